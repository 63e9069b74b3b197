"""Acts of the comments' desk that need a page: edit and approve, answer, ban, close a discussion, erase."""
