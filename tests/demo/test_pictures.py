"""The demo's pictures: each is listed, opens, has its size, and says in French what it shows."""

import json
from pathlib import Path

import pytest
from PIL import Image

FOLDER = Path(__file__).resolve().parents[2] / "site" / "demo" / "pictures"
INDEX = json.loads((FOLDER / "index.json").read_text(encoding="utf-8"))
PLAN = (FOLDER.parent / "PICTURES.md").read_text(encoding="utf-8")
EVERY = pytest.mark.parametrize("entry", INDEX, ids=[entry["file"] for entry in INDEX])


def size_of(entry):
    is_portrait = entry["file"].startswith("portrait-") and not entry["file"].startswith("portrait-mecanicienne")
    return (800, 800) if is_portrait else (1600, 1067)


@EVERY
def test_a_picture_opens_with_its_size_its_weight_and_no_metadata(entry):
    path = FOLDER / entry["file"]
    with Image.open(path) as picture:
        picture.load()
        assert (picture.format, picture.mode, picture.size) == ("JPEG", "RGB", size_of(entry))
        assert not picture.getexif()
        assert "icc_profile" not in picture.info
    assert 30_000 < path.stat().st_size < 200_000


@EVERY
def test_a_picture_says_in_french_what_it_shows_and_who_drew_it(entry):
    words = entry["description"].lower().replace("’", "’ ").split()
    assert len(words) >= 10
    assert {"un", "une", "des", "le", "la", "les"} & set(words)
    assert "'" not in entry["title"] + entry["description"] + entry["caption"]
    assert entry["title"]
    assert entry["credit"].endswith("/ La Mitoyenne")
    assert entry["licence"] == "cc-by-sa"


@EVERY
def test_the_focal_area_lies_inside_the_picture(entry):
    x, y, width, height = entry["focal"]
    assert min(x, y) >= 0
    assert min(width, height) > 0
    assert x + width <= size_of(entry)[0]
    assert y + height <= size_of(entry)[1]


def test_the_folder_and_the_list_name_the_same_files_and_together_stay_light():
    files = {path.name for path in FOLDER.glob("*.jpg")}
    assert files == {entry["file"] for entry in INDEX}
    assert len(files) == len(INDEX)
    assert sum((FOLDER / name).stat().st_size for name in files) < 5_200_000


def test_every_article_and_author_of_the_plan_has_its_picture():
    have = {entry["file"].removesuffix(".jpg") for entry in INDEX}
    articles, portraits = planned("One per article"), planned("Portraits")
    assert len(articles) > 25
    assert len(portraits) > 5
    assert not {*articles, *(f"portrait-{slug}" for slug in portraits)} - have


def planned(title):
    """The slugs of the plan's table under a heading."""
    table = PLAN.split(f"## {title}")[1].split("\n## ")[0]
    return [line.split("|")[1].strip() for line in table.splitlines() if line.startswith("| ") and "| slug" not in line]
