"""One model as a line of the list."""

from textual.content import Content

from assistant.model_list import Row
from assistant.showing import plain
from local_models.amounts import amount
from local_models.plan import short
from tui.models.downloads import Download

_MARKS = {"in use": "*", "here": " ", "begun": "…", "to get": " "}


def line(row: Row, download: Download | None) -> Content:
    """Mark, name, size, licence, whether it fits or how far it is, and its speed."""
    if row.server:
        where = f"{'trusted' if row.is_trusted else 'not trusted':<12}{plain(row.server)}"
        name = (f"{_mark(row, None)} {row.name:<22.22} ", "bold" if row.state == "in use" else "")
        return Content.assemble(name, (f"{'-':>7}  {where}", "$text-warning"))
    cells = [
        (f"{_mark(row, download)} {row.name:<22.22} ", "bold" if row.state == "in use" else ""),
        (f"{amount(row.size) if row.size else '-':>7}  {row.licence or 'unknown':<10.10}  ", "dim"),
        (f"{_middle(row, download):<20.20}", "" if row.fit is None or row.fit.fits else "$text-warning"),
        (row.speed.words if row.speed else "", "dim"),
    ]
    return Content.assemble(*cells)


def _mark(row: Row, download: Download | None) -> str:
    return "↓" if download is not None and download.active else _MARKS[row.state]


def _middle(row: Row, download: Download | None) -> str:
    """How far its download is, if there is one; else whether it fits."""
    if download is None or download.state in {"done", "failed"}:
        return f"{row.came / row.size:.0%} is here" if row.state == "begun" and row.size else short(row.fit)
    if download.state == "paused":
        return f"paused at {download.pace.share:.0%}"
    return "asking the hub" if download.state == "asking" else f"{download.pace.share:.0%} is here"
