"""The transformers keep their quality on the written texts and linking jobs."""

import pytest

from bench import transform_jobs
from bench.transform import MARKED, PARTS, expected, linking_jobs, measured, written

FLOORS = {
    "legal": (95, 93, 97, 90),
    "medical": (95, 92, 97, 92),
    "financial": (94, 94, 97, 94),
    "creative": (92, 92, 92, 87),
}
"""F1 over all kinds, in percent, on the tuned and the held texts of both rounds."""


@pytest.mark.parametrize("name", MARKED)
def test_the_marks_of_the_written_texts_can_be_read(name):
    texts = written(name)
    assert len(texts) >= 25
    assert len({it.name for it in texts}) == len(texts)
    for it in texts:
        assert not set("⟦⟧") & set(it.text)
        assert all(it.text[mark.start : mark.end].strip() for mark in it.marks)


@pytest.mark.parametrize("name", FLOORS)
def test_the_quality_does_not_fall(name):
    figures = measured(name)
    for part, floor in zip(PARTS, FLOORS[name], strict=True):
        assert figures[part]["all"]["f1"] >= floor, figures[part]


@pytest.mark.parametrize(("name", "floors"), [("seo", (95, 87)), ("bacowr", (97, 88))])
def test_no_less_is_met_of_what_is_expected_of_linking_jobs(name, floors):
    figures = expected(name)
    for part, floor in zip(("tuned", "held"), floors, strict=True):
        assert figures[part]["all"]["met_percent"] >= floor, figures[part]


def test_everything_that_is_expected_of_a_linking_job_is_asked_of_a_transformer():
    asked = set().union(*transform_jobs.KINDS.values())
    assert {it.kind for job in linking_jobs() for it in job.expected} <= asked
