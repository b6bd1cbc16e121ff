"""Which network addresses say something about somebody."""

from ipaddress import ip_interface

_EVERYBODYS = frozenset({"8.8.8.8", "8.8.4.4", "1.1.1.1", "1.0.0.1", "9.9.9.9", "169.254.169.254"})


def is_private_matter(written: str) -> bool:
    """Whether an IP address, with or without a prefix length, belongs to somebody.

    Loopback, unspecified, multicast and mask addresses and the well-known resolvers do not, nor does C++'s
    `abc::def`, which is a valid IPv6 address.
    """
    try:
        address = ip_interface(written).ip
    except ValueError:
        return False
    if address.is_loopback or address.is_unspecified or address.is_multicast or str(address) in _EVERYBODYS:
        return False
    if address.version == 4:
        return not written.startswith(("255.", "0."))
    return written.count(":") >= 4 or sum(any(c.isdigit() for c in group) for group in written.split(":")) >= 2
