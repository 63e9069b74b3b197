"""The virus scanner, spoken to over its own protocol: a small daemon of this test answers on a real socket."""

import socket
import struct
import threading
from pathlib import Path

import pytest

from core.files.antivirus import Verdict, scan

EICAR = b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE"


class Daemon(threading.Thread):
    """Reads one INSTREAM per connection and answers as clamd does."""

    def __init__(self, listener: socket.socket, answer: bytes = b"") -> None:
        super().__init__(daemon=True)
        self.listener, self.answer, self.received = listener, answer, b""

    def run(self) -> None:
        while True:
            try:
                peer, _address = self.listener.accept()
            except OSError:
                return
            with peer, peer.makefile("rb") as stream:
                assert stream.read(10) == b"zINSTREAM\x00"
                self.received = b""
                while size := struct.unpack("!L", stream.read(4))[0]:
                    self.received += stream.read(size)
                found = b"stream: Eicar-Test-Signature FOUND" if EICAR in self.received else b"stream: OK"
                peer.sendall((self.answer or found) + b"\x00")


@pytest.fixture(params=["path", "port"])
def daemon(request, settings, tmp_path: Path):
    if request.param == "path":
        listener = socket.socket(socket.AF_UNIX)
        settings.CLAMAV_SOCKET = str(tmp_path / "clamd")
        listener.bind(settings.CLAMAV_SOCKET)
    else:
        listener = socket.socket()
        listener.bind(("127.0.0.1", 0))
        settings.CLAMAV_SOCKET = f"127.0.0.1:{listener.getsockname()[1]}"
    listener.listen()
    running = Daemon(listener)
    running.start()
    yield running
    listener.close()


def test_a_file_is_sent_whole_and_passes(daemon):
    content = b"0123456789" * 30_000
    assert scan(content) is Verdict.CLEAN
    assert daemon.received == content


def test_a_virus_is_told(daemon):
    assert scan(b"bonjour " + EICAR) is Verdict.INFECTED


@pytest.mark.parametrize("answer", [b"INSTREAM size limit exceeded. ERROR", b"UNKNOWN COMMAND", b"stream: OK but not quite"])
def test_any_other_answer_passes_nothing(daemon, answer):
    daemon.answer = answer
    assert scan(b"bonjour") is Verdict.UNKNOWN


@pytest.mark.parametrize("where", ["/nowhere/clamd.ctl", "127.0.0.1:1"])
def test_a_daemon_that_does_not_answer_passes_nothing(settings, where):
    settings.CLAMAV_SOCKET = where
    assert scan(b"bonjour") is Verdict.UNKNOWN


def test_without_a_daemon_every_file_passes(settings):
    settings.CLAMAV_SOCKET = ""
    assert scan(EICAR) is Verdict.CLEAN
