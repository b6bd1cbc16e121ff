# ruff: noqa: E501 - a pattern reads best on one line
"""Secrets as people tell them: "the gate is *5519#", "its Banana!Split22 rn", a code that answers a question in a chat.

Three things together make a secret of a word: something near it that a secret opens (a password, a safe, a login),
that the word is told ("it's …", "try …", a line of its own), and that it looks like one. Where nothing is near, or a
word looks like any other, nothing is found here: that is for the span tagger.
"""

from collections.abc import Iterator
from itertools import chain
from typing import Any

from privacy.categories import Category
from privacy.detect.matching import Match, compiled, matches, without_case
from privacy.detect.placeholders import is_code, is_placeholder
from privacy.spans import Span

_SCORE = 0.8
_BEFORE, _AFTER = 220, 90
"""Characters in which what a secret opens is looked for: before the secret, and after it."""

_OF_ACCOUNTS = (
    r"pass[ \-]?(?:words?|codes?|phrases?|wort|wd)|p(?:as)?s?swor?ds?|psswd|passwd|\bpass\b(?= ?(?:[:=]|is\b))|\bp/?w[ds]?\b|kennwort|wachtwoord|contrase[nñ]a|mot de passe"
    r"|l[oö]senord|adgangskode|passord|salasana|has[lł]o|heslo|\bparola\b|пароль|log(?:ged|s|ging)?[ \-]?(?:in|on)\b|sign(?:ed|s|ing)?[ \-]?in\b|logins?\b|credentials|\bcreds\b|memorable (?:word|phrase)|safe ?word|security (?:question|answer|word)"
)
_OPENED = (
    r"wi-?fi|wlan|hotspot|router|bitlocker|keepass|bitwarden|1password|vault|laptop|tablet|icloud|gmail|yahoo|dropbox|netflix|disney|e-?mail account|account|vpn|"
    r"unlock|encrypt\w*|disk|zip file|tills?\b"
)
_DOOR = (
    r"key ?safe|key ?box|lock ?box|padlock|bike lock|combination (?:lock|for|of|to)|\bcombo\b|keypad|key pad|intercom|alarm|burglar|\bsafe\b|safe(?:'s|s)? (?:code|number)|\bgate\b|"
    r"(?:garage|front|back|side|barn|shed|stable|store ?room|staff ?room|server ?room|spa|building|lobby|entrance|office|surgery|cellar|clubhouse|locker|bin store|bike (?:cage|shed|store)|tack room|car park|parking|cleaners['’]? entrance)[^\n.!?]{0,24}\b(?:code|number|pin|opens?|door)|"
    r"\bpins?\b|pin[ \-]?code|passcode|(?:door|gate|entry|access|alarm|security|verification|login|sms|text|one[ \-]time|2fa|backup|recovery|pairing|voicemail|unlock|sim|staff|bank|card|master|engineer|panic|arm(?:ing)?|override|parking|toilet|loo|bathroom)[ \-](?:codes?|numbers?|pins?)|"
    r"\botps?\b|\btan\b|two[ \-]factor|\b2fa\b|voice ?mail|bitlocker|code (?:for|to|at|on) (?:the|my|our|his|her|their|dad|mum|mom)|opens the|to open|let (?:me|him|her|them|us) in\b|lock(?:ed|s)?\b|telephone banking|phone banking|meter"
)
_NEAR_WORDS = compiled(rf"(?:{_OF_ACCOUNTS}|{_OPENED}|{_DOOR})", ignore_case=True)
_NEAR_DIGITS = compiled(rf"(?:{_DOOR})", ignore_case=True)
_SIGNS = (
    "pass", "pw", "pswd", "psswd", "p/w", "wort", "word", "contrase", "losenord", "lösenord", "kode", "salasana", "has", "heslo", "parola", "пароль",
    "log", "sign", "cred", "phrase", "wi-fi", "wifi", "wlan", "hotspot", "router", "bitlocker", "vault", "laptop", "tablet", "icloud", "mail", "dropbox", "netflix", "disney",
    "account", "vpn", "lock", "crypt", "disk", "zip", "till", "safe", "box", "combo", "combination", "pad", "intercom", "alarm", "burglar", "gate", "code", "number", "pin",
    "open", "door", "otp", "tan", "factor", "2fa", "let ", "banking", "meter",
)  # fmt: skip

