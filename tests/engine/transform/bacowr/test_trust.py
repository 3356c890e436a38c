"""Tests of `engine.transform.bacowr.trust`."""

import pytest

from engine.transform.bacowr.trust import trust_level


@pytest.mark.parametrize(
    ("url", "level"),
    [
        ("https://www.1177.se/sjukdomar/", "T1_public"),
        ("https://environment.ec.europa.eu/topics", "T1_public"),
        ("https://www.nhs.uk/conditions", "T1_public"),
        ("https://www.transportstyrelsen.se/vinterdack", "T1_public"),
        ("https://www.luftfahrt-bundesamt.de/", "T1_public"),
        ("https://www.natverket.se/", None),
        ("https://www.adac.de/reifentest", "T3_industry"),
        ("https://web.mit.edu/x", "T2_academic"),
        ("https://www.uni-heidelberg.de/", "T2_academic"),
        ("https://doi.org/10.1/x", "T2_academic"),
        ("https://www.tradeassociation.example/", "T3_industry"),
        ("https://www.theguardian.com/a", "T4_media"),
        ("https://www.shop.example/", None),
        ("https://nhs.uk.shop.example/", None),
        ("not an address", None),
        ("http://[", None),
        ("", None),
    ],
)
def test_an_address_is_trusted_by_its_domain(url, level):
    assert trust_level(url) == level
