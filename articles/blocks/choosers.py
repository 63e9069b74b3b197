"""Choosers that take what was already loaded for the whole body, instead of a query for each kind of block."""

from typing import Any

from wagtail.blocks import PageChooserBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from articles.loading import loaded


class PictureChooserBlock(ImageChooserBlock):
    def bulk_to_python(self, values: list[Any]) -> list[Any]:
        things = loaded.get()
        return super().bulk_to_python(values) if things is None else [things.pictures.get(value) for value in values]


class FileChooserBlock(DocumentChooserBlock):
    def bulk_to_python(self, values: list[Any]) -> list[Any]:
        things = loaded.get()
        return super().bulk_to_python(values) if things is None else [things.documents.get(value) for value in values]


class ArticleChooserBlock(PageChooserBlock):
    """Chooses an article; while a body renders, only one that readers may see comes back."""

    def __init__(self, **kwargs: Any):
        kwargs.setdefault("page_type", "articles.ArticlePage")
        super().__init__(**kwargs)

    def bulk_to_python(self, values: list[Any]) -> list[Any]:
        things = loaded.get()
        return super().bulk_to_python(values) if things is None else [things.pages.get(value) for value in values]
