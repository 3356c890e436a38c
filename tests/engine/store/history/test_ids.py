"""Ids of runs sort by time and stand for one number in their month."""

from datetime import UTC, datetime, timedelta, timezone

from engine.store.history.ids import key_at, new_run_id, place_of, run_id_of


def test_ids_come_back_from_their_numbers():
    run_id = new_run_id(datetime(2026, 11, 27, 0, 33, 36, 123456, tzinfo=UTC))
    month, key = place_of(run_id)

    assert run_id.startswith("20261127-003336-123456-")
    assert month == "2026-11"
    assert run_id_of(month, key) == run_id


def test_numbers_sort_as_the_ids_do():
    times = [
        datetime(2026, 2, 1, tzinfo=UTC) + timedelta(hours=7 * n) for n in range(50)
    ]
    ids = [new_run_id(time) for time in times]

    assert [place_of(i)[1] for i in ids] == sorted(place_of(i)[1] for i in ids)


def test_ids_are_made_in_utc():
    tokyo = timezone(timedelta(hours=9))

    assert place_of(new_run_id(datetime(2026, 2, 1, 3, tzinfo=tokyo)))[0] == "2026-01"


def test_a_moment_lies_between_the_numbers_around_it():
    moment = datetime(2026, 2, 3, tzinfo=UTC)
    before = place_of(new_run_id(moment - timedelta(microseconds=1)))[1]
    after = place_of(new_run_id(moment))[1]

    assert before < key_at("2026-02", moment) <= after
    assert key_at("2026-03", moment) < 0
