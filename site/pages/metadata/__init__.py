"""What a page says of itself to search engines, feed readers and the networks where it is shared."""
