"""Which nodes a partial run runs, which it plays from an earlier run, which it shows."""

import pytest

from engine.run.extent import ALL, Chosen, Extent, chosen
from tests.helpers.runs import Drawn, drawn, node_type
from tests.helpers.small_nodes import both, passed, source

KINDS = {
    "a": node_type(source),
    "b": node_type(passed),
    "c": node_type(passed),
    "d": node_type(both),
    "e": node_type(passed),
}
DIAMOND: Drawn = drawn(
    "a -> b", "a -> c", "b -> d.left", "c -> d.right", "d -> e", **KINDS
)
EVERYTHING = set("abcde")


def told(found: Chosen) -> tuple[str, str, str]:
    """Return the three sets as sorted letters."""
    run, play, show = (
        "".join(sorted(some)) for some in (found.run, found.play, found.show)
    )
    return run, play, show


@pytest.mark.parametrize(
    ("extent", "stored", "expected"),
    [
        (ALL, EVERYTHING, ("abcde", "", "")),
        (Extent(until="b"), EVERYTHING, ("ab", "", "")),
        (Extent(until="d", reuse=True), EVERYTHING, ("d", "bc", "a")),
        (Extent(only="d"), EVERYTHING, ("d", "bc", "a")),
        (Extent(only="d"), set("ab"), ("cd", "ab", "")),
        (Extent(only="d"), set(), ("abcd", "", "")),
        (Extent(since="d"), EVERYTHING, ("de", "bc", "a")),
        (Extent(since="b"), EVERYTHING, ("bde", "ac", "")),
        (Extent(since="b"), set("a"), ("bcde", "a", "")),
        (Extent(since="b", until="d"), EVERYTHING, ("bd", "ac", "")),
        (Extent(reuse=True), EVERYTHING, ("", "e", "abcd")),
        (Extent(reuse=True), set("abc"), ("de", "bc", "a")),
        (Extent(reuse=True), set("bcde"), ("", "e", "bcd")),
    ],
)
def test_what_a_part_of_a_pipeline_takes(extent, stored, expected):
    assert told(chosen(DIAMOND.pipeline, extent, stored)) == expected


def test_what_depends_on_a_node_that_runs_again_runs_again():
    fork = drawn("a -> b", "a -> c", **{key: KINDS[key] for key in "abc"})
    found = chosen(fork.pipeline, Extent(reuse=True), {"b"})
    assert told(found) == ("abc", "", "")


def test_a_circle_is_not_passed_over():
    circle = drawn("a -> b", "b -> c", "c -> b", **{key: KINDS[key] for key in "abc"})
    found = chosen(circle.pipeline, Extent(reuse=True), set())
    assert told(found) == ("abc", "", "")


def test_nothing_runs_for_the_sake_of_a_pinned_node():
    pinned = DIAMOND.with_node("b", pinned={"out": ()}).with_node("c", pinned={})
    assert told(chosen(pinned.pipeline, Extent(only="d"), set())) == ("bcd", "", "")
