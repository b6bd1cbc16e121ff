"""What the local model helps with besides answering, where it was measured to be able to: wording and reading."""

from collections.abc import Callable
from functools import lru_cache

from assistant.errors import SottoError
from assistant.store.settings import Settings
from assistant.trust import Trust
from local_models.catalog import ModelInfo
from local_models.embedder import Embedder
from local_models.llm import Cancel, LocalModel, in_background
from local_models.skills.aptitude import PARAPHRASE, READING, STATING, Skill
from local_models.skills.instructions import wishes
from local_models.skills.paraphrasing import paraphrase
from local_models.skills.stating import stated
from privacy.draft import Draft
from privacy.paraphrase import may_be_paraphrased, paraphrased
from privacy.rewrite import Rewriter
from privacy.second_reader import Ask

Model = Callable[[], LocalModel]
"""Gives the local model, which is opened when it is first asked for."""


class Helper:
    """The local model as a helper. It is neither looked for nor opened before there is something to help with."""

    def __init__(self, settings: Settings, info: Callable[[], ModelInfo]) -> None:
        self._trust = Trust(settings)
        self._info = info

    def trusts(self, skill: Skill) -> bool:
        """Whether the model in use was measured to be good enough. A model that cannot be had is not."""
        try:
            return self._trust.trusts(self._info(), skill)
        except SottoError:
            return False

    def worded(self, draft: Draft, rewriter: Rewriter, model: Model, cancel: Cancel | None = None) -> Draft:
        """`draft` in fluent words, if the model is trusted and its words are accepted; else as it is."""
        if not may_be_paraphrased(draft) or not self.trusts(PARAPHRASE):
            return draft

        def ask(text: str) -> str:
            return paraphrase(model(), text, cancel)

        return paraphrased(draft, ask, rewriter, embedder().likeness)

    def stater(self, model: Model, cancel: Cancel | None = None) -> Callable[[str], str] | None:
        """What words a clause as a statement; None where the model in use is not trusted to."""
        if not self.trusts(STATING):
            return None
        return lambda clause: stated(in_background(model()), clause, cancel)

    def second_reader(self, model: Model) -> Ask | None:
        """What reads a privacy profile too; None where the model in use is not trusted to."""
        if not self.trusts(READING):
            return None
        return lambda sentence: wishes(in_background(model()), sentence)


@lru_cache(maxsize=1)
def embedder() -> Embedder:
    """The sentence embedder, one for all drafts; loaded when it is first used."""
    return Embedder()
