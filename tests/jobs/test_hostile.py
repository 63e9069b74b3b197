"""Absurd and hostile input: a clear answer in the form, nothing lost, nothing leaked, never an error of ours."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from jobs import clock, text
from jobs.fields import RnaField, SiretField
from jobs.models import AccessLink, Offer
from jobs.models.link import Purpose
from jobs.places import department_of
from tests.jobs.factories import make_board, make_offer
from tests.jobs.world import offer_data, organisation_data, send

pytestmark = pytest.mark.django_db
MARKUP = "<script>alert(1)</script><img src=x onerror=alert(1)>"


@pytest.fixture(autouse=True)
def _board(site):
    make_board()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", "x" * 10_000),
        ("description", "x" * 30_000),
        ("duration", "x" * 500),
        ("contract", "esclavage"),
        ("remote", ""),
        ("hours", "168"),
        ("hours", "-3"),
        ("hours", "NaN"),
        ("positions", "0"),
        ("positions", "9" * 40),
        ("positions", "un"),
        ("postcode", "00000"),
        ("postcode", "1900"),
        ("postcode", ""),
        ("commune", ""),
        ("pay_min", "1e400"),
        ("pay_min", "-1"),
        ("pay_min", "9" * 60),
        ("pay_max", "Infinity"),
        ("pay_max", "12"),
        ("pay_unit", ""),
        ("closes_on", "2020-01-01"),
        ("closes_on", "9999-12-31"),
        ("closes_on", "hier"),
        ("closes_on", "0001-01-01"),
        ("starts_on", "2400-01-01"),
        ("starts_on", (clock.today() + timedelta(days=1)).isoformat()),
        ("contact_me", "robot"),
    ],
)
def test_each_wrong_value_is_told_beside_its_field(client, field, value):
    response = send(client, reverse("jobs:begin"), offer_data(**{field: value}))
    html = response.content.decode()
    assert response.status_code == 422
    assert "form-summary" in html
    assert "Vous cultivez deux hectares" in html or field == "description"
    assert not Offer.objects.exists()


def test_an_absurd_sum_is_told_in_one_sentence(client):
    response = send(client, reverse("jobs:begin"), offer_data(pay_min="9" * 13))
    assert [str(error) for error in response.context["form"].errors["pay_min"]] == [
        "Personne ne gagne autant : vérifiez la somme."
    ]


def test_markup_in_every_field_stays_text(client):
    fields = dict.fromkeys(("title", "commune", "street", "duration", "pay_note", "description", "profile"), MARKUP)
    fields |= {"title": MARKUP[:110], "commune": "<b>Tulle</b>", "duration": "<i>8 mois</i>"}
    response = send(client, reverse("jobs:begin"), offer_data(**fields))
    assert response.status_code == 302
    organisation = organisation_data(organisation_name=MARKUP, contact_name="<b>Nadia</b>")
    response = send(client, response.url, organisation)
    assert response.status_code == 302
    html = client.get(response.url).content.decode()
    assert "<script>alert" not in html
    assert "<img src=x" not in html
    assert "&lt;script&gt;alert(1)" in html


def test_structured_data_cannot_be_broken_out_of(client):
    offer = make_offer(title="</script><script>alert(1)//", description="</script><!--")
    html = client.get(offer.get_absolute_url()).content.decode()
    assert "<script>alert(1)" not in html
    assert html.count("application/ld+json") == 1


@pytest.mark.parametrize(
    "query",
    [
        "contract=x",
        "department=999",
        "q=%00",
        "q=" + "x" * 5000,
        "page=0",
        "page=x",
        "page=99999999999999999999",
        "remote=%F0%9F%92%A9",
        "pay=maybe",
        "q=%25_%27%22;--",
        "kind[]=1",
        "q=%ED%A0%80",
    ],
)
def test_absurd_searches_of_the_board(client, query):
    make_offer()
    assert client.get(f"{make_board().url}?{query}").status_code in (200, 400, 404, 414)


@pytest.mark.parametrize("path", ["0/", "99999999999/", "9999999999-x/", "1-%00/", "abc/", "1/2/", "-1/"])
def test_absurd_addresses_below_the_board(client, path):
    assert client.get(make_board().url + path).status_code in (400, 404)


def test_people_act_on_their_own_offers_only(client):
    mine, other = make_offer(), make_offer()
    token = AccessLink.token_for(mine, Purpose.MANAGE, mine.email)
    url = reverse("jobs:manage", args=(token,))
    member = other.organisation.members.get()
    assert send(client, url, {"act": "remove", "member": member.pk}).status_code == 409
    for act in ("approve", "refuse", "undo", "reopen", "confirm", "adjust", "", "x" * 500):
        assert send(client, url, {"act": act}).status_code == 400
    other.refresh_from_db()
    assert other.is_current
    assert other.organisation.members.exists()


def test_an_act_sent_from_another_site_is_not_done(client):
    offer = make_offer()
    url = reverse("jobs:manage", args=(AccessLink.token_for(offer, Purpose.MANAGE, offer.email),))
    assert client.post(url, {"act": "withdraw"}, headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert client.get(f"{url}?act=withdraw").status_code == 200
    offer.refresh_from_db()
    assert offer.is_current


def test_a_revoked_link_opens_nothing(client):
    offer = make_offer()
    url = reverse("jobs:manage", args=(AccessLink.token_for(offer, Purpose.MANAGE, offer.email),))
    assert send(client, url, {"act": "replace"}).status_code == 200
    assert client.get(url).status_code == 404
    fresh = AccessLink.token_for(offer, Purpose.MANAGE, offer.email)
    assert client.get(reverse("jobs:manage", args=(fresh,))).status_code == 200


def _picture(kind: str = "PNG", size: tuple[int, int] = (900, 300)) -> bytes:
    data = BytesIO()
    Image.new("RGB", size, "#9c2f1b").save(data, kind)
    return data.getvalue()


@pytest.mark.parametrize(
    ("content", "accepted"),
    [
        (_picture(), True),
        (_picture("JPEG"), True),
        (b"<svg onload=alert(1)></svg>", False),
        (b"%PDF-1.7 not a picture", False),
        (_picture()[:60], False),
        (b"", False),
        (b"x" * (2 * 1024 * 1024 + 1), False),
    ],
)
def test_a_logo_is_drawn_again_or_refused(client, content, accepted):
    step = send(client, reverse("jobs:begin"), offer_data()).url
    logo = SimpleUploadedFile("../../evil.php.png", content, "image/png")
    response = send(client, step, organisation_data(logo=logo))
    offer = Offer.objects.get()
    assert response.status_code == (302 if accepted else 422)
    assert bool(offer.logo) is accepted
    if accepted:
        assert "evil" not in offer.logo.name
        with offer.logo.open() as stored, Image.open(stored) as drawn:
            assert drawn.format == "PNG"
            assert max(drawn.size) <= 320


def test_a_logo_is_kept_though_the_rest_is_wrong(client):
    step = send(client, reverse("jobs:begin"), offer_data()).url
    send(client, step, organisation_data(organisation_name="", logo=SimpleUploadedFile("l.png", _picture(), "image/png")))
    assert Offer.objects.get().logo


@pytest.mark.parametrize(
    "number", ["73282932000074", "732 829 320 00074", "35600000000048", "356 000 000 00047", "35600000049837"]
)
def test_right_sirets(number):
    assert len(SiretField(required=False).clean(number)) == 14


@pytest.mark.parametrize("number", ["73282932000075", "12345678901234", "7328293200007", "35600000000049", "abc", "7" * 500])
def test_wrong_sirets(number):
    from django.core.exceptions import ValidationError

    with pytest.raises(ValidationError):
        SiretField(required=False).clean(number)


@pytest.mark.parametrize(
    ("number", "right"),
    [("W751234567", True), ("w2A1000123", True), ("W9R1000123", True), ("W75123456", False), ("X751234567", False)],
)
def test_rna(number, right):
    from django.core.exceptions import ValidationError

    if right:
        assert RnaField(required=False).clean(number).startswith("W")
    else:
        with pytest.raises(ValidationError):
            RnaField(required=False).clean(number)


@pytest.mark.parametrize(
    ("postcode", "department"),
    [
        ("19000", "19"),
        ("01000", "01"),
        ("20000", "2A"),
        ("20200", "2B"),
        ("20137", "2A"),
        ("20620", "2B"),
        ("97110", "971"),
        ("97410", "974"),
        ("97133", "977"),
        ("97150", "978"),
        ("97600", "976"),
        ("98800", "988"),
        ("75116", "75"),
        ("96000", ""),
        ("00100", ""),
        ("x", ""),
        ("١٩٠٠٠", ""),
    ],
)
def test_departments(postcode, department):
    assert department_of(postcode) == department


@settings(max_examples=200)
@given(st.text(alphabet="ab -–*•1.)\n\t<>&\"'é", max_size=80))
def test_rendering_loses_no_word(source):
    import html
    import re

    shown = html.unescape(re.sub(r"<[^>]*>", " ", text.render(source)))
    marks = re.compile(r"(?m)^[ \t]*(?:[-–—*•]|\d{1,2}[.)])[ \t]+(?=\S)")
    assert sorted("".join(shown.split())) == sorted("".join(marks.sub("", source).split())) or "<ol start" in text.render(source)
