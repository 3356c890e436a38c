"""Worker processes: answers, errors, kills, cancels."""

import asyncio
import multiprocessing
import operator
import os
import signal
import time
from collections.abc import AsyncIterator, Iterator
from pickle import PicklingError

import pytest

from engine.errors import WorkerDiedError
from engine.workers import WorkerPool
from nodes.errors import InputError, SettingsError, TryLaterError


def complain() -> None:
    raise InputError("This text cannot be read.")


def complain_about_a_field() -> None:
    raise SettingsError("path", "There is no such folder.")


def give_what_cannot_travel() -> Iterator[int]:
    return (n for n in range(3))


def end_yourself() -> None:
    os.kill(os.getpid(), signal.SIGTERM)


def ask_later() -> None:
    raise TryLaterError("Busy.", after_s=3)


@pytest.fixture
async def pool() -> AsyncIterator[WorkerPool]:
    pool = WorkerPool(1)
    yield pool
    await pool.close()


async def test_a_function_runs_in_another_process_that_stays(pool: WorkerPool):
    first = await pool.call(os.getpid)

    assert first != os.getpid()
    assert await pool.call(os.getpid) == first
    assert await pool.call(operator.add, 2, 3) == 5
    assert pool.is_started


async def test_what_a_function_raises_is_raised_here(pool: WorkerPool):
    with pytest.raises(InputError, match="cannot be read"):
        await pool.call(complain)
    with pytest.raises(TryLaterError) as later:
        await pool.call(ask_later)
    with pytest.raises(RuntimeError, match="There is no such folder"):
        await pool.call(complain_about_a_field)
    with pytest.raises(TypeError, match="pickle"):
        await pool.call(give_what_cannot_travel)

    assert later.value.after_s == 3


async def test_a_call_that_cannot_travel_leaves_no_process_behind(pool: WorkerPool):
    with pytest.raises((AttributeError, PicklingError)):
        await pool.call(lambda: 1)

    assert multiprocessing.active_children() == []


async def test_a_call_whose_worker_was_killed_is_made_once_more(pool: WorkerPool):
    pid = await pool.call(os.getpid)
    os.kill(pid, signal.SIGKILL)

    assert await pool.call(os.getpid) not in (pid, os.getpid())


async def test_a_call_that_ends_every_worker_is_told_and_hurts_no_other(
    pool: WorkerPool,
):
    with pytest.raises(WorkerDiedError, match="perhaps for want of memory"):
        await pool.call(end_yourself)
    assert await pool.call(operator.add, 2, 3) == 5


async def test_cancelling_a_call_ends_its_work_at_once(pool: WorkerPool):
    await pool.call(os.getpid)
    call = asyncio.create_task(pool.call(time.sleep, 60))
    await asyncio.sleep(0)
    call.cancel()

    with pytest.raises(asyncio.CancelledError):
        await call
    assert await pool.call(operator.add, 1, 1) == 2
