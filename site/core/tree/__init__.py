"""What all pages of the site share, whichever app they belong to."""
