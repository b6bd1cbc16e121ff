# ruff: noqa: E501 - a pattern or a row of a table reads best on one line
"""Secrets by the name they are given: password = "…", DB_PASSWORD=…, "apiKey": "…", <token>…</token>, --password ….

A name is found first, then the value beside it is judged. The surer the name, the less is asked of the value: a
"password" may be any word, a "key" or "signature" must look random. The span is the value without its quotes.
"""

from collections import Counter
from collections.abc import Iterator
from enum import IntEnum
from functools import cached_property

from privacy.categories import Category
from privacy.detect.matching import Match, compiled, matches, without_case
from privacy.detect.placeholders import is_code, is_label, is_path, is_placeholder, is_plain_word, is_random
from privacy.spans import Span


class Trust(IntEnum):
    """How surely a name says that its value is a secret."""

    RANDOM_ONLY = 1
    LIKELY = 2
    SURE = 3


_SURE = (
    r"passw(?:or)?d|passphrase|passcode|passwort|contrase[nñ]a|motdepasse|mot_de_passe|kennwort|pwd|api[_\-.]?key"
    r"|secret[_\-.]?(?:access[_\-.]?)?key|client[_\-.]?secret|app[_\-.]?secret|shared[_\-.]?secret|jwt[_\-.]?secret"
    r"|access[_\-.]?key(?![_\-.]?id)|private[_\-.]?key|account[_\-.]?key|encryption[_\-.]?key|signing[_\-.]?key"
    r"|secret[_\-.]?token|consumer[_\-.]?secret|mnemonic|seed[_\-.]?phrase"
)
_RARE = r"psk(?![a-z])|storepass|keypass|has[lł]o|l[oö]senord|adgangskode|kodeord|wachtwoord|passord|salasana|parola|heslo|senha|пароль"
_RARE_PARTS = (
    "psk", "storepass", "keypass", "haslo", "hasło", "losenord", "lösenord", "adgangskode", "kodeord", "wachtwoord", "passord", "salasana",
    "parola", "heslo", "senha", "пароль",
)  # fmt: skip
"""Names that are as sure and rare: they are looked for only where one of them stands, for each makes all others dearer."""
_LIKELY = r"secret|(?:access|auth|refresh|bearer|api|bot|session|id|user|personal)[_\-.]?token|credentials?|(?<![a-z])pass"
_WEAK = r"token|(?<![a-z])auth|signature|session[_\-.]?id|sessid|cookie|(?<![a-z])salt|(?<=[_\-.a-z])key|(?<![a-z])sig|dsn"

_PARTS = (
    "pass", "pwd", "kennwort", "contrase", "mnemonic", "seed", "secret", "token", "cred", "key", "auth", "sig", "sess",
    "cookie", "salt", "dsn",
)  # fmt: skip
"""Every name holds one of these."""

_TAIL = r"(?P<tail>[\w.\-]{0,40}+)"
_NAME = rf"(?:(?P<sure>{_SURE})|(?P<likely>{_LIKELY})|(?P<weak>{_WEAK})){_TAIL}"
_TYPE = r"(?:\s{0,3}:\s{0,3}(?:[A-Za-z_][\w.]{0,30}(?:\[\w{1,20}\])?\??(?:\s?\|\s?\w{1,20})?)(?=\s{0,3}=)|[ ](?:string|String)(?=\s{0,3}=))?"
_SEPARATOR = r"(?P<sep>\s{0,12}(?:=>|:=|\?\?=|\|\|=|=(?!=)|:(?![:=]))\s{0,12}|[ \t]{1,3}(?=[\"'])|,\s{0,3}(?=[\"'])|\(\s{0,3}(?=[\"'@]))"
_QUOTED = (
    r"(?:[rRbBuUfF@$]{0,2})(?:\"(?P<double>(?:[^\"\\\n]|\\.){0,400}+)\"|'(?P<single>(?:[^'\\\n]|\\.){0,400}+)'"
    r"|`(?P<back>[^`\n]{0,400}+)`)"
)
_BARE = r"(?P<bare>[^\s\"'`<>;]{1,400}+)"

_GIVEN = rf"(?P<closing>[\"'`\]\\]{{0,4}}){_TYPE}{_SEPARATOR}\\?(?:{_QUOTED}|{_BARE})"
_ASSIGNMENT = compiled(rf"{_NAME}{_GIVEN}", ignore_case=True)
_RARELY_ASSIGNED = compiled(
    rf"(?:(?P<sure>{_RARE})|(?P<likely>pw(?![a-z]))|(?P<weak>(?!))){_TAIL}{_GIVEN}", ignore_case=True
)
_XML = compiled(
    rf"<[\w:.\-]{{0,40}}?{_NAME}(?:\s[^<>\n]{{0,80}})?>(?P<double>[^<\n]{{1,400}})</", ignore_case=True
)
_NAMED = compiled(
    # <add key="Password" value="…"/>, {"name": "DB_PASSWORD", "value": "…"}, - name: DB_PASSWORD\n  value: …
    rf"(?:key|name|id)[\"']?\s{{0,4}}[:=]\s{{0,4}}[\"']?[\w.\-:]{{0,40}}?{_NAME}[\"']?,?\s{{1,60}}[\"']?value[\"']?"
    rf"\s{{0,4}}[:=]\s{{0,4}}(?:{_QUOTED}|{_BARE})",
    ignore_case=True,
)
_FLAG = compiled(rf"(?<![\w\-])--?[a-z\-]{{0,30}}?{_NAME}[ \t]{{1,4}}(?:{_QUOTED}|{_BARE})", ignore_case=True)

