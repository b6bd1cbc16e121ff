"""Gemini in Google's Takeout: JSON and HTML, other languages, other activities."""

import json

import pytest

from assistant.imports.gemini import read
from assistant.imports.record import ExportError
from tests.assistant.imports.making import everything, put, records, said, wheres, zipped


def activity(title, time, answer="<p>Yes.</p>", **more):
    entry = {"header": "Gemini Apps", "title": title, "time": time, "products": ["Gemini Apps"], **more}
    return entry | ({"safeHtmlItem": [{"html": answer}, {"html": "<p>made again</p>"}]} if answer else {})


TWO_DAYS = [
    activity("Prompted And in May?", "2026-02-03T09:00:00.500Z"),
    activity("Prompted\xa0Is it cold?", "2026-02-03T08:00:00.000Z"),
    activity("Prompted Hello", "2026-02-02T08:00:00.000Z", answer=None),
]


def test_a_day_is_a_conversation_in_the_order_it_was_written(tmp_path):
    found = records(read, put(tmp_path / "My Activity.json", TWO_DAYS))
    assert [(each.role, each.text, each.title) for each in found] == [
        ("user", "Is it cold?", "Gemini, 2026-02-03"),
        ("assistant", "Yes.", "Gemini, 2026-02-03"),
        ("user", "And in May?", "Gemini, 2026-02-03"),
        ("assistant", "Yes.", "Gemini, 2026-02-03"),
        ("user", "Hello", "Gemini, 2026-02-02"),
    ]
    assert len({each.conversation for each in found}) == 2
    assert found[2].time == "2026-02-03T09:00:00.500000+00:00"


def test_other_activities_and_products_are_skipped(tmp_path):
    others = [
        "Gave feedback: Good response",
        "Selected preferred draft",
        "Created Gemini Canvas titled Tea",
        "Used an Assistant feature",
    ]
    given = [activity(title, "2026-02-02T08:00:00Z") for title in others]
    given.append(
        {"header": "Search", "title": "Searched for tea", "time": "2026-02-02T08:00:00Z", "products": ["Search"]}
    )
    assert said(read, put(tmp_path / "MyActivity.json", [*given, *TWO_DAYS[2:]])) == [("user", "Hello")]


@pytest.mark.parametrize("lead", ["Eingegebener Prompt: ", "送信したメッセージ: ", "Pokyn "])
def test_in_other_languages_what_most_titles_begin_with_is_no_word_of_the_users(tmp_path, lead):
    words = [
        "Is it cold?",
        "Am I old?",
        "Which tea?",
        "Do I sleep?",
        "Can cats fly?",
        "Help!",
        "Tell me",
        "Eat it?",
    ]
    given = [activity(f"{lead}{text}", f"2026-02-02T08:00:0{n}Z") for n, text in enumerate(words)]
    assert [text for role, text in said(read, put(tmp_path / "MyActivity.json", given)) if role == "user"] == words
    few = said(read, put(tmp_path / "few.json", given[:3]))
    assert [text for role, text in few if role == "user"] == [f"{lead}{text}" for text in words[:3]]


PAGE = """<html><head><meta charset="UTF-8"></head><body><div class="mdl-grid">
<div class="outer-cell mdl-cell mdl-cell--12-col mdl-shadow--2dp"><div class="mdl-grid">
<div class="header-cell mdl-cell"><p class="mdl-typography--title">{header}<br></p></div>
<div class="content-cell mdl-cell mdl-cell--6-col mdl-typography--body-1">{body}</div>
<div class="content-cell mdl-cell mdl-cell--6-col mdl-typography--body-1 mdl-typography--text-right"></div>
<div class="content-cell mdl-cell mdl-cell--12-col mdl-typography--caption"><b>Products:</b><br>Gemini Apps</div>
</div></div></div></body></html>"""


def page(*bodies, header="Gemini Apps"):
    return "".join(PAGE.format(header=header, body=body) for body in bodies)


def test_the_page_says_the_same_as_the_json(tmp_path):
    asked = "Prompted&nbsp;Is it &lt;cold &amp; wet?<br>Attached 1 file.<br>-&nbsp; a.png"
    html = page(f"{asked}<br>Feb 3, 2026, 8:00:00 AM UTC<br><p>Yes.</p><ul><li>Very</ul>")
    found = records(read, put(tmp_path / "MyActivity.html", html))
    assert [(each.role, each.text) for each in found] == [
        ("user", "Is it <cold & wet?"),
        ("assistant", "Yes.\n\n- Very"),
    ]
    given = [activity("Prompted Is it <cold & wet?", "2026-02-03T08:00:00.123Z", "<p>Yes.</p><ul><li>Very</ul>")]
    alike = records(read, put(tmp_path / "MyActivity.json", given))
    assert [each.identity for each in alike] == [each.identity for each in found]


def test_cells_of_other_products_are_skipped_and_undated_ones_malformed(tmp_path):
    searched = page("Searched tea<br>Feb 3, 2026, 8:00:00 AM UTC", header="Search")
    path = put(tmp_path / "MyActivity.html", searched + page("Prompted Hi<br>someday"))
    assert wheres(read, path) == ["MyActivity.html, record 2"]
    assert len(everything(read, path)) == 1


def test_the_zip_is_read_and_the_page_beside_the_json_left_alone(tmp_path):
    folder = "Takeout/My Activity/Gemini Apps"
    parts = {
        f"{folder}/MyActivity.json": TWO_DAYS[2:], f"{folder}/MyActivity.html": page("Prompted Hi<br>x"),
        "Takeout/My Activity/Search/MyActivity.html": page("Searched<br>Feb 3, 2026, 8:00:00 AM", header="Search"),
        "Takeout/archive_browser.html": "<p>index</p>", f"{folder}/a.png": b"\x89PNG",
    }  # fmt: skip
    assert said(read, zipped(tmp_path / "takeout.zip", parts)) == [("user", "Hello")]


def test_malformed_records_are_told_by_their_places(tmp_path):
    given = [7, {}, activity("Prompted Hi", "someday"), activity(None, "2026-02-02T08:00:00Z"), *TWO_DAYS]
    path = put(tmp_path / "MyActivity.json", given)
    assert wheres(read, path) == [f"MyActivity.json, record {n}" for n in (1, 2, 3, 4)]
    assert wheres(read, put(tmp_path / "MyActivity.json", json.dumps(given)[:-3]))[-1].endswith("no valid JSON")


def test_a_folder_without_it_is_refused(tmp_path):
    with pytest.raises(ExportError, match="My Activity, Gemini Apps, format JSON"):
        everything(read, tmp_path)
