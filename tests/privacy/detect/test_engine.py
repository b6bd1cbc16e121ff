"""All detectors together: whole answers or an error, exact offsets, any text."""

import subprocess
import sys
import traceback
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from privacy.detect import engine
from privacy.detect.engine import AllDetectors, default_detector, patterns
from privacy.detect.errors import DetectionError
from tests.privacy.detect.finding import found

PATTERNS = patterns()
FILLER = st.text(alphabet=st.sampled_from("🙂👩\u200d🔬é\u0301\u0303ß漢字 \n\u00a0aZ9.,"), max_size=40)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(FILLER, FILLER)
def test_offsets_are_exact_whatever_stands_around(before, after):
    text = f"{before}\njo@mail.example.org 219-09-9999\n{after}"
    assert {("jo@mail.example.org", "contact", "email"), ("219-09-9999", "ids", "social security number")} <= set(
        found(text)
    )


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=400))
def test_any_text_gives_spans_inside_it_sorted_and_without_blank_edges(text):
    spans = default_detector().detect(text)
    assert list(spans) == sorted(spans)
    for span in spans:
        assert span.of(text) and span.of(text) == span.of(text).strip(" \t\r\n")
        assert 0 < span.score <= 1 and span.kind and span.source


@pytest.mark.parametrize(
    "unit", ["a", "-", "=", "9", " ", ".", '"', "'", "(", "🙂", "a-", "a=", "a@", "://", "key ", "password: "]
)
def test_a_long_run_of_anything_is_answered(unit):
    PATTERNS.detect(unit * (200_000 // len(unit)))
    default_detector().detect(unit * (10_000 // len(unit)))  # the model reads a thousand words a second


class _Broken:
    def detect(self, text):
        raise ValueError(text)


def test_one_failing_part_fails_all_and_says_nothing_of_the_text():
    secret = "-".join(("open", "sesame"))
    with pytest.raises(DetectionError) as caught:
        AllDetectors([default_detector(), _Broken()]).detect(secret)
    assert secret not in "".join(traceback.format_exception(caught.value))


def test_many_threads_get_one_detector_and_the_same_answer():
    text = "jo@mail.example.org, born 12/03/1985, my name is Anna"
    with ThreadPoolExecutor(8) as pool:
        answers = list(
            pool.map(lambda _: (id(default_detector()), tuple(default_detector().detect(text))), range(32))
        )
    assert len(set(answers)) == 1


def test_it_is_built_when_a_text_is_first_looked_at():
    script = (
        "import sys; from privacy.detect.engine import default_detector; d = default_detector(); "
        "print('spacy' in sys.modules, len(d.detect('jo@mail.example.org')), 'spacy' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout == "False 1 True\n"


def test_a_detector_that_cannot_be_built_says_so_each_time(monkeypatch):
    def broken():
        raise OSError("no such file: Anna's weights")

    monkeypatch.setattr("privacy.detect.tagged.TaggerDetector", broken)
    engine._built.cache_clear()
    for _ in range(2):
        with pytest.raises(DetectionError, match=r"^detection could not start \(OSError\); run `sotto doctor`$"):
            default_detector().detect("Anna")
