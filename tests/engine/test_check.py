"""Every problem of a pipeline is named with its place."""

from typing import Any

import pytest
from pydantic import Field

from engine.check import Checker, problems
from engine.configs import resolved_config
from engine.pipeline import Edge, Endpoint, Node, Pipeline, Settings
from nodes.contract import Batch, Context, Formula, NodeConfig, Template, node
from nodes.registry import node_types

TYPES = node_types()


def said(nodes, wires=(), settings=None, types=TYPES):
    """Return the problems of a pipeline as text."""
    pipeline = Pipeline(
        "p",
        settings=settings or Settings(),
        nodes={node.id: node for node in nodes},
        edges=tuple(wires),
    )
    return [f"{problem.severity}: {problem}" for problem in problems(pipeline, types)]


def wire(source, target, condition=None):
    return Edge(Endpoint(*source.split(".")), Endpoint(*target.split(".")), condition)


START = Node("go", "triggers.manual")
LIMIT = Node("limit", "flow.limit")
STARTED = wire("go.out", "limit.in")


def test_a_sound_pipeline_has_no_problems():
    assert said([START, LIMIT], [STARTED]) == []


def test_a_pipeline_without_nodes_has_nothing_to_run():
    assert said([]) == ["error: There is nothing to run. Place a node first."]


@pytest.mark.parametrize(
    ("node_type", "setting", "sentence"),
    [
        ("sources.feed", "url", "No address is given; type the feed's address."),
        ("sources.sitemap", "url", "No address is given; type the site's address."),
        ("sources.file", "path", "No file is chosen; choose the one to read."),
        ("sources.folder", "folder", "No folder is chosen; choose the one to read."),
        ("web.request", "url", "No address is given; type the service's address."),
        ("files.csv", "path", "No file is named; give the path of the file to write."),
    ],
)
def test_a_setting_that_must_not_be_empty_is_told(node_type, setting, sentence):
    for typed in ("", "  "):
        blank = Node("x", node_type, config={setting: typed})
        pipeline = Pipeline("p", nodes={"go": START, "x": blank})
        found = [it for it in problems(pipeline, TYPES) if it.severity == "error"]
        assert [(it.field, it.sentence) for it in found] == [(setting, sentence)]
    filled = Node("x", node_type, config={setting: "https://example.com/a.csv"})
    assert not [it for it in said([START, filled]) if it.startswith("error")]


@pytest.mark.parametrize(
    ("node_type", "config", "sentence"),
    [
        ("flow.limit", {"count": "many"}, "setting 'Records': Records must be a whole number."),
        ("flow.limit", {"count": 0}, "setting 'Records': Records must be at least 1."),
        ("flow.limit", {"cuont": 3}, "setting 'cuont': There is no setting 'cuont'; did you mean 'count'?"),
        ("flow.filter", {"conditions": {"rows": [{"field": ""}]}},
         "setting 'Keep records where, Rows, row 1, Field': Keep records where, Rows, row 1, Field must not be empty."),
        ("fields.set", {"fields": [{"name": "n", "kind": "formula", "value": "n +"}]},
         "setting 'Fields, row 1, Value': Fields, row 1, Value: Something is missing at the end of the formula. (column 4)"),
        ("files.csv", {"path": "{{ date"},
         "setting 'File': File: The hole {{ is not closed with }}. (column 1)"),
    ],
)  # fmt: skip
def test_a_wrong_setting_is_named(node_type, config, sentence):
    found = said([START, Node("x", node_type, config=config)], [wire("go.out", "x.in")])

    title = TYPES[node_type].title
    assert f"error: node 'x' ({title}), {sentence}" in found


@pytest.mark.parametrize("depth", [0, 1])
def test_a_wrong_operator_is_the_only_thing_that_is_wrong_with_its_row(depth):
    conditions: dict[str, Any] = {"rows": [{"field": "n", "operator": "eqals"}]}
    for _ in range(depth):
        conditions = {"rows": [conditions]}
    node = Node("x", "flow.filter", config={"conditions": conditions})

    [found] = said([START, node], [wire("go.out", "x.in")])

    assert "Operator must be one of equals, not equals, contains" in found


