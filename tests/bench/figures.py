"""How a bench says a figure that belongs into the README's table, beside whatever else it prints."""

_MARK = "=> "


def figure(what: str, value: str, floor: str = "") -> None:
    """Print one row: what was measured, the figure, and the floor it has to keep ("" for none)."""
    print(f"{_MARK}{what} | {value} | {floor}", flush=True)


def row_in(line: str) -> list[str] | None:
    """The cells of a line that `figure` printed; None for any other line."""
    return line.removeprefix(_MARK).rstrip("\n").split(" | ") if line.startswith(_MARK) else None
