"""Build the word table of each language: rarity, stems, word classes, transitions.

Rarity comes from the ``wordfreq`` package, word classes from Universal Dependencies.
"""

import io
import unicodedata
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import pairwise
from pathlib import Path

import numpy as np
import snowballstemmer
import wordfreq
from numpy.typing import NDArray

from engine.siex.arrays import Doubles
from engine.siex.characters import WORD
from engine.siex.tags import BOUNDARY, CONJ, FUNCTION_TAGS, STEMMERS, TAGS
from training import dictionary
from training.treebanks import Tagged, sentences
from training.vectors import word_vectors

WORDS_KEPT = {"en": 90_000}
WORDS_KEPT_ELSE = 45_000
SUFFIX_MAX = 5
SUFFIX_MIN_COUNT = 3
PRIOR_WEIGHT = 1.5
SEEN_WELL = 20
CLITICS = {
    "en": "t s ll ve re d m don doesn didn isn aren wasn weren won wouldn couldn "
    "shouldn hasn haven hadn ain mustn needn",
    "fr": "l d qu c j m n s t jusqu lorsqu puisqu quelqu aujourd",
    "it": "l d un c dell nell all dall sull quell quest",
}

Counts = dict[str, NDArray[np.float64]]


def build(treebanks: Path, language: str, target: Path) -> None:
    """Write the table of one language to ``target``."""
    tagged = list(sentences(treebanks, language))
    suffixes = _suffix_counts(tagged)
    rows = _suffix_rows(suffixes)
    zipf = _zipf(language)
    given = dictionary.read(zipf) if language == "en" else {}
    words = _word_rows(_word_counts(tagged), rows, language, given, zipf)
    names = list(zipf) + [word for word in words if word not in zipf]
    forward, backward, prior = _transitions(tagged)
    row_list, row_index = _unique_rows([words.get(name) for name in names])
    stem_codes, stem_rules = _stem_codes(names, language)
    extra = {"vectors": word_vectors(names)} if language == "en" else {}
    save(
        target,
        **extra,
        words=blob(names),
        zipf=np.array([round(zipf.get(n, 0.0) * 28) for n in names], dtype=np.uint8),
        row=row_index,
        rows=row_list,
        stem=stem_codes,
        stem_rules=blob(stem_rules),
        suffixes=blob(list(rows)),
        suffix_rows=_quantised(np.array(list(rows.values()))),
        forward=forward.astype(np.float32),
        backward=backward.astype(np.float32),
        prior=prior.astype(np.float32),
    )


def save(target: Path, **arrays: NDArray[np.generic]) -> None:
    """Write arrays as a compressed archive whose bytes depend on nothing but them."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, array in arrays.items():
            buffer = io.BytesIO()
            np.lib.format.write_array(buffer, array, allow_pickle=False)
            entry = zipfile.ZipInfo(f"{name}.npy", (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, buffer.getvalue())


def _zipf(language: str) -> dict[str, float]:
    """Return word -> zipf rarity for the most frequent plain words, pieces included."""
    totals: Counter[str] = Counter()
    for token, share in wordfreq.get_frequency_dict(language, "best").items():
        for word in WORD.findall(unicodedata.normalize("NFKC", token).lower()):
            if not any(char.isdigit() for char in word):
                totals[word] += share
    kept = WORDS_KEPT.get(language, WORDS_KEPT_ELSE)
    ranked = sorted(totals.items(), key=lambda item: (-item[1], item[0]))[:kept]
    return {word: max(0.1, np.log10(share) + 9) for word, share in ranked}


def _empty() -> NDArray[np.float64]:
    return np.zeros(len(TAGS))


def _word_counts(tagged: list[Tagged]) -> Counts:
    """Count tags per word; a sentence's first word counts as written small."""
    counts: Counts = defaultdict(_empty)
    inner = {word for sentence in tagged for word, _ in sentence[1:]}
    for sentence in tagged:
        for place, (word, tag) in enumerate(sentence):
            if tag == BOUNDARY:
                continue
            small = place == 0 and word not in inner
            counts[word.lower() if small else word][tag] += 1
    return counts


def _suffix_counts(tagged: list[Tagged]) -> Counts:
    """Count endings of open-class words; a frequent word counts little more."""
    seen = Counter(
        (word, tag)
        for sentence in tagged
        for word, tag in sentence[1:]
        if tag != BOUNDARY and tag not in FUNCTION_TAGS
    )
    counts: Counts = defaultdict(_empty)
    for (word, tag), times in sorted(seen.items()):
        for key in suffix_keys(word):
            counts[key][tag] += np.log1p(times)
    return counts


