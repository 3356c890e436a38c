"""The walk-through in ``docs/add-a-node.md`` works as it stands there."""

import importlib.util
import inspect
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from nodes.contract import NodeType
from tests.nodes import test_every_node as rules

PAGE = Path(__file__).parents[2] / "docs" / "add-a-node.md"
FILE = re.compile(r"^`([\w/]+\.py)`\n\n```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LAST = re.compile(r".*^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
RULES = [
    rules.test_its_help_begins_with_one_sentence,
    rules.test_its_help_gives_an_example_when_there_is_something_to_set,
    rules.test_its_settings_have_titles_and_descriptions,
    rules.test_it_can_be_dropped_on_the_canvas_as_it_is,
    rules.test_its_older_settings_can_be_upgraded,
    rules.test_its_ports_have_names_of_their_own,
    rules.test_it_names_the_fields_that_it_adds,
    rules.test_it_can_be_found_by_other_words_too,
    rules.test_it_has_an_icon_in_the_current_colour,
]


@pytest.fixture
def modules(tmp_path: Path) -> Iterator[list[ModuleType]]:
    """The files of the page, in place and imported in the order of the page."""
    found: list[ModuleType] = []
    for path, code in FILE.findall(PAGE.read_text("utf-8")):
        file = tmp_path / path
        file.parent.mkdir(parents=True)
        file.write_text(code, "utf-8")
        name = path.removesuffix(".py").replace("/", ".")
        assert name not in sys.modules, f"{path} exists by now; choose another example"
        spec = importlib.util.spec_from_file_location(name, file)
        module = sys.modules[name] = importlib.util.module_from_spec(spec)
        found.append(module)
        spec.loader.exec_module(module)
    yield found
    for module in found:
        del sys.modules[module.__name__]


def declared(module: ModuleType) -> NodeType:
    return next(v for v in vars(module).values() if isinstance(v, NodeType))


def test_the_node_has_the_id_of_its_place(modules):
    module = modules[0]
    assert module.__name__ == f"nodes.{declared(module).id}"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_node_keeps_the_rules(modules, rule):
    rule(declared(modules[0]))


async def test_its_test_passes(modules):
    tests = [f for name, f in vars(modules[1]).items() if name.startswith("test_")]
    assert len(tests) >= 2
    for test in tests:
        assert inspect.iscoroutinefunction(test)
        await test()


def test_the_upgrade_turns_old_settings_into_new_ones():
    code = LAST.match(PAGE.read_text("utf-8"))[1]
    names: dict = {}
    exec(compile(code, str(PAGE), "exec"), names)  # noqa: S102 - our own page
    config = names["Config"]
    assert config(**config.upgrade({"speed": 200}, 1)).seconds == pytest.approx(0.3)
    assert config(**config.upgrade({"seconds": 0.5}, 2)).seconds == 0.5
