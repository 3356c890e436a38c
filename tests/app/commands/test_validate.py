"""Telling the problems of pipeline files."""

from app.cli import main


def test_a_good_file_is_fine(file, capsys):
    assert main(["validate", file()]) == 0
    out, err = capsys.readouterr()
    assert out.endswith("words.siex: fine, 3 nodes\n")
    assert err == ""


def test_every_problem_of_every_file_is_told_with_its_place(file, tmp_path, capsys):
    nodes = [
        {"id": "limit", "type": "flow.limit", "config": {"count": 0}},
        {"id": "odd", "type": "nobody.has_this"},
    ]
    broken = tmp_path / "broken.siex"
    broken.write_text("{")
    assert main(["validate", file(nodes=nodes, edges=[]), str(broken)]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert any("words.siex: error: " in line and "Limit" in line for line in lines)
    assert any("nobody.has_this" in line for line in lines)
    assert any(line.startswith(str(broken)) for line in lines)
