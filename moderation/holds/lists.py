"""The lists of words of the site, ready to match: compiled once per process, anew when an editor changes one."""

from dataclasses import dataclass

from django.db.models import Count, Max

from moderation.holds.words import Matcher, entries_of
from moderation.models import WordList


@dataclass(frozen=True)
class Words:
    """What refuses and what holds."""

    banned: Matcher
    suspect: Matcher


_ready: tuple[object, Words] = (None, Words(Matcher([]), Matcher([])))


def words_in_use() -> Words:
    """One query where nothing changed, two where something did."""
    global _ready
    state = WordList.objects.aggregate(newest=Max("changed_at"), lists=Count("pk"), largest=Max("pk"))
    version = tuple(state.values())
    if _ready[0] != version:
        lists = list(WordList.objects.filter(active=True))
        _ready = version, Words(_matcher(lists, WordList.Effect.REFUSE), _matcher(lists, WordList.Effect.HOLD))
    return _ready[1]


def _matcher(lists: list[WordList], effect: str) -> Matcher:
    return Matcher(entry for words in lists if words.effect == effect for entry in entries_of(words.entries))
