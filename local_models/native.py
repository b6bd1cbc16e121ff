"""The one door to the llama_cpp library, so that it is set up before it is loaded."""

import os

# Read when the OpenMP library is loaded: threads that wait must sleep. Spinning, as they do by default, they take
# the core from the very thread they wait for as soon as anything else runs: 1 token a second was measured, not 95.
os.environ.setdefault("OMP_WAIT_POLICY", "passive")

import llama_cpp as api
from llama_cpp.llama_chat_format import Jinja2ChatFormatter
from llama_cpp.llama_grammar import json_schema_to_gbnf

# llama.cpp's log goes nowhere: stdout is data, stderr is ours, and a log could carry the user's words.
_SAY_NOTHING = api.llama_log_callback(lambda level, text, data: None)
api.llama_log_set(_SAY_NOTHING, None)
api.llama_backend_init()

__all__ = ["Jinja2ChatFormatter", "api", "json_schema_to_gbnf"]
