"""Video and audio of known providers: from the address an editor pastes to the address of a player, without asking anyone.

A provider not listed here is refused: the page of the player allows, in its policy, exactly one origin.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qs, quote, urlencode, urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Player:
    """What to show for an address: the `url` of the frame, always under `origin`, and the name of who serves it."""

    provider: str
    kind: str
    origin: str
    path: str
    tracks: bool

    @property
    def url(self) -> str:
        return self.origin + self.path


@dataclass(frozen=True)
class Provider:
    """`hosts` of the addresses it knows, without `www.`; `path` makes the path of the frame, None where nothing can play."""

    name: str
    kind: str
    hosts: frozenset[str]
    origin: str
    path: Callable[[SplitResult], str | None]
    tracks: bool = True


def _query(parts: SplitResult) -> Mapping[str, str]:
    return {name: values[0] for name, values in parse_qs(parts.query, max_num_fields=40).items()}


def _first(pattern: str, text: str) -> str | None:
    found = re.match(pattern, text, re.ASCII)
    return found.group(1) if found else None


def _seconds(text: str) -> int:
    """`90`, `90s` and `1m30s` are 90; what is no duration is 0."""
    found = re.fullmatch(r"(?:(\d{1,2})h)?(?:(\d{1,3})m)?(?:(\d{1,5})s?)?", text, re.ASCII)
    if not found:
        return 0
    hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return hours * 3600 + minutes * 60 + seconds


def _youtube(parts: SplitResult) -> str | None:
    query = _query(parts)
    code = r"([A-Za-z0-9_-]{11})"
    if parts.hostname and parts.hostname.endswith("youtu.be"):
        video = _first(rf"/{code}(?:/|$)", parts.path)
    elif parts.path == "/watch":
        video = _first(rf"{code}$", query.get("v", ""))
    else:
        video = _first(rf"/(?:embed|shorts|live|v)/{code}(?:/|$)", parts.path)
    if not video:
        return None
    options = {"autoplay": 1, "rel": 0} | ({"start": start} if (start := _seconds(query.get("t", ""))) else {})
    return f"/embed/{video}?{urlencode(options)}"


def _vimeo(parts: SplitResult) -> str | None:
    found = re.match(
        r"/(?:video/|channels/[\w-]+/|groups/[\w-]+/videos/)?(\d{4,12})(?:/([0-9a-f]{6,16}))?/?$", parts.path, re.ASCII
    )
    if not found:
        return None
    private = found.group(2) or _first(r"([0-9a-f]{6,16})$", _query(parts).get("h", ""))
    return f"/video/{found.group(1)}?{urlencode({'dnt': 1, 'autoplay': 1} | ({'h': private} if private else {}))}"


def _dailymotion(parts: SplitResult) -> str | None:
    video = _first(r"/(?:embed/)?(?:video/)?([a-z0-9]{5,12})(?:_[^/]*)?/?$", parts.path)
    return f"/player.html?video={video}" if video else None


def _peertube(parts: SplitResult) -> str | None:
    video = _first(r"/(?:w|videos/watch|videos/embed)/([A-Za-z0-9-]{20,36})/?$", parts.path)
    return f"/videos/embed/{video}?{urlencode({'autoplay': 1, 'p2p': 0, 'warningTitle': 0})}" if video else None


def _arte(parts: SplitResult) -> str | None:
    found = re.match(r"/([a-z]{2})/videos/([A-Z0-9]{4,12}(?:-[A-Z0-9]{1,4}){1,3})(?:/|$)", parts.path, re.ASCII)
    return f"/embeds/{found.group(1)}/{found.group(2)}?autoplay=true" if found else None


def _archive(parts: SplitResult) -> str | None:
    item = _first(r"/(?:details|embed)/([A-Za-z0-9._-]{3,100})/?$", parts.path)
    return f"/embed/{item}" if item else None


def _soundcloud(parts: SplitResult) -> str | None:
    track = _first(r"(/[\w-]{1,100}/(?:sets/)?[\w-]{1,200})/?$", parts.path)
    return f"/player/?url={quote('https://soundcloud.com' + track, safe='')}&auto_play=true" if track else None


def _deezer(parts: SplitResult) -> str | None:
    found = re.match(r"/(?:[a-z]{2}/)?(track|album|playlist|episode|show)/(\d{1,15})/?$", parts.path, re.ASCII)
    return f"/widget/auto/{found.group(1)}/{found.group(2)}" if found else None


def _spotify(parts: SplitResult) -> str | None:
    found = re.match(r"/(?:intl-[a-z]{2}/|embed/)?(track|album|playlist|episode|show)/([A-Za-z0-9]{22})/?$", parts.path, re.ASCII)
    return f"/embed/{found.group(1)}/{found.group(2)}" if found else None


def _named(*hosts: str) -> frozenset[str]:
    return frozenset(hosts)


PROVIDERS = (
    Provider(
        "YouTube",
        "video",
        _named("youtube.com", "m.youtube.com", "music.youtube.com", "youtu.be", "youtube-nocookie.com"),
        "https://www.youtube-nocookie.com",
        _youtube,
    ),
    Provider("Vimeo", "video", _named("vimeo.com", "player.vimeo.com"), "https://player.vimeo.com", _vimeo),
    Provider("Dailymotion", "video", _named("dailymotion.com", "dai.ly"), "https://geo.dailymotion.com", _dailymotion),
    Provider("Arte", "video", _named("arte.tv"), "https://www.arte.tv", _arte),
    Provider("Internet Archive", "video", _named("archive.org"), "https://archive.org", _archive, tracks=False),
    Provider("SoundCloud", "audio", _named("soundcloud.com", "m.soundcloud.com"), "https://w.soundcloud.com", _soundcloud),
    Provider("Deezer", "audio", _named("deezer.com"), "https://widget.deezer.com", _deezer),
    Provider("Spotify", "audio", _named("open.spotify.com"), "https://open.spotify.com", _spotify),
)


def providers() -> tuple[Provider, ...]:
    """Those built in, then each PeerTube instance that the settings name."""
    instances = (
        Provider(f"PeerTube ({host})", "video", _named(host.removeprefix("www.")), f"https://{host}", _peertube, tracks=False)
        for host in settings.PEERTUBE_INSTANCES
    )
    return (*PROVIDERS, *instances)


def player_for(address: str) -> Player | None:
    """The player of `address`, None where no provider knows it. Never raises, never asks the network."""
    try:
        parts = urlsplit(address.strip())
        host = (parts.hostname or "").removeprefix("www.")
        if parts.scheme not in ("http", "https") or parts.username is not None or parts.port not in (None, 80, 443):
            return None
        for provider in providers():
            if host in provider.hosts and (path := provider.path(parts)):
                return Player(provider.name, provider.kind, provider.origin, path, provider.tracks)
    except ValueError:
        return None
    return None


def validate_player(address: str) -> None:
    """Refuses an address that no provider knows, in words that say which are known."""
    if not player_for(address):
        raise ValidationError(
            _("No player is known for this address. Known: %(names)s. Paste the address of the page of the video or the sound."),
            code="unknown_provider",
            params={"names": ", ".join(provider.name for provider in providers())},
        )
