"""Tests of `nodes.contract`."""

from collections.abc import AsyncIterator
from typing import NamedTuple

import pytest

from nodes.contract import (
    Batch,
    Context,
    NodeConfig,
    Port,
    Record,
    Stream,
    node,
)


class Config(NodeConfig):
    """Nothing to set."""


class Halves(NamedTuple):
    """Two ports."""

    kept: Batch
    dropped: Batch


def per_record(config: Config, record: Record, ctx: Context) -> Record | None: ...
def per_batch(config: Config, batch: Batch, ctx: Context) -> Halves: ...
def several(config: Config, record: Record, ctx: Context) -> list[Record]: ...
def effect(config: Config, batch: Batch, ctx: Context) -> None: ...
async def source(config: Config, ctx: Context) -> AsyncIterator[Record]: ...
async def stream(
    config: Config, records: Stream, ctx: Context
) -> AsyncIterator[Halves]: ...
async def two(
    config: Config, first: Stream, second: Stream, ctx: Context
) -> AsyncIterator[Batch]: ...
def mixed(config: Config, record: Record, batch: Batch, ctx: Context) -> Record: ...
def both(config: Config, one: Record, other: Record, ctx: Context) -> Record: ...
def strange(config: Config, record: Record, ctx: Context) -> str: ...


def declared(function, id="flow.it", **more):
    return node(id, title="It", icon="it", **more)(function)


@pytest.mark.parametrize(
    ("function", "mode", "inputs", "outputs"),
    [
        (per_record, "record", ["in"], ["out"]),
        (per_batch, "batch", ["in"], ["kept", "dropped"]),
        (several, "record", ["in"], ["out"]),
        (effect, "batch", ["in"], []),
        (source, "source", ["start"], ["out"]),
        (stream, "stream", ["in"], ["kept", "dropped"]),
        (two, "stream", ["first", "second"], ["out"]),
    ],
)
def test_mode_and_ports_are_read_off_the_signature(function, mode, inputs, outputs):
    made = declared(function)
    assert made.mode == mode
    assert [port.name for port in made.inputs] == inputs
    assert [port.name for port in made.outputs] == outputs


def test_a_source_is_started_by_a_signal_and_a_trigger_by_nobody():
    assert declared(source).inputs == (Port("start", "signal"),)
    trigger = declared(source, "triggers.it", emits="signal")
    assert trigger.inputs == ()
    assert trigger.outputs == (Port("out", "signal"),)


@pytest.mark.parametrize("function", [mixed, both])
def test_several_inputs_must_all_be_streams(function):
    with pytest.raises(TypeError, match="several inputs must all be streams"):
        declared(function)


def test_an_answer_that_is_no_record_is_refused():
    with pytest.raises(TypeError, match="a node cannot answer <class 'str'>"):
        declared(strange)


def test_the_module_is_the_help_and_the_folder_the_drawer():
    made = declared(per_batch, "flow.it")
    assert made.help == "Tests of `nodes.contract`."
    assert made.summary == made.help
    assert made.category == "flow"


def test_ports_are_found_by_name():
    made = declared(per_batch)
    assert made.output("kept") == Port("kept")
    assert made.input("in") == Port("in")
    assert made.output("no") is made.input("no") is None
    assert Port("as_it_is").title == "as it is"


def test_records_do_not_start_anything_but_signals_may_feed_records():
    assert Port("in").takes(Port("out"))
    assert Port("in").takes(Port("out", "signal"))
    assert Port("start", "signal").takes(Port("out", "signal"))
    assert not Port("start", "signal").takes(Port("out"))


def test_added_fields_are_listed_or_follow_from_the_settings():
    assert list(declared(per_batch, adds=["a"]).adds(Config())) == ["a"]
    made = declared(per_batch, adds=lambda config: [type(config).__name__])
    assert list(made.adds(Config())) == ["Config"]


def test_settings_stay_as_they_are_unless_a_node_upgrades_them():
    assert Config.upgrade({"a": 1}, 1) == {"a": 1}
