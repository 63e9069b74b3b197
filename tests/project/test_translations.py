"""French is complete: every source string translated, none fuzzy, what is compiled is what is written."""

import re
import shutil
import subprocess
from collections import defaultdict
from pathlib import Path

import polib
import pytest

ROOT = Path(__file__).resolve().parents[2]
CATALOGUES = sorted(
    path for path in ROOT.rglob("locale/fr/LC_MESSAGES/django.po") if not {".venv", "var"} & set(path.relative_to(ROOT).parts)
)
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: str(path.parents[3].relative_to(ROOT)))
def test_french_is_complete_and_compiled(path: Path):
    catalogue = polib.pofile(str(path))
    assert not [entry.msgid for entry in catalogue.untranslated_entries()]
    assert not [entry.msgid for entry in catalogue.fuzzy_entries()]
    compiled = {(entry.msgctxt, entry.msgid): entry for entry in polib.mofile(str(path.with_suffix(".mo")))}
    for entry in catalogue:
        if entry.obsolete:
            continue
        mo = compiled.get((entry.msgctxt, entry.msgid))
        assert mo is not None, f"not compiled: {entry.msgid}"
        assert (mo.msgstr, list(mo.msgstr_plural.values())) == (entry.msgstr, list(entry.msgstr_plural.values())), entry.msgid


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: str(path.parents[3].relative_to(ROOT)))
def test_french_keeps_the_placeholders(path: Path):
    for entry in polib.pofile(str(path)):
        if entry.msgstr:
            assert sorted(set(PLACEHOLDER.findall(entry.msgid))) == sorted(set(PLACEHOLDER.findall(entry.msgstr))), entry.msgid


# English that no editor would sign, each seen once.
CLUMSY_ENGLISH = re.compile(r"\b(?:for|to) who (?:can|may|write|speak)|Example: Survey|\)s waits?$|\ban? \w+day at\b")


OURS = [path for path in CATALOGUES if "wording" not in path.parts]


@pytest.mark.parametrize("path", OURS, ids=lambda path: str(path.parents[3].relative_to(ROOT)))
def test_english_reads_well_and_gives_the_same_examples_as_french(path: Path):
    entries = [entry for entry in polib.pofile(str(path)) if not entry.obsolete]
    assert not [entry.msgid for entry in entries if CLUMSY_ENGLISH.search(entry.msgid)]
    assert not [entry.msgid for entry in entries if ("Example:" in entry.msgid) != bool(re.search(r"Exemple\s:", entry.msgstr))]


def test_a_source_string_has_one_french_text_in_all_catalogues():
    """Django merges them into one, where the first wins everywhere: two meanings need two contexts.

    `site/core/wording` is held to it: it rewords what the libraries say, and a word of ours comes before it.
    """
    told = defaultdict(lambda: defaultdict(list))
    for path in CATALOGUES:
        for entry in polib.pofile(str(path)):
            if not entry.obsolete:
                text = (entry.msgstr, *entry.msgstr_plural.values())
                told[entry.msgctxt, entry.msgid, bool(entry.msgid_plural)][text].append(str(path.parents[3].relative_to(ROOT)))
    assert len(CATALOGUES) > 1
    assert not {key: dict(texts) for key, texts in told.items() if len(texts) > 1}


@pytest.mark.skipif(not shutil.which("xgettext"), reason="finding new strings needs gettext (Debian: apt install gettext)")
def test_every_string_of_the_sources_is_in_a_catalogue(tmp_path):
    """Runs makemessages on a copy: whatever it adds was forgotten."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.splitlines()
    for name in listed:
        if (ROOT / name).is_file() and not name.startswith("tests/"):
            target = tmp_path / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, target)
    before = messages(tmp_path)
    import os
    import sys

    subprocess.run(
        [sys.executable, "manage.py", "makemessages", "-l", "fr", "--no-location", "--no-obsolete"],
        cwd=tmp_path,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings.dev", "VAR_DIR": str(tmp_path / "var")},
        check=True,
        capture_output=True,
    )
    assert not messages(tmp_path) - before


def messages(root: Path) -> set[tuple[str, str | None, str]]:
    return {
        (str(path.relative_to(root)), entry.msgctxt, entry.msgid)
        for path in root.rglob("locale/fr/LC_MESSAGES/django.po")
        for entry in polib.pofile(str(path))
        if not entry.obsolete
    }
