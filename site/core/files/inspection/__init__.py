"""What is inside a file of a stranger. Pure Python without Django: it runs in a process of its own (see `process`)."""
