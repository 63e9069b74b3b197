"""Readers' comments. The only importer of the comments package."""
