"""What is remembered goes into prompts, and to the cloud only if the user says so and as the rules have it."""

import pytest

from assistant.config_sections import Cloud, Config, Profile
from assistant.config_sections import Provider as Configured
from assistant.errors import SottoError
from assistant.finding import StoredFinder
from assistant.profiling import editor
from assistant.proposal import Approved
from assistant.remembering import Memory, Off
from assistant.store.store import Store
from assistant.turn import Assistant, Question
from local_models.llm import ModelError
from privacy.detect.engine import default_detector
from privacy.rewrite import Rewriter
from tests.support.provider import provider_server, reply
from tests.support.scripted import ScriptedModel

QUESTION = "What can I cook that has no peanuts in it?"


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    store = Store.open(tmp_path_factory.mktemp("store") / "sotto.db", bytes(32))
    editor(store).add("You are allergic to peanuts, says Dr. Anna Kovacs.")
    yield store
    store.close()


class BrokenFinder:
    def facts(self, question, k):
        raise ModelError("The file of the profiler is broken; install Sotto again.")


def ask(store, *, cloud="off", route="protected", model=None, finder=None, off=None):
    """The turn's messages as stored, and what the provider got."""
    with provider_server(reply("Rice.")) as provider:
        config = Config(
            cloud=Cloud(provider="acme", model="big", retries=0, timeout_s=5),
            providers={"acme": Configured(base_url=provider.base_url)},
            profile=Profile(cloud=cloud),
        )
        memory = Memory(store, lambda: finder or StoredFinder(store), 300)
        assistant = Assistant(store, Rewriter(default_detector()), model, config, memory=memory)
        place = store.conversations.create().id
        question = Question(QUESTION, place, route, "balanced", off=off or Off())
        try:
            list(assistant.ask(question, lambda proposal: Approved(proposal.draft)))
        except SottoError:
            assert provider.calls == []
            raise
        return store.messages.of(place), [call.body["messages"][-1]["content"] for call in provider.calls]


def test_nothing_that_is_remembered_goes_to_the_cloud_by_default(store):
    _, sent = ask(store)
    assert sent == [QUESTION]


def test_what_matters_goes_along_as_the_rules_have_it_if_the_user_says_so(store):
    messages, (sent,) = ask(store, cloud="on")
    assert sent.startswith(QUESTION)
    assert "allergic to peanuts" in sent
    assert "Kovacs" not in sent
    sources = store.reply_sources.of(messages[-1].id)
    assert [source.fact for source in sources if source.fact]
    assert [source.rule for source in sources if source.rule]


def test_a_fact_that_is_switched_off_stays_here(store):
    (fact,) = store.facts.list()
    _, sent = ask(store, cloud="on", off=Off(facts=frozenset({fact.id})))
    assert sent == [QUESTION]


def test_nothing_is_sent_where_finding_fails(store):
    with pytest.raises(SottoError, match="install Sotto again"):
        ask(store, cloud="on", finder=BrokenFinder())


def test_the_local_model_reads_what_is_remembered(store):
    model = ScriptedModel(lambda _: "Rice.")
    messages, sent = ask(store, route="local", model=lambda: model)
    assert sent == []
    assert "You are allergic to peanuts" in model.seen[0]
    assert [source.fact for source in store.reply_sources.of(messages[-1].id)]
