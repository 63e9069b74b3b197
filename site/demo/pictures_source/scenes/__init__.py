"""The pictures, by subject; each says what it shows, in French, beside the drawing."""

from . import country, coworking, portraits, sections, town, trades  # noqa: F401
from .register import ALL as ALL
