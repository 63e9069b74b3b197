"""What a message looks like, whatever its words: links, disguises, contacts, amounts. Each sign is a number from 0 to about 3."""

import math
import re

from moderation.spam.lexicon import counted, is_gibberish
from moderation.spam.words import SPACED, WORD, folded, is_leet, is_mixed, visible, words_of

LINK = re.compile(r"(?:https?|hxxps?|ftp)://[^\s<>\"'\]]{1,400}|\bwww\.[^\s<>\"'\]]{2,200}", re.IGNORECASE)
MARKUP = re.compile(r"<a\s|\[url[=\]]|\[link[=\]]|</a>|href=", re.IGNORECASE)
HIDDEN_LINK = re.compile(r"hxxps?:|\w\s?[(\[]\s?(?:dot|point)\s?[)\]]\s?\w|\w \. (?:com|net|org|ru|info)\b", re.IGNORECASE)
AFFILIATE = re.compile(r"[?&](?:aff|ref|utm_\w{1,20}|promo|code)=|/r/|/go/", re.IGNORECASE)
MAILBOX = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{2,63}")
MESSENGER = re.compile(r"\b(?:whats ?app|telegram|viber|signal|skype|wechat)\b", re.IGNORECASE)
HANDLE = re.compile(r"(?<![\w.])@\w*[_\d]\w*")
FOREIGN_PHONE = re.compile(r"(?<!\w)(?:\+|00)[1-9](?:[ .()-]{0,2}\d){7,13}")
PHONE = re.compile(r"(?<![\d+])0[1-9](?:[ .-]?\d\d){4}(?!\d)|(?<!\d)\d\d(?:[ .]\d\d){3,4}(?!\d)")
MONEY = re.compile(r"[$€£₽]\s?\d|\d\s?(?:[$€£₽]|euros?\b|eur\b|usd\b|dollars?\b|k\b)", re.IGNORECASE)
LARGE = re.compile(r"\d{1,3}(?:[ .,\u202f\u00a0]\d{3})+|(?<!\d)\d{4,}\s?[$€£]|[$€£]\s?\d{4,}")
PERCENT = re.compile(r"\d\s?%")
PICTURE = re.compile("[\U0001f300-\U0001faff\u2600-\u27bf]")
SHOUT = re.compile(r"!{2,}|>>+|!\s*$")
OTHER_SCRIPT = re.compile(
    r"[\u0370-\u03ff\u0400-\u052f\u0590-\u06ff\u0900-\u0dff\u0e00-\u0eff\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]"
)
NAME_TRADE = ("trades", "sale", "gambling", "pharmacy", "money", "documents", "occult", "copies", "audience", "adult")
EARNEST = ("person", "argument")


def signs_of(name: str, text: str) -> dict[str, float]:
    """{sign: strength} of a message; absent signs are left out."""
    seen = visible(text)
    name_words = words_of(name)
    links = LINK.findall(seen)
    bare = words_of(LINK.sub(" ", seen))
    lists, in_name = counted(bare), counted(name_words)
    letters = [char for char in seen if char.isalpha()]
    whole = WORD.findall(folded(LINK.sub(" ", seen)))
    number = max(1, len(bare))
    found = {
        "links": _log(len(links)),
        "one link": 1.0 if len(links) == 1 else 0.0,
        "many links": 1.0 if len(links) > 2 else 0.0,
        "link share": min(1.0, sum(map(len, links)) / max(1, len(seen))) * 2,
        "link in markup": _log(len(MARKUP.findall(seen))),
        "hidden link": _log(len(HIDDEN_LINK.findall(seen))) * 1.5,
        "affiliate link": _log(len(AFFILIATE.findall(seen))),
        "plain page": _log(sum(_is_deep(link) for link in links)),
        "mailbox": _log(len(MAILBOX.findall(seen))),
        "messenger": _log(len(MESSENGER.findall(seen))) + _log(len(HANDLE.findall(seen))),
        "foreign phone": _log(len(FOREIGN_PHONE.findall(seen))),
        "phone": _log(len(PHONE.findall(seen))),
        "money": _log(len(MONEY.findall(seen))),
        "large number": _log(len(LARGE.findall(seen))),
        "percent": _log(len(PERCENT.findall(seen))),
        "picture": _log(len(PICTURE.findall(seen))),
        "exclamation": _log(len(SHOUT.findall(seen))),
        "question": min(1.0, seen.count("?") / 2),
        "capitals": sum(char.isupper() for char in letters) / max(1, len(letters)) if len(letters) > 8 else 0.0,
        "other script": min(1.0, 2 * len(OTHER_SCRIPT.findall(seen)) / max(1, len(letters))),
        "two scripts": _log(sum(map(is_mixed, whole))),
        "figures for letters": _log(sum(map(is_leet, whole))),
        "spaced letters": _log(len(SPACED.findall(seen))),
        "gibberish": min(1.5, 3 * sum(map(is_gibberish, bare)) / number),
        "figures in the name": 1.0 if re.search(r"\d", name) and " " in name.strip() else 0.0,
        "long name": 1.0 if len(name_words) > 3 else 0.0,
        "name without capital": 1.0 if name and name == name.lower() and len(name_words) > 1 else 0.0,
        "odd name": 1.0 if any(map(is_gibberish, name_words)) else 0.0,
        "trade in the name": _log(sum(in_name[topic] for topic in NAME_TRADE)) * 1.5,
        "address in the name": 1.0 if "://" in name or "www." in name or ".com" in name else 0.0,
        "answers somebody": 1.0 if seen.lstrip().startswith("@") else 0.0,
        "length": min(2.0, len(bare) / 60),
        "few words": 1.0 if len(bare) < 6 else 0.0,
        "nothing but links": 1.0 if links and len(bare) < 4 else 0.0,
    }
    for topic, amount in lists.items():
        found[f"{topic} words" if topic in found else topic] = _log(amount)
    trade = sum(lists[topic] for topic in NAME_TRADE) + lists["urge"]
    contact = bool(links) or found["messenger"] or found["foreign phone"] or found["mailbox"] or found["hidden link"]
    found["trade and a way to reach"] = _log(trade) if contact else 0.0
    found["trade without one"] = 0.0 if contact else _log(trade)
    found["praise and a link"] = _log(lists["praise"]) if contact and lists["praise"] > 1 else 0.0
    found["trade per word"] = min(1.0, trade / number)
    found["earnest per word"] = min(1.0, 3 * sum(lists[topic] for topic in EARNEST) / number)
    return {sign: round(strength, 3) for sign, strength in found.items() if strength}


def _log(count: int) -> float:
    return math.log2(1 + min(count, 15)) / 1.5


def _is_deep(link: str) -> bool:
    """An address of one page among many (a report, an article), rather than a front page."""
    path = link.split("://")[-1].partition("/")[2]
    return len(path) > 8 and bool(re.search(r"\d|\.pdf|-", path)) and not AFFILIATE.search(link)
