"""Makes rows of the content files. What exists already is left as editors made it."""

from demo.build.load import load

__all__ = ["load"]
