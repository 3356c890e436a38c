"""Tables, durations and counts on a terminal."""

import pytest

from app.commands.printing import counted, duration, print_table


@pytest.mark.parametrize(
    ("milliseconds", "said"),
    [
        (None, ""),
        (12.4, "12 ms"),
        (2340, "2.3 s"),
        (72_000, "1 min 12 s"),
        (7_260_000, "2 h 1 min"),
    ],
)
def test_a_duration_is_said_as_a_person_would(milliseconds, said):
    assert duration(milliseconds) == said


def test_counts_agree_with_their_noun():
    assert [counted(n, "record") for n in (0, 1, 2000)] == [
        "0 records",
        "1 record",
        "2,000 records",
    ]


def test_numbers_stand_flush_right_and_wide_letters_count_twice(capsys):
    print_table(("word", "n"), [("ab", 5), ("日本", 1200), ("x", None)])
    assert capsys.readouterr().out == "word     n\nab       5\n日本  1200\nx\n"


def test_a_long_cell_is_cut_at_the_widest(capsys):
    print_table(("word",), [("a" * 30,)], widest=10)
    assert capsys.readouterr().out.splitlines()[1] == "a" * 9 + "…"
