"""The fixed lists of an offer, in the order in which people read them."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Contract(models.TextChoices):
    CDI = "cdi", _("Permanent contract (CDI)")
    CDD = "cdd", _("Fixed-term contract (CDD)")
    APPRENTICESHIP = "alternance", _("Work-study")
    INTERNSHIP = "stage", _("Internship")
    CIVIC_SERVICE = "service-civique", _("Civic service")
    VOLUNTARY_SERVICE = "volontariat", _("Voluntary service")
    UNPAID = "benevolat", _("Volunteering")
    FREELANCE = "independant", _("Freelance")
    MANDATE = "mandat", _("Elected office (mandate)")


# An indemnity or nothing is paid: no wage is asked for, and no wage law applies.
UNWAGED = (Contract.INTERNSHIP, Contract.CIVIC_SERVICE, Contract.VOLUNTARY_SERVICE, Contract.UNPAID, Contract.MANDATE)


class Kind(models.TextChoices):
    ASSOCIATION = "association", _("Association")
    COOPERATIVE = "cooperative", _("Cooperative (SCOP, SCIC…)")
    MUTUAL = "mutuelle", _("Mutual society")
    FOUNDATION = "fondation", _("Foundation")
    ESUS = "esus", _("Social utility company (ESUS)")
    SIAE = "siae", _("Inclusion through work (SIAE)")
    PUBLIC = "public", _("Public body")
    OTHER = "autre", pgettext_lazy("organisation", "Other")


class Remote(models.TextChoices):
    NONE = "non", _("On site")
    PARTIAL = "partiel", _("Partly remote")
    FULL = "total", _("Fully remote")


class WorkingTime(models.TextChoices):
    FULL = "plein", _("Full time")
    PART = "partiel", _("Part time")


class PayUnit(models.TextChoices):
    HOUR = "heure", _("per hour")
    DAY = "jour", _("per day")
    MONTH = "mois", _("per month")
    YEAR = "an", _("per year")


class ApplyBy(models.TextChoices):
    FORM = "formulaire", _("With the form of this site")
    EMAIL = "courriel", _("By e-mail")
    LINK = "lien", _("On a page of ours")
