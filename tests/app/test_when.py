"""Moments as people say them."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from app.when import when

STOCKHOLM = timezone(timedelta(hours=1))
NOW = datetime(2026, 11, 23, 0, 30, tzinfo=STOCKHOLM)


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        ("2026-11-22T23:10:00+00:00", "today 00:10"),
        ("2026-11-22T22:59:59Z", "yesterday 23:59"),
        ("2026-11-03T08:00:00+00:00", "3 Nov 09:00"),
        ("2025-11-23T08:00:00+00:00", "23 Nov 2025"),
        ("soon", "soon"),
    ],
)
def test_a_moment_is_told_by_the_clock_on_the_wall(moment, said):
    assert when(moment, NOW) == said


def test_without_a_present_moment_it_is_now():
    assert when(datetime.now(UTC).isoformat()).startswith("today ")
