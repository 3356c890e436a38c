"""Nothing written into a formula or a record reaches the program."""

import contextlib
import random

import pytest

from engine.errors import ExpressionError
from engine.expressions.formulas import compile_formula
from engine.expressions.templates import compile_template
from nodes.errors import InputError

ESCAPES = [
    "this.process.mainModule.require('child_process').execSync('id')",
    "(function(){ return this.process })().mainModule",
    "(() => process)()",
    "{}.constructor.constructor('return process')()",
    "title.constructor.constructor('return this')()",
    "title['constructor']['constructor']('return this')()",
    "[]['filter']['constructor']('return process')()",
    "$json.constructor",
    "$input.item.json",
    "__proto__.polluted",
    "record.__proto__.x",
    "Object.getPrototypeOf(title)",
    "Reflect.get(title, 'constructor')",
    "new Function('return process')()",
    "globalThis.process",
    "process.env",
    "require('fs')",
    "import('fs')",
    "`${process}`",
    "eval('1')",
    "exec('import os')",
    "__import__('os').system('id')",
    "title.__class__.__mro__[1].__subclasses__()",
    "''.__class__",
    "().__class__.__bases__[0]",
    "record.__init__.__globals__",
    "[c for c in ().__class__.__base__.__subclasses__()]",
    "lambda: 0",
    "open('/etc/passwd').read()",
    "'{0.__class__}'.format(title)",
    "title.format('{0.__class__}')",
    "f'{title.__class__}'",
    "{{ 7 * 7 }}",
    "${7*7}",
    "<%= 7*7 %>",
    "title;DROP TABLE runs",
    "with (title) { constructor }",
    "try { x } catch (e) { e.constructor }",
]


@pytest.mark.parametrize("escape", ESCAPES)
def test_an_escape_is_refused(escape):
    with pytest.raises((ExpressionError, InputError)) as raised:
        compile_formula(escape)({"title": "x"})

    assert "\n" not in str(raised.value)
    assert "Traceback" not in str(raised.value)


@pytest.mark.parametrize("escape", ESCAPES)
def test_an_escape_in_a_record_is_only_text(escape):
    record = {"title": escape, "inner": "{{ title }}"}

    assert compile_formula("title + ''")(record) == escape
    assert (
        compile_template("{{title}}|{{ inner }}")(record) == f"{escape}|{{{{ title }}}}"
    )


PIECES = [
    *("title", "n", "l", "record", "k", "type", "null", "true", "1", "2.5", "'a'"),
    *("+", "-", "*", "/", "%", "==", "<", "&&", "||", "!", "?", ":", ".", ","),
    *("(", ")", "[", "]", "{", "}", "'", '"', "`", "\\", "\n", " ", "//", "å", "\0"),
    *(".map(k, ", ".size()", "has(", "in", "upper(", ".join(", "date(", "r'", "b'"),
]


@pytest.mark.parametrize("seed", range(20))
def test_random_formulas_only_ever_answer_or_refuse(seed):
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    for _ in range(50):
        text = "".join(chance.choices(PIECES, k=chance.randint(1, 12)))
        with contextlib.suppress(ExpressionError, InputError):
            compile_formula(text)({"title": "x", "n": 3, "l": [1, 2.5, None]})
