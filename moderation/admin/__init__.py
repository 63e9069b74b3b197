"""What the rules of comments show in the admin: the lists of words, and one page that tells and tries all rules."""
