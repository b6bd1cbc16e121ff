from hypothesis import given
from hypothesis import strategies as st

from assistant.store.store import Store

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.floats(allow_nan=False),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(JSON)
def test_whatever_json_can_say_comes_back(shared_store: Store, value: object) -> None:
    shared_store.settings.set("something", value)
    assert shared_store.settings.get("something") == value


def test_what_was_never_set_or_was_deleted_is_the_default(store: Store) -> None:
    assert store.settings.get("colour") is None
    store.settings.set("colour", "blue")
    store.settings.delete("colour")
    assert store.settings.get("colour", "red") == "red"
