"""The job board. Holds its place in the layers until its first feature."""
