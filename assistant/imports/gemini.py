"""Gemini in Google's Takeout: `My Activity.json`, or `MyActivity.html` where there is no JSON.

Takeout does not say which prompts belong to one conversation, so the prompts of a day (in UTC) are one.
"""

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, takewhile
from pathlib import Path, PurePosixPath
from typing import Any

from assistant.imports.elements import elements
from assistant.imports.gemini_page import cells
from assistant.imports.html_text import html_text
from assistant.imports.parts import Part, parts
from assistant.imports.record import ExportError, Malformed, Progress, Record
from assistant.imports.times import iso

_FILE = re.compile(
    r"(?:.*/)?my\s?activity\.(?:json|html)|(?:.*/)?[^/]*(?:gemini|bard)[^/]*/[^/]+\.(?:json|html)", re.I
)
_LEADS = ("Prompted with: ", "Asked Gemini: ", "Asked Bard: ", "Prompted ", "Asked ", "Said ")
"""How a title begins that holds what the user wrote. Other titles tell of feedback, shared links and the like."""
_SAMPLE, _FEWEST = 300, 8


@dataclass(frozen=True, slots=True)
class Activity:
    """One entry: its title holds the prompt."""

    title: str
    time: str
    answer: str


def read(path: Path, progress: Progress) -> Iterator[Record | Malformed]:
    """The prompts and answers, those of a day in the order they were written. Raises ExportError."""
    found = _without_twins(parts(path, lambda name: bool(_FILE.fullmatch(name))))
    if not found:
        raise ExportError(
            f"There is no Gemini activity in {path}. In Takeout choose My Activity, Gemini Apps, format JSON."
        )
    progress.total = sum(part.size for part in found)
    for part in found:
        leads = _leads(part)
        for day in _days(_entries(part, progress)):
            if isinstance(day, Malformed):
                yield day
            else:
                for entry in sorted(day, key=lambda entry: entry.time):
                    yield from _records(entry, leads)


def _without_twins(found: list[Part]) -> list[Part]:
    """Without the pages that lie in the same folder as a JSON file: they hold the same."""
    folders = {PurePosixPath(part.name).parent for part in found if part.name.lower().endswith(".json")}
    return [p for p in found if p.name.lower().endswith(".json") or PurePosixPath(p.name).parent not in folders]


def _entries(part: Part, progress: Progress) -> Iterator[Activity | Malformed]:
    if part.name.lower().endswith((".html", ".htm")):
        yield from (Activity(*cell) if isinstance(cell, tuple) else cell for cell in cells(part, progress))
        return
    for element in elements(part, progress):
        if isinstance(element, Malformed):
            yield element
        else:
            entry = _entry(element[1])
            if entry is None:
                yield Malformed(f"{part.name}, record {element[0]}")
            elif entry is not _FOREIGN:
                yield entry


_FOREIGN = Activity("", "", "")
"""An entry of another product of Google's."""


def _entry(element: Any) -> Activity | None:
    """An element of the list as an entry; None if it is malformed."""
    if not isinstance(element, dict):
        return None
    products = element.get("products")
    named = f"{element.get('header')} {' '.join(map(str, products)) if isinstance(products, list) else ''}".lower()
    if "gemini" not in named and "bard" not in named:
        return _FOREIGN if "title" in element else None
    title, time = element.get("title"), iso(element.get("time"))
    if not isinstance(title, str) or time is None:
        return None
    return Activity(title.replace("\xa0", " "), time, _answer(element.get("safeHtmlItem")))


def _answer(items: Any) -> str:
    """The text of the first answer; further ones were made again for the same prompt."""
    for item in items if isinstance(items, list) else [items]:
        html = (item.get("html") or item.get("htmlValue")) if isinstance(item, dict) else item
        if isinstance(html, str):
            return html_text(html)
    return ""


def _days(entries: Iterator[Activity | Malformed]) -> Iterator[list[Activity] | Malformed]:
    """The entries, those of one day together. Takeout has the newest first; a day is not much to hold."""
    day: list[Activity] = []
    for entry in entries:
        if isinstance(entry, Malformed):
            yield entry
            continue
        if day and day[0].time[:10] != entry.time[:10]:
            yield day
            day = []
        day.append(entry)
    if day:
        yield day


def _records(entry: Activity, leads: tuple[str, ...]) -> Iterator[Record]:
    lead = next((lead for lead in leads if entry.title.startswith(lead)), None)
    prompt = entry.title[len(lead) :].strip() if lead is not None else ""
    if not prompt:
        return
    key, title, identity = json.dumps(entry.time[:10]), f"Gemini, {entry.time[:10]}", _identity(entry, prompt)
    yield Record(key, None, "user", prompt, entry.time, title, identity=f"{identity} prompt")
    if entry.answer:
        yield Record(
            key, None, "assistant", entry.answer, entry.time, title, "Gemini", identity=f"{identity} answer"
        )


def _identity(entry: Activity, prompt: str) -> str:
    """The same for JSON and HTML, which tells seconds only and lays lines out anew."""
    words = " ".join(prompt.split()).encode("utf-8", "replace")
    return f"{entry.time[:19]} {hashlib.blake2b(words, digest_size=16).hexdigest()}"


def _leads(part: Part) -> tuple[str, ...]:
    """How the titles of prompts begin in this file: in English as known; else as most titles with an answer do.

    With nothing in common every title with words is a prompt.
    """
    sample = [each for each in islice(_entries(part, Progress()), _SAMPLE) if isinstance(each, Activity)]
    if any(entry.title.startswith(_LEADS) for entry in sample):
        return _LEADS
    return (_common_beginning([entry.title for entry in sample if entry.answer]),)


def _common_beginning(titles: list[str]) -> str:
    """The words with which nine of ten titles begin; none if there are too few titles to tell."""
    if len(titles) < _FEWEST:
        return ""
    middle = sorted(titles)[len(titles) // 2].split(" ")
    beginnings = (" ".join(middle[:count]) + " " for count in range(1, len(middle)))
    kept = takewhile(
        lambda words: sum(title.startswith(words) for title in titles) >= 0.9 * len(titles), beginnings
    )
    return max(kept, key=len, default="")
