"""ClamAV, where `settings.CLAMAV_SOCKET` names its daemon: a Unix path, or host:port.

Where the daemon does not answer, the file is UNKNOWN: it is taken, and whoever stores it holds it back until a later
`scan` says CLEAN. See docs/decisions/0091. Without the setting every file is CLEAN.
"""

import enum
import logging
import socket
import struct

from django.conf import settings

logger = logging.getLogger(__name__)

SECONDS = 15
CHUNK = 64 * 1024


class Verdict(enum.Enum):
    CLEAN = "clean"
    INFECTED = "infected"
    UNKNOWN = "unknown"


def is_set() -> bool:
    return bool(settings.CLAMAV_SOCKET)


def scan(content: bytes) -> Verdict:
    """What the daemon says of `content`, within SECONDS for each answer of the network."""
    if not is_set():
        return Verdict.CLEAN
    try:
        answer = _ask(content)
    except OSError as error:
        logger.error("The virus scanner does not answer: %s", error)
        return Verdict.UNKNOWN
    if answer.endswith("FOUND"):
        logger.warning("The virus scanner refused a file: %s", answer)
        return Verdict.INFECTED
    if answer == "stream: OK":
        return Verdict.CLEAN
    logger.error("The virus scanner answered: %s", answer)
    return Verdict.UNKNOWN


def _ask(content: bytes) -> str:
    """INSTREAM of the daemon's protocol: each chunk after its length, then an empty one."""
    with _connect() as daemon:
        daemon.settimeout(SECONDS)
        daemon.sendall(b"zINSTREAM\x00")
        for start in range(0, len(content), CHUNK):
            chunk = content[start : start + CHUNK]
            daemon.sendall(struct.pack("!L", len(chunk)) + chunk)
        daemon.sendall(struct.pack("!L", 0))
        answer = b""
        while not answer.endswith(b"\x00") and len(answer) < 4096:
            part = daemon.recv(4096)
            if not part:
                break
            answer += part
    return answer.rstrip(b"\x00\n").decode(errors="replace").strip()


def _connect() -> socket.socket:
    where = settings.CLAMAV_SOCKET
    if where.startswith("/"):
        daemon = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        daemon.settimeout(SECONDS)
        try:
            daemon.connect(where)
        except OSError:
            daemon.close()
            raise
        return daemon
    host, _colon, port = where.rpartition(":")
    return socket.create_connection((host.strip("[]"), int(port)), timeout=SECONDS)
