"""The difference between two versions of an offer, by Wagtail's own comparison classes."""

from difflib import SequenceMatcher
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy
from wagtail.admin import compare

from jobs.models import OfferEdit
from jobs.models.edit import as_offer

# Fields whose name stands beside another in the form, and says little alone.
LABELS = {"pay_min": gettext_lazy("Gross pay, lowest"), "pay_max": gettext_lazy("Gross pay, highest")}


class DisplayedComparison(compare.FieldComparison):
    """Values as readers see them, before and after: choices by their label, sums and dates in the language of the desk."""

    def __init__(self, field: Any, obj_a: Any, obj_b: Any) -> None:
        super().__init__(field, obj_a, obj_b)
        self.val_a, self.val_b = obj_a.shown(field.name), obj_b.shown(field.name)

    def field_label(self) -> str:
        return str(LABELS.get(self.field.name) or super().field_label())

    def htmldiff(self) -> Any:
        changes = [("deletion", self.val_a)] if self.val_a else []
        changes += [("addition", self.val_b)] if self.val_b else []
        return compare.TextDiff(changes, separator=" → ").to_html()


class WordsComparison(compare.TextFieldComparison):
    """A long text with its changes in place; what goes and what comes instead never run together."""

    def htmldiff(self) -> Any:
        return words_changed(self.val_a, self.val_b)


def words_changed(before: str, after: str) -> Any:
    changes: list[tuple[str, str]] = []
    for kind, words in compare.diff_text(before, after).changes:
        if changes and kind != "equal" and changes[-1][0] not in ("equal", kind):
            changes.append(("equal", " "))
        changes.append((kind, words))
    return compare.TextDiff(changes).to_html()


def lines_changed(before: str, after: str) -> list[Any]:
    """The passages of a text that are not what they were, each with its changes in place."""
    old, new = before.splitlines(), after.splitlines()
    found = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [words_changed("\n".join(old[a:b]), "\n".join(new[c:d])) for kind, a, b, c, d in found if kind != "equal"]


def differences(edit: OfferEdit) -> list[Any]:
    """One comparison for each field that `edit` changes; each has `field_label()` and `htmldiff()`.

    Compared with the text that was there when the change was written, so that the card tells the same afterwards.
    """
    before, after = as_offer(edit.offer, edit.before), edit.wanted
    found = []
    for name in edit.changed_fields:
        field: Any = edit.offer._meta.get_field(name)
        found.append((WordsComparison if isinstance(field, models.TextField) else DisplayedComparison)(field, before, after))
    return found
