"""French typography, applied when a text is shown: an editor who types plain spaces gets it right without knowing.

Rules (see `typeset_text`): a narrow no-break space before ; ! ? and inside « », a no-break space before : % €, units and a
/ that stands between spaces, ’ for ', … for three dots, – for a hyphen between words and spaces (not before a number, where it
may be a minus or a range). Idempotent: a text set twice is the text set once.
"""

import html
import re

from core.dates import content_is_french

THIN = "\u202f"
FIRM = "\u00a0"
SPACES = " \t\u00a0\u2009\u202f"

# What is copied as it stands: addresses of the web and of people, entities.
_UNTOUCHED = (
    r"https?://[^\s<>«»\"]+"
    r"|\bwww\.[^\s<>«»\"]+"
    r"|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}"
    r"|(?<![\w.-])[\w-]{1,63}(?:\.[\w-]{1,63}){0,8}\.[a-z]{2,12}/[^\s<>«»\"]*"
    r"|&(?:\#\d+|\#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);"
)
_UNITS = (
    "%|‰|€|\\$|£|k€|M€|Md€|euros?|millions?|milliards?|"
    "km/h|km²|km|cm|mm|m²|m³|m|kg|mg|g|t|ha|ml|cl|l|L|h|min|s|°C|°|"
    "ko|Ko|Mo|Go|To|kWh|MWh|GWh|TWh|Wh|kW|MW|GW|W|V|A|Hz|dB|pts?"
)
_AFTER_STRONG = r"(?:[\s»«\])\"”’'.,…]|\Z)"
_RULES = rf"""
      (?=[{SPACES};:!?«»'.%‰€])
    (?: (?P<ellipsis>(?<![./\\])\.\.\.(?!\.))
      | (?P<apostrophe>(?<=[^\W\d_])'(?=[\w«"“]|\Z))
      | (?P<empty>«[{SPACES}]*»)
      | (?P<opening>«[{SPACES}]*)
      | (?P<closing>(?:(?<![{SPACES}])[{SPACES}]+)?»)
      | (?P<thin>(?:(?<=\S)[{SPACES}]+|(?<=[\w)\]»’'"”.…%€$£°]))(?=[!?]+{_AFTER_STRONG}|;(?:[\s»]|\Z)))
      | (?P<firm>(?<=\S)[{SPACES}]+(?=:(?:[\s«»"“]|\Z))
                |(?<=\w)[{SPACES}]+(?=/[{SPACES}]\w)
                |(?<=[^\W\d_])(?=:(?:[\s»]|\Z))
                |(?<=[\d)\]»’'"”.…%€$£°])(?=:[\s»]))
      | (?P<unit>(?<=\d)[{SPACES}]+(?=(?:{_UNITS})(?!\w))|(?<=\d)(?=[%‰€](?!\w)))
      | (?P<dash>(?<=[^\s–—-])(?!(?<=\b\w)[{SPACES}]+--?[{SPACES}]+\w\b)[{SPACES}]+--?
                (?=[{SPACES}]+(?:[^\W\d_]|[«“"(])|(?<=\D[{SPACES}]-)[{SPACES}]+\Z))
      | (?P<thousands>(?<=\d)[{SPACES}](?=\d{{3}}(?!\d)))
    )
    """
_SENTENCES = re.compile(_RULES, re.VERBOSE)
_SENTENCES_AND_ADDRESSES = re.compile(rf"(?P<untouched>{_UNTOUCHED})|{_RULES}", re.VERBOSE)
_HINT_OF_ADDRESS = re.compile(r"[/@&]|www\.")
_REPLACEMENTS = {
    "ellipsis": "…",
    "apostrophe": "’",
    "empty": f"«{THIN}»",
    "opening": f"«{THIN}",
    "closing": f"{THIN}»",
    "thin": THIN,
    "firm": FIRM,
    "unit": FIRM,
    "thousands": THIN,
}


def _replace(found: re.Match[str]) -> str:
    if found.lastgroup == "dash":
        return found.group().rstrip("-") + "–"
    return _REPLACEMENTS.get(found.lastgroup or "", found.group())


def typeset_text(text: str) -> str:
    """Plain `text` with French spaces, apostrophes and ellipses. Plain text in, plain text out."""
    rules = _SENTENCES_AND_ADDRESSES if _HINT_OF_ADDRESS.search(text) else _SENTENCES
    return rules.sub(_replace, text)


def typeset_content(text: str) -> str:
    """Plain `text` that editors or readers wrote, as the pages show it, for what is no page: feeds, the head of a page."""
    return typeset_text(text) if content_is_french() else text


# An unfinished tag goes to the end of the text, as in browsers: nothing is read twice, whatever the input.
_TAG = re.compile(
    r"""<!--.*?(?:-->|\Z)|<[!?][^>]*(?:>|\Z)"""
    r"""|<(?P<close>/?)(?P<name>[a-zA-Z][\w:-]*+)(?P<attributes>(?:[^>"']|"[^"]*"|'[^']*')*+)(?:>|["'].*\Z|\Z)""",
    re.DOTALL,
)
_LANGUAGE = re.compile(r"""\slang\s*=\s*["']?(?!fr\b)""", re.IGNORECASE)
_CODE = frozenset({"code", "pre", "kbd", "samp", "var", "script", "style", "textarea", "svg", "math"})
_INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s"}
    | {"samp", "small", "span", "strong", "sub", "sup", "time", "u", "var"}
)


def typeset_html(source: str) -> str:
    """An HTML fragment with French type in its text, and nowhere else.

    Tags, comments, code (`code`, `pre`, `kbd`…) and passages marked with another `lang` are copied as they stand.
    """
    parts: list[str] = []
    position, before = 0, ""
    foreign, depth = "", 0
    for tag in _TAG.finditer(source):
        text = source[position : tag.start()]
        position = tag.end()
        parts += (text if depth else _typeset_node(text, before), tag.group())
        if text:
            before = _stand_in(text)
        name = (tag["name"] or "").lower()
        if name and name not in _INLINE:
            before = ""
        if depth:
            depth += (0 if tag["close"] else 1) if name == foreign else 0
            depth -= 1 if name == foreign and tag["close"] else 0
        elif name and not tag["close"] and _is_not_french(name, tag["attributes"]):
            foreign, depth = name, 1
    text = source[position:]
    parts.append(text if depth else _typeset_node(text, before))
    return "".join(parts)


def _is_not_french(name: str, attributes: str) -> bool:
    return not attributes.endswith("/") and (name in _CODE or bool(_LANGUAGE.search(attributes)))


def _typeset_node(text: str, before: str) -> str:
    """One text node; `before` stands for the visible character that ends the node before it, if any."""
    if not text:
        return text
    typed = typeset_text(before + html.unescape(text))[len(before) :]
    return typed.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _stand_in(text: str) -> str:
    """A letter, a digit or nothing, for the last character of `text`: what the rules ask of the character before."""
    last = text[-1]
    if last.isspace():
        return ""
    return "0" if last.isdigit() else "x"
