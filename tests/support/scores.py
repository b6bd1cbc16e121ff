"""What models scored, for tests that are about what follows from it."""

from local_models.skills.aptitude import Score

WINS = Score(of=60, alone=48, used=52, rule=37, won=15, lost=0)
"""A score that a model is trusted for."""
FAILS = Score(of=60, alone=20, used=38, rule=37, won=3, lost=2)
"""One that is too little, although it is more than the rule's."""
