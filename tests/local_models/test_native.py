import re
from pathlib import Path

import local_models


def test_llama_cpp_is_imported_through_one_door_only() -> None:
    folder = Path(local_models.__file__).parent
    direct = re.compile(r"^\s*(import|from) llama_cpp\b", re.MULTILINE)
    doors = {file.name for file in folder.glob("*.py") if direct.search(file.read_text())}
    assert doors == {"native.py", "serve_child.py"}  # the second goes through the first before it
