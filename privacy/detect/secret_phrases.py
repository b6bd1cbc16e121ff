# ruff: noqa: E501, SIM905 - a pattern, a row of a table or a list of words reads best on long lines
"""Secrets told in words, headers, commands and small file formats, where no assignment gives them away."""

from privacy.categories import Category
from privacy.detect.matching import Pattern, compiled
from privacy.detect.placeholders import is_code, is_placeholder, is_random

_STOP = frozenset(
    "broken wrong incorrect invalid not too required expired the a an same case being stored hashed "
    "encrypted missing empty weak strong secure safe set unset needed optional correct right fine ok "
    "okay good bad long short visible hidden saved lost stolen leaked compromised reset changed "
    "rejected accepted sent shown always never still now in on at by for from with without what who how "
    "why when where and or but if as to of my your our his her their this that it there here something "
    "anything nothing everything required. important unknown valid different also very so really just "
    "only already sensitive protected disabled enabled asked checked used reused guessable entered "
    "typed provided given generated created defined configured passed null none word words phrase "
    "since until when because after before but even lol hehe haha ask see look manager field policy reset hint prompt box page screen protection authentication".split()
)


def _plausible(value: str) -> bool:
    """Whether a word told as a password can be one; ordinary words that go on with a sentence can't."""
    bare = value.strip("\"'`“”‘’").rstrip(".,;:!?)")
    return len(bare) >= 3 and bare.lower() not in _STOP and not is_placeholder(bare) and not is_code(bare)


def _plausible_anywhere(value: str) -> bool:
    """As `_plausible`, and not a plain lower-case word: for cues that also begin ordinary sentences."""
    bare = value.strip("\"'`“”‘’").rstrip(".,;:!?)")
    return _plausible(value) and not (bare.isalpha() and bare[1:].islower())


_SMALL = frozenset("the and your with for that this you from are was has not must can".split())


def _recovery_words(value: str) -> bool:
    """Whether a run of words is a recovery phrase and not the rest of a sentence, which has small words."""
    return len(_SMALL.intersection(value.lower().split())) < 3


_SECRET_WORD = r"(?:pass[ \-]?(?:word|code|phrase)|pass?(?:word|wo?r?d|owrd|wrod|wort)|pwd|pw|kennwort|passwort|contrase[nñ]a|mot de passe|wachtwoord|l[oö]senord|adgangskode(?:n)?|passord|salasana|has[lł]o|heslo|senha|пароль)"  # noqa: S105
_VALUE = r"(?:\"(?P<v>[^\"\n]{3,80})\"|(?P<v>[^\s\"“]{3,80}))"
_QUOTED_VALUE = r"[\"'“‘`](?P<v>[^\"'”’`\n]{3,80})[\"'”’`]"
_CODE_CUE = (
    r"(?:one[ \-]time (?:code|password|passcode|pin)|verification code|security code|confirmation code|auth(?:entication)? "
    r"code|otp|2fa(?: code)?|mfa code|totp|login code|access code|door code|gate code|alarm code|entry code|unlock code|"
    r"backup code|recovery code|sms code|safe combination|lock(?:er)? (?:code|combination)|pairing code|voicemail code)"
)


_SIGNS = (
    "pas",
    "pw",
    "kennwort",
    "contrase",
    "wachtwoord",
    "senord",
    "adgangskode",
    "salasana",
    "has",
    "heslo",
    "senha",
    "пароль",
)


def _only_recovery_words(value: str) -> bool:
    """Whether a short run of words can be one: no small words, no doubles, and no list of what ends alike."""
    words = value.replace(",", " ").lower().split()
    return (
        not _SMALL.intersection(words)
        and len(set(words)) == len(words)
        and sum(w.endswith("s") for w in words) * 3 < len(words)
    )


_OWNER = "my|our|his|her|their|the|wi-?fi|root|admin|login|email|account|default|temporary|temp|new|old|current"


