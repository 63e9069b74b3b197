"""Search: what a reader types, the engines, the results."""
