"""Pages that every site has: errors, and what machines ask."""
