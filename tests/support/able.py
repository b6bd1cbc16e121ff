"""What an able person would answer: to every probe, and to what tests ask. Also as a model server on loopback."""

import json
from contextlib import contextmanager

from local_models.skills.probes import TOLD
from local_models.skills.stating_probes import SAID
from local_models.skills.titling_probes import UNTITLED
from tests.support.servers import scripted_server

_GOOD = {
    "My name is": "My name is [NAME_1]. How do I thank [NAME_2] for the flowers?",
    "I live in": "I live with [NAME_1] in a city in Portugal. Which trams run in it on Sunday?",
    "My brother": "My brother [NAME_1] has a health condition. How do I explain it to my children?",
    "Write a short": "Write a short mail from [NAME_1] to [NAME_2], thanking for the flowers.",
    "As a a": "As a healthcare worker at [EMPLOYER_1] I earn 40 to 50 thousand euros a year. Is that fair?",
    "I work as": "I work at [EMPLOYER_1] and want to ask [NAME_1] for a raise. What should I say?",
    "I am in": "I am in my thirties and new to running. Make me a running plan.",
    "My , ": "[NAME_1] and I are moving next month. Write us a checklist for the move.",
    "On in": "In spring I give a talk in a city in Germany about bees. How do I begin it?",
    "Can the": "Can the landlord of [ADDRESS_1] keep my deposit if the flat is clean?",
    "[NAME_1] and": "[NAME_1] and I both eat no sugar. Which breakfast suits us?",
    "Why is": "Why is [PROJECT_1] slow since [NAME_1] changed the database? Name three causes.",
    "Is it rude": "Is it rude that I will not come to the wedding of [NAME_1] in summer?",
}
"""What an able person writes, by how the probe begins."""


_READ = {
    **{probe.sentence: [[words.split("|")[0] for words in wish] for wish in probe.wanted] for probe in TOLD},
    "Do the usual about Sundays.": [["hide", "religion", "mine"]],
}


STATED = (
    "You are a baker.", "You have two kids and a mortgage.", "You grew up on a farm near Bergen.",
    "Your brother is a pilot.", "You are allergic to peanuts, always have been.",
    "You are retired now, but taught maths for thirty years.", "You never learned to swim.",
    "You rent a tiny flat above a bakery.", "You hate mondays.", "You call your mother every Sunday.",
    "You have been vegan since 2019.", "You want to run a marathon before you are forty.",
)  # fmt: skip
"""What an able person states for the probes of stating, in their order."""


TITLES = (
    "Saving a sourdough starter", "Interview as a night nurse", "Three days in Lisbon with kids",
    "Git push gets rejected", "E-mail to my landlord about heating", "Dog ate dark chocolate",
    "Knee hurts after running", "Learn the guitar at 45", "Sum cells in Excel",
    "Birthday poem for my grandmother", "Washing machine makes noise", "Documents to renew my passport in Spain",
)  # fmt: skip
"""What an able person calls the probes of titling, in their order."""


def paraphrased(said):
    """The question `said`, as an able person says it."""
    return next(answer for begin, answer in _GOOD.items() if said.startswith(begin))


def read(sentence):
    """What an able person reads in `sentence`, in the form that a model is asked for."""
    words = sentence.split(":")[0]
    wishes = [{"words": words, "wish": w, "about": a, "whose": m, "who": ""} for w, a, m in _READ[sentence]]
    return {"wishes": wishes}


@contextmanager
def able_server():
    """An OpenAI-compatible server whose one model answers like that; gives its base URL."""
    with scripted_server(_answer) as url:
        yield url


def _answer(handler):
    if handler.path == "/v1/models":
        _send(handler, json.dumps({"data": [{"id": "able"}]}))
    elif handler.path == "/v1/chat/completions":
        said = json.loads(handler.body)["messages"][-1]["content"]
        answer = _answered(said)
        event = {"choices": [{"delta": {"content": json.dumps(answer)}}]}
        _send(handler, f"data: {json.dumps(event)}\n\ndata: [DONE]\n\n")
    else:
        handler.send_error(404)


def _answered(said):
    statements = {probe.clause: statement for probe, statement in zip(SAID, STATED, strict=True)}
    if said in statements:
        return {"statement": statements[said]}
    titles = {probe.question: title for probe, title in zip(UNTITLED, TITLES, strict=True)}
    if said in titles:
        return {"title": titles[said]}
    return read(said) if said in _READ else {"question": paraphrased(said)}


def _send(handler, text):
    handler.send_response(200)
    handler.end_headers()
    handler.wfile.write(text.encode())
