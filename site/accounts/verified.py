"""Which mailboxes the owners of accounts have shown to be theirs."""

from collections.abc import Iterable

from allauth.account.models import EmailAddress


def verified_addresses(users: Iterable[int]) -> set[tuple[int, str]]:
    """(account, address in small letters) of each address that was verified. One query, none without accounts."""
    wanted = set(users)
    if not wanted:
        return set()
    found = EmailAddress.objects.filter(user__in=wanted, verified=True).values_list("user", "email")
    return {(user, email.casefold()) for user, email in found}
