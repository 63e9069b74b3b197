"""Conventions of the house that a test holds better than a document."""

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def sources(*folders: str) -> list[Path]:
    return [
        path
        for folder in folders
        for path in sorted((ROOT / folder).rglob("*.py"))
        if "migrations" not in path.parts and path.name != "querysets.py"
    ]


def test_states_of_what_readers_send_are_filtered_in_querysets_only():
    """One door to public rows: a filter on state elsewhere would be a second door. (Mails have states too, and no reader.)"""
    found = [
        path
        for path in sources("moderation", "jobs", "articles", "site/review", "site/pages", "site/demo")
        if re.search(r"\.filter\([^)]*\bstate=", path.read_text())
    ]
    assert not found


def test_site_is_never_a_package():
    assert not (ROOT / "site" / "__init__.py").exists()


def test_no_lock_file_names_an_index():
    for lock in ROOT.glob("requirements*.txt"):
        assert not re.search(r"https?://|--index|--find-links|file:", lock.read_text()), lock.name
        assert "--hash=sha256:" in lock.read_text()


def test_top_level_is_what_was_asked_for():
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.split()
    asked = {"manage.py", "pyproject.toml", "site", "articles", "moderation", "jobs", "templates", "static", "tests", "README.md"}
    assert not tracked or asked <= {name.split("/")[0] for name in tracked}
