"""Where a model server may be: https anywhere, plain http on this machine and on the local network alone."""

from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from local_models.addresses import is_local, parse, refuse_known_outside, refuse_outside
from local_models.llm import ModelError

BLOCKS = ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "127.0.0.0/8", "169.254.0.0/16")
SIX_BLOCKS = ("fc00::/7", "fe80::/10", "::1/128")
LOCAL = st.one_of(
    *(st.ip_addresses(network=block) for block in (*BLOCKS, *SIX_BLOCKS)),
    st.ip_addresses(network="192.168.0.0/16").map(lambda four: IPv6Address(f"::ffff:{four}")),
)
PUBLIC = st.one_of(
    st.ip_addresses(v=4).filter(lambda found: found.is_global),
    st.ip_addresses(v=6).filter(lambda found: found.is_global),
    st.ip_addresses(network="2000::/3").filter(lambda found: found.is_global),
)
"""Addresses that the registries call global, which is told by another table than the one under test."""


@given(LOCAL)
def test_an_address_of_the_local_network_is_local(address: IPv4Address | IPv6Address) -> None:
    assert is_local(str(address))


@given(PUBLIC)
def test_an_address_of_the_internet_is_not(address: IPv4Address | IPv6Address) -> None:
    assert not is_local(str(address))


@given(st.one_of(st.ip_addresses(), st.ip_addresses(v=4).map(lambda four: ip_address(f"::ffff:{four}"))))
def test_what_is_local_is_so_by_the_registries_too(address: IPv4Address | IPv6Address) -> None:
    found = getattr(address, "ipv4_mapped", None) or address
    assert not is_local(str(address)) or found.is_private


@pytest.mark.parametrize(
    "address",
    [
        *("0.0.0.0", "255.255.255.255", "100.64.0.1", "192.0.0.8", "224.0.0.1", "198.18.0.1", "192.0.2.1"),
        *("172.15.255.255", "172.32.0.0", "9.255.255.255", "11.0.0.0", "192.167.255.255", "192.169.0.0"),
        *("::", "ff02::1", "fec0::1", "2001:db8::1", "2002:c0a8:101::1", "64:ff9b::c0a8:101", "::ffff:8.8.8.8"),
        *("", "nas.lan", "10.1", "0x0a000001", "10.0.0.1 ", "010.0.0.1", "127.0.0.1.example.com"),
    ],
)
def test_what_others_may_reach_or_is_no_address_is_not_local(address: str) -> None:
    assert not is_local(address)


@given(st.lists(LOCAL, min_size=1), st.lists(PUBLIC), st.randoms())
def test_http_goes_to_a_name_only_if_every_address_of_it_is_local(local: list, public: list, random) -> None:
    found = [str(address) for address in (*local, *public)]
    random.shuffle(found)
    address = parse("http://nas.lan:8080")
    if not public:
        refuse_outside(address, found)
    else:
        with pytest.raises(ModelError, match=r"nas\.lan is not on the local network.*https"):
            refuse_outside(address, found)


@given(st.lists(st.one_of(LOCAL, PUBLIC), min_size=1))
def test_https_goes_anywhere(found: list) -> None:
    refuse_outside(parse("https://llm.example.org"), [str(address) for address in found])


@pytest.mark.parametrize("url", ["http://nas.lan", "https://llm.example.org"])
def test_a_name_without_an_address_is_refused(url: str) -> None:
    with pytest.raises(ModelError, match="No address"):
        refuse_outside(parse(url), [])


@given(st.one_of(LOCAL, PUBLIC), st.sampled_from(["http", "https"]), st.integers(1, 65535))
def test_a_literal_address_is_judged_before_anything_is_sent(address, scheme: str, port: int) -> None:
    host = f"[{address}]" if address.version == 6 else str(address)
    parsed = parse(f"{scheme}://{host}:{port}/v1")
    assert (ip_address(parsed.host), parsed.port, parsed.path) == (address, port, "")
    if scheme == "https" or is_local(str(address)):
        refuse_known_outside(parsed)
    else:
        with pytest.raises(ModelError, match="must begin with https"):
            refuse_known_outside(parsed)


@pytest.mark.parametrize(
    ("url", "host", "port", "path", "again"),
    [
        ("http://NAS.lan", "nas.lan", 80, "", "http://nas.lan"),
        ("https://nas.lan:443/v1/", "nas.lan", 443, "", "https://nas.lan"),
        (" https://home.example.org/llm/v1 ", "home.example.org", 443, "/llm", "https://home.example.org/llm"),
        ("http://192.168.1.20:8080/", "192.168.1.20", 8080, "", "http://192.168.1.20:8080"),
        ("http://[fd00::7]:11434", "fd00::7", 11434, "", "http://[fd00::7]:11434"),
        ("http://[fe80::7%25eth0]:80", "fe80::7%eth0", 80, "", "http://[fe80::7%25eth0]"),
    ],
)
def test_an_address_is_read_in_one_way(url: str, host: str, port: int, path: str, again: str) -> None:
    parsed = parse(url)
    assert (parsed.host, parsed.port, parsed.path, parsed.url) == (host, port, path, again)
    assert parse(parsed.url) == parsed


@pytest.mark.parametrize(
    "url",
    [
        *("", "nas.lan:8080", "ftp://nas.lan", "file:///etc/passwd", "http://", "http://:80", "https:///v1"),
        *("http://nas.lan:0", "http://nas.lan:99999", "http://nas.lan:x", "http://[::1", "http://[nas.lan]"),
        *("https://example.org?x=http://10.0.0.1", "https://example.org#/v1", "http://10.0.0.1\\.example.org"),
        *("http://10.0.0.1\n.example.org", "http://nas.lan/../v1", "http://nas.lan/a b", "http://nas.lan/%2e"),
        *("http://exa%6dple.org", "http://１０.0.0.1", "http://nás.lan", "http://-nas.lan", "http://nas..lan"),
    ],
)
def test_what_could_be_read_in_two_ways_is_refused(url: str) -> None:
    with pytest.raises(ModelError, match="no server's address"):
        parse(url)


@pytest.mark.parametrize("url", ["https://me:secret@nas.lan", "https://me@nas.lan", "http://me:secret@[::1"])
def test_a_name_or_password_in_the_address_is_refused_and_not_repeated(url: str) -> None:
    with pytest.raises(ModelError, match="Leave name and password out") as caught:
        parse(url)
    assert "secret" not in str(caught.value)


@given(st.text())
def test_any_text_is_an_address_or_refused_in_one_line(text: str) -> None:
    for url in (text, f"http://{text}", f"https://nas.lan{text}"):
        try:
            parsed = parse(url)
        except ModelError as error:
            assert "\n" not in str(error)
        else:
            assert parse(parsed.url) == parsed
