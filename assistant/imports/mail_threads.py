"""Which mails belong to one thread: by what they answer, else by their subject."""

from array import array
from collections.abc import Iterable

from assistant.imports.mail_heads import Head, digest


class Threads:
    """The threads of a mailbox. Mails are added in any order; ids and subjects are 64-bit numbers, 0 is none.

    Links are looked up only for mails that others answer, so that a million mails fit in memory.
    """

    def __init__(self) -> None:
        self._own: array[int] = array("q")
        self._answered: array[int] = array("q")  # the mail that it says it answers
        self._topic: array[int] = array("q")  # else its subject
        self._is_answer: array[int] = array("b")
        self._begun: dict[int, int] = {}
        self._links: dict[int, int] = {}

    def add(self, head: Head) -> None:
        """Add a mail, which gets the next number."""
        number = len(self._own)
        self._own.append(digest(head.id) if head.id else digest("", str(number), head.subject, head.time or ""))
        self._answered.append(digest(head.before[0]) if head.before else 0)
        self._topic.append(digest(head.topic.lower()) if head.topic and not head.before else 0)
        self._is_answer.append(head.is_answer)

    def settle(self, order: Iterable[int]) -> None:
        """All mails are added; `order` has their numbers, the oldest first. Now `of` can be asked."""
        named = {topic for topic, answers in zip(self._topic, self._is_answer, strict=True) if topic and answers}
        for number in order:
            if self._topic[number] in named and not self._is_answer[number]:
                self._begun.setdefault(self._topic[number], self._own[number])
        targets = {*self._answered, *self._begun.values()}
        for number, own in enumerate(self._own):
            if own in targets and (before := self._before(number)):
                self._links[own] = before

    def of(self, number: int) -> int:
        """The thread of the mail with this number."""
        root = self._before(number) or self._own[number]
        chain: dict[int, None] = {}
        while root in self._links and root not in chain:
            chain[root] = None
            root = self._links[root]
        if root in chain:  # mails that answer each other
            mails = list(chain)
            root = min(mails[mails.index(root) :])
            del self._links[root]
        self._links.update((mail, root) for mail in chain if mail != root)  # so that no way is gone twice
        return root

    def _before(self, number: int) -> int:
        """What a mail answers: a mail, or a subject of which no first mail is there; 0 if it begins a thread."""
        if self._answered[number]:
            return self._answered[number] if self._answered[number] != self._own[number] else 0
        topic = self._topic[number]
        return self._begun.get(topic, topic) if topic and self._is_answer[number] else 0
