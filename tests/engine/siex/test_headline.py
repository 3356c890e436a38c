"""The first line of a text is its headline if a longer one follows."""

import pytest

from engine.siex import Document, analyse_batch
from engine.siex.headline import headline
from engine.siex.ranking import read

TITLE = "How to choose a hiking tent"
BELOW = (
    "A good hiking tent keeps you dry without weighing down your backpack. Start with "
    "the number of people: a two-person tent is comfortable for one hiker with luggage. "
    "Aluminium poles last longer than fibreglass poles and bend rather than snap. You "
    "can repair small tears of the tent with seam tape."
)


@pytest.mark.parametrize("between", ["\n", "\n\n", " \r\n\r\n"])
@pytest.mark.parametrize("title", [TITLE, "Which hiking tent?", "Hiking tents!"])
def test_a_first_line_above_a_longer_one_is_the_headline(title: str, between: str):
    end = headline(f"\n{title}{between}{BELOW}")

    assert f"\n{title}{between}{BELOW}"[:end].strip() == title


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        TITLE,
        f"{TITLE}\n",
        f"{TITLE}. {BELOW}",
        f"{TITLE}.\n{BELOW}",
        f"{BELOW}\n\n{BELOW}",
        "Home\nProducts\nContact us\nAbout our shop and its people",
        "A line of a mail that was broken\nat the margin as all of its lines\nwere.",
    ],
)
def test_other_first_lines_are_not(text: str):
    assert headline(text) == 0


def test_a_headline_is_a_sentence_of_its_own_and_does_not_run_into_the_text():
    title = f"{TITLE} when the nights are long"  # as long as lines that are broken
    text = f"{title}\n{BELOW}"
    told, untold = read(text, headline(text), "en"), read(text, 0, "en")

    assert told.title_words == len(title.split())
    assert told.sentences == untold.sentences + 1


def test_a_pasted_title_does_as_much_as_one_that_is_told():
    apart, pasted = analyse_batch(
        [Document(BELOW, TITLE, "en"), Document(f"{TITLE}\n\n{BELOW}", None, "en")]
    )

    assert apart.genre == pasted.genre
    assert {k.text for k in apart.keywords} == {k.text for k in pasted.keywords}
