"""Every case of ``conformance.json``: what formulas and templates mean."""

import json
from pathlib import Path

import pytest

from engine.errors import ExpressionError
from engine.expressions.formulas import compile_formula
from engine.expressions.templates import compile_template
from nodes.errors import InputError
from nodes.records import Record

CASES = json.loads(Path(__file__).with_name("conformance.json").read_text("utf-8"))
RECORD = Record(CASES["record"])


@pytest.mark.parametrize(("formula", "value"), CASES["formulas"])
def test_a_formula_gives_its_value(formula, value):
    answer = compile_formula(formula)(RECORD)

    assert (answer, type(answer)) == (value, type(value))


@pytest.mark.parametrize(("formula", "sentence"), CASES["record_problems"])
def test_a_formula_says_why_it_does_not_work_on_a_record(formula, sentence):
    evaluate = compile_formula(formula)

    with pytest.raises(InputError) as raised:
        evaluate(RECORD)

    assert str(raised.value) == sentence


@pytest.mark.parametrize(("formula", "column", "sentence"), CASES["mistakes"])
def test_a_mistake_in_a_formula_is_named_with_its_place(formula, column, sentence):
    with pytest.raises(ExpressionError) as raised:
        compile_formula(formula)

    assert (raised.value.message, raised.value.column) == (sentence, column)


@pytest.mark.parametrize(("template", "text"), CASES["templates"])
def test_a_template_is_filled(template, text):
    assert compile_template(template)(RECORD) == text
