"""Demo content: a small invented newspaper that shows every feature."""
