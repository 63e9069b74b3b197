"""What a text alone tells: its links, its capitals. In a time that grows with its length only."""

import re

LINK = re.compile(r"(?:https?|hxxps?|ftp)://[^\s<>\"'\]]{1,300}|\bwww\.[^\s<>\"'\]]{2,200}", re.IGNORECASE)
BARE_HOST = re.compile(
    r"(?<![\w@./-])[a-z0-9-]{2,63}\.(?:com|net|org|info|biz|ru|top|xyz|shop|online|site|club)\b", re.IGNORECASE
)
FEWEST_LETTERS = 25
SHOUTED = 0.8


def links_of(text: str) -> list[str]:
    """The addresses in a text, each once, in order; of those without http, the usual endings only."""
    found = [(place.start(), place.group().rstrip(".,;:!?)…")) for place in LINK.finditer(text)]
    spans = [(place.start(), place.end()) for place in LINK.finditer(text)]
    rest = list(text)
    for start, end in spans:
        rest[start:end] = " " * (end - start)
    found += [(place.start(), place.group()) for place in BARE_HOST.finditer("".join(rest))]
    return list(dict.fromkeys(link for _start, link in sorted(found)))


def is_shouted(text: str) -> bool:
    """Whether a text of some length is in capitals, links apart."""
    letters = [char for char in LINK.sub(" ", text) if char.isupper() or char.islower()]
    return len(letters) >= FEWEST_LETTERS and sum(map(str.isupper, letters)) >= SHOUTED * len(letters)
