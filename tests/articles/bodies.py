"""Bodies for tests: one of each block."""

import uuid

from django.core.files.base import ContentFile
from wagtail.models import Page
from wagtail.rich_text import RichText

from pages.models import CustomDocument

VIDEO = "https://framatube.org/w/9dRFC6Ya11NCVeYKn8ZhiD"


def make_document(title: str = "Statuts", name: str = "statuts.pdf", data: bytes = b"%PDF-1.4 " + b"x" * 2000) -> CustomDocument:
    document = CustomDocument(title=title, file=ContentFile(data, name=name))
    document.file_size = len(data)
    document.save()
    return document


def add_note(page: Page, text: str) -> str:
    """The identifier of a new footnote of `page`."""
    key = str(uuid.uuid4())
    page.footnotes.create(uuid=key, text=text, locale=page.locale)
    return key


def noted(text: str, *keys: str) -> RichText:
    marks = "".join(f'<footnote id="{key}">{key[:6]}</footnote>' for key in keys)
    return RichText(f"<p>{text}{marks}</p>")


def full_body(world: dict) -> list:
    """One of each block, as (name, value) pairs; `world` gives image, document, online and draft articles."""
    image, document, online, draft = world["image"], world["document"], world["online"], world["draft"]
    return [
        (
            "paragraph",
            RichText(
                f'<h2>La règle commune</h2><p>Lire <a linktype="page" id="{online.pk}">ceci</a>, '
                f'<a linktype="page" id="{draft.pk}">cela</a>, <a linktype="document" id="{document.pk}">les statuts</a> '
                'et <a href="https://example.org/">ailleurs</a> !</p><h3>Et après</h3><ul><li>Un</li></ul>'
            ),
        ),
        (
            "quote",
            {"text": "Des voisins, pas des bureaux !", "person": "Camille Renaud", "role": "fondatrice", "source": "", "url": ""},
        ),
        ("verse", {"text": "  Le soir\n    descend", "person": "Anonyme"}),
        ("callout", {"kind": "essential", "title": "À retenir", "text": RichText("<p>Trois bureaux.</p>")}),
        ("picture", {"image": image, "alignment": "wide", "alt": "", "decorative": False, "caption": "La cuisine", "credit": ""}),
        (
            "picture",
            {"image": image, "alignment": "left", "alt": "De près", "decorative": False, "caption": "", "credit": "Agence"},
        ),
        ("gallery", {"pictures": [{"image": image}, {"image": image, "decorative": True}], "caption": "Une journée"}),
        ("embed", {"address": VIDEO, "title": "Trois jours", "poster": image, "caption": "", "transcript": "Bonjour."}),
        ("document", {"document": document, "title": "Les statuts"}),
        (
            "table",
            {
                "data": [["Ville", "Bureaux"], ["Nantes", "24"]],
                "table_caption": "Trois ateliers",
                "table_header_choice": "both",
                "first_row_is_table_header": True,
                "first_col_is_header": True,
            },
        ),
        ("code", {"language": "Python", "code": "if a ! b:\n    print('<b>')", "caption": ""}),
        ("articles", {"title": "", "articles": [online, draft]}),
    ]
