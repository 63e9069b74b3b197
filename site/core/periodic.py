"""What `manage.py run_periodic` does: jobs that apps register from `AppConfig.ready()`, each short and repeatable.

    periodic.register("mails", deliver_due)

A job that fails does not stop the others. Readers never depend on them: time is a filter of queries.
"""

import logging
from collections.abc import Callable

logger = logging.getLogger(__name__)

_jobs: dict[str, Callable[[], object]] = {}


def register(name: str, job: Callable[[], object]) -> None:
    """The same name again replaces the job."""
    _jobs[name] = job


def names() -> list[str]:
    return list(_jobs)


def run() -> list[str]:
    """Runs every job; the names of those that failed."""
    return [name for name, job in _jobs.items() if not _succeeds(name, job)]


def _succeeds(name: str, job: Callable[[], object]) -> bool:
    try:
        job()
    except Exception:
        logger.exception("The periodic job %s failed.", name)
        return False
    return True
