"""Giving: the call at the end of articles, campaigns and what they bring."""
