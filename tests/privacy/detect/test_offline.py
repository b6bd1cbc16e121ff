# ruff: noqa: E501 - a case a line
"""Detection opens no socket, writes no file and prints nothing, from the first import on."""

import subprocess
import sys

# urllib3, which tldextract and spaCy bring along, asks the kernel at import whether IPv6 exists: it binds a socket to
# a free port of ::1, never listens on it, and closes it. That one is let pass, and only before the first detection.
SCRIPT = """
import sys
touched = []
def watch(event, args):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.bind", "socket.sendto", "socket.gethostbyname"):
        touched.append((event, *args[1:2]))
    if event == "open" and isinstance(args[1], str) and set(args[1]) & set("wax+") and "__pycache__" not in str(args[0]):
        touched.append(("write", args[0]))
sys.addaudithook(watch)
from privacy.detect.engine import default_detector
detector = default_detector()
detector.detect("hello")
print([what for what in touched if what != ("socket.bind", ("::1", 0))])
touched.clear()
spans = detector.detect("jo@mail.example.org, https://anna.example.dev/x, call +49 89 12345678")
print(len(spans) >= 3, touched)
"""


def test_detection_opens_no_socket_writes_no_file_and_prints_nothing(tmp_path):
    path = ":".join(part for part in [".", *sys.path] if part)
    run = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        capture_output=True,
        text=True,
        check=True,
        env={"HOME": str(tmp_path), "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert (run.stdout, run.stderr) == ("[]\nTrue []\n", "")
    assert list(tmp_path.iterdir()) == []
