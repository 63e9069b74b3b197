"""A page below the home page does not take an address of the site itself: it would be published and never reached."""

import pytest
from django.urls import resolve, reverse

from articles.models import SectionPage
from pages.models import StandardPage
from tests.articles.editor import read_form, with_streams, words
from tests.factories import make_home, make_section, make_standard_page, make_user

pytestmark = pytest.mark.django_db
TAKEN = [
    "admin",
    "archives",
    "auteurs",
    "commentaires",
    "compte",
    "documents",
    "healthz",
    "images",
    "lecteur",
    "media",
    "mots-cles",
]
TAKEN += ["readyz", "recherche", "static", "vignettes"]


@pytest.fixture
def editor(client, site):
    client.force_login(make_user("admin"))
    return client


def add(client, parent, model, slug):
    app = "articles" if model is SectionPage else "pages"
    address = reverse("wagtailadmin_pages:add", args=[app, model._meta.model_name, parent.pk])
    values = with_streams(read_form(client.get(address).content.decode(), "page-edit-form"))
    return client.post(address, {**values, "title": "Une page", "slug": slug, "action-publish": "1"})


@pytest.mark.parametrize("slug", TAKEN)
def test_a_section_is_refused_an_address_of_the_site(editor, slug):
    answer = add(editor, make_home(), SectionPage, slug)
    assert f"Le site lui-même utilise l’adresse « /{slug}/ »" in words(answer)
    assert not SectionPage.objects.exists()


def test_a_static_page_is_refused_it_too(editor):
    add(editor, make_home(), StandardPage, "archives")
    assert not StandardPage.objects.exists()


def test_a_section_moved_up_to_an_address_of_the_site_stays_where_it_is(editor):
    below = make_section("Archives", parent=make_section("Travail"))
    address = reverse("wagtailadmin_pages:move_confirm", args=[below.pk, make_home().pk])
    for send in (editor.get, editor.post):
        assert "Le site lui-même utilise l’adresse « /archives/ »" in words(send(address, follow=True))
    assert editor.get("/travail/archives/").status_code == 200
    other = make_section("Ateliers", parent=make_section("Idées"))
    editor.post(reverse("wagtailadmin_pages:move_confirm", args=[other.pk, make_home().pk]))
    assert editor.get("/ateliers/").status_code == 200


def test_several_moved_up_at_once_stay_too(editor):
    travail = make_section("Travail")
    pages = [make_section(title, parent=travail) for title in ("Archives", "Ateliers")]
    query = "&".join(f"id={page.pk}" for page in pages)
    address = f"{reverse('wagtail_bulk_action', args=['wagtailcore', 'page', 'move'])}?{query}&next=/admin/"
    answer = editor.post(address, {"chooser": make_home().pk}, follow=True)
    assert "Le site lui-même utilise l’adresse « /archives/ »" in words(answer)
    assert {page.get_parent().pk for page in SectionPage.objects.exclude(pk=travail.pk)} == {travail.pk}
    answer = editor.post(address.replace(f"id={pages[0].pk}&", ""), {"chooser": make_home().pk})
    assert SectionPage.objects.get(pk=pages[1].pk).get_parent().pk == make_home().pk


@pytest.mark.parametrize("make", [make_section, make_standard_page])
def test_a_copy_is_refused_an_address_of_the_site(editor, make):
    page = make("Travail")
    address = reverse("wagtailadmin_pages:copy", args=[page.pk])
    sent = {"new_title": "Copie", "new_slug": "recherche", "new_parent_page": make_home().pk}
    assert "Le site lui-même utilise l’adresse « /recherche/ »" in words(editor.post(address, sent))
    assert type(page).objects.count() == 1
    editor.post(address, {**sent, "new_slug": "copie"})
    assert type(page).objects.filter(slug="copie").exists()


@pytest.mark.parametrize("role", ["admin", "editor-in-chief", "editor"])
class TestByHttp:
    """Wagtail's own actions on pages, which its pages do not use and anybody signed in may call."""

    @pytest.fixture
    def act(self, client, site, role):
        client.force_login(make_user(role))

        def send(page, action, **sent):
            address = reverse("wagtailadmin_api:pages:action", args=[page.pk, action])
            return client.post(address, sent, content_type="application/json")

        return send

    def test_copy(self, act, role):
        page = make_section("Travail")
        answer = act(page, "copy", slug="recherche")
        assert answer.status_code == 400
        assert "Le site lui-même utilise l’adresse « /recherche/ »" in words_of(answer)
        assert SectionPage.objects.count() == 1
        assert act(page, "copy", slug="idees").status_code == 201

    def test_alias(self, act, role):
        page = make_section("Travail")
        answer = act(page, "create_alias", update_slug="archives")
        assert answer.status_code == 400
        assert "« /archives/ »" in words_of(answer)
        assert SectionPage.objects.count() == 1

    def test_move(self, act, role):
        below = make_section("Archives", parent=make_section("Travail"))
        answer = act(below, "move", destination_page_id=make_home().pk, position="last-child")
        assert answer.status_code == 400
        assert "« /archives/ »" in words_of(answer)
        assert SectionPage.objects.get(pk=below.pk).get_parent().slug == "travail"


def words_of(answer) -> str:
    """A JSON answer as people would read it."""
    return str(answer.json()).replace("\u00a0", " ").replace("\xa0", " ")


def test_a_page_that_stands_there_already_can_still_be_saved(editor):
    from wagtail.models import Page

    page = make_section("Travail")
    Page.objects.filter(pk=page.pk).update(slug="archives")
    page = SectionPage.objects.get(pk=page.pk)
    page.title = "Travaux"
    page.save()
    assert SectionPage.objects.get().title == "Travaux"


def test_another_address_is_taken_and_so_is_the_same_one_further_down(editor):
    add(editor, make_home(), SectionPage, "travail")
    section = SectionPage.objects.get(slug="travail")
    add(editor, section, SectionPage, "archives")
    assert editor.get("/travail/archives/").status_code == 200


def test_no_public_view_stands_outside_the_list(site):
    """Whatever view of ours a first-level slug would hide behind is refused."""
    from core.addresses import taken

    assert set(TAKEN) <= taken()
    assert not {"travail", "", "home"} & taken()
    assert resolve("/travail/").url_name == "wagtail_serve"
