"""For what the office's authority speaks, and when a certificate is made anew."""

from datetime import UTC, datetime, timedelta
from ipaddress import ip_address

import pytest

from tinnhiem.core.trust.errors import LanAddressMissingError, LanNameRefusedError
from tinnhiem.core.trust.lan import (
    RENEWED_BEFORE,
    LanNames,
    LeafFacts,
    in_groups,
    lan_names,
    must_renew,
    permitted,
    url_host,
)

NOW = datetime(2023, 7, 1, 8, 0, tzinfo=UTC)
LATER = NOW + timedelta(days=1000)
OURS = LanNames((ip_address("192.168.1.5"),), ("hcqt-pc",))


@pytest.mark.parametrize(
    ("address", "is_private"),
    [
        pytest.param("192.168.0.1", True, id="a house network"),
        pytest.param("192.169.0.1", False, id="just above it"),
        pytest.param("10.0.0.1", True, id="a large office"),
        pytest.param("11.0.0.1", False, id="somebody's on the internet"),
        pytest.param("172.15.255.255", False, id="just below 172.16"),
        pytest.param("172.16.0.1", True, id="on 172.16"),
        pytest.param("172.31.255.254", True, id="the last of 172.31"),
        pytest.param("172.32.0.1", False, id="just above 172.31"),
        pytest.param("169.254.3.4", True, id="two laptops on a cable"),
        pytest.param("fd00::1", True, id="private, version 6"),
        pytest.param("2001:db8::1", False, id="public, version 6"),
        pytest.param("khong", False, id="no address"),
    ],
)
def test_only_private_addresses_are_spoken_for(address: str, is_private: bool) -> None:
    if is_private:
        assert lan_names([address], host="", names=()).addresses
    else:
        with pytest.raises(LanAddressMissingError):
            lan_names([address], host="", names=())


def test_the_machine_has_its_name_with_and_without_ending() -> None:
    found = lan_names(
        ["10.1.1.1", "10.1.1.1"], host="HCQT-PC.vp.local", names=["A.lan"]
    )

    assert found.names == ("a.lan", "hcqt-pc", "hcqt-pc.local", "hcqt-pc.lan")
    assert len(found.addresses) == 1


@pytest.mark.parametrize(
    "name", ["tinnhiem.vn", "local.vn", "khac-pc", "", "a b.local", "-a.local", "*.lan"]
)
def test_a_name_of_the_world_is_refused(name: str) -> None:
    with pytest.raises(LanNameRefusedError):
        lan_names(["10.1.1.1"], host="hcqt-pc", names=[name])


@pytest.mark.parametrize("host", ["máy-lan", "", "may_1"])
def test_a_machine_whose_name_cannot_stand_in_a_certificate_goes_without(
    host: str,
) -> None:
    assert lan_names(["10.1.1.1"], host=host, names=()).names == ()


@pytest.mark.parametrize(
    ("before_end", "is_due"),
    [
        (RENEWED_BEFORE + timedelta(seconds=1), False),
        (RENEWED_BEFORE, True),
        (timedelta(days=-1), True),
    ],
)
def test_a_certificate_is_renewed_thirty_days_before_its_end(
    before_end: timedelta, is_due: bool
) -> None:
    leaf = LeafFacts(names=OURS, until=NOW + before_end)

    assert must_renew(leaf, names=OURS, authority=LATER, now=NOW) is is_due


def test_nothing_is_renewed_that_would_end_with_the_authority_all_the_same() -> None:
    last = LeafFacts(names=OURS, until=NOW + timedelta(days=20))

    assert not must_renew(last, names=OURS, authority=last.until, now=NOW)
    longer = last.until + timedelta(seconds=1)
    assert must_renew(last, names=OURS, authority=longer, now=NOW)


@pytest.mark.parametrize(
    ("name", "is_kept"),
    [
        ("hcqt-pc", True),
        ("may.hcqt-pc", True),
        ("phong-hanh-chinh", False),
        ("khac-hcqt-pc", False),
        ("phong-hanh-chinh.local", True),
        ("phong-hanh-chinh.lan", True),
    ],
)
def test_a_name_that_the_authority_does_not_permit_is_left_out(
    name: str, is_kept: bool
) -> None:
    names = LanNames(OURS.addresses, (name,))

    kept = permitted(names, ("local", "lan", "localhost", "hcqt-pc"))

    assert kept == LanNames(OURS.addresses, (name,) if is_kept else ())


def test_a_new_address_or_name_renews_and_a_lost_one_does_not() -> None:
    leaf = LeafFacts(names=OURS, until=NOW + timedelta(days=300))
    more = LanNames((*OURS.addresses, ip_address("10.0.0.2")), OURS.names)
    renamed = LanNames(OURS.addresses, ("khac",))

    fewer = LanNames(OURS.addresses)

    assert must_renew(None, names=OURS, authority=LATER, now=NOW)
    assert must_renew(leaf, names=more, authority=LATER, now=NOW)
    assert must_renew(leaf, names=renamed, authority=LATER, now=NOW)
    assert not must_renew(leaf, names=fewer, authority=LATER, now=NOW)


def test_a_fingerprint_is_read_in_sixteen_groups() -> None:
    assert in_groups("ab12" * 16) == ("AB12",) * 16


def test_an_address_stands_in_a_link_as_links_want_it() -> None:
    assert url_host(ip_address("10.0.0.1")) == "10.0.0.1"
    assert url_host(ip_address("fd00::1")) == "[fd00::1]"
