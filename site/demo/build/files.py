"""Pictures and documents: each file is stored once, recognised by its content."""

import hashlib
import json
from pathlib import Path

from django.core.files.base import ContentFile
from wagtail.images import get_image_model
from wagtail.models import Collection

from demo.reader import CONTENT, table
from pages.models import CustomDocument, CustomImage

PICTURES = Path(__file__).parents[1] / "pictures"
COLLECTION = "La Mitoyenne"


class Shelf:
    """The demo's files by name. A picture that is not there is None; a document that is not there is an error."""

    def __init__(self) -> None:
        self.index = picture_index()
        self.pictures: dict[str, CustomImage | None] = {}
        self.documents: dict[str, CustomDocument] = {}

    def picture(self, name: str) -> CustomImage | None:
        if name not in self.pictures:
            self.pictures[name] = self._store_picture(f"{name}.jpg")
        return self.pictures[name]

    def document(self, name: str) -> CustomDocument:
        if name not in self.documents:
            self.documents[name] = self._store_document(name)
        return self.documents[name]

    def _store_picture(self, file: str) -> CustomImage | None:
        if file not in self.index or not (PICTURES / file).exists():
            return None
        content = (PICTURES / file).read_bytes()
        digest = hashlib.sha1(content, usedforsecurity=False).hexdigest()
        stored = get_image_model().objects.filter(file_hash=digest).first()
        if stored:
            return stored
        about = self.index[file]
        return get_image_model().objects.create(
            title=about["title"],
            description=about.get("description", ""),
            credit=about.get("credit", ""),
            licence=about.get("licence", ""),
            default_caption=about.get("caption", ""),
            collection=collection(),
            file=ContentFile(content, name=f"mitoyenne-{file}"),
            file_hash=digest,
            **_focal_point(about.get("focal")),
        )

    def _store_document(self, name: str) -> CustomDocument:
        content = (CONTENT / "files" / name).read_bytes()
        digest = hashlib.sha1(content, usedforsecurity=False).hexdigest()
        about = table("documents")[name]
        return CustomDocument.objects.filter(file_hash=digest).first() or CustomDocument.objects.create(
            title=about["title"],
            description=about["description"],
            collection=collection(),
            file=ContentFile(content, name=name),
            file_hash=digest,
            file_size=len(content),
        )


def picture_index() -> dict[str, dict]:
    """What is known of each picture, by file name; empty while there is no index."""
    path = PICTURES / "index.json"
    if not path.exists():
        return {}
    return {entry["file"]: entry for entry in json.loads(path.read_text(encoding="utf-8"))}


def collection() -> Collection:
    """The collection that holds the demo's files, made under the root at the first call."""
    return Collection.objects.filter(name=COLLECTION).first() or Collection.get_first_root_node().add_child(name=COLLECTION)


def _focal_point(box: list[int] | None) -> dict[str, int]:
    """What must stay in view: `box` is left, top, width, height; Wagtail wants the middle."""
    if not box:
        return {}
    left, top, width, height = box
    return {
        "focal_point_x": left + width // 2,
        "focal_point_y": top + height // 2,
        "focal_point_width": width,
        "focal_point_height": height,
    }
