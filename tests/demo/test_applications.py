"""Applications and alerts of the demo: in each state, with files that our own check takes, and none twice."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from core.files.documents import check
from demo.build.applications import load_applications
from demo.reader import CONTENT, table
from jobs.alerts.models import Alert
from jobs.applications.models import Application, ApplicationReply
from jobs.applications.states import ApplicationState
from jobs.states import OfferState
from tests.jobs.factories import make_offer

pytestmark = pytest.mark.django_db


def test_the_demo_has_an_application_in_each_state_and_alerts():
    letters = table("applications")["applications"]
    for organisation in {letter["offer"] for letter in letters}:
        make_offer(organisation_name=organisation)
    load_applications()
    load_applications()
    assert Application.objects.count() == len(letters)
    assert set(Application.objects.values_list("state", flat=True)) == set(ApplicationState.values)
    assert ApplicationReply.objects.exists()
    assert Alert.objects.confirmed().count() == len(table("applications")["alerts"])


def test_its_organisations_have_offers_in_the_demo():
    offers = {about["organisation"][0] for about in table("offers")["offers"]}
    assert {letter["offer"] for letter in table("applications")["applications"]} <= offers


@pytest.mark.parametrize("name", ["cv-comptable.pdf", "cv-coordination.pdf", "lettre-maraichage.odt", "cv-encadrement.docx"])
def test_its_files_are_real(name):
    assert check(SimpleUploadedFile(name, (CONTENT / "files" / name).read_bytes())).kind == name.rpartition(".")[2]


def test_the_recruiter_of_the_demo_has_offers_to_look_at_and_an_application_in_each_state():
    mine = [about for about in table("offers")["offers"] if about.get("account") == "recruiter"]
    assert {"approved", "correct", "filled"} <= {about["state"] for about in mine}
    online = {about["organisation"][0] for about in mine if about["state"] == "approved"}
    received = [letter for letter in table("applications")["applications"] if letter["offer"] in online]
    assert {letter["state"] for letter in received} == set(ApplicationState.values)
    files = {letter.get(role, "").rpartition(".")[2] for letter in received for role in ("cv", "other")}
    assert {"pdf", "odt", "docx"} <= files


def test_the_demo_has_an_offer_in_every_state():
    states = {about["state"] for about in table("offers")["offers"]}
    assert states == set(OfferState.values)