def _credential(kind: str, text: str, needs: tuple[str, ...] = (), **more: object) -> Pattern:
    score = 0.85
    return Pattern(kind, Category.CREDENTIALS, compiled(text, ignore_case=True), score, needs, **more)  # type: ignore[arg-type]


PROSE = (
    _credential(
        "password",
        rf"\b(?:{_OWNER})(?:[ ][\w\-']{{1,20}}){{0,3}}[ ]{_SECRET_WORD}(?:[ ](?:for|to|of|on|at)(?:[ ][\w.\-']{{1,30}}){{1,5}}?)?"
        rf"(?:[ ](?:is(?:[ ](?:now|still|currently|just))?:?|was|used[ ]to[ ]be|to|er|ist|lautet|[èe]|es)[ ]|[ ]?:[ ]?){_VALUE}",
        _SIGNS,
        accept=_plausible,
    ),
    _credential(
        "password",
        rf"\b(?:{_OWNER})(?:[ ][\w\-']{{1,20}}){{0,3}}[ ]{_SECRET_WORD}[ ]{_VALUE}",
        _SIGNS,
        accept=_plausible_anywhere,
    ),
    _credential(
        "password",
        rf"\b{_SECRET_WORD}s?(?:[ ](?:for|to|of|on|at)(?:[ ][\w.\-']{{1,30}}){{1,5}}?)?"
        rf"[ ]?(?:[ ](?:is|was|er|ist|lautet|[èe]|es)|[ ](?:changed|set|reset)[ ]to|:|->|→|[ ]-|(?<=[^\x00-\x7f]))[ ]{{1,2}}{_VALUE}",
        _SIGNS,
        accept=_plausible_anywhere,
    ),
    _credential("password", rf"\b{_SECRET_WORD}(?:[ ](?:is|was|as|to|of|be|now|called|set|reads)){{0,3}}:?[ ]{_QUOTED_VALUE}", ("pass", "pw"), accept=_plausible),
    _credential(
        "password",
        r"\b(?:log ?in|sign in|login|credentials|creds)(?:[ ](?:with|as|using|are|is))?:?[ ][\w.@+\-]{2,60}[ ]?[/|][ ]?(?P<v>\S{4,60})",
        ("log", "sign in", "cred"),
        accept=_plausible_anywhere,
    ),
    _credential(
        "password",
        r"\buser(?:name)?[ ]?[/&][ ]?pass(?:word)?:?[ ]?[\w.@+\-]{2,60}[ ]?[/|:][ ]?(?P<v>\S{3,60})",
        ("user",),
        accept=_plausible,
    ),
    _credential(
        "password",
        r"\bidentified (?:with \w{1,40} )?by[ ](?:password[ ])?[\"'](?P<v>[^\"'\n]{3,100})[\"']",
        ("identified",),
        accept=lambda value: not is_placeholder(value),
    ),
    _credential(
        "pin",
        r"(?<![\w\-])(?:pin|pincode|nip)(?:[ ](?:code|number|no\.?))?(?:[ ](?:for|to|of)(?:[ ][\w\-']{1,20}){1,4}?)?"
        r"(?:[ ]is|[ ]was|:|[ ]?=|[ ]#)?[ ]{1,2}(?P<v>\d{4,8})(?![\d.\-])",
        ("pin", "nip"),
    ),
    _credential(
        "one-time code",
        rf"\b{_CODE_CUE}(?:[ ](?:for|to|of|at|on)(?:[ ][\w\-']{{1,20}}){{1,4}}?)?(?:[ ]is|[ ]was|:|[ ]?=|[ ]-)?[ ]{{1,2}}"
        r"(?P<v>(?=[A-Z0-9\- ]{0,6}\d)[A-Z0-9]{3,10}(?:[ \-][A-Z0-9]{2,6}){0,4}(?<=\d)|\d{3,4}[ \-]\d{3,4})(?![\w])",
        ("code", "otp", "2fa", "totp", "combination", "one"),
        accept=lambda value: sum(c.isdigit() for c in value) * 2 >= len(value.replace(" ", "").replace("-", "")),
    ),
    _credential("one-time code", r"(?<![\w.\-])(?P<v>\d{4,8})[ ]is[ ]your[ ](?:[\w\-]{1,20}[ ]){0,3}code\b", ("is your",)),
    _credential("one-time code", r"(?<![\w\-])(?P<v>G-\d{6})(?!\w)", ("g-",)),
    _credential("card security code", r"\b(?:cvv2?|cvc2?|csc|cid)(?:[ ](?:code|number|is))?:?[ ]{0,2}(?P<v>\d{3,4})(?!\w)",
                ("cvv", "cvc", "csc", "cid")),
    _credential(
        "recovery phrase",
        r"\b(?:seed|recovery|mnemonic|backup|secret|wallet|bip-?39)(?:[ ](?:recovery|seed|backup|wallet|key))?"
        r"[ ]?(?:phrase|words?|seed|mnemonic)?(?:[ ](?:is|are|reads|for[ ][\w ]{1,30}?))?[ ]?[:=\-\"'“(\n]{0,4}\s{0,3}"
        r"(?P<v>(?:\d{1,2}[.):]?[ ]?)?[a-z]{3,8}(?:[,\s]{1,3}(?:\d{1,2}[.):]?[ ]?)?[a-z]{3,8}){11,23})(?![\w'])",
        ("phrase", "mnemonic", "seed", "bip39", "bip-39"),
        accept=_recovery_words,
    ),
    _credential(
        "recovery phrase",  # somewhere after its name, behind a colon
        r"\b(?:seed|recovery|mnemonic|ledger|trezor|metamask|electrum|(?:crypto|bitcoin) wallet)\b[^\n:]{0,120}:[ \n]{1,3}"
        r"(?P<v>[a-z]{3,8}(?:,?[ \n][a-z]{3,8}){5,23})(?=[ ]?(?:[.;)\n]|\Z))",
        ("seed", "recovery", "mnemonic", "ledger", "trezor", "metamask", "electrum", "wallet"),
        accept=_only_recovery_words,
    ),
)  # fmt: skip

