"""Which addresses are closed, and how settings open them."""

from ipaddress import ip_address

import pytest

from engine.http.addresses import Allowance, closed


@pytest.mark.parametrize(
    "address",
    [
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "127.0.0.1",
        "127.9.9.9",
        "169.254.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "100.100.100.200",
        "0.0.0.0",
        "0.1.2.3",
        "192.0.2.1",
        "198.18.0.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::127.0.0.1",
        "::ffff:10.0.0.1",
        "::ffff:127.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b:1::1",
        "2002:7f00:1::",
        "2001:0:53aa:64c:0:0:80ff:fffe",
        "fc00::1",
        "fd00:ec2::254",
        "fe80::1",
        "fe80::1%eth0",
        "fec0::1",
        "ff02::1",
        "2001:db8::1",
    ],
)
def test_addresses_that_are_not_on_the_open_internet_are_closed(address: str):
    assert closed(ip_address(address)) is not None


@pytest.mark.parametrize(
    "address",
    ["93.184.215.14", "2606:2800:21f:cb07::1", "64:ff9b::5db8:d70e", "::ffff:1.1.1.1"],
)
def test_the_open_internet_is_open(address: str):
    assert closed(ip_address(address)) is None


@pytest.mark.parametrize(
    "address",
    ["169.254.169.254", "::ffff:169.254.169.254", "169.254.1.1", "0.0.0.0", "ff02::1"],
)
def test_some_addresses_stay_closed_whatever_the_settings_say(address: str):
    reason = closed(ip_address(address))
    assert reason is not None
    assert reason.never


@pytest.mark.parametrize(
    ("entries", "host", "port", "address", "opens"),
    [
        (["nas.local"], "nas.local", 80, "192.168.1.9", True),
        (["NAS.local"], "nas.local.", 80, "192.168.1.9", True),
        (["nas.local:8080"], "nas.local", 8080, "192.168.1.9", True),
        (["nas.local:8080"], "nas.local", 80, "192.168.1.9", False),
        (["192.168.0.0/16"], "nas.local", 80, "192.168.1.9", True),
        (["192.168.1.9"], "nas.local", 80, "192.168.1.9", True),
        (["192.168.1.9:81"], "nas.local", 81, "192.168.1.9", True),
        (["[::1]:8000"], "::1", 8000, "::1", True),
        (["fd00::/8"], "box", 80, "fd12::1", True),
        (["10.0.0.0/8"], "nas.local", 80, "192.168.1.9", False),
        (["other.local", " "], "nas.local", 80, "192.168.1.9", False),
        ([], "localhost", 80, "127.0.0.1", False),
    ],
)
def test_settings_open_hosts_ports_and_networks(
    entries: list[str], host: str, port: int, address: str, opens: bool
):
    assert Allowance.parse(entries).opens(host, port, ip_address(address)) is opens
