"""The one rule for text that UTF-8 can't hold."""


def clean(text: str) -> str:
    """`text` as it can be stored: two surrogates that make a character become it, a lone one becomes U+FFFD.

    Everything else, NUL included, stays as it is.
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text
