"""What was rejected never comes back, and its words are not kept."""

from assistant.profile.rejections import Rejected


def test_a_rejected_statement_is_known_again_in_other_words_for_the_same(store):
    Rejected(store).add("You are a nurse in Graz.")
    again = Rejected(store)
    assert again.holds("You're a nurse in Graz.")
    assert again.holds("You are really a nurse, in Graz!")
    assert not again.holds("You are a teacher in Linz.")


def test_no_word_of_it_is_stored(store):
    Rejected(store).add("You are a nurse in Brightwell.")
    kept = b"".join(store.rejections.all())
    assert b"Brightwell" not in kept
    assert b"brightwell" not in kept


def test_the_digests_of_two_stores_differ(store, tmp_path):
    from assistant.store.store import Store

    other = Store.open(tmp_path / "other.db", bytes(32))
    Rejected(store).add("You are a nurse.")
    Rejected(other).add("You are a nurse.")
    assert store.rejections.all() != other.rejections.all()
    other.close()


def test_a_whole_kind_can_be_rejected_and_allowed_again(store):
    store.rejections.add_kind("preference", "other")
    assert Rejected(store).holds("You love jazz.", "preference", "other")
    assert not Rejected(store).holds("You love jazz.", "trait", "other")
    store.rejections.drop_kind("preference", "other")
    assert not Rejected(store).holds("You love jazz.", "preference", "other")


def test_a_statement_without_words_of_its_own_is_never_rejected(store):
    Rejected(store).add("You are.")
    assert not Rejected(store).holds("You do.")
