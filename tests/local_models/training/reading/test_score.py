"""Scoring the reader on held-back forms."""

from local_models.reader import Mention, Told
from local_models.training.reading.instructions import Filler
from local_models.training.reading.score import Scores

TEXT = Filler.fixed("Never my [[hide job me|job]]. I bake.")


def told(*found, remark=0.9):
    mentions = tuple(
        Mention(9, 12, action, category, "me", False, score, 1.0, "job") for action, category, score in found
    )
    return Told(mentions, [(0, 5), (14, 15)], [(0.0, 0.0, 1.0), (0.0, remark, 1 - remark)])


def test_what_is_read_right_turned_or_missed_is_counted():
    scores = Scores()
    scores.add(TEXT, told(("hide", "job", 0.9)))
    scores.add(TEXT, told(("allow", "job", 0.7)))
    scores.add(TEXT, told())
    assert (scores.marks, scores.found, scores.right, scores.hides) == (3, 2, 1, 3)
    assert scores.turned == [0.7]
    assert scores.wishes == [0.0]
    assert scores.remarks == [0.9] * 3
    assert any("from 0.6: hides read as allowances 33.33%" in line for line in scores.lines())
