"""Whatever comes in, keywords come out that stand in it, and soon."""

import json
import subprocess
import sys

import pytest

from engine.siex import Document, analyse, extract, extract_batch
from tests.engine.siex.samples import TEXTS

ODD = {
    "empty": "",
    "blank": " \t\r\n\u00a0\u2003",
    "one word": "Photosynthesis",
    "one letter": "a",
    "only numbers": "12 34.5 2026-11-26 1,000,000 12:30",
    "only marks": "...!? -- (()) [] {} §§ %%",
    "emoji": "😀 The ferry 🚢 needs a new engine ⚙️ 👨‍👩‍👧‍👦. The ferry 🚢 is old.",
    "only emoji": "😀😀 🚢",
    "mixed languages": "El ferry is kaputt, sa kaptenen, and the moteur est cassé. "
    "Η μηχανή χάλασε, variklis sugedo.",
    "right to left": "هذا نص عربي عن العبّارة والمحرك الجديد. העבורת צריכה מנוע חדש. "
    "The ferry \u202eengine\u202c broke.",
    "other scripts": "渡轮需要新的发动机。フェリーは新しいエンジンが必要です。여객선은 새 엔진이 필요합니다.",
    "capitals": "THE HARBOUR FERRY IS CLOSED. THE HARBOUR FERRY NEEDS A NEW ENGINE.",
    "markup-looking": "<b>ferry</b> a<b && c>d <p>The ferry engine</ p> <<>> &lt;x&gt; "
    "<!-- unfinished <script> alert('ferry')",
    "control characters": "The\x00 ferry\x01\x02 engine\x1b[31m broke\x7f. The ferry\x0b engine.",
    "NUL": "\x00",
    "lone surrogates": "The ferry \ud800 engine \udfff broke. The ferry\ud83d engine.",
    "combining marks": "Z̷̢̛a̸l̵g̴o̸ ferry e\u0301ngine n\u0303 " + "a" + "\u0301" * 500,
    "zero width": "fer\u200bry engine\ufeff and fer\u00adry\u2060 engine",
    "no spaces": "ferry,engine;ferry/engine|ferry\\engine" * 50,
    "brackets": "(" * 5_000 + "ferry" + ")" * 5_000,
    "one line each": "ferry\n" * 3_000,
    "html page": "<div>" * 4_000 + "ferry engine" + "</div>" * 4_000,
    "long word": "f" * 1_000_000,
    "long hyphens": "ferry-" * 40_000,
    "quotes": '"The “ferry” ‘engine’" said „nobody“ «today»' * 20,
}


@pytest.mark.parametrize("name", ODD)
def test_every_keyword_stands_in_the_text(name):
    text = ODD[name]
    for keyword in extract(text, top_k=20):
        assert keyword.text
        assert keyword.text == keyword.text.strip()
        assert 0 <= keyword.score <= 1
        for start, end in keyword.offsets:
            assert text[start:end] in keyword.variants


@pytest.mark.parametrize("name", ["empty", "blank", "only marks", "only emoji", "NUL"])
def test_a_text_without_words_has_no_keywords(name):
    assert extract(ODD[name]) == []


@pytest.mark.parametrize(
    "name", ["emoji", "capitals", "control characters", "lone surrogates", "html page"]
)
def test_the_subject_is_found_all_the_same(name):
    texts = " ".join(keyword.text for keyword in extract(ODD[name])).lower()
    assert "ferry" in texts
    assert "engine" in texts


def test_numbers_alone_are_no_subject():
    assert all(
        keyword.type in ("DATE", "NUMBER") for keyword in extract(ODD["only numbers"])
    )


def test_odd_texts_in_one_batch_give_what_they_give_alone():
    assert extract_batch(ODD.values()) == [extract(text) for text in ODD.values()]


def test_an_odd_title_counts_in_the_offsets():
    document = Document("The ferry is closed.", title="<b>Fer\x00ry</b> 😀 news")
    for keyword in extract_batch([document])[0]:
        for start, end in keyword.offsets:
            assert document.content[start:end] in keyword.variants


def test_five_million_characters_are_read():
    text = (TEXTS["en"] + "\n") * (5_000_000 // len(TEXTS["en"]))
    best = extract(text, top_k=3)[0]
    assert best.count > 20_000
    assert text[slice(*best.offsets[-1])] in best.variants
    assert best.offsets[-1][1] > len(text) - 200


def test_other_processes_give_the_same():
    code = (
        "import json, sys; from engine.siex import extract_batch, cluster_keywords;"
        "texts = json.load(sys.stdin); found = extract_batch(texts, top_k=20, diversity=.3);"
        "groups = [[g.members for g in cluster_keywords(k)] for k in found];"
        "print(json.dumps([[[k.to_json() for k in each] for each in found], groups]))"
    )
    told = [
        subprocess.run(
            [sys.executable, "-c", code],
            input=json.dumps(list(TEXTS.values())),
            env={"PYTHONHASHSEED": seed, "PYTHONUTF8": "1", "PATH": ""},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert told[0] == told[1]


def test_a_page_in_another_language_says_so():
    assert analyse(ODD["other scripts"]).language is None
