"""The tagger's labels: BIO over the design's categories, and public variants for well-known names."""

OUTSIDE = "O"

KINDS: tuple[str, ...] = (
    "name", "contact", "location", "address", "employer", "job", "education", "age", "date", "gender", "family",
    "relationship", "health", "finance", "religion", "politics", "sexuality", "ethnicity", "nationality",
    "language", "ids", "credentials", "project", "travel", "legal",
    "name:public", "location:public", "employer:public",
)  # fmt: skip
"""What a span can be. `name:public` is a well-known person in a question of general knowledge, and so on."""

LABELS: tuple[str, ...] = (OUTSIDE, *(f"{part}-{kind}" for kind in KINDS for part in "BI"))
"""The classifier's outputs in order: outside, then begin and inside of every kind."""

INDEX: dict[str, int] = {label: number for number, label in enumerate(LABELS)}
"""The number of every label."""


def category(kind: str) -> str:
    """The design's category of a kind: `name:public` is a `name`."""
    return kind.partition(":")[0]
