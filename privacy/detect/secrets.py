"""Secrets: keys, tokens, passwords, private keys and whatever else opens a door."""

from collections.abc import Iterator

from privacy.detect.assignments import Assignments
from privacy.detect.connections import connections
from privacy.detect.kubernetes import kubernetes_secrets
from privacy.detect.matching import find
from privacy.detect.secret_blocks import private_key_blocks
from privacy.detect.secret_phrases import PATTERNS as PHRASES
from privacy.detect.secret_talk import told_secrets
from privacy.detect.secret_tokens import PATTERNS as TOKENS
from privacy.spans import Span

SOURCE = "secrets"


class SecretDetector:
    """Finds credentials of every usual kind in code, configuration, shell commands, headers and prose."""

    def detect(self, text: str) -> list[Span]:
        """Every secret in `text`, sorted by start; spans may overlap. Raises DetectionError on a timeout."""
        return sorted(set(_spans(text)))


def _spans(text: str) -> Iterator[Span]:
    yield from find(TOKENS, text, SOURCE)
    yield from private_key_blocks(text, SOURCE)
    yield from connections(text, SOURCE)
    yield from kubernetes_secrets(text, SOURCE)
    yield from find(PHRASES, text, SOURCE)
    yield from told_secrets(text, SOURCE)
    yield from Assignments(text, SOURCE).spans()
