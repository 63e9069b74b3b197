import hashlib
import secrets
from collections.abc import Iterable
from datetime import timedelta
from typing import Any, ClassVar, TypeVar

from django.db import models
from django.utils import timezone

VALID = timedelta(days=365)
T = TypeVar("T", bound="PrivateLink")


class PrivateLink(models.Model):
    """A link that opens one person's page about one thing. The token is in the link only: here is its hash.

    A send that is repeated gets a link of its own, and so does each mail, since nobody can read the first one again.
    """

    # The foreign key to what the page is about.
    subject: ClassVar[str]

    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(db_index=True)

    class Meta:
        abstract = True
        default_permissions = ()

    def __str__(self) -> str:
        return f"{getattr(self, f'{self.subject}_id')} ({self.made_at:%Y-%m-%d})"

    @classmethod
    def issue(cls, thing: models.Model) -> str:
        """A new token that opens the page of `thing`."""
        return cls.issue_all([thing])[thing.pk]

    @classmethod
    def issue_all(cls, things: Iterable[models.Model]) -> dict[int, str]:
        """A new token for each of `things`, by primary key. One query."""
        tokens = {thing.pk: secrets.token_urlsafe(24) for thing in things}
        expires_at = timezone.now() + VALID
        cls._default_manager.bulk_create(
            cls(**{f"{cls.subject}_id": pk}, token_hash=hashed(token), expires_at=expires_at) for pk, token in tokens.items()
        )
        return tokens

    @classmethod
    def opened_by(cls: type[T], token: str) -> T | None:
        """The link that `token` opens, if it is known and has not expired; with its subject."""
        found: Any = cls._default_manager.filter(token_hash=hashed(token), expires_at__gt=timezone.now())
        return found.select_related(cls.subject).first()

    @classmethod
    def forget_expired(cls) -> None:
        cls._default_manager.filter(expires_at__lte=timezone.now()).delete()


def hashed(token: str) -> str:
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()
