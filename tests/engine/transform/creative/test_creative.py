"""Tests of `engine.transform.creative`."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.transform import transform
from engine.transform.creative.dialogue import speech
from engine.transform.prose.text import prose
from tests.helpers.transform import answered, spans


def creative(text, language="en"):
    return answered("creative", {"text": text, "language": language})


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("en", '"You came," said Tom.', ['"You came,"']),
        ("en", "“Go,” she said.", ["“Go,”"]),
        ("en", "'Let go!' cried Ruth.", ["'Let go!'"]),
        ("en", 'The so-called "truth" hurts.', []),
        ("en", "It's the dogs' house.", []),
        ("sv", "– Du är sen, sade Gustav.", ["Du är sen"]),
        ("sv", "”Ut med den”, sa hon.", ["”Ut med den”"]),
        ("de", "„Du zitterst“, sagte Lena.", ["„Du zitterst“"]),
        ("fr", "« Tu es en retard », dit Solène.", ["« Tu es en retard »"]),
        ("fr", "— Il ne viendra pas, dit Julien.", ["Il ne viendra pas"]),
        ("es", "—Has tardado —dijo Ramón.", ["Has tardado"]),
    ],
)  # fmt: skip
def test_speech_is_told_from_other_marks(language, text, said):
    assert [text[start:end] for start, end in speech(prose(text, language))] == said


def test_the_speaker_stands_behind_or_in_front():
    found = creative('"Yes," said Tom. "No," Anna replied. Ruth whispered, "Maybe."')[
        "dialogue"
    ]
    assert [it["speaker"] for it in found] == ["Tom", "Anna", "Ruth"]


def test_forms_of_one_name_are_one_character():
    (found,) = creative("Anna Lindqvist ran. Then Anna slept. Anna woke.")["characters"]
    assert (found["name"], found["mentions"], found["aliases"]) == (
        "Anna Lindqvist",
        3,
        ["Anna"],
    )


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", "He met Captain Rourke in Lisbon in November.", {"Captain Rourke"}),
        ("en", "The Sea was calm. Nobody spoke.", set()),
        ("en", "On Monday FEMA came. FEMA left on Monday. Although Monday ended.", set()),
        ("en", "Marta stood at the window. She had kneaded the dough.", {"Marta"}),
        ("en", "Yusuf drives the bus. I watch him.", {"Yusuf"}),
        ("en", "Marta stood at the window. It rained.", set()),
        ("en", "Rain stood on the sill. She had kneaded the dough.", set()),
        ("sv", "Fru Bergman sov. Nils log, och Nils gick.", {"Fru Bergman", "Nils"}),
        ("de", "Die Brücke war leer. Der Fluss schwieg. Friedrich kam. Friedrich ging.", {"Friedrich"}),
        ("el", "Η Ελένη γέλασε. Ο Νίκος και η Ελένη έφυγαν.", {"Ελένη", "Νίκος"}),
    ],
)  # fmt: skip
def test_characters_are_persons(language, text, names):
    assert {it["name"] for it in creative(text, language)["characters"]} == names


def test_relations_count_paragraphs():
    answer = creative(
        "Anna met Tom.\n\nAnna and Tom sang.\n\nAnna slept. Tom left. Tom ran."
    )
    assert answer["relations"] == [{"one": "Anna", "other": "Tom", "paragraphs": 3}]


def test_settings_are_places_and_times():
    found = creative("The storm reached Galway at night. In Lisbon it was winter.")[
        "settings"
    ]
    assert [(it["name"], it["kind"]) for it in found] == [
        ("Galway", "place"), ("night", "time"), ("Lisbon", "place"), ("winter", "time")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "word", "emotion"),
    [("en", "furious", "anger"), ("sv", "rädslan", "fear"), ("de", "Freude", "joy"), ("fr", "tristesse", "sadness"), ("es", "miedo", "fear"),
     ("it", "gioia", "joy"), ("pt", "raiva", "anger"), ("nl", "verdriet", "sadness"), ("nb", "sint", "anger"), ("el", "φόβο", "fear"), ("lt", "baimę", "fear")],
)  # fmt: skip
def test_a_word_of_feeling_is_known_in_every_language(language, word, emotion):
    assert [
        it["emotion"] for it in creative(f"... {word} ...", language)["feelings"]
    ] == [emotion]


@pytest.mark.parametrize(
    ("language", "text", "emotions"),
    [
        ("en", "She loved this kitchen.", ["joy"]),
        ("en", "He hated it, ashamed of his tears.", ["anger", "sadness", "sadness"]),
        ("en", '"Let go!" cried Ruth. We cried there.', ["sadness"]),
        ("fr", "Il eut honte. Il avait aimé la maison.", ["sadness", "joy"]),
        ("de", "Sie liebte ihn.", ["joy"]),
    ],
)
def test_love_hate_and_shame_are_feelings(language, text, emotions):
    found = creative(text, language)["feelings"]
    assert [it["emotion"] for it in found] == emotions


@pytest.mark.parametrize(
    ("language", "text"), [("sv", "Elin grät inte."), ("de", "Sie weinte nicht.")]
)
def test_a_verb_is_denied_behind_it(language, text):
    assert [it["negated"] for it in creative(text, language)["feelings"]] == [True]


def test_a_denied_feeling_is_no_share():
    answer = creative("She felt no fear. She felt joy.")
    assert [it["negated"] for it in answer["feelings"]] == [True, False]
    assert answer["emotions"] == [{"emotion": "joy", "share": 1.0}]


@pytest.mark.parametrize(
    ("language", "text", "simile"),
    [
        ("en", "It lay like a sheet of tin.", "like a sheet of tin"),
        ("en", "as patient as a spider, he sat", "as patient as a spider"),
        ("sv", "Snön låg som ett lakan över stigen.", "som ett lakan"),
        ("de", "Der Fluss war wie schwarzes Glas.", "wie schwarzes Glas"),
        ("fr", "droite comme un arbre.", "comme un arbre"),
        ("en", "The house was cold as a church.", "as a church"),
        ("en", "He worked as a baker.", None),
        ("en", "I would like a coffee.", None),
    ],
)  # fmt: skip
def test_a_comparison_ends_before_the_next_clause(language, text, simile):
    found = [it["evidence"]["text"] for it in creative(text, language)["figures"]]
    assert found == ([simile] if simile else [])


@pytest.mark.parametrize(
    ("language", "text", "person", "tense"),
    [
        ("en", "I walked home. My father slept and I was glad.", "first", "past"),
        ("en", "You open the door. You know your house.", "second", "present"),
        ("en", 'Tom walked home. Tom was tired. "I am here," he said.', "third", "past"),
        ("sv", "Jag sitter i köket. Det luktar kaffe och jag är glad.", "first", "present"),
        ("de", "Ich ging heim. Ich war müde.", "first", "past"),
        ("fr", "Je marche vers la gare. J'ai peur.", "first", "present"),
    ],
)  # fmt: skip
def test_person_and_tense_are_read_outside_of_speech(language, text, person, tense):
    style = creative(text, language)["style"]
    assert (style["point_of_view"], style["tense"]) == (person, tense)


def test_measures_of_style():
    style = creative("One two three. Four five six seven eight.")["style"]
    assert (style["words"], style["sentences"], style["sentence_length"]) == (8, 2, 4.0)
    assert (style["type_token_ratio"], style["mtld"]) == (1.0, None)


def test_a_varied_text_has_a_higher_mtld_than_a_dull_one():
    dull = creative("the cat saw the dog and " * 20)["style"]["mtld"]
    varied = creative(
        " ".join(f"word{number}" for number in range(60)) + " the the the"
    )["style"]["mtld"]
    assert dull < 20 < varied


def test_chapters_scenes_and_the_arc():
    bright, dark = (
        "joy and hope and delight came to the house of the old man. " * 4,
        "fear and grief and rage came to the house of the old man. " * 4,
    )
    answer = creative(
        f"Chapter One\n\n{bright}\n\n***\n\n{bright}\n\nChapter Two: Night\n\n{dark}"
    )["structure"]
    assert [it["title"] for it in answer["chapters"]] == [
        "Chapter One",
        "Chapter Two: Night",
    ]
    assert answer["scenes"] == 3
    assert answer["arc"][answer["brightest"] - 1]["tone"] == 1
    assert answer["arc"][answer["darkest"] - 1]["tone"] == -1
    assert answer["arc"][-1]["end"] == len(
        f"Chapter One\n\n{bright}\n\n***\n\n{bright}\n\nChapter Two: Night\n\n{dark}"
    )


def test_themes_leave_the_names_out():
    answer = creative(
        "Anna saw the sea. The sea was grey. Anna loved the sea and the old lighthouse. The lighthouse stood."
    )
    words = {word for it in answer["themes"] for word in it["words"]}
    assert "sea" in words
    assert not any("Anna" in word for word in words)


def test_a_theme_is_what_belongs_together_and_comes_back():
    answer = creative(
        "The sea was grey. Below the road lay the sea. An old letter lay in the drawer. The letter was not read. The sea rose."
    )
    names = [it["name"] for it in answer["themes"]]
    assert names[:2] == ["sea", "letter"]
    assert len(names) <= 8


WORDS = st.sampled_from(['Anna', 'Tom', 'said', '"Yes,"', '–', 'Ja,', 'sade', 'Nils.', 'joy', 'no', 'fear', 'like', 'a', 'stone', '\n\n', '***', 'Chapter', 'One', 'in', 'Lisbon', 'night', '\x00', '<b>', '“No.”', 'I', 'was'])  # fmt: skip


@settings(max_examples=60)
@given(st.lists(WORDS, max_size=25).map(" ".join))
def test_every_place_is_a_slice_of_the_text(text):
    for place in spans(transform("creative", {"text": text, "language": "en"})):
        assert text[place["start"] : place["end"]] == place["text"]
