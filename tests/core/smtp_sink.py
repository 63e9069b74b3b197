"""A mail server on the loopback, good or bad as its `mood` says."""

import socketserver
import threading
import time
from email import message_from_bytes, policy


class _Conversation(socketserver.StreamRequestHandler):
    def handle(self):
        sink = self.server.sink
        sink.connections += 1
        if sink.mood == "hangs at once":
            sink.released.wait(20)
            return
        self._say("220 sink")
        while line := self.rfile.readline():
            if not self._answer(line.strip().upper(), sink):
                return

    def _answer(self, command, sink):
        if command.startswith(b"RCPT") and sink.mood == "unknown mailbox":
            self._say("550 no such mailbox")
        elif command.startswith(b"RCPT") and sink.mood == "busy":
            self._say("451 try again later")
        elif command.startswith(b"MAIL") and sink.mood == "closes":
            return False
        elif command.startswith(b"DATA"):
            return self._take_text(sink)
        elif command.startswith(b"QUIT"):
            self._say("221 bye")
            return False
        elif sink.mood == "slow":
            time.sleep(1)
            self._say("250 ok")
        else:
            self._say("250 ok")
        return True

    def _take_text(self, sink):
        self._say("354 go on")
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line)
        if sink.mood == "hangs after the text":
            sink.released.wait(20)
            return False
        if sink.mood == "refuses the text":
            self._say("554 looks like an advertisement")
            return True
        sink.messages.append(message_from_bytes(b"".join(lines), policy=policy.default))
        if sink.mood == "takes the third and hangs" and len(sink.messages) == 3:
            sink.hangs.set()
            sink.released.wait(20)
            return False
        self._say("250 taken")
        return True

    def _say(self, line):
        self.wfile.write(f"{line}\r\n".encode())


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


class SmtpSink:
    """`with SmtpSink() as sink`: listens on `sink.port`, keeps `sink.messages`."""

    def __init__(self):
        self.mood = "good"
        self.messages = []
        self.connections = 0
        self.released = threading.Event()
        self.hangs = threading.Event()
        self._server = _Server(("127.0.0.1", 0), _Conversation)
        self._server.sink = self
        self.port = self._server.server_address[1]

    def __enter__(self):
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        return self

    def __exit__(self, *_error):
        self.released.set()
        self._server.shutdown()
        self._server.server_close()