class WrittenConfig(NodeConfig):
    """Texts of all kinds."""

    formula: Formula = Field("1", title="Formula", description="A formula.")
    optional: Formula = Field("", title="Optional", description="Another.")
    template: Template = Field("", title="Text", description="A template.")


@node("tests.written", title="Written", icon="x", adds=("words",))
def written(config: WrittenConfig, batch: Batch, ctx: Context) -> Batch:
    """Do nothing."""
    del config, ctx
    return batch


@pytest.mark.parametrize(
    ("config", "sentence"),
    [
        ({"formula": "uper(n)"}, "'Formula': Formula: There is no function 'uper'; did you mean 'upper'? (column 1)"),
        ({"formula": ""}, "'Formula': Formula: The formula is empty. (column 1)"),
        ({"template": "{{ n"}, "'Text': Text: The hole {{ is not closed with }}. (column 1)"),
        ({"formula": 3, "template": "{{ n"}, "'Text': Text: The hole {{ is not closed with }}. (column 1)"),
    ],
)  # fmt: skip
def test_what_the_author_wrote_is_compiled(config, sentence):
    found = said(
        [START, Node("x", "tests.written", config=config)],
        [wire("go.out", "x.in")],
        types={**TYPES, "tests.written": written},
    )

    assert f"error: node 'x' (Written), setting {sentence}" in found


@pytest.mark.parametrize(
    ("config", "setting"),
    [
        ({"headers": [{"name": "Authorization", "value": "Bearer abc"}]}, "Headers, row 1, Value"),
        ({"url": "https://ann:pw@site.test/"}, "Address"),
        ({"url": "https://site.test/?api_key=abc"}, "Address"),
        ({"headers": [{"name": "Authorization", "value": "Bearer {{ token }}"}]}, None),
        ({"headers": [{"name": "Accept", "value": "text/html"}]}, None),
        ({"headers": [{"name": "Authorization"}]}, None),
        ({"url": "https://site.test/?q=abc"}, None),
    ],
)  # fmt: skip
def test_what_looks_like_a_secret_is_pointed_out(config, setting):
    config = {"url": "https://site.test/", **config}
    found = said(
        [START, Node("x", "web.request", config=config)], [wire("go.out", "x.in")]
    )

    start = f"warning: node 'x' (HTTP request), setting '{setting}': This looks like a secret"
    assert [line[: len(start)] for line in found] == ([start] if setting else [])


def test_an_optional_formula_may_be_empty():
    found = said(
        [START, Node("x", "tests.written", config={"optional": ""})],
        [wire("go.out", "x.in")],
        types={**TYPES, "tests.written": written},
    )

    assert found == []


def test_a_slip_in_a_field_name_is_pointed_out():
    found = said(
        [
            Node("a", "tests.written"),
            Node("b", "tests.written", config={"formula": "size(wrods) + other"}),
        ],
        [wire("a.out", "b.in")],
        types={"tests.written": written},
    )

    assert found == [
        "warning: node 'a' (Written): No wire leads to it. Connect it to what it should work on.",
        "warning: node 'b' (Written), setting 'formula': No node before this one gives a field 'wrods'; did you mean 'words'?",
    ]  # fmt: skip


def test_an_unknown_node_type_is_named_with_the_nearest_known():
    assert said([Node("x", "flow.limti")]) == [
        "error: node 'x' (flow.limti): There is no node type 'flow.limti'; did you mean 'flow.limit'? "
        "It is kept as it is; replace or remove it to run the pipeline."
    ]  # fmt: skip


def test_an_unknown_trigger_does_not_keep_the_pipeline_from_running():
    found = said([Node("go", "triggers.nobody"), LIMIT], [STARTED])

    assert [line.split(":")[0] for line in found] == ["warning"]
    assert "can be started by hand" in found[0]


