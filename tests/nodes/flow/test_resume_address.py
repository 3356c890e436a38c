"""Each record gets an address that lets it go on."""

from nodes.flow.resume_address import DRY, resume_address
from tests.helpers.context import FakeContext, run_node


async def test_each_record_gets_an_address_of_its_own():
    given = [{"n": 1}, {"n": 2}]
    found = (await run_node(resume_address, {}, given))["out"]
    assert found == [
        {"n": 1, "resume_url": "http://here/resume/r0"},
        {"n": 2, "resume_url": "http://here/resume/r1"},
    ]


async def test_the_field_may_be_called_otherwise():
    [record] = (await run_node(resume_address, {"field": "link"}, [{}]))["out"]
    assert list(record) == ["link"]


async def test_a_dry_run_gives_out_no_address_that_works():
    ctx = FakeContext(is_dry_run=True)
    [record] = (await run_node(resume_address, {}, [{}], ctx=ctx))["out"]
    assert record == {"resume_url": DRY}
