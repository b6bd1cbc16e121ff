"""HTML as text."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.imports.html_text import html_text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("Hi&nbsp;<b>there</b> &amp; you", "Hi there & you"),
        ("<p>one\n two</p><p>three<br>four</p>", "one two\n\nthree\nfour"),
        ("<ul><li>one<li>two</ul>after", "- one\n- two\n\nafter"),
        ("<head><title>no</title><style>p{}</style></head><body>yes<script>no()</script></body>", "yes"),
        ("<head><meta x><body>yes", "yes"),
        ("<pre>a = 1\n\n  b</pre>c", "```\na = 1\n\n  b\n```\n\nc"),
        (
            "yes<blockquote>no<div>no<blockquote>deep</blockquote></div></blockquote>yes",
            "yes\n\n> no\n> no\n>\n> > deep\n>\nyes",
        ),
        ("<table><tr><td>a<td>b</table>", "a\nb"),
        ("a < b", "a < b"),
        ("a <b> < c, then <d and <!-- e", "a < c, then <d and <!-- e"),
        ("<p>one</p><!-- two > three", "one\n\n<!-- two > three"),
        ("one<!-- two --><!-- three", "one<!-- three"),
        ("<![if !supportLists]>- <![endif]>one", "- one"),
        ("one<![when[two]]>three", "onethree"),
        ("", ""),
    ],
)
def test_the_text_of_a_page(html, text):
    assert html_text(html) == text


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<pre>",
                "</pre>",
                "<blockquote>",
                "</blockquote>",
                "<br",
                ">",
                "a\n",
                "&",
                "<!--",
                "<li>",
            ]
        )
    )
)
def test_any_tags_give_some_text(pieces):
    assert isinstance(html_text("".join(pieces)), str)


@pytest.mark.parametrize("opened", ["<a ", "<a x=", "<!--a>"])
def test_what_is_never_closed_takes_a_time_in_proportion_to_its_length(opened):
    assert _time_of(opened * 4000) < 12 * _time_of(opened * 1000)


def test_quotes_within_quotes_are_told_apart_to_a_depth_that_no_letter_has():
    text = html_text("<blockquote>a" * 400)
    assert max(line.count(">") for line in text.split("\n")) < 50


def _time_of(html):
    """The processor's time for it, the least of three: others on the machine only ever add to it."""
    times = []
    for _ in range(3):
        began = time.thread_time()
        html_text(html)
        times.append(time.thread_time() - began)
    return min(times)
