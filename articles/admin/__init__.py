"""What editors see of articles, authors and keywords in the Wagtail admin."""
