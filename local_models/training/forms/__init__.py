"""The sentence forms: text with `{slots}` for words and `[[kind|text]]` for private text that stands fixed."""

from local_models.training.forms import (
    about_me,
    code,
    everyday,
    mail,
    neutral,
    sayings,
    stories,
    well_known,
    worries,
)

NEUTRAL: tuple[str, ...] = (*neutral.FORMS, *everyday.FORMS, *well_known.FORMS)
"""The forms without anything private but well-known names."""
_PRIVATE = (*about_me.FORMS, *mail.FORMS, *worries.FORMS, *sayings.FORMS, *stories.FORMS, *code.FORMS)
FORMS: tuple[str, ...] = tuple(dict.fromkeys((*_PRIVATE, *NEUTRAL)))
"""Every form, once."""