_TELLS = (
    r"(?:\b(?:is|was|are|were|be|it['’]?s|that['’]?s|to|as|with|w/|enter(?:ed|s)?|typ(?:e|es|ed|ing)|us(?:e|es|ed|ing)|tr(?:y|ied)|put(?:s)?|press|punch(?:ed)? in|key(?:ed)? in|dial|say|said|tap|now|still|currently|just|again|"
    r"called|literally|chose|picked|remains|reads|works|knows?|given|got|told|sent|again|also|code|codes|pin|passcode|password|pw|pwd|pass|psswd|passwd|login|combo|combination|keypad|number|words?|phrase|otp|key|ones?|old|new|newest|then|not|и|ist|lautet|er|пароль)"
    r"|['’]s|\w['’]re)[ ]{1,2}(?:(?:just|now|still|literally|the|me|him|her|them|in|either|and|again) ){0,2}[\"'“‘`(*]?\Z"
    r"|(?:[:=(→>]|->|-->|[ ][–—-])[ ]{0,2}[\"'“‘`]?\Z|(?:\A|\n)[^\S\n]{0,8}[\"'“‘`*\-•]{0,2}[ ]{0,2}\Z|[\w)][,;][ ]{1,2}[\"'“‘`]?\Z"
)
_TELLING = compiled(f"(?r){_TELLS}", ignore_case=True)
"""Read backwards from the word (regex's REVERSE), so that a look at what stands before it costs next to nothing."""
_TOLD_AFTER = compiled(
    r"[\"'”’`)]?[,]? (?:is|was|has been|used to be|remains) (?:(?:still|now|also|just|both|always|what|how|really|only|my|our|the|his|her|their|its|your|mum'?s|dad'?s) ){0,4}(?:what|how|[\w\-]{0,20} ?(?:pass|pin|code|login|key|one|word|answer))|[\"'”’`)]? (?:for|gets|opens|lets|unlocks|on) (?:the|my|our|his|her|you|me|him|us|them|gmail|yahoo|everything|all)\b|[\"'”’`)]? (?:rn|atm|everywhere|for everything|as (?:my|the|our|his|her) (?:pass|pin|code|login|master))\b",
    ignore_case=True,
)

_WORD = compiled(
    r"(?<![\w@#/.\-:\\])(?=[^\s]{0,40}[\d!@#$%&*?+=^~_\-])[\p{L}\d][\p{L}\d!@#$%&*?+=^~_.\-§:']{2,38}[\p{L}\d!#$%&*?+=^~§]"
)
_DIGITS = compiled(
    r"(?<![\w.,:/$£€#\-+])(?:\d{6}(?:-\d{6}){2,7}|\d{4}(?:[ ]\d{4}){4}|\d{1,3}(?:[ ]?-[ ]?\d{1,3}){2,5}|\d(?:[ ]\d){3,7}|\d{3}[ ]\d{3}|[*#]?\d{3,8}[#*]?|[A-Z]\d{3,4}[A-Z]?|[A-Z]\d[A-Z]\d|\d{1,2}[A-Z]|\d[A-Z]\d{2,4}|[A-Z]\d{2}[A-Z])(?![\w%°$£€]|[.,:/\-]\d|[ ]?(?:%|°|am\b|pm\b|euros?|dollars?|pounds?|quid|naira|rand|rupees|gbp|eur|usd|km|cm|mm|kg|g\b|lb|ml|mph|gb|mb|kb|mins?\b|minutes?|hours?|hrs?\b|days?|weeks?|months?|years?|metres?|meters?|feet|ft\b|miles?|people|times|words|points|pages?|characters?|digits?|chars?))"
)
_SPELT = compiled(
    r"(?:star |hash )?\b(?:(?:zero|oh|nought|naught|one|two|three|four|five|six|seven|eight|nine|double|treble|triple)[, \-]{1,3}){3,9}(?:zero|oh|nought|naught|one|two|three|four|five|six|seven|eight|nine)\b(?: (?:star|hash|pound)\b)?",
    ignore_case=True,
)
_COUNTED = compiled(
    r"(?:room|page|line|bus|route|flat|apartment|unit|step|figure|table|section|article|chapter|verse|psalm|channel|version|model|year|in|since|of|until|by|from|ext|extension|error|status|port|order|ticket|case|invoice|no\.?|nr\.?|number of|at least|at most|about|around|over|under|than|only|all|these|the last|first|next)[ ]\Z",
    ignore_case=True,
)
_NOT_ONE = compiled(
    r"(?:[0-9a-f]{7,40}|[\w.]+=|[\p{Ll}_.\-]+=\S+|\p{Ll}+(?:[_.]\p{Ll}+)+|[\w.\-]+:\d+|(?:\w+\.){2,}\w+|[\w.]*\p{Ll}\w*_\w*\p{Ll}|\p{Lu}+_\p{Lu}+|\d+(?:st|nd|rd|th|s|x|k|m|gb|mb|tb|kb|kg|g|mg|km|cm|mm|ml|min|hrs?|h|am|pm|px|pt|bit|hz|mhz|ghz|w|v|mah|fps|p|d|%)?|v?\d+(?:[.\-]\d+)+\w?|[A-Z]{2,10}-\d{1,6}|\d+-\p{Ll}{2,12}(?:-\p{Ll}{2,12}){0,2}|\p{L}{1,14}-\d{1,2}|[\p{L}']+(?:-[\p{L}']+)?|[\p{L}.'\-]+|\d{1,2}[:h.]\d{2}(?:am|pm)?|\S+@\S+\.\S+|(?:https?|ftp|ssh):\S*|www\.\S+|\S+\.(?:com|org|net|de|uk|io|example|local|py|js|ts|txt|pdf|docx?|xlsx?|csv|json|ya?ml|png|jpe?g|md|sh|ini|conf|env|html?|zip|exe)|[\p{L}]+[!?]+|\p{L}+(?:[&+/][\p{L}]+)|\p{L}+\*+|\p{Lu}\d{1,2}|\p{Lu}{2,5}\d{1,3}|\p{L}+['’]\p{L}+[!?.]?|\d+[+\-/x*]\d+(?:[+\-/x*=]\d+)*)",
    ignore_case=True,
)
"""What has digits or signs in it and is none: amounts, versions, tickets, addresses, files, words with a hyphen."""

