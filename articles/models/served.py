"""Migrations name this module: `Served` lives in core."""

from core.tree.served import Served

__all__ = ["Served"]
