"""kill -9 at any moment: nothing accepted is lost, and nothing was sent without a ledger row."""

import random
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from assistant.store.keys import unlock
from assistant.store.store import Store
from tests.support import forked
from tests.support.cli import Home
from tests.support.provider import provider_server, reply

RUNS = 16


def _ask_and_kill(home, number, after_s):
    """Ask, kill after that many seconds, and say whether the question had been accepted by then."""
    question = f"Question {number} from jane{number}@example.org"
    with forked.running(["ask", "--to", "acme/big", "--yes", question], home.environment) as going:
        going.process.join(after_s)
        going.process.kill()
        going.process.join()
        return number, "only the rewritten text leaves" in going.err


def _slowly(request):
    """A reply that takes its time, so that some kills fall into it."""
    reply("Hello ", "[CONTACT_1], ")(request)
    time.sleep(0.2)
    reply("this is all.")(request)


@pytest.mark.slow
def test_a_store_killed_at_random_moments_loses_nothing(tmp_path, monkeypatch):
    home = Home(tmp_path / "home", network="loopback")
    monkeypatch.setenv("SOTTO_HOME", str(home.path))
    chance = random.Random(9)
    with provider_server(_slowly) as provider:
        home.run("config", "set", "providers.acme.base_url", provider.base_url)
        started = time.monotonic()
        home.run("ask", "--to", "acme/big", "--yes", "Hello")
        usual = time.monotonic() - started
        moments = [(number, chance.uniform(0.1, 1.2) * usual * 1.6) for number in range(RUNS)]
        with ThreadPoolExecutor(2) as pool:
            results = list(pool.map(lambda job: _ask_and_kill(home, *job), moments))
    store = Store.open(home.path / "sotto.db", unlock("open sesame"))
    assert store.check() == []
    _nothing_is_lost(store, {number for number, accepted in results if accepted})
    _nothing_was_sent_unwritten(store, provider)
    store.close()


def _nothing_is_lost(store, accepted):
    assert accepted, "no run lived long enough to be accepted: the moments are wrong"
    texts = {m.text for c in store.conversations.list(limit=RUNS * 2) for m in store.messages.of(c.id)}
    missing = {n for n in accepted if f"Question {n} from jane{n}@example.org" not in texts}
    assert not missing


def _nothing_was_sent_unwritten(store, provider):
    written = [entry.messages for entry in store.ledger.list(limit=RUNS * 2)]
    for call in provider.calls:
        assert call.body["messages"] in written
        assert "jane" not in str(call.body)
    assert len(provider.calls) <= len(written)
