"""Records are put into lists, so many at a time."""

import pytest

from nodes.flow.batch import batch
from tests.helpers.context import run_node

LETTERS = [{"n": n, "kind": "ab"[n % 2]} for n in range(5)]


async def lists(**config):
    found = (await run_node(batch, config, LETTERS))["out"]
    return [
        [item["n"] for item in record[config.get("into", "items")]] for record in found
    ]


@pytest.mark.parametrize(
    ("config", "expected"),
    [
        ({"size": 2}, [[0, 1], [2, 3], [4]]),
        ({"size": 9, "into": "rows"}, [[0, 1, 2, 3, 4]]),
        ({"size": 2, "by": ["kind"]}, [[0, 2], [1, 3], [4]]),
        ({"size": 1}, [[0], [1], [2], [3], [4]]),
    ],
)
async def test_so_many_share_a_list(config, expected):
    assert await lists(**config) == expected


async def test_a_list_knows_its_members_and_their_group():
    found = (await run_node(batch, {"size": 2, "by": ["kind"]}, LETTERS))["out"]
    assert found[0]["kind"] == "a"
    assert found[0].parents == ("r0", "r2")
    assert [record.id for record in found] == ["r0+0", "r1+1", "r4+2"]


async def test_without_records_there_is_no_list():
    assert (await run_node(batch, {}, []))["out"] == []
