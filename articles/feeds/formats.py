"""The two formats, as Django writes them, with what it leaves out: several authors, pictures, the whole text."""

from datetime import UTC, datetime

from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed, rfc3339_date

MEDIA = {"xmlns:media": "http://search.yahoo.com/mrss/"}


# A feed without articles has no date of its own: the epoch is stable, now is not.
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Dated(SyndicationFeed):
    """A feed whose date is that of its last change, whenever it is asked for."""

    newest: datetime | None = None

    def latest_post_date(self):
        return self.newest or EPOCH


class Rss(Dated, Rss201rev2Feed):
    content_type = "application/rss+xml; charset=utf-8"

    def rss_attributes(self):
        further = {"xmlns:content": "http://purl.org/rss/1.0/modules/content/", "xmlns:dc": "http://purl.org/dc/elements/1.1/"}
        return {**super().rss_attributes(), **further, **MEDIA}

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        for name, _ in item["authors"]:
            handler.addQuickElement("dc:creator", name)
        if item["html"]:
            handler.addQuickElement("content:encoded", item["html"])
        _add_picture(handler, item["picture"])


class Atom(Dated, Atom1Feed):
    content_type = "application/atom+xml; charset=utf-8"

    def root_attributes(self):
        return {**super().root_attributes(), **MEDIA}

    def add_item_elements(self, handler, item):
        handler.addQuickElement("title", item["title"])
        handler.addQuickElement("link", "", {"href": item["link"], "rel": "alternate", "type": "text/html"})
        handler.addQuickElement("id", item["unique_id"])
        handler.addQuickElement("published", rfc3339_date(item["pubdate"]))
        handler.addQuickElement("updated", rfc3339_date(item["updateddate"]))
        for name, url in item["authors"]:
            handler.startElement("author", {})
            handler.addQuickElement("name", name)
            handler.addQuickElement("uri", url)
            handler.endElement("author")
        for category in item["categories"]:
            handler.addQuickElement("category", "", {"term": category})
        if item["text"]:
            handler.addQuickElement("summary", item["text"])
        if item["html"]:
            handler.addQuickElement("content", item["html"], {"type": "html"})
        _add_picture(handler, item["picture"])


def _add_picture(handler, picture):
    if picture:
        handler.startElement("media:content", {**picture["attributes"], "medium": "image"})
        if picture["caption"]:
            handler.addQuickElement("media:description", picture["caption"], {"type": "plain"})
        if picture["credit"]:
            handler.addQuickElement("media:credit", picture["credit"])
        handler.endElement("media:content")
