"""`kill -9` of the engine and its workers in the middle of a run; see `bench.killing`.

``python -m bench.kill --times 1000`` is the long form of this.
"""

import asyncio
import sys

import pytest

from bench.killing import Case, undisturbed
from bench.killing_webhooks import WebhookCase, undisturbed_calls
from bench.town import town

SEEDS = range(1, 25)
CALLED_SEEDS = range(1, 9)

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="there is no SIGKILL to send"
)


@pytest.fixture(scope="module")
def calls_s() -> float:
    """Return how long the calls take that nobody disturbs."""

    async def look() -> float:
        async with town() as place:
            return await undisturbed_calls(place)

    return asyncio.run(look())


@pytest.fixture(scope="module")
def usual() -> tuple[float, str]:
    """Return how long the run takes that nobody disturbs, and what it writes."""

    async def look() -> tuple[float, str]:
        async with town() as place:
            return await undisturbed(place)

    return asyncio.run(look())


@pytest.mark.parametrize("seed", SEEDS)
async def test_a_run_loses_and_doubles_nothing(seed: int, usual: tuple[float, str]):
    async with town() as place:
        verdict = await Case(place, seed, *usual).passed()
    assert verdict.faults == [], verdict


@pytest.mark.parametrize("seed", CALLED_SEEDS)
async def test_what_callers_of_a_webhook_were_told_holds(seed: int, calls_s: float):
    async with town() as place:
        verdict = await WebhookCase(place, seed, calls_s).passed()
    assert verdict.faults == [], verdict
