"""What is shown of addresses and texts that hold secrets."""

import pytest

from nodes.redaction import hide, shown_url


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://site.test/a?q=words", "https://site.test/a?q=words"),
        ("https://ann:pw@site.test/a", "https://site.test/a"),
        ("https://s.test/?api_key=1&q=2", "https://s.test/?api_key=•••&q=2"),
        ("https://s.test/?q=2&Access-Token=x", "https://s.test/?q=2&Access-Token=•••"),
        ("https://s.test/?X-Amz-Signature=x", "https://s.test/?X-Amz-Signature=•••"),
        ("https://s.test/#id_token=x", "https://s.test/"),
        ("http://[oops", "http://[oops"),
    ],
)
def test_addresses_are_shown_without_secrets(url: str, shown: str):
    assert shown_url(url) == shown


def test_long_addresses_are_cut():
    assert len(shown_url("https://site.test/" + "x" * 500)) == 200


def test_secrets_are_hidden_in_every_form_they_may_come_back_in():
    told = "plain p/w+1 quoted p%2Fw%2B1 packed cC93KzE= end"
    assert hide(told, ["p/w+1"]) == "plain ••• quoted ••• packed ••• end"


def test_what_is_too_short_to_be_a_secret_is_left():
    assert hide("a cat sat", ["", "a"]) == "a cat sat"
