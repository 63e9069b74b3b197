"""The register of decisions finds any change or gap, and survives a lawful erasure."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import models

from moderation.models import Comment
from review import register
from review.models import Decision, Register
from tests.factories import make_article, make_user
from tests.moderation.factories import make_comment

# What a person at the database could do: the model's own manager forbids it.
rows = models.QuerySet(Decision)


@pytest.fixture
def decided(site):
    by, page = make_user("admin"), make_article()
    return [make_comment(page, state=state, by=by) for state in ("approved", "refused", "spam", "withdrawn", "pending")]


def test_an_untouched_register_holds(decided):
    out = StringIO()
    call_command("verify_register", stdout=out)
    assert "4" in out.getvalue()


@pytest.mark.parametrize(
    "change",
    [
        {"text": "autre"}, {"reason": "autre"}, {"actor_name": "autre"}, {"move": "approve"}, {"to_state": "spam"},
        {"from_state": "spam"}, {"object_id": 999}, {"ground": "autre"}, {"digest": "0" * 64}, {"previous": "f" * 64},
        {"seals": {}}, {"sequence": 77}, {"act": "0" * 32}, {"act": ""},
    ],
    ids=lambda change: next(iter(change)),
)  # fmt: skip
def test_a_changed_entry_is_found(decided, change):
    rows.filter(sequence=2).update(**change)
    with pytest.raises(CommandError):
        call_command("verify_register", stderr=StringIO())


@pytest.mark.parametrize("sequence", [1, 2, 4])
def test_a_missing_entry_is_found_wherever_it_was(decided, sequence):
    rows.filter(sequence=sequence)._raw_delete("default")
    with pytest.raises(CommandError):
        call_command("verify_register", stderr=StringIO())


def test_an_entry_forged_with_a_right_digest_is_found_by_the_next(decided):
    entry = Decision.objects.get(sequence=2)
    entry.text = "autre"
    entry.close(2, entry.previous)
    rows.filter(sequence=2).update(text=entry.text, seals=entry.seals, digest=entry.digest)
    assert len(list(register.faults())) == 1


def test_a_state_changed_behind_the_register_is_found(decided):
    Comment.objects.filter(pk=decided[4].pk).update(state="approved")
    assert len(list(register.faults())) == 1


def test_an_erased_text_keeps_the_chain(decided):
    comment = decided[1]
    assert register.erase(comment, by=None, name="Direction") == 1
    entry = comment.decisions.first()
    assert (entry.text, bool(entry.erased_at)) == ("", True)
    assert list(register.faults()) == []


def test_a_text_blanked_without_an_erasure_is_found(decided):
    entry = decided[1].decisions.get()
    rows.filter(pk=entry.pk).update(
        text="", erased_at=entry.made_at, seals={**entry.seals, "text": "$" + entry.seals["text"].split("$")[1]}
    )
    assert len(list(register.faults())) == 1


def test_the_head_is_one_row(decided):
    assert Register.objects.count() == 1
