import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.mentions import being_typed, mentions, written

PATHS = st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\u2028\u2029"), min_size=1)
ANY = st.text(alphabet=st.one_of(st.sampled_from('@"\\ /.~,()\n'), st.characters(exclude_categories=["Cs"])))


def paths(text: str) -> list[str]:
    return [mention.path for mention in mentions(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Look at @notes.txt", ["notes.txt"]),
        ("@a.txt and @b/c.md, or (@~/d.txt).", ["a.txt", "b/c.md", "~/d.txt"]),
        ('See @"my notes/le\\"tter.txt" please', ['my notes/le"tter.txt']),
        ("What does @notes.txt: say? And @notes.txt!", ["notes.txt", "notes.txt"]),
        ("A sentence ends with @notes.txt.", ["notes.txt"]),
        ("Write to anna@example.com", []),
        ("An @ alone, and @, too", []),
        ("@../up.txt @./here.txt", ["../up.txt", "./here.txt"]),
        ('@"never closed', []),
        ("„@Grüße.txt“", ["Grüße.txt"]),
    ],
)
def test_paths_are_found(text: str, expected: list[str]) -> None:
    assert paths(text) == expected


@given(
    PATHS,
    st.sampled_from(["", "Look at ", "(", "one\n"]),
    st.sampled_from(["", " please", ", and", ").", "\nmore"]),
)
def test_a_written_path_is_found_again(path: str, before: str, after: str) -> None:
    text = before + written(path) + after
    (mention,) = [each for each in mentions(text) if each.start == len(before)]
    assert (mention.path, mention.end) == (path, len(before) + len(written(path)))


@given(ANY)
def test_mentions_stand_in_order_and_begin_with_the_sign(text: str) -> None:
    place = 0
    for mention in mentions(text):
        assert place <= mention.start < mention.end <= len(text)
        assert text[mention.start] == "@"
        assert mention.path
        place = mention.end


@given(ANY)
def test_what_is_typed_ends_at_the_cursor(text: str) -> None:
    typing = being_typed(text)
    if typing is not None:
        assert typing.end == len(text)
        assert text[typing.start] == "@"


@given(PATHS)
def test_a_path_is_being_typed_all_the_way(path: str) -> None:
    whole = written(path)
    bare = not whole.startswith('@"')
    for end in range(1 if bare else 2, len(whole) if bare else 2):
        typing = being_typed(whole[:end])
        assert typing is not None
        assert path.startswith(typing.path)


@pytest.mark.parametrize(
    ("before", "path"),
    [
        ("@", ""),
        ("see @no", "no"),
        ('@"my no', "my no"),
        ("a@b", None),
        ("@a b", None),
        ('@"a" b', None),
        ("", None),
    ],
)
def test_what_is_being_typed(before: str, path: str | None) -> None:
    typing = being_typed(before)
    assert (typing.path if typing else None) == path