HEADERS = (
    _credential(
        "authorization header",
        r"\bauthorization[\"']?\s{0,3}[:=,]\s{0,3}[\"'`]?(?:(?:bearer|basic|token|apikey|digest|negotiate|key|aws4-hmac-sha256)"
        r"[ ]{1,3})?(?P<v>[\w.~+/=\-:]{6,4000})",
        ("authorization",),
        accept=lambda value: (
            not is_placeholder(value)
            and value.lower() not in {"bearer", "header", "required", "string"}
            and not (value.replace("-", "").isalpha() and "-" in value)
        ),
    ),
    _credential(
        "bearer token",
        r"\b(?:bearer|basic)[ ]{1,3}(?P<v>[\w.~+/=\-]{16,4000})",
        ("bearer", "basic"),
        accept=lambda value: is_random(value) and not is_placeholder(value),
    ),
    _credential(
        "api key",
        r"\bx-(?:[a-z]{1,20}-){0,3}(?:key|token|secret|auth|signature)[\"']?\s{0,3}[:=]\s{0,3}[\"'`]?(?P<v>[\w.~+/=\-]{8,2000})",
        ("x-",),
        accept=lambda value: not is_placeholder(value) and any(c.isdigit() for c in value),
    ),
    _credential(
        "session",
        r"(?<![\w\-])(?:set-)?cookie[\"']?:[ ]?[\"']?(?P<v>[\w.\-]{1,80}=[^\s;\"']{4,4000}(?:;[ ]?[\w.\-]{1,80}(?:=[^\s;\"']{0,4000})?){0,60})",
        ("cookie",),
        accept=lambda value: not is_placeholder(value.partition("=")[2]),
    ),
    _credential(
        "session",
        r"(?<![\w\-])(?:[a-z.]{0,10}sess(?:ion)?(?:_?id)?|jsessionid|phpsessid|connect\.sid|asp\.net_sessionid|csrftoken|"
        r"xsrf-token|remember_token|auth_token)=(?P<v>[\w%.\-]{16,400})",
        ("sess", "sid", "token="),
        accept=is_random,
    ),
    _credential(
        "url secret",
        r"[?&](?:access_token|api_?key|apikey|key|token|auth|secret|password|passwd|pwd|client_secret|code|signature|sig|"
        r"x-amz-signature|x-goog-signature|id_token|refresh_token|session|sid)=(?P<v>[^\s&\"'<>#)]{6,2000})",
        ("=",),
        accept=lambda value: not is_placeholder(value) and any(c.isdigit() for c in value),
    ),
)