@pytest.mark.parametrize(
    ("edge", "sentence"),
    [
        (wire("limit.out", "ghost.in"), "wire limit.out → ghost.in: There is no node 'ghost'. Remove this wire."),
        (wire("limit.left", "x.in"), "wire limit.left → x.in: 'limit' has no output called 'left'. It has out."),
        (wire("limit.out", "x.right"), "wire limit.out → x.right: 'x' has no input called 'right'. It has in."),
        (wire("limit.out", "text.start"), "wire limit.out → text.start: 'start' only takes a start signal. Connect a trigger."),
        (wire("limit.out", "x.in", "n >"), "wire limit.out → x.in: The condition: Something is missing at the end of the formula. (column 4)"),
    ],
)  # fmt: skip
def test_a_wrong_wire_is_named(edge, sentence):
    nodes = [START, LIMIT, Node("x", "flow.limit"), Node("text", "sources.text")]

    assert f"error: {sentence}" in said(nodes, [STARTED, edge])


def test_a_doubled_wire_is_named():
    assert said([START, LIMIT], [STARTED, STARTED]) == [
        "warning: wire go.out → limit.in: This wire is there twice. Remove one."
    ]


def test_a_circle_is_named_with_its_way():
    nodes = [Node("a", "flow.limit"), Node("b", "flow.limit")]
    found = said(nodes, [wire("a.out", "b.in"), wire("b.out", "a.in")])

    assert found == [
        "error: node 'a': The wires run in a circle: a → b → a. Remove one of them."
    ]


def test_a_node_that_nothing_leads_to_is_pointed_out():
    assert said([LIMIT]) == [
        "warning: node 'limit' (Limit): No wire leads to it. Connect it to what it should work on."
    ]  # fmt: skip


HOOK = Node("hook", "triggers.webhook")
ANSWER = Node("answer", "web.answer")
CALLED = wire("hook.out", "answer.in")


def test_an_answer_behind_a_webhook_that_answers_by_itself_is_pointed_out():
    assert said([HOOK, ANSWER], [CALLED]) == [
        "warning: node 'answer' (Answer a webhook): Nobody hears this answer: "
        "set 'Answer' of 'Webhook' to 'Node'."
    ]


def test_an_answer_that_a_caller_waits_for_or_nobody_can_is_no_problem():
    hook = Node("hook", "triggers.webhook", config={"answer": "node"})

    assert said([hook, ANSWER], [CALLED]) == []
    assert said([START, ANSWER], [wire("go.out", "answer.in")]) == []


def test_a_disabled_node_may_be_wrong():
    off = Node("off", "flow.limit", config={"count": "x"}, disabled=True)

    assert said([START, LIMIT, off], [STARTED]) == []


def test_an_unknown_time_zone_is_named():
    found = said([START, LIMIT], [STARTED], Settings(timezone="Europe/Stockhome"))

    assert found[0].startswith(
        "error: settings, time zone: There is no time zone 'Europe/Stockhome'."
    )


class GrownConfig(NodeConfig):
    """Its shape has changed once."""

    version = 2
    amount: int = Field(1, title="Amount", description="How many.")

    @classmethod
    def upgrade(cls, config, version):
        return {"amount": config["count"]} if version == 1 else config


@node("tests.grown", title="Grown", icon="x")
def grown(config: GrownConfig, batch: Batch, ctx: Context) -> Batch:
    """Do nothing."""
    del config, ctx
    return batch


def test_settings_of_an_older_node_version_are_brought_up():
    old = Node("x", "tests.grown", config={"count": 3}, type_version=1)

    assert resolved_config(old, grown) == GrownConfig(amount=3)


@pytest.mark.parametrize(
    ("version", "config", "sentence"),
    [
        (1, {}, "cannot be brought into today's"),
        (3, {"amount": 1}, "made with a newer version of this node"),
    ],
)
def test_settings_of_a_version_that_cannot_be_read_are_named(version, config, sentence):
    other = Node("x", "tests.grown", config=config, type_version=version)
    found = said([other], types={"tests.grown": grown})

    assert sentence in found[0]


def test_nodes_that_did_not_change_are_not_checked_again():
    checker = Checker(TYPES)
    before = Pipeline("p", nodes={"limit": LIMIT, "go": START}, edges=(STARTED,))
    wrong = Node("limit", "flow.limit", config={"count": 0})
    after = Pipeline("p", nodes={"limit": wrong, "go": START}, edges=(STARTED,))

    assert checker.problems(before) == ()
    assert [problem.field for problem in checker.problems(after)] == ["count"]
    assert checker.problems(before) == ()
