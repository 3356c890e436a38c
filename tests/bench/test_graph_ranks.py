"""The graph methods on texts so small that a person can follow the walk."""

import numpy as np
import pytest

from bench import graph_ranks
from bench.noun_phrases import LONGEST, Token, phrases

METHODS = (
    graph_ranks.text_rank,
    graph_ranks.text_rank_all,
    graph_ranks.position_rank,
    graph_ranks.topic_rank,
    graph_ranks.multipartite_rank,
)


def text(written: str) -> list[Token]:
    """Read "A:fast N:pumps of" as an adjective, a noun and another word."""
    pairs = [part.rpartition(":")[::2] for part in written.split()]
    return [Token(word, word.rstrip("s"), kind or ".") for kind, word in pairs]


def test_a_walk_over_three_nodes_in_a_row_is_most_often_in_the_middle():
    row = np.array([[0.0, 1, 0], [1, 0, 1], [0, 1, 0]])
    outer, middle = 0.07125 / 0.2775, 0.05 + 1.7 * 0.07125 / 0.2775
    assert graph_ranks.page_rank(row) == pytest.approx([outer, middle, outer])


def test_a_walk_starts_again_where_nothing_leads_on():
    one_way = np.array([[0.0, 1], [0, 0]])
    first, second = graph_ranks.page_rank(one_way)
    assert first == pytest.approx(0.075 + 0.425 * second)
    assert first + second == pytest.approx(1)


def test_a_walk_that_starts_at_one_node_is_there_more_often():
    both_ways = np.array([[0.0, 1], [1, 0]])
    first, second = graph_ranks.page_rank(both_ways, np.array([1.0, 0]))
    assert first == pytest.approx(0.15 / (1 - 0.85**2))
    assert second == pytest.approx(0.85 * first)


def test_text_rank_joins_the_best_third_of_the_words():
    words = text("N:roof N:heat N:pump of N:heat N:pump in N:heat N:garden")
    every = text(" ".join(f"N:{letter}{letter}" for letter in "abcdefg"))
    assert graph_ranks.text_rank(words) == ["heat"]
    assert sorted(graph_ranks.text_rank(every)) == ["bb", "ff"]


def test_text_rank_of_all_words_prefers_long_runs():
    words = text("N:heat N:pump of N:heat N:garden in N:heat")
    assert graph_ranks.text_rank_all(words)[-1] == "heat"
    assert set(graph_ranks.text_rank_all(words)) == {
        "heat pump",
        "heat garden",
        "heat",
    }


def test_position_rank_prefers_what_comes_early():
    words = text("N:roof in N:garden and N:house")
    assert graph_ranks.position_rank(words) == ["roof", "garden", "house"]


def test_position_rank_takes_adjectives_before_nouns_and_three_words_at_most():
    assert graph_ranks.position_rank(text("N:roof A:flat")) == ["roof"]
    assert graph_ranks.position_rank(text("A:flat N:roof")) == ["flat roof"]
    assert graph_ranks.position_rank(text("A:new A:flat N:roof N:tile")) == []


def test_topics_are_phrases_with_common_stems():
    words = text("N:heat N:pump and N:roof of A:new N:heat N:pump or N:attic")
    found = phrases(words, LONGEST)
    assert [phrase.text for phrase in found][2] == "new heat pump"
    assert sorted(graph_ranks.topics(found)) == [[0, 2], [1], [3]]


def test_a_topic_grows_only_while_its_phrases_share_a_quarter_on_average():
    # b-c differ in 0.5 and join first; a is 0.75 from one and 1 from the other.
    found = phrases(text("N:p N:q N:r . N:r N:s . N:s"), LONGEST)
    assert sorted(graph_ranks.topics(found)) == [[0], [1, 2]]


def test_topic_rank_tells_each_topic_by_its_first_phrase():
    words = text("N:pump N:test . N:roof . N:house N:pump . N:pump . N:roof N:tile")
    assert sorted(graph_ranks.topic_rank(words)) == ["pump test", "roof"]


def test_multipartite_rank_prefers_the_first_phrase_of_a_topic():
    # The later phrase is nearer to the roof, and would win by that alone.
    words = text("N:pump . . N:roof . N:pump N:test")
    assert graph_ranks.multipartite_rank(words) == ["roof", "pump", "pump test"]


def testnearness_counts_the_words_between_the_ends_of_two_phrases():
    found = phrases(text("N:heat N:pump in N:house . N:heat N:pump"), LONGEST)
    near = graph_ranks.nearness(found)
    assert near.tolist() == [[0, 1 / 2 + 1 / 2], [1 / 2 + 1 / 2, 0]]


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("words", ["", "of the", "N:roof"])
def test_texts_with_next_to_nothing_to_rank(method, words):
    assert method(text(words)) in ([], ["roof"])
