"""Reads a vocabulary written as a block of text."""


def words(block: str) -> tuple[str, ...]:
    """The items of a block separated by commas or ends of line, without repeats, in order."""
    items = (" ".join(item.split()) for line in block.splitlines() for item in line.split(","))
    return tuple(dict.fromkeys(item for item in items if item))
