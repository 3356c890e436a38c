"""`siex --self-check`: a complete program says so, an incomplete one says what is missing."""

import pytest

from app import self_check
from app.cli import main


def test_this_checkout_is_complete(qapp, capsys):
    assert main(["--self-check"]) == 0
    told = capsys.readouterr().out
    assert "missing" not in told
    for part in self_check.CHECKS:
        assert f"{part}: " in told


@pytest.mark.parametrize("built_in", ["flow.limit nobody.has_this", "flow.limit"])
def test_a_palette_that_is_not_the_one_built_in_is_found(
    built_in, tmp_path, monkeypatch, capsys
):
    list_of_nodes = tmp_path / "nodes.txt"
    list_of_nodes.write_text(built_in)
    monkeypatch.setattr(self_check, "BUILT_NODES", list_of_nodes)
    monkeypatch.setattr(self_check, "CHECKS", {"nodes": self_check._nodes})
    assert main(["--self-check"]) == 1
    out, err = capsys.readouterr()
    assert "missing  nodes: " in out
    assert err == "1 of 1 checks failed.\n"
