"""Tests of `nodes.records`."""

from nodes.records import Batch, Record, in_batches

CHAIR = Record({"name": "stol", "price": 10}, id="r1", parents=("r",))


def test_a_record_is_a_plain_object_with_an_id():
    assert CHAIR == {"name": "stol", "price": 10}
    assert (CHAIR.id, CHAIR.parents) == ("r1", ("r",))
    assert (Record().id, Record().parents) == ("", ())


def test_other_fields_make_another_object_but_the_same_record():
    changed = CHAIR.with_fields({"price": 12, "stock": 3})
    assert changed == {"name": "stol", "price": 12, "stock": 3}
    assert (changed.id, changed.parents) == ("r1", ("r",))
    assert CHAIR["price"] == 10


def test_all_fields_can_be_replaced():
    changed = CHAIR.only({"sku": "K-1"})
    assert changed == {"sku": "K-1"}
    assert changed.id == "r1"


def test_a_child_knows_where_it_came_from():
    child = CHAIR.child(3, {"word": "stol"})
    assert (child.id, child.parents) == ("r1.3", ("r1",))
    assert CHAIR.child("left", {}).id == "r1.left"


def test_a_batch_is_divided_in_order():
    batch = Batch(Record({"n": n}) for n in range(5))
    odd, even = batch.partition(lambda record: record["n"] % 2 == 1)
    assert odd == [{"n": 1}, {"n": 3}]
    assert even == [{"n": 0}, {"n": 2}, {"n": 4}]
    assert batch.where(lambda record: record["n"] > 3) == [{"n": 4}]


def test_each_record_of_a_batch_is_changed():
    batch = Batch([CHAIR]).map(lambda record: record.with_fields({"new": 1}))
    assert isinstance(batch, Batch)
    assert batch[0]["new"] == 1


def test_records_are_cut_into_batches():
    records = [Record({"n": n}) for n in range(5)]
    assert [len(batch) for batch in in_batches(records, 2)] == [2, 2, 1]
    assert list(in_batches([])) == []


def test_large_records_go_on_in_smaller_batches():
    large = [Record({"html": "x" * 400_000}) for _ in range(5)]
    assert [len(batch) for batch in in_batches(large)] == [2, 2, 1]
    small = [Record({"n": n}) for n in range(2_500)]
    assert [len(batch) for batch in in_batches(small)] == [1_000, 1_000, 500]
