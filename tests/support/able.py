"""What an able person would answer to every held-back row and to what tests ask; also as a server on loopback."""

import json
from contextlib import contextmanager

from local_models.skills.checks import PARAPHRASE, READING, STATING, TITLING
from local_models.skills.held_back import rows
from tests.support.servers import scripted_server

_FIELDS = {STATING: "statement", TITLING: "title", PARAPHRASE: "question"}
"""What a model is asked for in each skill that is answered in words."""
_ANSWERS = {row.text: {field: row.wanted[0]} for skill, field in _FIELDS.items() for row in rows(skill)}
_OWN = {
    "My name is Peter": "My name is [NAME_1]. How do I thank [NAME_2] for the flowers?",
    "My name is [NAME_1]": "My name is [NAME_1]. How do I thank [NAME_2] for the flowers?",
}
"""What tests ask besides, by how it begins, said fluently."""
_WHOSE = {"other's": "somebody else's"}
_WISHES = {row.text: [wish.split() for wish in row.wanted] for row in rows(READING)}
_WISHES["About Sundays, you know the drill."] = [["hide", "religion", "mine"]]


def answered(said):
    """What an able person answers, in the form that a model is asked for."""
    if said in _WISHES:
        return read(said)
    own = (fluent for begin, fluent in _OWN.items() if said.startswith(begin))
    return _ANSWERS.get(said) or {"question": next(own)}


def read(sentence):
    """What an able person reads in `sentence`, in the form that a model is asked for."""
    words = sentence.split(":")[0]
    wishes = [
        {"words": words, "wish": wish, "about": about.split("|")[0], "whose": _WHOSE.get(whose, whose), "who": ""}
        for wish, about, whose in _WISHES[sentence]
    ]
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
        event = {"choices": [{"delta": {"content": json.dumps(answered(said))}}]}
        _send(handler, f"data: {json.dumps(event)}\n\ndata: [DONE]\n\n")
    else:
        handler.send_error(404)


def _send(handler, text):
    handler.send_response(200)
    handler.end_headers()
    handler.wfile.write(text.encode())
