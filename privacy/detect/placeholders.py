# ruff: noqa: SIM905 - a list of words reads best as words
"""Telling a secret from what merely stands where one would: placeholders, code, labels, plain words."""

import math
from collections import Counter

from privacy.detect.matching import compiled

_NOTHING = frozenset(
    "none null nil undefined nan true false yes no on off str string bytes int integer bool boolean "
    "float number any object unknown void never text varchar char optional required default empty auto "
    "n/a na tbd todo fixme redacted hidden masked removed omitted filtered censored placeholder prompt "
    "secretstr hidden password_here key token value ... ask vault file env stdin interactive disabled "
    "enabled keychain keyring".split()
)
"""Values that name a type, an absence or a source; compared without case."""

_MASK = compiled(r"^(?:[*xX•·.#_?\-=\s]+|.{0,8}(?:\*{3,}|x{5,}|X{5,}|•{3,}|\.{3,}|…).{0,8})$")
_MARKED = compiled(r"^(?:<[^>]*>|\[[^\]]*\]|\{\{?.*\}\}?|%\w*%|%\(?\w*\)?[sd]?|@\w+@|\$\{?.*\}?|\(.*\)|#\{.*\})$")
_INTERPOLATED = compiled(r"\$\{|\{\{|\$\(|#\{|<%|%\(\w+\)s|\$\w+\$|^\$\w+$|^\{[\w.]*\}$|^&\w+$|^\*\w+$")
_SAYS_SO = compiled(
    r"(?:^|[^a-z])(?:your|insert|replace|enter|put|paste|add|set|provide|fill|example|dummy|placeholder|sample|redacted"
    r"|todo|goes|some)(?:$|[^a-z])|[_\-\s]here$|^my[_\-\s]?(?:super[_\-\s]?)?(?:api|secret|access|token|private|key)"
    r"|^(?:api|access|secret|auth|private)[_\-](?:key|token)$",
    ignore_case=True,
)
_ENV_NAME = compiled(r"^[A-Z]{2,}(?:_[A-Z]+)+(?:_[A-Z0-9]+)*$")
_LABEL_WORDS = frozenset(
    "your the a an is are was must should enter please invalid wrong incorrect reset forgot forgotten "
    "not to for of new old current confirm required field this that with and or change update show hide "
    "minimum characters ask see look".split()
)
_PATH = compiled(
    r"^(?:~|\.{0,2})/[\w./\-]*$|^[A-Za-z]:\\|^https?://|\.(?:pem|key|crt|cer|p12|pfx|jks|json|ya?ml|txt|env|py|js|ts)$"
)
_CODE = compiled(
    r"^(?:new|await|self|this|os|process|env|config|settings|cfg|req|request|args|opts|options|params|props|data|ctx|"
    r"context|await|return|lambda|function|func|async|not|input|getenv|environ|secrets|vault|var|local|module|each|"
    r"System|Environment|ENV|Deno|import|std|kwargs|payload|form|body|user|response|res|result|row|event|values|spec)"
    r"(?:[.\[(:?]|!?\.|->|$)"
)
_CALL = compiled(r"^[\w.:$>\-!?]{1,200}[(\[{]|=>|->|::|\)\s*[,;]?$|^[(\[{!&|]|^\w+\.\w+\.\w*[a-z]\w*$")
_UUID = compiled(r"^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$", ignore_case=True)


def is_placeholder(value: str) -> bool:
    """Whether `value` says of itself that it is no secret: empty, masked, marked, or a name for one."""
    bare = value.strip().strip("\"'`").strip()
    if len(bare) < 2 or bare.lower() in _NOTHING or _MASK.search(bare) or _MARKED.search(bare):
        return not _is_hash(bare)
    # High entropy beats a chance "example" inside: a real key is at stake.
    return bool(
        _INTERPOLATED.search(bare) or _ENV_NAME.search(bare) or (_SAYS_SO.search(bare) and not is_random(bare))
    )


def _is_hash(value: str) -> bool:
    return value.startswith("$") and value.count("$") >= 3


def is_label(value: str) -> bool:
    """Whether `value` is a sentence or a caption a person reads, such as "Enter your password"."""
    words = value.split()
    if len(words) < 2 or any(c.isdigit() for c in value):
        return False
    lowered = [word.lower().strip(".,:;!?") for word in words]
    return bool(_LABEL_WORDS.intersection(lowered)) or (len(words) < 4 and words[0][:1].isupper())


def is_path(value: str) -> bool:
    """Whether `value` is a file path or a web address, not the secret behind it."""
    return bool(_PATH.search(value))


def is_code(value: str) -> bool:
    """Whether a value without quotes is an expression: a call, an index, an attribute of something."""
    return bool(_CODE.match(value) or _CALL.search(value))


def is_random(value: str, least: int = 16) -> bool:
    """Whether `value` looks drawn at random: long, mixed, and of high Shannon entropy per character."""
    if len(value) < least or " " in value or _UUID.search(value):
        return False
    if not (any(c.isdigit() for c in value) and any(c.isalpha() for c in value)):
        return False
    return entropy(value) >= (2.8 if _is_hex(value) else 3.2)


def entropy(value: str) -> float:
    """Shannon entropy in bits per character; 0 for an empty string."""
    total = len(value)
    return -sum(n / total * math.log2(n / total) for n in Counter(value).values())


def _is_hex(value: str) -> bool:
    return all(c in "0123456789abcdefABCDEF" for c in value)


def is_plain_word(value: str) -> bool:
    """Whether `value` is letters only, in one ordinary casing: a word, a type or a variable."""
    return value.isalpha() and (value.islower() or value.isupper() or value[1:].islower())
