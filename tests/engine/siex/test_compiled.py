"""The compiled modules give what their sources give, to the last bit."""

import json
import subprocess
import sys
from importlib.machinery import EXTENSION_SUFFIXES

import pytest

import compile_kernel
from engine.siex.compiled import is_compiled, modules
from tests.engine.siex.samples import TEXTS
from tests.helpers import kernel

ODD = [
    ("", "en"),
    ("One", "en"),
    ("A (B) C-D e.g. 3.5 km/h!\n\nSHORT LINE\nİstanbul 😀 naïve ﬁne", "en"),
]


def told(*arguments: str) -> dict[str, object]:
    texts = [(text, language) for language, text in TEXTS.items()] + ODD
    done = subprocess.run(
        [sys.executable, kernel.__file__, *arguments],
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


@pytest.mark.skipif(not is_compiled(), reason="there is no compiler here")
def test_compiled_modules_and_sources_agree_to_the_last_bit():
    compiled, plain = told(), told("plain")
    assert str(compiled["file"]).endswith(tuple(EXTENSION_SUFFIXES))
    assert str(plain["file"]).endswith(".py")
    assert compiled["told"] == plain["told"]


def test_every_module_with_c_types_is_compiled_or_none_is():
    with_types = {compile_kernel.module(path) for path in compile_kernel.sources()}
    assert {f"engine.siex.{name}" for name in modules()} <= with_types
    assert len(set(modules().values())) == 1


def test_what_is_compiled_for_wider_processors_is_there():
    for name, functions in compile_kernel.WIDE.items():
        types = compile_kernel.ROOT.joinpath(*name.split(".")).with_suffix(".pxd")
        for function in functions:
            assert f" {function}(" in types.read_text()
