"""Lines in which credentials are told, as texts to train on."""

from random import Random

from local_models.training.credentials import KIND, examples, held_back, lines, parsed


def test_a_line_is_a_text_with_its_credentials_marked():
    example = parsed("Mia: pw?\\nTom: [[kranich#41]], [[x]]")
    assert example.text == "Mia: pw?\nTom: kranich#41, x"
    assert [example.text[mark.start : mark.end] for mark in example.marks] == ["kranich#41", "x"]
    assert example.looked_for == (KIND,)


def test_no_line_is_marked_by_halves():
    for line in (*lines(testing=False), *lines(testing=True)):
        assert "[[" not in parsed(line).text, line


def test_what_is_held_back_is_never_trained_on():
    told = {example.text for example in held_back()}
    assert told
    assert not told & {example.text for example in examples(Random(1))}


def test_other_values_stand_where_the_marks_are():
    values = {parsed(line).text for line in lines(testing=False)}
    others = [example for example in examples(Random(1)) if example.marks and example.text not in values]
    assert len(others) > 1000
    assert all(0 <= mark.start < mark.end <= len(each.text) for each in others for mark in each.marks)
