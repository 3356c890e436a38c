"""Says when something happened as people do: on this machine's clock, today by the hour."""

from datetime import datetime


def when(moment: str, now: datetime | None = None) -> str:
    """Return a moment of a run (ISO 8601) as people say it: ``today 05:40``.

    Args:
        moment: The moment with its time zone; another text is returned as it is.
        now: The present moment with its time zone, which decides what "today" is.
    """
    try:
        then = datetime.fromisoformat(moment)
    except ValueError:
        return moment
    present = now or datetime.now().astimezone()
    local = then.astimezone(present.tzinfo)
    days = (present.date() - local.date()).days
    hour = f"{local:%H:%M}"
    if days in (0, 1):
        return f"{('today', 'yesterday')[days]} {hour}"
    day = f"{local.day} {local:%b}"
    return f"{day} {hour}" if local.year == present.year else f"{day} {local.year}"


def clock(moment: str) -> str:
    """Return the time of day of a moment (ISO 8601) to the second: ``05:40:12``."""
    return f"{datetime.fromisoformat(moment).astimezone():%H:%M:%S}"
