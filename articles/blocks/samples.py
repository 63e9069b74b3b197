"""What the picker shows of each block: made up, in the language of who edits; pictures are the latest of the library."""

from decimal import Decimal
from typing import Any

from django.apps import apps
from django.utils.translation import gettext as _
from wagtail.documents import get_document_model
from wagtail.images import get_image_model


def paragraph() -> str:
    return "".join(
        (
            "<p>",
            _("The workshop opens at eight. Each has the key, and each sweeps the floor on leaving: that is the whole rule."),
            "</p><h2>",
            _("A rule in one sentence"),
            "</h2><p>",
            _("It was written <b>by those who follow it</b>, and it is read <i>aloud</i> to each newcomer."),
            "</p><ul><li>",
            _("Who comes, signs in."),
            "</li><li>",
            _("Who breaks, mends."),
            "</li></ul>",
        )
    )


def quote() -> dict[str, Any]:
    return {
        "text": _("We did not want cheaper desks. We wanted neighbours who ask how the quarter went."),
        "person": "Camille Renaud",
        "role": _("co-founder of the workshop"),
    }


def verse() -> dict[str, Any]:
    return {
        "text": _("The key turns twice,\n    the lamp is lit,\nand where we were three\n    a fourth will sit."),
        "person": _("Song of the workshop"),
    }


def callout() -> dict[str, Any]:
    return {
        "kind": "essential",
        "title": _("To remember"),
        "text": "<p>" + _("Three desks shared by five people cost each of them less than a parking space.") + "</p>",
    }


def code() -> dict[str, Any]:
    return {"language": "Python", "code": "shares = {name: rent / len(people) for name in people}", "caption": ""}


def table() -> dict[str, Any]:
    rows = [
        [_("Town"), _("Desks"), _("Members")],
        ["Nantes", "24", "61"],
        ["Roubaix", "18", "40"],
        ["Die", "9", "22"],
    ]
    return {
        "data": rows,
        "table_caption": _("Three shared workshops"),
        "table_header_choice": "both",
        "first_row_is_table_header": True,
        "first_col_is_header": True,
    }


def picture() -> dict[str, Any]:
    return {"image": _latest(get_image_model()), "alignment": "text", "caption": _("The shared kitchen, one Tuesday at noon.")}


def gallery() -> dict[str, Any]:
    pictures = [{"image": image} for image in get_image_model().objects.order_by("-pk")[:4]]
    return {"pictures": pictures, "caption": _("One day in the workshop.")}


def document() -> dict[str, Any]:
    return {"document": _latest(get_document_model())}


def embed() -> dict[str, Any]:
    return {
        "address": "https://framatube.org/w/9dRFC6Ya11NCVeYKn8ZhiD",
        "title": _("Three days in a shared workshop"),
        "poster": _latest(get_image_model()),
        "caption": _("Filmed in March."),
    }


def articles() -> dict[str, Any]:
    return {"title": "", "articles": list(apps.get_model("articles", "ArticlePage").objects.current().newest_first()[:3])}


def _latest(model: Any) -> Any:
    return model.objects.order_by("-pk").first()


def figures() -> dict[str, Any]:
    rows = [(_("The newsroom’s wages"), 61), (_("Printing and server"), 14), (_("Travel"), 25)]
    return {
        "title": _("What one hundred euros pay for"),
        "rows": [{"label": label, "amount": Decimal(amount), "note": ""} for label, amount in rows],
        "source": "",
    }


def gift_cost() -> dict[str, Any]:
    return {"amounts": [20, 50, 100]}
