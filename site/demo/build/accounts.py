"""One account per role, all with one password that the command prints."""

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password

from accounts.models import Role, User
from demo.reader import table

PASSWORD = "pignon-sur-cour-1931"  # noqa: S105  Shown to whoever loads the demo; the command refuses elsewhere.


def load_accounts() -> dict[str, User]:
    """Accounts by user name, with the role, the public name and the confirmed address of `accounts.toml`."""
    password = make_password(PASSWORD)  # Once for all: a good hash is slow on purpose.
    return {username: _account(username, about, password) for username, about in table("accounts").items()}


def _account(username: str, about: dict, password: str) -> User:
    existing = User.objects.filter(username=username).first()
    if existing:
        return existing
    user = User(
        username=username,
        password=password,
        email=about["email"],
        first_name=about["first_name"],
        last_name=about["last_name"],
        display_name=about["display_name"],
        is_staff=about.get("superuser", False),
        is_superuser=about.get("superuser", False),
    )
    user.save()
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    if "role" in about:
        user.groups.add(Role.objects.get(key=about["role"]).group)
    return user
