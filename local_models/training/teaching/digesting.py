"""Lessons in digests: of facts, one after the other, one line that holds them all in fewer words."""

from local_models.skills.lessons import DIGEST
from local_models.training.holding_back import part
from local_models.training.profiling.texts import pair_lines
from local_models.training.teaching.lessons import Filler, Lesson, capital, forms
from local_models.training.teaching.second_person import spelt_out


class Digesting:
    """Makes lessons in digests."""

    def __init__(self, filler: Filler, *, testing: bool) -> None:
        self._filler = filler
        self._forms = forms("digest", testing=testing)
        said = [spelt_out(line.split(" | ")[1]) for line in part(pair_lines(), testing)]
        self._of_you = [each[4:].rstrip(".") for each in said if each.startswith("You ") and "," not in each]

    def lesson(self) -> Lesson:
        """One lesson: a form, or facts with nothing in common but the person."""
        rng = self._filler.rng
        if rng.random() < 0.5:
            facts, line = self._filler.fill(*rng.choice(self._forms))
            return Lesson(DIGEST, facts, capital(line))
        chosen = [self._filler.fill(each)[0] for each in rng.sample(self._of_you, rng.choice((2, 2, 3)))]
        facts = " ".join(f"You {each}." for each in chosen)
        return Lesson(DIGEST, facts, f"You {', '.join(chosen[:-1])} and {chosen[-1]}.")
