"""Queries as the rewriter leaves them, for scoring what becomes of them when a model says them again."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from privacy.compile import compiled
from privacy.detect.engine import default_detector
from privacy.draft import Draft
from privacy.outgoing import masked_tags
from privacy.paraphrase import may_be_paraphrased, objection
from privacy.rewrite import Rewriter
from privacy.verify import leaks

_CASES = Path(__file__).parent / "cases" / "rewriting.jsonl"


@dataclass(frozen=True, slots=True)
class Query:
    """A draft that may be said again."""

    draft: Draft
    rewriter: Rewriter

    @property
    def text(self) -> str:
        """The text span by span."""
        return self.draft.text

    def leaks(self, said: str) -> bool:
        """Whether a span that was decided to be hidden shows in `said`."""
        return bool(leaks(masked_tags(said, self.draft.vault), self.draft.protected))

    def accepts(self, said: str, alike: Callable[[str, str], float]) -> bool:
        """Whether the checks let `said` pass, and it changes something."""
        return said != self.text and not objection(self.draft, said, self.rewriter, alike)


def drafts() -> Iterator[Query]:
    """The queries of the cases of which something is hidden."""
    rewriter = Rewriter(default_detector())
    for line in _CASES.read_text("utf-8").splitlines():
        case = json.loads(line)
        draft = rewriter.draft(case["text"], compiled(case["privacy"], "scored"))
        if draft.held is None and may_be_paraphrased(draft):
            yield Query(draft, rewriter)
