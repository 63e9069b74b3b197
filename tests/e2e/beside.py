"""A process beside the demo's server that runs management commands one after another: Django takes seconds to set up."""

import io
import json
import os
import subprocess
import sys
import traceback
from contextlib import redirect_stdout
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


class Beside:
    """Started with the first command; `stop` ends it."""

    def __init__(self, env: dict[str, str]) -> None:
        self.env = env
        self.process: subprocess.Popen[str] | None = None

    def manage(self, *arguments: str) -> str:
        """What the command printed. Raises RuntimeError with the traceback of one that failed."""
        if not self.process:
            self.process = subprocess.Popen(
                [sys.executable, __file__], cwd=ROOT, env=self.env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
            )
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps(arguments) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            ended, self.process = self.process, None
            ended.communicate()
            raise RuntimeError(f"{arguments[0]} ended the process with {ended.returncode}")
        answer = json.loads(line)
        if answer["failure"]:
            raise RuntimeError(answer["failure"])
        return answer["printed"]

    def stop(self) -> None:
        if self.process:
            try:
                self.process.communicate(timeout=20)
            finally:
                self.process.kill()


def serve() -> None:
    """A command a line of the input, as a list; an answer a line of the output."""
    import django
    from django.core.management import ManagementUtility
    from django.db import connections
    from django.utils import translation

    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # Whatever a command writes past sys.stdout is no answer.
    django.setup()
    for line in sys.stdin:
        printed, failure = io.StringIO(), ""
        try:
            with redirect_stdout(printed):
                ManagementUtility(["manage.py", *json.loads(line)]).execute()
        except (Exception, SystemExit):
            failure = traceback.format_exc()
        translation.deactivate()
        connections.close_all()
        print(json.dumps({"printed": printed.getvalue(), "failure": failure}), file=answers, flush=True)


if __name__ == "__main__":
    serve()
