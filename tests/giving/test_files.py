"""HelloAsso's export, whichever program saved it: every line taken once or refused with its reason."""

from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from giving.models import Gift
from giving.reading_files import NotAnExport, Refused, import_file, read_amount, read_date
from tests.factories import make_user
from tests.giving.factories import make_campaign, make_gift
from tests.giving.test_helloasso import notice, send

pytestmark = pytest.mark.django_db
TITLES = ["Référence commande", "Date de la commande", "Statut de la commande", "Nom payeur", "Email payeur", "Montant"]
ROWS = [
    ["20499", "07/06/2026 14:11", "Validé", "Dubois", "hugo@example.org", "20,00"],
    ["20500", "08/06/2026", "Validé", "N’Diaye", "a@example.org", "1 234,50 €"],
    ["20501", "2026-06-09T10:00:00", "Remboursé", "X", "x@example.org", "10"],
    ["", "09/06/2026", "Validé", "Y", "y@example.org", "10"],
    ["20502", "hier", "Validé", "Z", "z@example.org", "10"],
    ["20503", "09/06/2026", "Validé", "Z", "z@example.org", "dix"],
]


def export(separator=";", encoding="utf-8", quoted=False, rows=ROWS, titles=TITLES, end="\n") -> bytes:
    def cell(text: str) -> str:
        return f'"{text}"' if quoted or separator in text else text

    lines = [separator.join(cell(text) for text in row) for row in [titles, *rows]]
    return (end.join(lines) + end).encode(encoding)


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("quoted", [True, False])
def test_any_spreadsheet_may_have_saved_it(site, separator, encoding, quoted):
    report = import_file(export(separator, encoding, quoted, end="\r\n"), None)
    assert (report.added, report.amount) == (2, Decimal("1254.50"))
    assert [line for line, _reason in report.refused] == [4, 5, 6, 7]
    reasons = " ".join(reason for _line, reason in report.refused)
    for words in ("Remboursé", "référence", "hier", "dix"):
        assert words in reasons


def test_imported_again_it_adds_only_what_is_new(site):
    campaign = make_campaign()
    import_file(export(), campaign)
    again = import_file(export(rows=[*ROWS, ["20504", "10/06/2026", "Validé", "", "", "5"]]), campaign)
    assert (again.added, again.known) == (1, 2)
    assert Gift.objects.sums()[campaign.pk] == (Decimal("1259.50"), 3)


def test_the_file_and_the_notification_of_one_payment_are_one_gift(client, site, settings):
    settings.HELLOASSO_SIGNATURE_KEY = "une-cle-de-test"
    import_file(export(), None)
    send(client, notice())
    send(client, notice())
    assert Gift.objects.filter(order="20499").count() == 1
    assert Gift.objects.get(order="20499").payment == "13790"
    assert import_file(export(), None).added == 0


def test_the_notification_then_the_file_are_one_gift(client, site, settings):
    settings.HELLOASSO_SIGNATURE_KEY = "une-cle-de-test"
    send(client, notice())
    assert import_file(export(), None).added == 1
    assert Gift.objects.count() == 2


def test_a_refund_in_the_file_takes_the_gift_off(site):
    import_file(export(), None)
    refunded = [[*ROWS[0][:2], "Remboursé", *ROWS[0][3:]]]
    report = import_file(export(rows=refunded), None)
    assert (report.cancelled, report.refused) == (1, [])
    assert Gift.objects.counted().count() == 1


def test_payments_of_one_order_are_told_apart_by_their_reference(site):
    titles = ["Référence paiement", "Référence commande", "Date du paiement", "Montant du paiement", "Échéance"]
    rows = [["1", "9", "01/02/2026", "10", "1"], ["2", "9", "01/03/2026", "10", "2"]]
    assert import_file(export(titles=titles, rows=rows), None).added == 2
    assert sum(gift.donors for gift in Gift.objects.all()) == 1


def test_titles_may_stand_below_a_few_lines(site):
    content = b"Export du 9 juin 2026\n\n" + export()
    assert import_file(content, None).added == 2


