"""A template of ours that names an undefined variable fails the test that renders it."""

import sys
from pathlib import Path
from types import FrameType

from django.template.base import Node

ROOT = Path(__file__).resolve().parents[1]


class UndefinedVariable(AssertionError):
    """Not an AttributeError or KeyError: templates must not swallow it."""


def _is_ours(name: str | None) -> bool:
    return bool(name) and name.startswith(str(ROOT)) and "site-packages" not in name and "/.venv/" not in name


def _rendering_node(frame: FrameType | None) -> Node | None:
    while frame is not None:
        here = frame.f_locals.get("self")
        if isinstance(here, Node) and getattr(here, "origin", None) is not None:
            return here
        frame = frame.f_back
    return None


class StrictInvalid(str):
    """The engine's `string_if_invalid`: nothing in the templates of libraries, an error in ours."""

    def __bool__(self) -> bool:
        frame = sys._getframe(1)
        if frame.f_code.co_name == "resolve":
            node = _rendering_node(frame)
            if node is not None and _is_ours(node.origin.name):
                expression = frame.f_locals.get("self")
                raise UndefinedVariable(f"{getattr(expression, 'token', expression)} is undefined in {node.origin.name}")
        return False
