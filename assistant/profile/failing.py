"""What fails while the profile is built or changed, as one line for a person."""

from collections.abc import Iterator
from contextlib import contextmanager

from assistant.errors import SottoError
from local_models.llm import ModelError
from privacy.detect.errors import DetectionError


@contextmanager
def told() -> Iterator[None]:
    """Make the failures of models and of detection SottoErrors: what they say names the next step."""
    try:
        yield
    except (ModelError, DetectionError) as error:
        raise SottoError(str(error)) from error
