"""However a file is damaged, it is refused with a sentence, or opened and judged."""

import copy
import json
import random
from pathlib import Path

import pytest

from engine import clipboard, files
from engine.check import problems
from engine.errors import FileError
from nodes.registry import node_types

TYPES = node_types()
GOLDEN = Path(__file__).parent / "golden"
SOUND = json.loads((GOLDEN / "version-1.siex").read_text("utf-8"))
OLDER = {
    "name": "old",
    "trigger": {"type": "manual", "config": {}},
    "nodes": [
        {"id": "e", "type": "extract", "config": {"top_k": 3}, "position": {"x": 1}},
        {"id": "c", "type": "conditional", "config": {"condition": "n > 1"}},
    ],
    "edges": [{"from": "e", "to": "c", "condition": "n"}],
}
ODD = [
    *(None, True, 0, -1, 2**80, 1.5, "", "x", "\ud800", "{{ n", "n +", "a.b[", "out"),
    *([], [[]], [1, "a", None], [{}], {}, {"config": "x"}, {"rows": [3]}),
    {"rows": [{"field": "x", "operator": "matches", "value": "("}]},
    [{"name": 3, "kind": "formula", "value": "uper(n)"}],
]


def places(value):
    """Yield every container inside of ``value`` with each of its keys."""
    keys = value if isinstance(value, dict) else range(len(value))
    for key in list(keys):
        yield value, key
        if isinstance(value[key], dict | list):
            yield from places(value[key])


def damaged(form, chance):
    """Return ``form`` with some places missing or holding odd things."""
    form = copy.deepcopy(form)
    for _ in range(chance.randint(1, 4)):
        container, key = chance.choice(list(places(form)))
        if isinstance(container, dict) and chance.random() < 0.3:
            del container[key]
        else:
            container[key] = copy.deepcopy(chance.choice(ODD))
    nodes = form.get("nodes")
    for node in nodes if isinstance(nodes, list) else ():
        if isinstance(node, dict) and chance.random() < 0.3:
            node["type"] = chance.choice(list(TYPES))
            fields = TYPES[node["type"]].config.model_fields
            node["config"] = {
                name: copy.deepcopy(chance.choice(ODD)) for name in fields
            }
    return form


@pytest.mark.parametrize("seed", range(40))
def test_a_damaged_file_is_refused_or_judged(seed):
    chance = random.Random(seed)  # noqa: S311 - the same damage every time
    text = json.dumps(damaged(chance.choice([SOUND, OLDER]), chance))
    if chance.random() < 0.2:
        text = text[: chance.randrange(len(text))]
    try:
        pipeline = files.parse(text, "f.siex")
    except FileError as refused:
        lines = [str(refused)]
    else:
        lines = [str(problem) for problem in problems(pipeline, TYPES)]
        assert files.dump(files.parse(files.dump(pipeline))) == files.dump(pipeline)
        clipboard.pasted(pipeline, clipboard.fragment(pipeline, pipeline.nodes))

    assert not [line for line in lines if "\n" in line or len(line) > 600]
