"""Sections, articles, authors, keywords, feeds. Knows nothing of comments."""
