"""Links to share an article: plain addresses, without anybody's script or counter."""

import re
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from django.db.models import TextChoices
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

_INSTANCE = re.compile(
    r"(?=.{4,100}\Z)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9](?::[1-9][0-9]{0,4})?"
)


class Network(TextChoices):
    MAIL = "mail", _("E-mail")
    LINKEDIN = "linkedin", "LinkedIn"
    FACEBOOK = "facebook", "Facebook"
    BLUESKY = "bluesky", "Bluesky"
    MASTODON = "mastodon", "Mastodon"
    COPY = "copy", _("Copy the link")


@dataclass(frozen=True)
class ShareLink:
    network: Network
    url: str

    @property
    def label(self) -> str:
        return gettext("Copy") if self.network == Network.COPY else str(self.network.label)


def share_links(networks: list[str], title: str, address: str, mastodon_page: str) -> list[ShareLink]:
    """The links in the order of `networks`, each once. `address` is the canonical one of what is shared."""
    wanted = [Network(name) for name in dict.fromkeys(networks) if name in Network.values]
    return [ShareLink(network, _address_of(network, title, address, mastodon_page)) for network in wanted]


def _address_of(network: Network, title: str, address: str, mastodon_page: str) -> str:
    if network == Network.MAIL:
        return f"mailto:?{_query(subject=title, body=f'{title} {address}')}"
    if network == Network.LINKEDIN:
        return f"https://www.linkedin.com/sharing/share-offsite/?{_query(url=address)}"
    if network == Network.FACEBOOK:
        return f"https://www.facebook.com/sharer/sharer.php?{_query(u=address)}"
    if network == Network.BLUESKY:
        return f"https://bsky.app/intent/compose?{_query(text=f'{title} {address}')}"
    return mastodon_page if network == Network.MASTODON else address


def mastodon_address(instance: str, title: str, address: str) -> str:
    """Where the instance (as `clean_instance` gives it) lets its members write about `address`."""
    return f"https://{instance}/share?{_query(text=f'{title} {address}')}"


def clean_instance(typed: str) -> str:
    """The host that somebody means by "mastodon.social", "https://mastodon.social/@me" or "@me@mastodon.social"; empty: none."""
    host = typed.strip().lower().removeprefix("https://").removeprefix("http://").partition("/")[0].rpartition("@")[2]
    try:
        host = host.encode("idna").decode() if not host.isascii() else host
    except UnicodeError:
        return ""
    is_name = _INSTANCE.fullmatch(host) and int(host.partition(":")[2] or 0) < 65536
    return host if is_name else ""


def _query(**values: str) -> str:
    """Spaces as %20: mail programs show a plus sign as it is."""
    return urlencode(values, quote_via=quote)
