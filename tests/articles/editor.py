"""The form of the page editor, as a browser would send it back."""

from html import unescape
from html.parser import HTMLParser

from django.urls import reverse

from articles.models import ArticlePage


class FormReader(HTMLParser):
    """Names and values of the fields of the form `id`, templates of inline panels left aside."""

    def __init__(self, form_id: str) -> None:
        super().__init__()
        self.form_id = form_id
        self.values: dict[str, str] = {}
        self.inside = self.hidden = False
        self.select = self.textarea = ""

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "form":
            self.inside = given.get("id") == self.form_id
        if tag in ("template", "script"):
            self.hidden = True
        if not self.inside or self.hidden:
            return
        name = given.get("name", "")
        if tag == "input" and name and given.get("type") not in ("submit", "button", "file"):
            if given.get("type") in ("checkbox", "radio") and "checked" not in given:
                return
            self.values[name] = given.get("value") or ""
        elif tag == "textarea":
            self.textarea = name
            self.values[name] = ""
        elif tag == "select":
            self.select = name
        elif tag == "option" and self.select and "selected" in given:
            self.values[self.select] = given.get("value") or ""

    def handle_endtag(self, tag):
        if tag in ("template", "script"):
            self.hidden = False
        elif tag == "form":
            self.inside = False
        elif tag == "textarea":
            self.values[self.textarea] = self.values.get(self.textarea, "").removeprefix("\n") if self.textarea else ""
            self.textarea = ""
        elif tag == "select":
            self.select = ""

    def handle_data(self, data):
        if self.inside and self.textarea and not self.hidden:
            self.values[self.textarea] += data


def read_form(html: str, form_id: str) -> dict[str, str]:
    reader = FormReader(form_id)
    reader.feed(html)
    return reader.values


def form_of(client, article) -> dict[str, str]:
    """What the open editor of `article` would send."""
    html = client.get(reverse("wagtailadmin_pages:edit", args=[article.pk])).content.decode()
    return with_streams(read_form(html, "page-edit-form"))


def with_streams(values: dict[str, str]) -> dict[str, str]:
    """Streams are drawn by JavaScript: here they are sent empty."""
    return {**{f"{name}-count": "0" for name in ("body", "online_links", "documents", "corrections")}, **values}


def post_form(client, article, **changes):
    """Opens the editor of `article`, changes fields, sends it. Without an action it saves a draft."""
    return client.post(
        reverse("wagtailadmin_pages:edit", args=[article.pk]), {**form_of(client, article), **changes}, follow=True
    )


def latest(article) -> ArticlePage:
    """The latest version of `article`, as the database has it now."""
    return ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object()


def words(answer) -> str:
    """The page as text to search in: no entity, no special space."""
    return " ".join(unescape(answer.content.decode()).replace("\u00a0", " ").replace("\u202f", " ").split())
