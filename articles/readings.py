"""Counting readings: in memory first, so that a reading costs no query; written a few seconds later, all together."""

import atexit
import logging
import threading
import time
from collections import Counter

from django.apps import apps
from django.db import close_old_connections

logger = logging.getLogger(__name__)

# Written after so many readings, or so many seconds after the first of them, at the next reading.
MOST = 100
SECONDS = 10.0


class Tally:
    """What this process has counted and not written yet. Safe for threads; a process that is killed loses it, no more."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._counts: Counter[int] = Counter()
        self._since = 0.0

    def add(self, article_id: int) -> None:
        with self._lock:
            if not self._counts:
                self._since = time.monotonic()
            self._counts[article_id] += 1
            is_due = self._counts.total() >= MOST or time.monotonic() - self._since >= SECONDS
        if is_due:
            self.write()

    def write(self) -> None:
        """Writes what is counted. Where the database refuses, it is kept for the next time."""
        with self._lock:
            counts, self._counts = self._counts, Counter()
        if not counts:
            return
        articles = apps.get_model("articles", "ArticlePage").objects
        try:
            known = set(articles.filter(pk__in=counts).values_list("pk", flat=True))
            apps.get_model("articles", "Readings").objects.add({pk: number for pk, number in counts.items() if pk in known})
        except Exception:
            logger.exception("Readings could not be written.")
            with self._lock:
                self._since = time.monotonic()
                self._counts.update(counts)


tally = Tally()


@atexit.register
def write_the_rest() -> None:
    """A process that stops in good order writes what it holds."""
    if apps.ready and tally._counts:
        close_old_connections()
        tally.write()