COMMANDS = (
    _credential("password", r"\bsshpass[ ]{1,3}-p[ ]{0,3}(?:'(?P<v>[^'\n]{1,100})'|\"(?P<v>[^\"\n]{1,100})\"|(?P<v>[^\s'\"]{1,100}))",
                ("sshpass",), accept=lambda value: not is_placeholder(value)),
    _credential(
        "password",
        r"\b(?:mysql(?:dump|admin|import|show|check|sh)?|mariadb(?:-dump)?)\b[^\n|;&]{0,200}?[ ]-p(?:'(?P<v>[^'\n]{1,100})'|\"(?P<v>[^\"\n]{1,100})\"|(?P<v>[^\s'\"\-][^\s'\"]{0,100}))",
        ("mysql", "mariadb"),
        accept=lambda value: not is_placeholder(value),
    ),
    _credential(
        "password",
        r"(?:^|\s)(?:-u|--user|--proxy-user)[ =]{1,3}(?:'(?P<v>[^\s':]{1,80}:[^'\n]{1,120})'|\"(?P<v>[^\s\":]{1,80}:[^\"\n]{1,120})\"|(?P<v>[^\s'\":/]{1,80}:[^\s'\"]{2,120}))",
        ("-u", "-user"),
        accept=lambda value: not is_placeholder(value.partition(":")[2]) and not value.replace(":", "").isdigit(),
    ),
    _credential(
        "password",
        r"\b(?:redis-cli|docker login|podman login|helm registry login|az login|mongo(?:sh|dump|restore)?|sqlcmd|"
        r"smbclient|ldapsearch|ldapadd|psexec|rabbitmqadmin)\b[^\n|;&]{0,200}?[ ](?:-a|-p|-w|-P)[ ]{1,2}(?:'(?P<v>[^'\n]{1,100})'|\"(?P<v>[^\"\n]{1,100})\"|(?P<v>[^\s'\"\-]{3,100}))",
        ("-a", "-p", "-w"),
        accept=lambda value: not is_placeholder(value) and not value.isdigit(),
    ),
    _credential(
        "password",  # a name and a password, by their place
        r"\b(?:rabbitmqctl[ ][^\n|;&]{0,40}?(?:add_user|change_password)[ ]\S{1,60}|net[ ]user[ ]\S{1,60}|sqlplus[ ](?:-\w{1,3}[ ]){0,3}[\w.\-]{1,40}(?=/)|"
        r"snmp-server[ ]community|enable[ ](?:secret|password)(?:[ ]\d)?|(?:https?|xhs?)[ ][^\n|;&]{0,60}?(?:-a|--auth)[ ][\w.@\-]{1,60}(?=:)|"
        r"smbclient[ ][^\n|;&]{0,120}?-U[ ]?['\"]?[\w.\\\-]{1,60}(?=%))(?:[ ]{1,3}|[/:%])(?P<v>[^\s'\"/@][^\s'\"@]{1,80})",
        ("rabbitmqctl", "net user", "sqlplus", "snmp-server", "enable ", "http", "xh", "smbclient"),
        accept=lambda value: not is_placeholder(value) and not value.startswith(("-", "secret", "password")),
    ),
    _credential(
        "password",
        r"\b(?:mosquitto_(?:pub|sub)|kcat|influx|clickhouse-client|nmcli|wpa_passphrase|ldapmodify|freerdp|xfreerdp|impacket-\w{1,20}|crackmapexec|evil-winrm)\b[^\n|;&]{0,200}?[ ](?:-P|-p|--pw|/p:|password)[ ]{0,2}(?:'(?P<v>[^'\n]{1,100})'|\"(?P<v>[^\"\n]{1,100})\"|(?P<v>[^\s'\"\-][^\s'\"]{2,100}))",
        ("-p", "/p:", "password", "--pw"),
        accept=lambda value: not is_placeholder(value) and not value.isdigit(),
    ),
    _credential("password", r"\b(?:7z[ar]?|rar|unrar|zip|unzip)[ ][^\n|;&]{0,120}?(?<=[ ])(?:-p|-P[ ]|-hp)(?P<v>[^\s'\"\-][^\s'\"]{2,80})", ("7z", "rar", "zip"),
                accept=lambda value: not is_placeholder(value)),
    _credential("password", r"-(?:(?:src|dest)?(?:store|key)pass|passphrase|pw)[ ]{1,3}[\"']?(?P<v>[^\s\"']{2,100})", ("pass", "-pw"),
                accept=lambda value: not is_placeholder(value) and not value.startswith("-")),
    _credential("password", r"\becho[ ]{1,3}(?:-n[ ]{1,2})?[\"']?(?:[\w.\-]{1,40}:)?(?P<v>[^\s\"'|:$][^\s\"'|]{1,80})[\"']?[ ]{1,3}\|[ ]{1,3}(?:sudo[ ](?:-S[ ]{0,2})?)?(?:chpasswd|vncpasswd|passwd|docker login|cryptsetup|sudo|gpg|smbpasswd)\b",
                ("echo",), accept=lambda value: not is_placeholder(value)),
    _credential(
        "password",  # the last string that a login takes
        r"(?<=\w)[.:](?:login|auth|authenticate|log_in|sign_?in|bearer_auth|basic_auth|set_auth|unlock)\([^\n()\"']{0,60}(?:[\"'][^\n\"']{0,80}[\"'],[ ]{0,3}){0,2}[\"'](?P<v>[^\n\"']{4,120})[\"'][ ]{0,2}\)",
        ("login(", "auth(", "authenticate(", "log_in(", "sign", "unlock("),
        accept=lambda value: not is_placeholder(value) and "@" not in value.strip("@")[:-3],
    ),
    _credential("password", r"-pass(?:in|out|word)?[ ]{1,2}[\"']?pass:(?P<v>[^\s\"']{1,100})", ("pass:",),
                accept=lambda value: not is_placeholder(value)),
    _credential("password", r"\bhtpasswd[ ]-\w{0,6}b\w{0,6}[ ][^\n]{0,80}?[ ](?P<v>\S{1,100})[ ]*$", ("htpasswd",),
                accept=lambda value: not is_placeholder(value)),
)  # fmt: skip

FILES = (
    _credential(
        "password",  # .netrc
        r"\b(?:machine[ \t]+\S{1,200}|default)\s{1,20}login\s{1,8}\S{1,200}\s{1,20}password\s{1,8}(?P<v>\S{1,200})",
        ("login",),
        accept=lambda value: not is_placeholder(value),
    ),
    _credential(
        "password",  # .pgpass
        r"^[\w.\-*]{1,200}:(?:\d{2,5}|\*):[\w.\-*]{1,80}:[\w.\-@*]{1,80}:(?P<v>[^\s:][^\n]{0,120})$",
        (":",),
        accept=lambda value: not is_placeholder(value),
    ),
)

PATTERNS: tuple[Pattern, ...] = (*PROSE, *HEADERS, *COMMANDS, *FILES)
