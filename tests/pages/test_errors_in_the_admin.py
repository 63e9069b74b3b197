"""An address of the admin that leads nowhere answers in the language of whoever asked."""

import pytest
from wagtail.users.models import UserProfile

from tests.factories import make_user

pytestmark = pytest.mark.django_db
NOWHERE = "/admin/settings/pages/sitesettings/999/"


@pytest.mark.parametrize(("language", "said"), [("en", "Page not found"), ("fr", "Page introuvable"), ("", "Page introuvable")])
def test_a_wrong_address_of_the_admin_answers_in_the_account_s_language(client, site, language, said):
    user = make_user("admin")
    UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": language})
    client.force_login(user)
    answer = client.get(NOWHERE)
    assert answer.status_code == 404
    assert said in answer.text
    assert "Page introuvable" in client.get("/rien-ici/").text
