"""A skill by rule and by a model, on the same held-back rows: who is right how often.

The rule is what Sotto does without a model: the statement and the title that are made by rule, the rewritten text
span by span, and what the small reader of privacy profiles reads.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.helping import embedder
from assistant.profile.statements import better, statement
from assistant.titling import rule_title
from local_models.llm import Cancel, FormError, LocalModel
from local_models.skills import checks
from local_models.skills.aptitude import Score, Skill
from local_models.skills.checks import is_right, wished
from local_models.skills.held_back import Row
from local_models.skills.instructions import wishes
from local_models.skills.paraphrasing import paraphrase
from local_models.skills.stating import stated
from local_models.skills.titling import fits, titled
from privacy.compile import compiled
from privacy.draft import Draft
from privacy.paraphrase import objection
from privacy.rules import ANYONE, ME, PrivacyProfile
from privacy.vault import Vault

Ask = Callable[[LocalModel, str, Cancel | None], tuple[str, str]]
"""The model's own answer to a text, and what Sotto makes of it. Raises ModelError."""
Result = tuple[bool, bool, bool]
"""Whether a row is right in the model's own words, as used, and by rule."""


@dataclass(frozen=True, slots=True)
class Contest:
    """What becomes of a text by rule, and by a model."""

    by_rule: Callable[[str], str]
    by_model: Ask


def compare(
    skill: Skill,
    rows: Sequence[Row],
    model: LocalModel,
    cancel: Cancel | None = None,
    told: Callable[[bool], None] = lambda _: None,
    *,
    to_the_end: bool = False,
) -> Score | None:
    """How the model does on the rows, beside the rule; None if cancelled. `told` hears of each, as it is used.

    It stops once the model can't win any more, unless it is to go on `to_the_end`. An answer that does not have
    the form that was asked for is a wrong one. Raises ModelError when the model does not answer at all.
    """
    contest, results = CONTESTS[skill.name], list[Result]()
    by_rule = [contest.by_rule(row.text) for row in rows]
    ruled = [is_right(row, answer) for row, answer in zip(rows, by_rule, strict=True)]
    for at, row in enumerate(rows):
        try:
            alone, used = contest.by_model(model, row.text, cancel)
        except FormError:
            alone, used = "", by_rule[at]
        if cancel and cancel.is_set:
            return None
        results.append((is_right(row, alone), is_right(row, used), ruled[at]))
        told(results[-1][1])
        hopes = [(True, True, rule) for rule in ruled[at + 1 :]]
        if not to_the_end and not counted(skill, [*results, *hopes]).is_trusted:
            break
    return counted(skill, results)


def counted(skill: Skill, results: Sequence[Result]) -> Score:
    """The score of some rows."""
    return Score(
        of=len(results),
        alone=sum(alone for alone, _, _ in results),
        used=sum(used for _, used, _ in results),
        rule=sum(rule for _, _, rule in results),
        won=sum(used and not rule for _, used, rule in results),
        lost=sum(rule and not used for _, used, rule in results),
        adds=skill.adds,
    )


def _stated(model: LocalModel, text: str, cancel: Cancel | None) -> tuple[str, str]:
    said = stated(model, text, cancel)
    return said, better(said, text)


def _titled(model: LocalModel, text: str, cancel: Cancel | None) -> tuple[str, str]:
    said = titled(model, text, cancel)
    return said, said if fits(said, text) else rule_title(text)


def _paraphrased(model: LocalModel, text: str, cancel: Cancel | None) -> tuple[str, str]:
    said = paraphrase(model, text, cancel).strip()
    draft = Draft(text, text, PrivacyProfile("measured", ""), (), Vault())
    return said, text if not said or objection(draft, said, None, embedder().likeness) else said


def _read(model: LocalModel, text: str, cancel: Cancel | None) -> tuple[str, str]:
    """What a second reader reads. What becomes of it beside the rules is not looked at."""
    said = wished((each.wish, each.about, each.whose) for each in wishes(model, text, cancel))
    return said, said


def _read_by_rule(text: str) -> str:
    return wished(
        (
            _SAYS.get(rule.says, rule.says),
            rule.category.value if rule.category else "everything",
            _whose(rule.subject),
        )
        for rule in compiled(text, "measured").rules
    )


_SAYS = {"generalise": "roughly"}


def _whose(subject: str) -> str:
    return {ME: "mine", ANYONE: "anyone's"}.get(subject, "other's")


CONTESTS = {
    checks.STATING: Contest(statement, _stated),
    checks.TITLING: Contest(rule_title, _titled),
    checks.PARAPHRASE: Contest(lambda text: text, _paraphrased),
    checks.READING: Contest(_read_by_rule, _read),
}
"""By the name of the skill."""
