"""What arrives in mailboxes during a journey: the demo writes its mails to files."""

import re
import time
from email import message_from_bytes, policy
from pathlib import Path


def last_link(var: Path, to: str, part: str, seconds: float = 10) -> str:
    """The address that holds `part` in the newest mail to `to`; waits for it."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        for found in _links(var, to, part):
            return found
        time.sleep(0.2)
    raise AssertionError(f"no mail to {to} with {part}")


def _links(var: Path, to: str, part: str):
    for path in sorted((var / "mails").glob("*.log"), key=lambda path: path.stat().st_mtime, reverse=True):
        for raw in reversed(path.read_bytes().split(b"-" * 79)):
            message = message_from_bytes(raw.strip() + b"\n", policy=policy.default)
            body = message.get_body(("plain",))
            if to in str(message["To"]) and body:
                yield from (address for address in re.findall(r"https?://\S+", body.get_content()) if part in address)
