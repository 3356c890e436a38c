"""Tests of `engine.transform.bacowr.intents`."""

from itertools import product
from typing import get_args

import pytest

from engine.transform.bacowr.intents import aligned, bridge, compared, worst
from engine.transform.page_types import Intent

INFO, RESEARCH, BUY, BRAND, SUPPORT, LOCAL, MIXED = get_args(Intent)
PARTIAL = [
    (INFO, RESEARCH),
    (INFO, SUPPORT),
    (RESEARCH, BUY),
    (RESEARCH, BRAND),
    (RESEARCH, LOCAL),
    (BUY, BRAND),
    (BUY, LOCAL),
    (BRAND, SUPPORT),
    (BRAND, LOCAL),
    *((MIXED, it) for it in (INFO, RESEARCH, BUY, BRAND, SUPPORT, LOCAL)),
]
PAIRS = list(product(get_args(Intent), repeat=2))


def expected(one, other):
    if one == other:
        return "aligned"
    return "partial" if {(one, other), (other, one)} & set(PARTIAL) else "off"


def test_there_are_forty_nine_pairs():
    assert len(PAIRS) == 49
    assert [expected(*it) for it in PAIRS].count("partial") == 30


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_two_intents_are_compared(one, other):
    assert compared(one, other) == compared(other, one) == expected(one, other)


def test_what_is_not_known_is_not_compared():
    assert compared(None, INFO) is compared(INFO, None) is None


@pytest.mark.parametrize(
    ("verdicts", "found"),
    [
        (("aligned", "aligned", "aligned"), "aligned"),
        (("aligned", "partial", "aligned"), "partial"),
        (("off", "partial", "aligned"), "off"),
        (("aligned", None, None), "aligned"),
        ((None, None, None), None),
    ],
)
def test_the_worst_of_three_is_what_counts(verdicts, found):
    assert worst(verdicts) == found


@pytest.mark.parametrize(
    ("overlap", "intents", "found"),
    [
        (0.7, (RESEARCH, RESEARCH, RESEARCH, INFO), "strong"),
        (0.69, (RESEARCH, RESEARCH, RESEARCH, INFO), "pivot"),
        (0.4, (RESEARCH, RESEARCH, RESEARCH, INFO), "pivot"),
        (0.39, (RESEARCH, RESEARCH, RESEARCH, INFO), "wrapper"),
        (0.9, (INFO, BUY, INFO, INFO), "wrapper"),
        (0.9, (None, None, None, None), "strong"),
        (None, (RESEARCH, RESEARCH, RESEARCH, INFO), "wrapper"),
    ],
)
def test_the_bridge_follows_the_rules(overlap, intents, found):
    assert bridge(overlap, aligned(*intents)) == found
