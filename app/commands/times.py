"""Points in time as people type them: a day, a day and hour, or how long ago."""

import re
from datetime import UTC, datetime, timedelta

from app.commands.errors import BadInputError

AGO = re.compile(r"(\d{1,6})([mhdw])")
UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}


def point_in_time(
    text: str | None, option: str, now: datetime | None = None
) -> datetime | None:
    """Return what ``text`` means; without a time zone, that of this machine.

    Raises:
        BadInputError: it is no point in time; ``option`` is named.
    """
    if text is None:
        return None
    try:
        if ago := AGO.fullmatch(text.strip()):
            passed = timedelta(**{UNITS[ago[2]]: int(ago[1])})
            return (now or datetime.now(UTC)) - passed
        return datetime.fromisoformat(text.strip()).astimezone()
    except (ValueError, OverflowError):
        raise BadInputError(
            f"{option} {text!r} is no point in time; write it like 2026-11-03, "
            "2026-11-03T14:30 or 7d (minutes m, hours h, days d, weeks w ago)."
        ) from None
