"""Templates beyond the conformance cases."""

import pytest

from engine.errors import ExpressionError
from engine.expressions.templates import compile_template, template_fields
from nodes.errors import InputError


@pytest.mark.parametrize(
    ("text", "column", "sentence"),
    [
        ("a {{ n", 3, "The hole {{ is not closed with }}."),
        ("a {{ }}", 3, "Nothing stands between {{ and }}."),
        (
            "{{n}} {{ uper(n) }}",
            10,
            "There is no function 'uper'; did you mean 'upper'?",
        ),
    ],
)
def test_a_mistake_is_named_with_its_place_in_the_whole_text(text, column, sentence):
    with pytest.raises(ExpressionError) as raised:
        compile_template(text)

    assert (raised.value.message, raised.value.column) == (sentence, column)


def test_the_line_is_named_where_there_are_several():
    with pytest.raises(ExpressionError, match=r"\(line 3, column 4\)"):
        compile_template("a\n{{ n }}\n{{ n + }}".replace("n + ", "*n "))


def test_a_missing_field_is_never_silent():
    with pytest.raises(InputError, match="has no field 'author'"):
        compile_template("by {{ author }}")({"title": "x"})


def test_the_fields_of_a_template_are_known():
    assert template_fields("{{a}} {{ b.c + d }} {{{{ e") == {"a", "b", "d"}
