"""The measuring: a metric with known values, samples that come along, readable errors."""

import gzip
import json
from pathlib import Path

import pytest

from engine.siex import LANGUAGES
from engine.siex.errors import BadSampleError
from engine.siex.measure import Figures, f1, measured, model_facts, stems
from engine.siex.samples import Sample, read_samples
from resources.folders import KEYWORD_SAMPLES

UNSEEN = KEYWORD_SAMPLES / "unseen.jsonl"
LEARNT = KEYWORD_SAMPLES / "learnt.jsonl.gz"
TRAINING = Path(__file__).parents[3] / "training"


def test_phrases_are_equal_if_their_stems_are():
    assert stems("Heat-Pumps, old", "en") == ("heat", "pump", "old")
    assert stems("cykelgaragen", "sv") == stems("cykelgarage", "sv")
    assert stems("snake_case", "en") == ("snake", "case")
    assert stems("Ｗｉｄｅ", None) == ("wide",)
    assert stems("—", "en") == ()


@pytest.mark.parametrize(
    ("found", "wanted", "k", "score"),
    [
        (["heat pumps", "insulation"], ["heat pump", "insulation"], 5, 1.0),
        (["heat pumps", "roof"], ["heat pump", "insulation"], 5, 0.5),
        (["roof", "heat pump"], ["heat pump"], 1, 0.0),
        (["heat pump", "heat pumps", "roof"], ["roof"], 2, 2 / 3),
        (["a", "b", "c", "d", "e", "f"], ["e", "f"], 5, 2 / 7),
        ([], ["roof"], 5, 0.0),
        (["roof"], [], 5, 0.0),
    ],
)
def test_f1_has_the_known_values(found, wanted, k, score):
    assert f1(found, wanted, "en", k) == pytest.approx(score)


def test_figures_of_pieces_add_up():
    one = Figures(1, 100, 0.5, 0.4, 0.3, 10, 1000, 2.0)
    two = Figures(3, 300, 0.9, 0.8, 0.9, 30, 3000, 2.0)
    both = sum([one, two], Figures())
    assert both.documents == 4
    assert both.f1(5) == pytest.approx(0.35)
    assert both.f1(15) == pytest.approx(0.3)
    assert both.documents_per_second == 10
    assert both.words_per_second == 1000
    assert Figures().f1(10) == Figures().words_per_second == 0


def test_a_text_about_one_thing_is_measured():
    text = "Urban beekeeping grows. A beehive on a roof needs shade; the beehive needs water."
    figures = measured([Sample(text, ("urban beekeeping", "beehive"), None, "en")])
    assert figures.documents == 1
    assert figures.words == len(text.split())
    assert 0 < figures.f1(5) <= 1
    assert figures.read_documents >= 1
    assert figures.seconds > 0
    assert measured([]) == Figures()


def test_three_unseen_texts_come_along_in_each_language():
    samples = read_samples(UNSEEN)
    counts = dict.fromkeys(LANGUAGES, 0)
    for sample in samples:
        counts[sample.language or ""] += 1
        words = " ".join(stems(f"{sample.title} . {sample.text}", sample.language))
        missing = [
            phrase
            for phrase in sample.keyphrases
            if " ".join(stems(phrase, sample.language)) not in words
        ]
        assert not missing, f"{sample.title}: {missing} do not stand in the text"
        assert 60 <= len(sample.text.split()) <= 150
    assert set(counts.values()) == {3}


def test_nothing_is_trained_on_the_unseen_texts():
    learnt = {sample.text for sample in read_samples(LEARNT)}
    pages = (TRAINING / "web_pages.jsonl").read_text("utf-8").splitlines()
    learnt |= {json.loads(line)["text"] for line in pages}
    assert not learnt & {sample.text for sample in read_samples(UNSEEN)}
    allowed = {"samples.py"}
    readers = {
        p.name
        for p in TRAINING.glob("*.py")
        if "KEYWORD_SAMPLES" in p.read_text("utf-8")
    }
    assert readers <= allowed
    assert not [
        p for p in TRAINING.glob("*.py") if "unseen.jsonl" in p.read_text("utf-8")
    ]


def test_own_texts_are_read_plain_or_zipped(tmp_path: Path):
    line = json.dumps({"text": "Ferries.", "keyphrases": ["ferry"], "lang": "en"})
    plain, packed = tmp_path / "own.jsonl", tmp_path / "own.jsonl.gz"
    plain.write_text(f"\ufeff{line}\n\n{line}\n", "utf-8")
    packed.write_bytes(gzip.compress(line.encode()))
    assert read_samples(plain) == [Sample("Ferries.", ("ferry",), None, "en")] * 2
    assert read_samples(packed) == [Sample("Ferries.", ("ferry",), None, "en")]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "Line 2 is not JSON"),
        ("[1]", "Line 2 is no object"),
        ('{"keyphrases": []}', "Line 2 is no object with a “text”"),
        ('{"text": "x", "keyphrases": "a, b"}', "Line 2 has no list of texts"),
        (
            '{"text": "x", "keyphrases": [], "lang": "xx"}',
            "Line 2 has the language “xx”",
        ),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, line, said):
    own = tmp_path / "own.jsonl"
    own.write_text('{"text": "x", "keyphrases": []}\n' + line, "utf-8")
    with pytest.raises(BadSampleError, match=said):
        read_samples(own)


def test_bytes_that_are_no_text_are_refused(tmp_path: Path):
    own = tmp_path / "own.jsonl"
    own.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BadSampleError, match="not UTF-8"):
        read_samples(own)
    own.write_bytes(b"\x1f\x8b broken")
    with pytest.raises(BadSampleError, match="gzip"):
        read_samples(own)


def test_the_model_says_what_it_is():
    facts = model_facts()
    assert len(facts.digest) == 16
    assert facts.file_bytes > 1_000_000
    assert facts.memory_bytes >= 0