_NOT_A_SECRET = compiled(
    r"^[_\-.]?(?:s?(?:url|uri|endpoint|path|file|filename|dir|folder|field|label|name|type|kind|count|limit|length|len|"
    r"size|max|min|policy|reset|hint|strength|expir|ttl|timeout|age\b|version|format|prefix|suffix|header|ids?$|arn|"
    r"required|enabled|changed|updated|created|valid|regex|pattern|placeholder|algo|encod|mode|manager|provider|"
    r"service|store|storage|handler|class|error|exception|message|text|title|index|num|usage|budget|per_|izer|ize|"
    r"input|ref\b|ref$|refs|selector|rotat|scope|column|less|checker|generator|complex|charset|chars|rules?|source|"
    r"lookup|vault|mount|backend|owner|group|prompt|callback|event|state|status|stream|kenize|pair|board|word|frame|"
    r"down|up$|press|code$|points?|note|pad|stroke|bind|map|func|fn$|hash_?alg))",
    ignore_case=True,
)
_NOT_SECRET_BEFORE = compiled(
    r"(?:public|pub|primary|foreign|partition|sort|cache|max|min|num|total|forgot|reset|has|is|show|use|require|no|"
    r"next|prev|unique|natural|idempotency|host|known|translation|message|object|hot|license|page|continuation|pagination)"
    r"[_\-.]?(?:\w{0,10}[_\-.])?$",
    ignore_case=True,
)
_IDENTIFIER = compiled(r"[A-Za-z_]\w*+")


class Assignments:
    """The assigned secrets of one text."""

    def __init__(self, text: str, source: str) -> None:
        self._text = text
        self._source = source

    def spans(self) -> Iterator[Span]:
        """The value of every name in the text that is a secret's and is given one."""
        lowered = without_case(self._text)
        usual = (_ASSIGNMENT, _XML, _NAMED, _FLAG) if any(part in lowered for part in _PARTS) else ()
        rare = (_RARELY_ASSIGNED,) if _RARE_SIGN.search(lowered) else ()
        for expression in (*usual, *rare):
            for match in matches(expression, self._text):
                span = self._span(match, is_flag=expression is _FLAG)
                if span is not None:
                    yield span

    def _span(self, match: Match, *, is_flag: bool) -> Span | None:
        trust = self._trust(match)
        group = next((g for g in ("double", "single", "back") if match.groupdict().get(g)), "")
        if trust is None or not (group or match.groupdict().get("bare")):
            return None
        start, end = match.span(group or "bare")
        if not group:
            end = self._end_of_words(match) if trust is Trust.SURE else 0
            end = end or self._end_of_bare(start, match.end("bare"))
        value = self._text[start:end]
        good = _quoted_secret(value, trust) if group else self._bare_secret(value, trust, match, is_flag)
        if not good:
            return None
        return Span(start, end, Category.CREDENTIALS, _SCORES[trust], self._source, _kind(match))

    def _trust(self, match: Match) -> Trust | None:
        """How far the whole name is trusted; None when it names something about a secret, not a secret."""
        before = self._text[max(0, match.start("tail") - 60) : _name_start(match)]
        if _NOT_A_SECRET.match(match.group("tail")) or _NOT_SECRET_BEFORE.search(before):
            return None
        # A comma assigns in define('DB_PASSWORD', '…'), not in a list of names.
        if (match.groupdict().get("sep") or "").strip() == "," and not _CALL_BEFORE.search(before):
            return None
        if match.group("sure") or _ENDS_SURE.search(match.group("tail")):
            return Trust.SURE
        return Trust.LIKELY if match.group("likely") else Trust.RANDOM_ONLY

    def _end_of_bare(self, start: int, end: int) -> int:
        """A bare value ends before a closing bracket, comma or quote that belongs to what is around it."""
        value = self._text[start:end]
        stripped = value.rstrip(",.)]}\\") if not value.startswith(("$", "%", "{", "(", "[")) else value
        return start + max(len(stripped), 1) if not is_code(value) else end

    def _end_of_words(self, match: Match) -> int:
        """Where a value of several words ends, which fills its line among other settings; 0 if it is none."""
        end = self._text.find("\n", match.end("bare"))
        end = len(self._text) if end < 0 else end
        start = self._text.rfind("\n", 0, match.start()) + 1
        words = self._text[match.start("bare") : min(end, match.start("bare") + 120)].split()
        lines = (
            self._text[max(0, start - 200) : max(0, start - 1)].rpartition("\n")[2],
            self._text[end + 1 : end + 200],
        )
        among = any(_SETTING.match(line) for line in lines) and _LINE_BEFORE.search(
            self._text[start : match.start()]
        )
        return end if among and 1 < len(words) < 7 and not is_label(" ".join(words)) and "#" not in words else 0

    def _bare_secret(self, value: str, trust: Trust, match: Match, is_flag: bool) -> bool:
        if is_placeholder(value) or is_path(value) or is_code(value):
            return False
        if trust is Trust.RANDOM_ONLY:
            return is_random(value, 20)
        if value.isdigit():
            return trust is Trust.SURE and len(value) >= 4
        if trust is Trust.LIKELY and not is_random(value, 8):
            return self._is_config_line(match) and not is_plain_word(value) and len(value) >= 6
        return self._is_literal(value, match, is_flag)

    def _is_literal(self, value: str, match: Match, is_flag: bool) -> bool:
        """Whether a bare value is meant as it stands, as in a .env file, and is no variable, type or prose."""
        if any(c.isdigit() for c in value) or not _IDENTIFIER.fullmatch(value):
            return self._names[value] < 3 or not _IDENTIFIER.fullmatch(value)
        if is_flag:
            return False
        # A variable is named at least twice: where it is made and where it is used.
        return self._is_config_line(match) and self._names[value] < 2 and len(value) >= 4

    def _is_config_line(self, match: Match) -> bool:
        """Whether name and value fill their line, as in .env, ini, YAML and properties files, and no code does.

        A name in capitals with = right behind it is the shell's, in the middle of a line too: PGPASSWORD=… psql.
        """
        if self._is_one_of_several(match):
            return True
        if _SHELL_NAME.fullmatch(self._text[_name_start(match) : match.start("bare")]):
            return True
        start = self._text.rfind("\n", 0, match.start()) + 1
        end = self._text.find("\n", match.end())
        before, after = (
            self._text[start : match.start()],
            self._text[match.end() : len(self._text) if end < 0 else end],
        )
        return bool(_LINE_BEFORE.search(before[-100:])) and bool(_LINE_AFTER.match(after[:100]))

    def _is_one_of_several(self, match: Match) -> bool:
        """Whether it stands in a row of name=value with nothing between (an inventory's `user=root pass=…`)."""
        start = self._text.rfind("\n", 0, match.start()) + 1
        line = self._text[max(start, match.start() - 200) : match.end() + 100].partition("\n")[0]
        return match.groupdict().get("sep") == "=" and len(_PAIRED.findall(line)) > 1 and not _CALLED.search(line)

    @cached_property
    def _names(self) -> Counter[str]:
        return Counter(_IDENTIFIER.findall(self._text))


