# ruff: noqa: E501 - a case reads best on one line
"""What an adversary found that cleverer reading once let through: each stays hidden, or holds the question.

An allowance by a narrower word never outranks a wish that names something narrower still, a mere remark hides no
single word instead of what it is about, and a name in a text to be polished need not be the writer's.
"""

import pytest

from privacy.compile import compiled
from privacy.detect.engine import default_detector
from privacy.rewrite import Rewriter

CASES = [
    ("I secretly have HIV.", "I've got the virus and take Truvada; clinic on Monday. Tips?", "Truvada"),
    ("I'm seeing a therapist in secret.", "I see a therapist because of my OCD and take Zoloft. Tips?", "OCD"),
    ("I'm job hunting in secret.", "I have an interview at Nissan for a new job. Tips?", "Nissan"),
    ("Keep my HIV private. My illnesses are fine to share.", "I have HIV and hay fever. Tips?", "HIV"),
    ("Keep my mental health private. My illnesses may be told.", "I have borderline personality disorder. Tips?", "borderline"),
    ("Hide the cancer. My conditions are fine to share.", "I have leukaemia. Tips?", "leukaemia"),
    ("Hide my dementia. My illnesses may be told.", "I have Alzheimer's. Tips?", "Alzheimer"),
    ("My medication is private, my diagnosis isn't.", "I take antidepressants for depression. Tips?", "antidepressants"),
    ("My mother tongue is private.", "We speak Tigrinya at home. Please answer in Tigrinya.", "Tigrinya"),
    ("My name is fine.", 'Shorten: "I had news from Karla Maier: she has cancer."', "Karla"),
    ("My name is fine.", 'Make this friendlier: "Thanks, Peter Hahn, for nothing."', "Peter"),
    ("My name is fine.", 'Proofread the witness statement: "I, Jane Riley, was raped by a man I knew."', "Jane"),
    ("My name is fine.", "Draft the out-of-office message for Karla Maier, she had a stroke and I run her mailbox.", "Karla"),
    ("My name is fine.", "Leave a voicemail for Peter Hahn: he owes us £300.", "Peter"),
    ("My name and phone number are fine.", 'Make this nicer: "If I don\'t pick up, call 0170 5551234, that\'s Mum."', "0170"),
    ("My name and e-mail are fine.", "I'm Anna. Write to anna@berg-law.de, my lawyer.", "anna@berg"),
    ("My health is private except my illnesses.", "My son has ADHD. What helps?", "ADHD"),
    ("My job is private except my job title.", "My wife is a judge. A gift for her?", "judge"),
    ("My salary is private, my debts aren't.", "After the loan of £300 a month I have £1,900 left from what I make. Enough?", "1,900"),
    ("Hide what I earn. Prices and rent are fine.", "I pay rent of 900 euros out of 2,700 euros. Too much?", "2,700"),
    ("Nothing about my money except my rent.", "I was charged 3,000 euros as a fine and spent 200 euros on gambling. Tips?", "3,000"),
    ("Hide where I come from but my town is fine.", "I come from Aleppo and live in Hull. Tips?", "Aleppo"),
    ("My birthday is fine. Other dates aren't.", "I was born in Hull, married 4 May 2001. A toast?", "4 May"),
]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize(("prose", "text", "words"), CASES)
def test_it_is_hidden_or_held(prose, text, words):
    draft = Rewriter(default_detector()).draft(text, compiled(prose, "mine"))
    assert draft.held_unseen or words not in draft.text