@pytest.mark.parametrize(
    "content",
    [b"", b"\x89PNG\r\n\x1a\n\x00\x00", b"PK\x03\x04\x00\x00", "é;è\n1;2\n".encode(), b"a" * 200_000, b'"' + b"x" * 200_000,
     b"\xff\xfe\x00",
     b"\n" * 1000],
)  # fmt: skip
def test_what_is_no_export_is_refused_in_one_sentence(site, content):
    with pytest.raises(NotAnExport):
        import_file(content, None)
    assert not Gift.objects.exists()


@pytest.mark.parametrize(
    ("text", "euros"),
    [("50", "50"), ("50,5", "50.5"), ("1 234,50 €", "1234.50"), ("1.234,50", "1234.50"), ("1,234.50", "1234.50"),
     ("1\u202f000", "1000"),
     ("1.000", "1000"), ("1,000", "1000"), ("12 345 678,90", None), ("0", None), ("-5", None), ("", None), ("5,", "5"),
     ("1e5", None),
     ("٥", None), ("NaN", None), ("9" * 400, None), ("10,005,1", "10005.1")],
)  # fmt: skip
def test_amounts_are_read_as_they_are_written(text, euros):
    if euros is None:
        with pytest.raises(Refused):
            read_amount(text)
    else:
        assert read_amount(text) == Decimal(euros)


def test_dates_are_read_as_they_are_written():
    assert timezone.localtime(read_date("09/10/2014 14:05:10")).isoformat()[:16] == "2014-10-09T14:05"
    assert timezone.localtime(read_date("2014-10-09")).date().isoformat() == "2014-10-09"
    assert read_date("2014-10-09T14:05:00Z").isoformat() == "2014-10-09T14:05:00+00:00"
    for text in ("", "32/01/2020", "01/13/2020", "1/1/20", "0001-01-01", "09/10/99999"):
        with pytest.raises(Refused):
            read_date(text)


def upload(client, content: bytes, **fields):
    return client.post("/admin/giving/import/", {"file": SimpleUploadedFile("export.csv", content), **fields})


def test_the_editor_in_chief_imports_and_reads_the_report(client, site):
    client.force_login(make_user("editor-in-chief"))
    assert client.get("/admin/giving/import/").status_code == 200
    campaign = make_campaign()
    page = upload(client, export(), campaign=campaign.pk).content.decode()
    assert "2 dons ajoutés" in page
    assert "4 lignes écartées" in page
    assert Gift.objects.filter(campaign=campaign).count() == 2
    answer = upload(client, b"rien")
    assert "export de HelloAsso" in answer.content.decode()
    assert upload(client, export(), campaign="999999").status_code == 422
    assert client.post("/admin/giving/import/", {}).status_code == 422


@pytest.mark.parametrize("role", ["editor", "author", "moderator", "reader", ""])
def test_nobody_else_imports_nor_reads_what_calls_bring(client, site, role):
    client.force_login(make_user(role))
    for address in ("/admin/giving/import/", "/admin/giving/report/", "/admin/giving/preview/", "/admin/giving/gifts/"):
        assert client.get(address).status_code in (302, 403), address
    assert upload(client, export()).status_code in (302, 403)
    assert not Gift.objects.exists()


def test_what_helloasso_said_is_not_edited_by_hand(client, site):
    client.force_login(make_user("editor-in-chief"))
    import_file(export(), None)
    told, own = Gift.objects.first(), make_gift(30)
    assert client.get(f"/admin/giving/gifts/edit/{own.pk}/").status_code == 200
    assert client.get(f"/admin/giving/gifts/edit/{told.pk}/").status_code in (302, 403)
    assert client.post(f"/admin/giving/gifts/delete/{told.pk}/").status_code in (302, 403)
    assert Gift.objects.filter(pk=told.pk).exists()
    now = timezone.localtime(timezone.now() - timedelta(hours=1))
    new = {"campaign": "", "amount": "300", "donors": "12", "given_at": now.strftime("%Y-%m-%d %H:%M"), "note": "Chèques"}
    assert client.post("/admin/giving/gifts/new/", new).status_code == 302
    assert Gift.objects.get(note="Chèques").donors == 12
    assert isinstance(Gift.objects.get(note="Chèques").given_at, datetime)
