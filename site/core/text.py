"""Text of every origin: folding, and later escaping, paragraphs, links and the one bleach call."""

import unicodedata


def fold(text: str) -> str:
    """`text` without case, accents or repeated spaces: two spellings that fold alike are the same word.

    Example: "Économie  Sociale" and "economie sociale" fold alike.
    """
    decomposed = unicodedata.normalize("NFKD", text.replace("œ", "oe").replace("Œ", "OE").replace("æ", "ae").replace("Æ", "AE"))
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return " ".join(bare.casefold().split())
