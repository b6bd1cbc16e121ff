"""The options of a training: what is not given is as usual."""

from argparse import ArgumentParser

from local_models.training.course import Course, course_of, options

USUAL = Course(steps=300, peak=2e-4, seed=4, hold=0.5, tokens=2048, masked=0.1)


def parsed(*words, **how):
    parser = ArgumentParser()
    options(parser, USUAL, **how)
    return course_of(parser.parse_args(words))


def test_what_is_not_given_is_as_usual():
    assert parsed() == USUAL
    given = ["--steps", "9", "--rate", "0.1", "--seed", "2", "--hold", "1", "--tokens", "64", "--masked", "0.3"]
    assert parsed(*given) == Course(9, 0.1, 2, 1.0, 64, 0.3)


def test_a_trainer_that_leaves_no_words_out_has_none_left_out():
    assert parsed(leaves_out=False).masked == 0
