"""HTML as text."""

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
