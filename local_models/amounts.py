"""Amounts as a person reads them."""


def amount(count: float) -> str:
    """A number of bytes, in the decimal units that hubs and disks count in: "512 B", "98 MB", "2.5 GB"."""
    if count >= 999_500_000:
        return f"{count / 1e9:.1f} GB"
    if count >= 999_500:
        return f"{count / 1e6:.0f} MB"
    return f"{count / 1e3:.0f} kB" if count >= 1000 else f"{count:.0f} B"


def duration(seconds: float) -> str:
    """A time that is only estimated: "about 12 s", "about 4 min", "about 3 h"."""
    if seconds >= 5400:
        return f"about {seconds / 3600:.0f} h"
    return f"about {seconds / 60:.0f} min" if seconds >= 90 else f"about {max(1, round(seconds))} s"
