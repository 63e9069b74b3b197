"""When an alert is due: in the morning of the site's time zone, every day or on Mondays."""

from datetime import datetime, time, timedelta

from jobs import clock

MORNING = time(7, 0)
MONDAY = 0


def next_morning(after: datetime, *, weekly: bool) -> datetime:
    """The first such morning strictly after `after`; seven o'clock is seven o'clock on days of 23 or 25 hours too."""
    day = after.astimezone(clock.zone()).date()
    while True:
        morning = datetime.combine(day, MORNING, tzinfo=clock.zone())
        if morning > after and (not weekly or day.weekday() == MONDAY):
            return morning
        day += timedelta(days=1)
