"""One question from entry to answer: the only place that joins privacy, models, store and cloud."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.book import Grounds, LedgerBook
from assistant.choices import choices_of
from assistant.cloud import CutError, Limits, Sending
from assistant.config_sections import Config
from assistant.errors import SottoError
from assistant.events import Done, Drafted, Event, Piece, Routed, Sent, Stored
from assistant.helping import Helper
from assistant.history import before, for_cloud, for_local_model, knowing, left_out
from assistant.profile.failing import told
from assistant.profiles import name_in, privacy_profile
from assistant.proposal import AnswerLocally, Cancelled, Proposal, Review
from assistant.providers import target
from assistant.remembering import NOTHING_OFF, Memory, Off, Remembered, noted, with_facts
from assistant.reply import Reply
from assistant.routing import choose, locally
from assistant.servers import Elsewhere, Server
from assistant.store.messages import Message, State
from assistant.store.store import Store
from assistant.trusted_model import Told, answering
from local_models.llm import Cancel, ChatMessage, LocalModel, ModelError
from privacy.draft import Draft
from privacy.outgoing import HeldError
from privacy.restore import StreamRestorer
from privacy.rewrite import Rewriter
from privacy.vault import Vault

if TYPE_CHECKING:
    from assistant.profile.recall import RecallHit


@dataclass(frozen=True, slots=True)
class Question:
    """What the user asks, and the choices made with it. None means: as the settings say."""

    text: str
    conversation: int
    route: str | None = None
    profile: str | None = None
    to: str | None = None
    off: Off = NOTHING_OFF
    """What must not go along of what is remembered."""
    again: int | None = None
    """The message if the question stands there already; the answer is another version of its reply."""


class Assistant:
    """Answers questions. One per process; each turn runs on the thread that iterates over it."""

    def __init__(
        self,
        store: Store,
        rewriter: Rewriter,
        model: Callable[[], LocalModel],
        config: Config,
        helper: Helper | None = None,
        memory: Memory | None = None,
        elsewhere: Elsewhere | None = None,
    ) -> None:
        self.store = store
        self.rewriter = rewriter
        self._open_model = model
        self._model: LocalModel | None = None
        self._config = config
        self._helper = helper
        self._memory = memory
        self._elsewhere = elsewhere
        self._aside: LocalModel | None = None

    def close(self) -> None:
        """Give back the memory of the local models. The store is the caller's to close."""
        for model in (self._model, self._aside):
            if model is not None:
                model.close()

    @property
    def server(self) -> Server | None:
        """The server of the user's own that answers by the route LOCAL; None if this machine does."""
        return self._elsewhere.server if self._elsewhere else None

    @property
    def model(self) -> LocalModel:
        """The local model, opened when it is first asked for. Raises SottoError if it cannot be."""
        try:
            self._model = self._model or self._open_model()
        except ModelError as error:
            raise SottoError(str(error)) from error
        return self._model

    @property
    def helping_model(self) -> LocalModel:
        """The model for everything but answers. It is always on this machine. Raises SottoError."""
        if self._elsewhere is None:
            return self.model
        try:
            self._aside = self._aside or self._elsewhere.aside()
        except ModelError as error:
            raise SottoError(str(error)) from error
        return self._aside

    def ask(self, question: Question, review: Review, cancel: Cancel | None = None) -> Iterator[Event]:
        """Answer `question`, event by event. What it says is in the store before anything else happens.

        Raises SottoError when there is no answer; whatever had arrived by then is kept.
        """
        cancel = cancel or Cancel()
        since = self.store.forgetting.times
        message = self._stored(question)
        yield Stored(question.conversation, message.id)
        try:
            route, reason = choose(question.route, question.to, self._config, self._goes)
            yield Routed(route, reason, self._goes if route == "local" else "")
            if route == "protected":
                yield from self._protected(question, message, review, cancel, since)
            else:
                yield from self._local(question, message, cancel)
        except SottoError:
            self._unanswered(question, message, "failed")
            raise

    @property
    def _goes(self) -> str:
        """Where a local question goes if not to this machine."""
        return self.server.says if self.server else ""

    def _stored(self, question: Question) -> Message:
        """The question's message, which is in the store from now on."""
        if question.again is None:
            return self.store.messages.add(question.conversation, "user", question.text)
        self.store.messages.update(question.again, state="complete")
        return self.store.messages.get(question.again)

    def _earlier(self, question: Question) -> int | None:
        """The reply that a question has already, if it is asked again."""
        if question.again is None:  # a reply after it answers another question, asked at the same time
            return None
        numbers = self.store.messages.numbers(question.conversation)
        after = (self.store.messages.get(number) for number in numbers if number > question.again)
        return next((m.id for m in after if m.role == "assistant"), None)

    def _unanswered(self, question: Question, message: Message, state: State) -> None:
        """Note why a question has no answer, unless it has an earlier one."""
        if self._earlier(question) is None:
            self.store.messages.update(message.id, state=state)

    def _local(self, question: Question, asked: Message, cancel: Cancel) -> Iterator[Event]:
        """The local model's answer to what the question says now: a review before it may have taken long."""
        self.store.messages.update(asked.id, route="local")
        since, message = self.store.forgetting.times, self.store.messages.get(asked.id)
        remembered = self._remembered(message, question.off)
        prompt = for_local_model([*before(self.store, message), message], knowing(remembered.text))
        earlier = self._earlier(question)
        reply = Reply(
            self.store, message.conversation, "local", since=since, sources=remembered, instead_of=earlier
        )
        state: State = "cancelled"  # by an interrupt, or by a reader who walks away
        note = ""
        try:
            with told():
                note = left_out(message.text, self.model, self._config.local.max_tokens)
                yield from self._answer(prompt, message, reply, remembered, cancel)
            state = "cancelled" if cancel.is_set else "complete"
        except SottoError as error:
            if not reply.begun:
                raise
            state, note = "cut", str(error)
        finally:
            done = reply.end(state, note)
        yield done

    def alike(self, query: str, k: int) -> "Sequence[RecallHit]":
        """The messages that are most like `query`, in words and in meaning. Raises SottoError."""
        if self._memory is None:
            return ()
        with told():
            return self._memory.alike(query, k)

    def _remembered(self, message: Message, off: Off) -> Remembered:
        """What goes with a question to the local model. Raises SottoError where a model for finding it fails."""
        if self._memory is None:
            return Remembered()
        copied = off.messages.union(self.store.messages.originals(message.conversation))
        with told():
            return self._memory.for_question(message.text, message.conversation, replace(off, messages=copied))

    def _answer(
        self, prompt: list[ChatMessage], message: Message, reply: Reply, remembered: Remembered, cancel: Cancel
    ) -> Iterator[Event]:
        """The local model's answer; where a server gives it, with the ledger row that it was asked under."""
        recalled = tuple(each.id for each in remembered.messages)
        told = Told(message.conversation, message.id, remembered.text, recalled, remembered.known)
        model, record = answering(self.model, told)
        limit, temperature = self._config.local.max_tokens, self._config.local.temperature
        try:
            for piece in model.stream(prompt, max_tokens=limit, temperature=temperature, cancel=cancel):
                if record and record.row and reply.sent_under(record.row):
                    yield Sent(record.row, record.label, record.text)
                reply.add(piece)
                yield Piece(piece)
        finally:
            if record and record.row:
                self.store.messages.update(message.id, ledger=record.row)

    def _protected(
        self, question: Question, message: Message, review: Review, cancel: Cancel, since: int
    ) -> Iterator[Event]:
        to = target(question.to, self._config)
        vault = Vault(self.store.vaults.load(question.conversation))
        said = (message.text for message in self.store.messages.of(question.conversation))
        along = self._along(question)
        grounds = Grounds(along, noted(self.store, along.known), since)
        text = with_facts(question.text, self.store, along.facts)
        chosen = choices_of(self.store, question.conversation)
        rules = privacy_profile(self.store, question.profile or name_in(self.store, question.conversation))
        spanwise = self.rewriter.draft(text, rules, vault, overrides=chosen, avoid=said)
        draft = self._worded(spanwise, cancel)
        yield Drafted(draft, to.label)
        history = tuple(for_cloud(self.store, before(self.store, message), to))
        proposal = Proposal(draft, to, history)
        verdict = review(proposal)
        if isinstance(verdict, AnswerLocally):
            yield Routed("local", locally(self._goes), self._goes)
            yield from self._local(question, message, cancel)
        elif isinstance(verdict, Cancelled) or cancel.is_set:
            yield self._not_sent(question, message, "cancelled", "Cancelled: nothing was sent.")
        elif verdict.draft.held_unseen:
            yield self._not_sent(question, message, "held", verdict.draft.held_unseen)
        else:
            yield from self._sent(question, message, proposal.having(verdict.draft), cancel, grounds)

    def _along(self, question: Question) -> Remembered:
        """The facts that go along to the cloud, where the user has switched that on."""
        if self._memory is None or self._config.profile.cloud == "off":
            return Remembered()
        with told():
            return self._memory.for_cloud(question.text, question.off)

    def _worded(self, draft: Draft, cancel: Cancel) -> Draft:
        """The draft in fluent words, where the local model was measured to find them; else as it is."""
        if self._helper is None or self._config.privacy.paraphrase == "off":
            return draft
        return self._helper.worded(draft, self.rewriter, lambda: self.helping_model, cancel)

    def _sent(
        self, question: Question, message: Message, proposal: Proposal, cancel: Cancel, grounds: Grounds
    ) -> Iterator[Event]:
        """Seal, write the ledger, send."""
        draft, to = proposal.draft, proposal.target
        try:
            outgoing = draft.seal(proposal.history)
            book = LedgerBook(self.store, message, draft, grounds, proposal.history)
            sending = Sending(outgoing, to, book, self._limits, cancel)
            row = sending.commit()
        except HeldError as doubt:
            yield self._not_sent(question, message, "held", doubt.reason)
            return
        yield Sent(row, to.label, outgoing.text)
        rules = tuple(
            dict.fromkeys(change.decision.reason for change in draft.changes if change.decision.action.hides)
        )
        reply = Reply(
            self.store, message.conversation, "protected", row, since=grounds.since,
            sources=grounds.along, rules=rules, instead_of=self._earlier(question),
        )  # fmt: skip
        yield from self._arriving(sending, reply, draft, cancel)

    def _arriving(self, sending: Sending, reply: Reply, draft: Draft, cancel: Cancel) -> Iterator[Event]:
        """The reply, restored as it comes in. However it ends, what arrived is kept."""
        restorer = StreamRestorer(draft.vault)
        state: State = "cancelled"
        note = ""
        try:
            for raw in sending:
                reply.add(shown := restorer.feed(raw), raw)
                yield Piece(shown)
            state = "cancelled" if cancel.is_set else "complete"
        except CutError as error:
            state, note = "cut", str(error)
        finally:
            reply.add(rest := restorer.flush())
            done = reply.end(state, note)
        yield Piece(rest)
        yield done

    def _not_sent(self, question: Question, message: Message, state: State, note: str) -> Done:
        self.store.messages.update(message.id, route="protected")
        self._unanswered(question, message, state)
        return Done(state, None, note)

    @property
    def _limits(self) -> Limits:
        return Limits(self._config.cloud.timeout_s, self._config.cloud.retries, self._config.cloud.max_tokens)
