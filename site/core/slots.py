"""Places in a template that apps above fill: an article shows comments without knowing that they exist."""

from collections.abc import Callable

from django.template import Context

Filler = Callable[[Context], str]
_fillers: dict[str, list[tuple[int, Filler]]] = {}


def fills(slot: str, order: int = 100) -> Callable[[Filler], Filler]:
    """Decorates `filler(context) -> safe HTML`, shown where a template says `{% slot "…" %}`, the smallest order first."""

    def register(filler: Filler) -> Filler:
        _fillers.setdefault(slot, []).append((order, filler))
        return filler

    return register


def fillers(slot: str) -> list[Filler]:
    return [filler for _, filler in sorted(_fillers.get(slot, []), key=lambda pair: pair[0])]
