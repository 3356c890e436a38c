"""Words are told apart by 64 bits."""

import zlib

from engine.siex import model, ngrams
from engine.siex.fingerprints import Fingerprints, fingerprint

WORDS = ["ferry", "Ferry", "ferrys", "åäö", "αβγ", "žalia", "𝒳", "x" * 200]


def test_numbers_come_in_order_and_stay_as_the_table_grows():
    known = Fingerprints()
    every = [fingerprint(f"word{number}") for number in range(20_000)]
    assert known.find(every[0]) == -1
    assert [known.add(bits) for bits in every] == list(range(20_000))
    assert [known.find(bits) for bits in every] == list(range(20_000))
    assert known.find(fingerprint("word20000")) == -1


def test_the_stored_words_of_all_languages_have_different_fingerprints():
    for language in ("en", "de", "el"):
        words = model.table(language).place
        assert len({fingerprint(word) for word in words}) == len(words)


def test_words_are_hashed_for_their_language_as_in_utf_8():
    found = ngrams.buckets(" ".join([*WORDS, "2024"])).tolist()
    for word in WORDS:
        crc = zlib.crc32(word.lower().encode()) & (ngrams.BUCKETS - 1)
        assert found[-2 * len(WORDS) :].count(crc) >= 2
