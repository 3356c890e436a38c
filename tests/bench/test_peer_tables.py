"""The figures beside the peers as Markdown, and who is not beaten."""

from bench import compare, peer_tables


def row(f1: float, documents: int, low: float | None = None) -> dict:
    told = {f"f1_at_{k}_percent": f1 for k in compare.KS}
    facts = {"docs_per_cpu_s": 9.6, "cold_start_s": 0.3, "peak_mb": 7}
    gaps = {key: {"mean": 2.0, "low": low, "high": 4.0} for key in told}
    ahead = {} if low is None else {"ours_minus_theirs": gaps}
    return {**told, **facts, "documents": documents, **ahead}


def figures(low: float) -> dict:
    sets = {
        "siex": row(40, 500),
        "yake": row(38, 500, low),
        "keybert": row(10, 30, 20.0),
    }
    return {
        "inspec_test": {"skipped": ["summa: not installed"], **sets},
        "two_workers": {"ratio": 1.9},
    }


def test_each_system_is_a_row_and_a_part_of_a_set_is_said():
    lines = peer_tables.told(figures(1.0)).splitlines()
    assert "| F1@5 / @10 / @15 | Inspec test (500) |" in lines
    assert "| SIE-X | 40.0 / 40.0 / 40.0 |" in lines
    assert "| KeyBERT | 10.0 / 10.0 / 10.0 (first 30) |" in lines
    assert "| YAKE | +1.0 / +1.0 / +1.0 |" in lines
    assert "| YAKE | 9.6 |" in lines
    assert "not measured: summa: not installed" in lines
    assert lines[-1] == "not surely ahead of: nobody"


def test_a_peer_that_may_be_as_good_is_named():
    last = peer_tables.told(figures(-0.5)).splitlines()[-1]
    assert "YAKE on Inspec test @5: +2.0 [-0.5, +4.0]" in last
    assert "KeyBERT" not in last
