"""Composition of the project: settings, addresses, WSGI. The only reader of the environment."""
