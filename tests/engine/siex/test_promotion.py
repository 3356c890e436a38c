"""What a headline is about comes first, a whole name before pieces of it."""

from engine.siex.contenders import Contender
from engine.siex.promotion import promoted

HEADLINE = "How to choose extra virgin olive oil"
TEXT = f"{HEADLINE}\n\nGood extra virgin olive oil smells fresh. Keep oil dark."


def contender(number: int, phrase: str, chance: float) -> Contender:
    words = tuple(phrase.split())
    places: list[tuple[int, int, bool]] = []
    start = TEXT.find(phrase)
    while start >= 0:
        places.append((start, start + len(phrase), False))
        start = TEXT.find(phrase, start + 1)
    return Contender(number, chance, places, words, (words,), phrase, places)


def chances(*found: Contender, title: int = len(HEADLINE)) -> dict[str, float]:
    best = promoted(found, TEXT, title)
    return {" ".join(each.words): round(each.chance, 3) for each in best}


def test_what_the_headline_is_about_comes_first():
    oil, pair = contender(0, "oil", 0.5), contender(1, "olive oil", 0.1)
    assert chances(oil, pair) == {"olive oil": 0.51, "oil": 0.5}


def test_without_a_headline_all_stays_as_it_is():
    oil, pair = contender(0, "oil", 0.5), contender(1, "olive oil", 0.1)
    assert chances(oil, pair, title=0) == {"oil": 0.5, "olive oil": 0.1}


def test_the_topic_is_the_likeliest_phrase_of_the_headline():
    oil, pair = contender(0, "olive oil", 0.5), contender(1, "virgin olive", 0.1)
    assert chances(oil, pair)["virgin olive"] == 0.1


def test_a_long_name_of_the_headline_is_nearly_as_likely_as_its_likeliest_word():
    oil, pair = contender(0, "oil", 0.5), contender(1, "olive oil", 0.2)
    name = contender(2, "extra virgin olive oil", 0.1)
    assert chances(oil, pair, name)["extra virgin olive oil"] == 0.45


def test_what_the_headline_does_not_name_stays_where_it_is():
    oil, other = contender(0, "oil", 0.5), contender(1, "olive oil smells fresh", 0.1)
    assert chances(oil, other) == {"oil": 0.5, "olive oil smells fresh": 0.1}


def test_a_phrase_whose_words_do_not_come_again_is_left_to_the_trees():
    oil, other = contender(0, "oil", 0.5), contender(1, "choose extra", 0.1)
    assert chances(oil, other)["choose extra"] == 0.1
