"""The process that opens one file: read from standard input, its verdict on standard output as JSON.

A file that is made to never end, or to fill the memory, ends here: the system stops this process, not the site.
"""

import contextlib
import json
import resource
import sys

from core.files.inspection.inspect import inspect
from core.files.inspection.refusal import Refusal

SECONDS = 10
MEMORY = 768 * 1024 * 1024
LIMITS = {resource.RLIMIT_CPU: SECONDS, resource.RLIMIT_AS: MEMORY, resource.RLIMIT_FSIZE: 0, resource.RLIMIT_CORE: 0}


def main() -> None:
    for what, most in LIMITS.items():
        with contextlib.suppress(ValueError, OSError):  # A system that knows no such limit, or a stricter one.
            resource.setrlimit(what, (most, most))
    data = sys.stdin.buffer.read()
    try:
        verdict = {"kind": inspect(data)}
    except Refusal as refusal:
        verdict = {"refusal": refusal.code}
    except (MemoryError, RecursionError):
        verdict = {"refusal": "too_complex"}
    sys.stdout.write(json.dumps(verdict))
    sys.stdout.flush()
