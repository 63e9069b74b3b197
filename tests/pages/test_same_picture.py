"""A picture sent a second time, in the window that chooses one: what was typed is kept with the copy of the library."""

import re
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from pages.models import CustomImage
from tests.factories import make_image, make_user


@pytest.fixture
def kept(site) -> CustomImage:
    picture = make_image("L’établi", credit="Le Fil", uploaded_by_user=make_user("editor"))
    picture.get_file_hash()
    return picture


def send(client, picture: CustomImage, **typed) -> tuple[str, str]:
    """Sends the file of `picture` again: what the window says then, and the address of its button that keeps `picture`."""
    with picture.file.open() as file:
        copy = SimpleUploadedFile("copie.jpg", file.read(), "image/jpeg")
    fields = {"title": "Une copie", "file": copy, "tags": "", **typed}
    sent = {f"image-chooser-upload-{name}": value for name, value in fields.items()}
    answer = client.post(reverse("wagtailimages_chooser:create"), sent).json()
    assert answer["step"] == "duplicate_found"
    html = " ".join(unescape(answer["htmlFragment"]).split())
    return html, re.search(r'<a href="([^"]+)" class="use-existing-image', html)[1]


def test_the_copy_of_the_library_takes_what_was_typed_where_it_has_nothing(client, kept):
    client.force_login(make_user("editor"))
    html, keep = send(client, kept, description="Un établi de bois.", credit="Moi", licence="cc-by")
    assert "ce que vous avez écrit lui est ajouté" in html
    assert "<li>Description : Un établi de bois.</li><li>Licence : CC BY</li></ul>" in html.replace("\u00a0", " ")
    assert "Ce qu’elle dit déjà reste tel quel." in html
    chosen = client.post(keep, follow=True).json()
    assert (chosen["step"], chosen["result"]["id"]) == ("chosen", str(kept.pk))
    assert chosen["result"]["default_alt_text"] == "Un établi de bois."
    only = CustomImage.objects.get()
    assert (only.pk, only.title, only.description) == (kept.pk, "L’établi", "Un établi de bois.")
    assert (only.credit, only.licence) == ("Le Fil", "cc-by")


def test_nothing_is_said_where_nothing_would_be_lost(client, kept):
    client.force_login(make_user("editor"))
    html, _keep = send(client, kept, credit="Le Fil")
    assert "duplicate-upload__words" not in html


def test_who_may_not_change_it_is_shown_what_to_copy(client, kept):
    client.force_login(make_user("author"))
    html, keep = send(client, kept, description="Un établi de bois.")
    assert "recopiez dans l’article ce que vous avez écrit" in html
    assert "Un établi de bois." in html
    assert client.post(keep, follow=True).json()["result"]["id"] == str(kept.pk)
    assert CustomImage.objects.get().description == ""


def test_it_is_no_way_to_change_or_delete_another_picture(client, kept):
    client.force_login(make_user("author"))
    _html, keep = send(client, kept, description="Un établi de bois.")
    mine = CustomImage.objects.latest("pk")
    stranger = make_image("Autre", colour="#123456")
    stranger.get_file_hash()
    assert client.get(keep).status_code == 405
    for sent, other in ((mine, stranger), (kept, mine), (stranger, mine)):
        client.post(reverse("same_picture", args=[sent.pk, other.pk]))
    assert client.post(reverse("same_picture", args=[mine.pk, mine.pk])).status_code == 404
    assert client.post(reverse("same_picture", args=[mine.pk, 999999])).status_code == 404
    assert CustomImage.objects.count() == 3
    assert set(CustomImage.objects.values_list("description", flat=True)) == {"", "Un établi de bois."}