def suffix_keys(word: str) -> list[str]:
    """Return the back-off keys of a word, shortest first; capitals have their own."""
    case = "^" if word[:1].isupper() else "_"
    small = word.lower()
    return [
        case + small[len(small) - n :] for n in range(min(SUFFIX_MAX, len(word)) + 1)
    ]


def _suffix_rows(counts: Counts) -> Counts:
    """Smooth each suffix with the next shorter one."""
    rows: Counts = {}
    for key in sorted(counts, key=lambda key: (len(key), key)):
        total = counts[key].sum()
        if total < SUFFIX_MIN_COUNT and len(key) > 1:
            continue
        shorter = key[0] + key[2:]
        parent = rows.get(shorter, np.full(len(TAGS), 1 / len(TAGS)))
        rows[key] = (counts[key] + 5 * parent) / (total + 5)
    return rows


def _word_rows(
    counts: Counts,
    rows: Counts,
    language: str,
    given: Mapping[str, dictionary.Entry],
    zipf: Iterable[str],
) -> Counts:
    """Mix what was seen of a word with what its ending and a dictionary say."""
    result: Counts = {}
    for word in sorted({*counts, *(word for word in zipf if word in given)}):
        guess = next(rows[k] for k in reversed(suffix_keys(word)) if k in rows)
        seen = counts.get(word, _empty())
        entry = given.get(word)
        if entry is not None:
            guess = dictionary.narrowed(guess, entry)
        mixed = (seen + PRIOR_WEIGHT * guess) / (seen.sum() + PRIOR_WEIGHT)
        if entry is not None and seen.sum() < SEEN_WELL:
            mixed = dictionary.not_without(mixed, entry)
        result[word] = mixed
    for word in CLITICS.get(language, "").split():
        result[word] = _empty()
        result[word][CONJ] = 1.0
    return result


def _transitions(tagged: list[Tagged]) -> tuple[Doubles, Doubles, Doubles]:
    """Return P(next tag | tag), P(tag before | tag) and P(tag), boundary included."""
    pairs = np.full((len(TAGS) + 1, len(TAGS) + 1), 0.5)
    for sentence in tagged:
        tags = [BOUNDARY, *(tag for _, tag in sentence), BOUNDARY]
        for before, after in pairwise(tags):
            pairs[before, after] += 1
    prior = pairs.sum(axis=0) / pairs.sum()
    forward = pairs / pairs.sum(axis=1, keepdims=True)
    backward = pairs.T / pairs.T.sum(axis=1, keepdims=True)
    return forward / prior, backward / prior, prior


def _quantised(rows: Doubles) -> NDArray[np.uint8]:
    return np.round(rows * 255).astype(np.uint8)


def _unique_rows(
    rows: list[Doubles | None],
) -> tuple[NDArray[np.uint8], NDArray[np.uint16]]:
    """Store equal rows once; row 0 stands for "not seen"."""
    known = {bytes(len(TAGS)): 0}
    index = np.zeros(len(rows), dtype=np.uint16)
    for place, row in enumerate(rows):
        if row is not None:
            coarse = (np.round(row * 15) * 17).astype(np.uint8)
            index[place] = known.setdefault(coarse.tobytes(), len(known))
    flat = np.frombuffer(b"".join(known), dtype=np.uint8)
    return flat.reshape(-1, len(TAGS)), index


def _stem_codes(
    words: list[str], language: str
) -> tuple[NDArray[np.uint16], list[str]]:
    """Return per word the rule "drop n letters, add these" that makes its stem."""
    stemmer = snowballstemmer.stemmer(STEMMERS[language])
    rules: dict[str, int] = {}
    codes = np.zeros(len(words), dtype=np.uint16)
    for place, word in enumerate(words):
        small = word.lower()
        stem = stemmer.stemWord(small)
        shared = 0
        while shared < min(len(stem), len(small)) and stem[shared] == small[shared]:
            shared += 1
        rule = f"{len(small) - shared}:{stem[shared:]}"
        codes[place] = rules.setdefault(rule, len(rules))
    return codes, list(rules)


def blob(strings: list[str]) -> NDArray[np.uint8]:
    """Store strings as the bytes of their lines."""
    return np.frombuffer("\n".join(strings).encode(), dtype=np.uint8)
