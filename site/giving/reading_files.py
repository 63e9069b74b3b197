"""HelloAsso's export of payments: a CSV file, whichever program saved it last."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _

from core.text import fold
from giving.models import Campaign, Gift
from giving.models.gift import LARGEST

MOST_ROWS = 50_000
# How far from the top the line of titles may be.
TITLES_WITHIN = 15
# What columns are called in HelloAsso's exports (they changed over the years, and differ by kind of form), folded.
COLUMNS = {
    "payment": (
        "reference paiement", "reference du paiement", "numero de paiement", "numero du paiement",
        "id paiement", "payment id",
    ),
    "order": (
        "reference commande", "reference de commande", "reference de la commande", "numero de commande",
        "numero de la commande", "id commande", "reference", "numero", "order id",
    ),
    "amount": (
        "montant", "montant du don", "montant don", "montant total", "montant du paiement", "montant paye", "montant tarif",
        "montant (€)", "montant en euros", "amount",
    ),
    "date": (
        "date", "date du paiement", "date de paiement", "date de la commande", "date commande", "date du don",
        "date de la transaction", "date",
    ),
    "status": ("statut", "statut du paiement", "statut de la commande", "statut commande", "etat", "etat du paiement", "status"),
    "installment": ("numero d'echeance", "numero echeance", "echeance"),
}  # fmt: skip
PAID = {
    "",
    "valide",
    "validee",
    "paye",
    "payee",
    "autorise",
    "autorisee",
    "authorized",
    "processed",
    "enregistre",
    "enregistree",
    "verse",
    "encaisse",
}
TAKEN_BACK = {
    "rembourse",
    "remboursee",
    "refunded",
    "annule",
    "annulee",
    "canceled",
    "conteste",
    "contestee",
    "refuse",
    "refusee",
    "refused",
}


class NotAnExport(ValueError):
    """The file as a whole cannot be read; the text says why, for who sent it."""


class Refused(ValueError):
    """One line cannot be taken; the text says why."""


@dataclass
class Report:
    """What became of the lines of a file. `refused` holds pairs of a line number, as a spreadsheet shows it, and why."""

    added: int = 0
    known: int = 0
    cancelled: int = 0
    amount: Decimal = Decimal(0)
    refused: list[tuple[int, str]] = field(default_factory=list)


def import_file(content: bytes, campaign: Campaign | None) -> Report:
    """Takes in the payments of an export, each once however often it is imported. Raises NotAnExport."""
    report = Report()
    for number, row in rows(text_of(content)):
        try:
            _take(row, campaign, report)
        except Refused as reason:
            report.refused.append((number, str(reason)))
    return report


def _take(row: dict[str, str], campaign: Campaign | None, report: Report) -> None:
    status = fold(row.get("status", ""))
    payment, order = _reference(row.get("payment", "")), _reference(row.get("order", ""))
    if not (payment or order):
        raise Refused(_("no reference of a payment or an order"))
    given_at = read_date(row.get("date", ""))
    if status in TAKEN_BACK:
        if Gift.cancel(payment=payment, order=order, given_at=given_at):
            report.cancelled += 1
        else:
            raise Refused(_("not paid: %(state)s") % {"state": row.get("status", "")[:60]})
        return
    if status not in PAID:
        raise Refused(_("not paid: %(state)s") % {"state": row.get("status", "")[:60]})
    amount = read_amount(row.get("amount", ""))
    later = row.get("installment", "").strip() not in ("", "0", "1")
    new = Gift.receive(
        source=Gift.Source.FILE,
        payment=payment,
        order=order,
        amount=amount,
        given_at=given_at,
        donors=0 if later else 1,
        campaign=campaign,
    )
    if new:
        report.added += 1
        report.amount += amount
    else:
        report.known += 1


def text_of(content: bytes) -> str:
    """The text, in the encodings that spreadsheets write."""
    is_wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if is_wide else ("utf-8-sig", "cp1252", "latin-1"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise NotAnExport(_("This is not a text file. Export the payments from HelloAsso as CSV."))


def rows(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """(line, values by our names of columns) for each line below the titles that holds anything."""
    lines = text.splitlines(keepends=True)
    separator = max(";,\t|", key=lambda sign: sum(line.count(sign) for line in lines[:TITLES_WITHIN]))
    reader = csv.reader(lines, delimiter=separator)
    places: dict[str, int] = {}
    try:
        for cells in reader:
            if not places:
                places = _columns(cells)
                if not places and reader.line_num > TITLES_WITHIN:
                    break
            elif reader.line_num > MOST_ROWS:
                raise NotAnExport(_("More than %(number)d lines: cut the file in two.") % {"number": MOST_ROWS})
            elif any(cell.strip() for cell in cells):
                yield reader.line_num, {name: cells[place].strip() for name, place in places.items() if place < len(cells)}
    except csv.Error as error:
        raise NotAnExport(_("Line %(line)d cannot be read as CSV.") % {"line": reader.line_num}) from error
    if not places:
        raise NotAnExport(_("No line of titles with an amount, a date and a reference was found: is it HelloAsso's export?"))


def _columns(cells: list[str]) -> dict[str, int]:
    """Where each of our columns is, if these cells are the titles; the names that come first in COLUMNS win."""
    titles = [fold(cell.strip().strip('"').replace("’", "'")).replace("°", "umero") for cell in cells]
    found = {}
    for name, wanted in COLUMNS.items():
        place = next((titles.index(title) for title in wanted if title in titles), None)
        if place is not None:
            found[name] = place
    has_reference = "payment" in found or "order" in found
    return found if "amount" in found and "date" in found and has_reference else {}


def _reference(text: str) -> str:
    return text[:40] if re.fullmatch(r"[\w./-]{1,40}", text) else ""


def read_amount(text: str) -> Decimal:
    """Euros, as "1 234,50 €", "1.234,50", "1,234.50" or "50" say them. Raises Refused."""
    bare = re.sub(r"[\s€\u00a0\u202f']|EUR", "", text)
    if not re.fullmatch(r"\+?\d[\d.,]*", bare) or not bare.isascii():
        raise Refused(_("no amount: “%(text)s”") % {"text": text[:40]})
    last = max(bare.rfind(","), bare.rfind("."))
    if last >= 0 and len(bare) - last - 1 != 3:
        bare = re.sub(r"[.,]", "", bare[:last]) + "." + bare[last + 1 :]
    else:
        bare = re.sub(r"[.,]", "", bare)
    try:
        amount = Decimal(bare)
    except InvalidOperation:
        raise Refused(_("no amount: “%(text)s”") % {"text": text[:40]}) from None
    if not 0 < amount <= LARGEST or amount != amount.quantize(Decimal("0.01")):
        raise Refused(_("no amount: “%(text)s”") % {"text": text[:40]})
    return amount


def read_date(text: str) -> datetime:
    """ "09/10/2014", "09/10/2014 14:05:10" or what ISO says. Raises Refused."""
    french = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})(?:\D+(\d{1,2})[:h](\d{2}))?.*", text)
    found: Any = None
    try:
        if french:
            day, month, year, hour, minute = (int(part or 0) for part in french.groups())
            found = datetime(year, month, day, hour, minute)
        else:
            day_alone = parse_date(text)
            found = parse_datetime(text) or (day_alone and datetime(day_alone.year, day_alone.month, day_alone.day))
    except ValueError:
        found = None
    if not found or not 2000 <= found.year <= timezone.now().year + 1:
        raise Refused(_("no date: “%(text)s”") % {"text": text[:40]})
    return timezone.make_aware(found) if timezone.is_naive(found) else found