_RARE_SIGN = compiled("|".join((*_RARE_PARTS, r"pw[\"'`\]]?\s?[:=,(]")))
_ENDS_SURE = compiled(rf"(?:{_SURE})\Z", ignore_case=True)
_SETTING = compiled(r"\s{0,20}[\w.\-]{2,60}\s?[:=]\s?\S")
_PAIRED = compiled(r"(?<!\S)[\w.\-]{2,40}=[^\s=,;()]{1,80}(?!\S)")
_CALLED = compiled(r"\w\(|;\s*$|[&?]\w+=")
_SHELL_NAME = compiled(r"[A-Z0-9_]{4,60}=")
_CALL_BEFORE = compiled(r"\(\s{0,3}[\"'][\w.\-]*$")
_LINE_BEFORE = compiled(r"^[\s>#\-]{0,40}(?:export\s+|set\s+|ENV\s+|ARG\s+|setx?\s+|-e\s+)?[\"']?[\w.\-]*$")
_LINE_AFTER = compiled(r"^\s*(?:#.*|//.*)?$")
_SCORES = {Trust.SURE: 0.9, Trust.LIKELY: 0.85, Trust.RANDOM_ONLY: 0.8}


def _quoted_secret(value: str, trust: Trust) -> bool:
    if is_placeholder(value) or is_label(value) or is_path(value):
        return False
    if trust is Trust.SURE:
        return len(value) >= 3
    if trust is Trust.LIKELY:
        return len(value) >= 6 and not is_plain_word(value) and not value.startswith((".", "#"))
    return is_random(value)


def _name_start(match: Match) -> int:
    return int(max(match.start("sure"), match.start("likely"), match.start("weak")))


_KINDS = (
    ("pass", "password"), ("pwd", "password"), ("pw", "password"), ("kennwort", "password"), ("contrase", "password"), ("psk", "password"),
    ("api", "api key"), ("private", "private key"), ("token", "token"), ("secret", "secret"),
    ("mnemonic", "recovery phrase"), ("seed", "recovery phrase"), ("cookie", "session"), ("sess", "session"),
)  # fmt: skip


def _kind(match: Match) -> str:
    name = (match.group("sure") or match.group("likely") or match.group("weak")).lower()
    return next((kind for part, kind in _KINDS if part in name), "secret")
