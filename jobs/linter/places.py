"""A text without accents and capitals, with the way back to the words as they were written."""

from core.text import fold


def folded(source: str) -> tuple[str, list[int]]:
    """`source` folded, and for each of its characters the place in `source` that it comes from."""
    pieces, places = [], []
    for place, char in enumerate(source.replace("’", "'")):
        piece = fold(char) or " "
        pieces.append(piece)
        places += [place] * len(piece)
    return "".join(pieces), places
