"""The page about expressions says what is true."""

import json
import re
from pathlib import Path

import pytest

from engine.expressions import formula, template
from engine.expressions.functions import FUNCTIONS
from engine.expressions.tokens import RESERVED

PAGE = (Path(__file__).parents[3] / "docs/expressions.md").read_text("utf-8")
RECORD = json.loads(PAGE.split("```json\n")[1].split("```")[0])
ROWS = re.findall(r"^\| `(.+?)` \| `(.*)` \|$", PAGE, re.MULTILINE)
FORMULAS, TEMPLATES = ROWS[:-5], ROWS[-5:]


@pytest.mark.parametrize(("text", "value"), FORMULAS)
def test_each_formula_gives_the_value_beside_it(text, value):
    assert formula(text)(RECORD) == json.loads(value)


@pytest.mark.parametrize(("text", "value"), TEMPLATES)
def test_each_template_gives_the_text_beside_it(text, value):
    assert template(text)(RECORD) == value


def test_every_function_of_ours_is_named():
    for name, *_ in FUNCTIONS:
        assert f"`{name}`" in PAGE


def test_a_reserved_word_can_be_a_field():
    for name in RESERVED:
        assert formula(f"{name} + 1")({name: 1}) == 2
