"""`siex run --dry-run` tells what would leave the machine, and sends nothing."""

from app.cli import main
from tests.e2e.servers import served
from tests.helpers.web import Page

WIRES = [
    {"from": {"node": "texts", "port": "out"}, "to": {"node": name, "port": "in"}}
    for name in ("send", "save")
]


def nodes(url: str) -> list[dict]:
    headers = [{"name": "Authorization", "value": "Bearer s3cr3t"}]
    return [
        {"id": "texts", "type": "sources.text", "config": {"text": "a"}},
        {
            "id": "send",
            "type": "web.request",
            "config": {"url": url, "headers": headers},
        },
        {"id": "save", "type": "files.csv", "config": {"path": "words.csv"}},
    ]


def test_every_effect_is_told_and_none_done(told, file, home):
    with served({"/hook": Page(b"{}")}) as site:
        pipeline = file(nodes=nodes(site.url("/hook")), edges=WIRES)
        code, run = told("run", pipeline, "--dry-run")
        assert site.asked == []

    assert code == 0
    written, sent = sorted(run["effects"], key=lambda effect: effect["kind"])
    assert (sent["node"], sent["method"]) == ("send", "POST")
    assert sent["headers"]["Authorization"] == "•••"
    assert sent["body"] == '{"text": "a"}'
    assert written["path"].endswith("words.csv")
    assert (written["records"], written["replaces"]) == (1, False)
    assert not list(home.rglob("words.csv"))


def test_a_person_reads_what_would_be_done(home, file, capsys):
    pipeline = file(nodes=nodes("http://127.0.0.1:9/hook"), edges=WIRES)
    assert main(["run", pipeline, "--dry-run"]) == 0
    out = capsys.readouterr().out
    assert "Would do 2 things; nothing was done:" in out
    assert "HTTP request: POST http://127.0.0.1:9/hook" in out
    assert "Authorization: •••" in out
    assert "words.csv (1 record)" in out
    assert "s3cr3t" not in out


def test_a_pipeline_without_effects_says_so(home, file, capsys):
    assert main(["run", file(), "--dry-run"]) == 0
    assert "This run would do nothing outside." in capsys.readouterr().out


def test_a_real_run_has_no_list_of_effects(told, file):
    assert "effects" not in told("run", file())[1]
