"""What a body refers to, found in its raw data and loaded at once: one query for each kind, whatever the number of blocks."""

from collections.abc import Iterator
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db.models import F, Q
from wagtail.blocks import Block, ListBlock, PageChooserBlock, RichTextBlock, StreamBlock, StructBlock
from wagtail.documents import get_document_model
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageChooserBlock
from wagtail.models import Page
from wagtail.rich_text.rewriters import FIND_A_TAG, extract_attrs

from articles.pictures import BODY_SPECS, SIZES
from core.tree.restrictions import restricted_paths

Reference = tuple[str, int]
CHOOSERS = ((ImageChooserBlock, "pictures"), (DocumentChooserBlock, "documents"), (PageChooserBlock, "pages"))


@dataclass
class Loaded:
    """Rows by primary key. `pages` holds only what readers may see; articles carry `public_date` and `kicker`."""

    pictures: dict[int, Any] = field(default_factory=dict)
    documents: dict[int, Any] = field(default_factory=dict)
    pages: dict[int, Any] = field(default_factory=dict)

    def address_of(self, page: int, request: Any = None) -> str:
        """The address of the page of that number; nothing where readers may not open it."""
        found = self.pages.get(page)
        return (found.get_url(request) or "") if found else ""


loaded: ContextVar[Loaded | None] = ContextVar("loaded", default=None)


def load(references: Iterator[Reference] | list[Reference]) -> Loaded:
    """The rows behind `references`: four queries at most (pictures, their renditions, documents, pages)."""
    ids: dict[str, set[int]] = {"pictures": set(), "documents": set(), "pages": set()}
    for kind, key in references:
        ids[kind].add(key)
    things = Loaded()
    if ids["pictures"]:
        pictures = get_image_model().objects.filter(pk__in=ids["pictures"]).prefetch_renditions(*BODY_SPECS)
        things.pictures = {picture.pk: picture for picture in pictures}
        for picture in pictures:
            picture.fetched_sizes = SIZES
    if ids["documents"]:
        things.documents = get_document_model().objects.in_bulk(ids["documents"])
    if ids["pages"]:
        things.pages = {page.pk: page for page in linked_pages(ids["pages"])}
    return things


def linked_pages(ids: set[int]) -> Any:
    """The pages among `ids` that readers may open, as plain pages with the date and over-title of articles."""
    articles = apps.get_model("articles", "ArticlePage").objects.current()
    readable = Q(articlepage__isnull=True) | Q(pk__in=articles.values("pk"))
    closed = Q()
    for path in restricted_paths():
        closed |= Q(path__startswith=path)
    pages = Page.objects.filter(readable, pk__in=ids).live()
    return (pages.exclude(closed) if closed else pages).annotate(
        public_date=F("articlepage__public_date"), kicker=F("articlepage__kicker")
    )


def references_of(block: Block, raw: Any) -> Iterator[Reference]:
    """What `raw`, the stored form of a value of `block`, refers to. Takes any shape: what it cannot read, it skips."""
    if isinstance(block, StreamBlock):
        for item in raw or ():
            if isinstance(item, dict) and item.get("type") in block.child_blocks:
                yield from references_of(block.child_blocks[item["type"]], item.get("value"))
    elif isinstance(block, StructBlock):
        for name, child in block.child_blocks.items():
            if isinstance(raw, dict):
                yield from references_of(child, raw.get(name))
    elif isinstance(block, ListBlock):
        for item in raw or ():
            yield from references_of(block.child_block, item.get("value") if isinstance(item, dict) and "type" in item else item)
    elif isinstance(block, RichTextBlock):
        yield from references_in_text(raw or "")
    else:
        for chooser, kind in CHOOSERS:
            if isinstance(block, chooser) and isinstance(raw, int):
                yield kind, raw


def references_in_text(source: str) -> Iterator[Reference]:
    """Pages and documents that the stored rich text `source` links to."""
    kinds = {"page": "pages", "document": "documents"}
    for match in FIND_A_TAG.finditer(str(source)):
        attributes = extract_attrs(match.group(1))
        kind, key = kinds.get(attributes.get("linktype", "")), attributes.get("id", "")
        if kind and key.isascii() and key.isdigit() and len(key) < 18:
            yield kind, int(key)
