"""What the engine says of the keyword model: reasons, quality, speed, itself."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from engine.errors import BadRequestError, NotFoundError
from engine.keyword_model import explained
from engine.local import LocalEngine
from engine.pipeline import Node
from engine.requests import COMMAND, ExplainKeyword, MeasureTexts
from engine.siex.samples import Sample
from tests.helpers.pipelines import chain

TEXT = (
    "A heat pump moves warmth from the outside air into the house. In old houses, a "
    "heat pump works best after the insulation has been improved."
)
KEYWORDS = chain(
    Node("start", "triggers.manual"),
    Node("text", "sources.text", config={"text": TEXT}),
    Node("extract", "siex.extract", config={"language": "en", "top_k": 4}),
    Node("keep", "siex.keep_keywords", config={"min_score": 0, "top": 2}),
)


@pytest.fixture
async def engine(tmp_path: Path) -> AsyncIterator[LocalEngine]:
    async with LocalEngine(tmp_path / "home") as engine:
        yield engine


async def test_a_keyword_of_a_past_run_is_explained_with_the_options_of_its_node(
    engine: LocalEngine,
):
    run_id = await engine.start_run(KEYWORDS)
    await engine.finished(run_id)
    page = await engine.records(run_id, "keep", "out")
    best = page.records[0].data["keywords"][0]

    found = await engine.explain(
        run_id, "keep", "out", row=0, field="keywords", keyword=best["text"]
    )

    assert found.score == best["score"]
    if found.parts:
        assert sum(p.value for p in found.parts) == pytest.approx(found.score, abs=1e-3)
    with pytest.raises(NotFoundError, match="record “8”"):
        await engine.explain(
            run_id, "keep", "out", row=7, field="keywords", keyword=best["text"]
        )
    with pytest.raises(NotFoundError, match="keyword “teapot”"):
        await engine.explain(
            run_id, "keep", "out", row=0, field="keywords", keyword="teapot"
        )


async def test_texts_are_measured_and_the_model_describes_itself(engine: LocalEngine):
    figures = await engine.measure([Sample(TEXT, ("heat pump",), language="en")])
    assert figures.documents == 1
    assert figures.f1(5) > 0
    with pytest.raises(BadRequestError, match="language “xx”"):
        await engine.measure([Sample(TEXT, ("heat pump",), language="xx")])
    model = await engine.model()
    assert len(model.facts.digest) == 16
    assert model.first_keyword_s > 0


def test_samples_cross_the_wire_whole():
    sent = MeasureTexts(texts=(Sample("a 🦊", ("b", "c"), None, "en"),))
    assert COMMAND.validate_json(sent.model_dump_json()) == sent


def test_a_row_is_counted_from_nought():
    with pytest.raises(ValueError, match="greater than or equal"):
        ExplainKeyword(run_id="r", node="n", port="out", row=-1, field="k", keyword="x")


def test_options_that_the_model_refuses_are_told():
    with pytest.raises(BadRequestError, match="min_score"):
        explained((None, TEXT), {"min_score": 7.0}, "heat pump")