_CODE_LINE = compiled(
    r"[{};]\s*\Z|\A\s*(?:[$>#<{}/*@+\-]|//|import |def |class |var |let |const |select |insert |get |post |http/|error)|\w\(|\)\s*[{:;]|</|=\s*[\"'\[{]|\w=\w|\berror \d|\w:\s*[\"\[{]|^[\w.\-]+:\s\S+$",
    ignore_case=True,
)


def told_secrets(text: str, source: str) -> Iterator[Span]:
    """Every secret that is told beside what it opens. Raises DetectionError on a timeout."""
    lowered = without_case(text)
    if not any(sign in lowered for sign in _SIGNS):
        return
    for match in matches(_WORD, text):
        if _looks_secret(match.group()) and _is_told(text, match) and _is_near(text, match, _NEAR_WORDS):
            yield _span(match, source)
    for match in chain(matches(_DIGITS, text), matches(_SPELT, text)):
        if _is_told(text, match) and not _counts(text, match) and _is_near(text, match, _NEAR_DIGITS):
            yield _span(match, source)


def _span(match: Match, source: str) -> Span:
    return Span(match.start(), match.end(), Category.CREDENTIALS, _SCORE, source, "told")


def _is_near(text: str, match: Match, signs: Any) -> bool:
    """Whether what a secret opens is spoken of near a word, and not by that word."""
    start, end = match.span()
    return bool(signs.search(text, max(0, start - _BEFORE), start) or signs.search(text, end, end + _AFTER))


def _counts(text: str, match: Match) -> bool:
    """Whether a number counts or orders something: "room 4021", "since 2011"."""
    return bool(_COUNTED.search(text[max(0, match.start() - 20) : match.start()]))


def _looks_secret(word: str) -> bool:
    bare = word.rstrip(".,;:'")
    if is_placeholder(bare) or is_code(bare) or _NOT_ONE.fullmatch(bare):
        return False
    letters = sum(each.isalpha() for each in bare)
    if not letters or len(bare) < 4:
        return False
    return (
        any(each.isdigit() for each in bare)
        or any(each in "!@#$%&*?+=^~_§" for each in bare[1:-1])
        or bare.count("-") >= 2
    )


def _is_code_line(text: str, at: int) -> bool:
    """Whether it stands in a line of a program, a header or a log: there a secret has a name or a place of its own."""
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    return bool(_CODE_LINE.search(text[max(start, at - 300) : at + 300 if end < 0 else min(end, at + 300)]))


def _is_told(text: str, match: Match) -> bool:
    """Whether a word is what somebody tells: after "it's", alone on its line, or before "is what I use"."""
    start, end = match.span()
    told = _TELLING.search(text, max(0, start - 48), start) or _TOLD_AFTER.match(text, end, end + 80)
    return bool(told) and not _is_code_line(text, start)
