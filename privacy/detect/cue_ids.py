# ruff: noqa: E501, SIM905 - a pattern, a row of a table or a list of words reads best on long lines
"""Numbers that stand for a person or a dealing, after the word that says which; handles and plates likewise."""

from privacy.categories import Category
from privacy.detect.matching import Pattern, compiled
from privacy.detect.placeholders import is_placeholder

_NUMBER_WORD = r"(?:numbers?|no\.?|num\.?|nr\.?|n[º°]|#|id|code|ref(?:erence)?|identifier)"
_VALUE = r"(?P<v>(?:[A-Z]{1,6}[ \-/]?)?(?=[A-Z0-9\-/.]{0,20}\d)[A-Z0-9][A-Z0-9\-/.]{1,30}(?:[ ]\d{2,6}){0,5}(?:[ ][A-Z](?![A-Za-z]))?)(?![\w])"


_OBJECTS = frozenset({"self", "request", "os", "req", "this", "config", "process", "user"})
_FIELDS = frozenset({"id", "uid", "user", "name", "username", "user_id", "userid", "login", "value", "text"})


def _is_user_name(value: str) -> bool:
    """Whether it can be somebody's user name: neither an ordinary word nor a field of an object (`u.id`)."""
    first, *others = value.lower().strip(".").split(".")
    is_field = bool(others) and (first in _OBJECTS or others[-1] in _FIELDS)
    mixed = any(c.isdigit() or c in "_.-" for c in value.strip("."))
    return mixed and not is_field and not is_placeholder(value)


def _enough_digits(value: str) -> bool:
    """Three digits at the least, and no time, date fragment, amount or version."""
    return sum(c.isdigit() for c in value) >= 3 and not value.count(".") and not is_placeholder(value)


def _numbered(kind: str, names: str, *, bare: bool = False) -> Pattern:
    """`names` followed by "number", "no.", "#", ":" or the like; with `bare` also directly by the value."""
    mark = rf"(?:[ ]?{_NUMBER_WORD}(?:[ ](?:is|was|:))?[ ]?[:=\-]?|(?:[ ](?:is|was))?[ ]?[:#=]|[ ]is)[\"'*]{{0,3}}[ ]{{0,3}}[#\"'*]{{0,2}}"
    mark = rf"(?:{mark}|[ ])" if bare else mark
    return Pattern(
        kind,
        Category.IDS,
        compiled(rf"(?<![\p{{L}}_])(?i:(?:{names})(?:[ _](?:card|record|file|account))?{mark}){_VALUE}"),
        0.8,
        (),
        _enough_digits,
    )


NUMBERS = (
    _numbered("passport", "passport|passeport|reisepass|pasaporte|passaporto", bare=True),
    _numbered(
        "driving licence",
        "driver'?s?'?[ ]licen[cs]e|driving licen[cs]e|licen[cs]e|führerschein|permis de conduire",
    ),
    _numbered(
        "national id",
        "national id(?:entity)?|identity card|id card|personalausweis|dni|nie|nif|bsn|cpf|curp|pesel|hetu|personnummer|aadhaar|nric|cnic|emirates id|citizen(?:ship)?",
        bare=True,
    ),
    _numbered(
        "social security number",
        "social security|ssn|social insurance|sin|national insurance|nino|sozialversicherungsnummer|sécurité sociale|nir|seguridad social",
        bare=True,
    ),
    _numbered(
        "tax id",
        "tax(?:payer)?(?:[ ]id(?:entification)?)?|itin|tin|ein|vat|steuernummer|steuer-?id|siret|siren|codice fiscale|partita iva|rfc|cnpj",
        bare=False,
    ),
    _numbered(
        "bank account",
        "(?:bank[ ])?(?:account|acct|a/c)|kontonummer|konto|sort[ ]?code|routing|iban|bic|swift|bsb|clabe",
    ),
    _numbered(
        "credit card", "(?:(?:credit|debit|bank|visa|master|amex)[ ]?)?card(?:[ ]ending(?:[ ]in)?)?|card ending in"
    ),
    _numbered(
        "medical record number",
        "medical record|mrn|patient|nhs|chart|health card|medicare|medicaid|health insurance|npi|rx|prescription",
        bare=False,
    ),
    _numbered(
        "insurance policy",
        "(?:insurance[ ])?policy|insurance|member(?:ship)?|subscriber|group|claim|versicherung",
        bare=False,
    ),
    _numbered(
        "case number",
        "case|docket|file|matter|aktenzeichen|ticket|incident|request|application|petition|complaint|police report|warrant|alien|uscis|receipt",
        bare=False,
    ),
    _numbered(
        "order number",
        "order|invoice|booking|reservation|confirmation|tracking|shipment|transaction|receipt|purchase order|rechnung(?:snummer)?|bestellung|commande|facture|pedido|factura|pnr|record locator|e-?ticket",
    ),
    _numbered(
        "customer number",
        "customer|client|user|employee|staff|badge|student|matriculation|matrikel(?:nummer)?|personnel|kunden(?:nummer)?|loyalty|frequent flyer|ref(?:erence)?|registration|serial|contract|vertrag|device|meter|imei|license",
    ),
)
_CODED = compiled(
    r"(?<![\p{L}_])(?i:case|ticket|invoice|order|policy|claim|docket|booking|contract|reference|account|member|patient|employee|customer|student)"
    r"[ ]#?(?P<v>[A-Z]{1,6}-?\d{1,4}-?\d{2,12}(?:-\d{1,10}){0,2}|\d{1,2}[:\-]?[A-Z]{2,3}-\d{2,10}(?:-\d{1,10})?|\d{4}-[A-Z]{1,4}-\d{2,10})(?!\w)"
)
_NEAR_HANDLE = (
    r"(?:twitter|x|insta(?:gram)?|ig|tiktok|telegram|snap(?:chat)?|discord|mastodon|threads|bluesky|youtube|twitch|reddit|linkedin|"
    r"facebook|fb|github|gitlab|venmo|cash ?app|paypal|skype|signal|steam|xbox|psn|handle|user ?name|screen ?name|gamertag|account|profile|dm|follow(?: me| us| him| her)?|"
    r"tag|add me|find me|message me|ping|cc|by|from|thanks|hi|hey|via|with)"
)
_NOT_MENTIONS = frozenset(
    "media import param return returns override charset keyframes fontface everyone here channel todo "
    "gmail lru_cache cached_property field_validator model_validator abstract_method user_id app_context".split()
)

OTHERS = (
    Pattern("credit card", Category.IDS, compiled(r"(?i:\b(?:cards?|cc|visa|mastercard|amex)\b)[^\d\n]{1,40}(?P<v>\d{12,19}|\d{4}[ \-]\d{4}[ \-]\d{4}[ \-]\d{1,7})(?![\w\-])"), 0.85, ("card", "cc", "visa", "amex")),
    Pattern("reference number", Category.IDS, _CODED, 0.75),
    Pattern("case number", Category.IDS, compiled(r"(?<!\w)\d{1,2}:\d{2}-[a-z]{2}-\d{3,6}(?:-[A-Z]{2,4}){0,3}(?!\w)"), 0.9),
    Pattern("vehicle id", Category.IDS, compiled(r"(?i:\bvin\b)(?:[ ](?i:number|no\.?|is))?[ ]?[:#=]?[ ]?(?P<v>(?=[A-Z]{0,16}\d)[A-HJ-NPR-Z0-9]{17})(?!\w)"), 0.9, ("vin",)),
    Pattern(
        "licence plate", Category.IDS,
        compiled(
            r"(?i:\b(?:(?:licen[cs]e|number|registration|car|vehicle)[ \-]?plates?|plates?|(?:vehicle|car)[ ]reg(?:istration)?|reg(?:istration)? no\.?|kennzeichen|matrícula|immatriculation|targa|plaque d['’]immatriculation)"
            r"(?:[ ](?:number|no\.?|nr\.?))?(?:[ ](?:is|was|reads?|of|on my car is|ist|est|es))?)[ ]?[:#=]?[ ]{0,2}[\"']?"
            r"(?P<v>(?=[A-Z0-9ÄÖÜ \-]{0,9}\d)(?=[0-9 \-]{0,6}[A-ZÄÖÜ])[A-Z0-9ÄÖÜ]{1,7}(?:[ \-·][A-Z0-9]{1,4}){0,2})(?![\w])"
        ),
        0.85, ("plate", "reg", "kennzeichen", "matrícula", "immatriculation", "targa"),
    ),
    Pattern(
        "licence plate", Category.IDS,
        compiled(
            r"(?i:\b(?:cars?|vans?|lorr(?:y|ies)|trucks?|taxis?|cabs?|vehicles?|motor(?:bike|cycle)s?|scooters?|camper(?:van)?s?|bmw|audi|toyota|ford|vw|volvo|parked|number ?plates?)\b)"
            r"[^\n.?!\d]{0,30}?(?<![\w\-])(?P<v>[A-Z]{2}\d{2}[ ]?[A-Z]{3}|[A-ZÄÖÜ]{1,3}-[A-Z]{1,2}[ ]?\d{3,4}|\d[A-Z]{3}\d{3}|[A-Z]{2}-\d{3}-[A-Z]{2})(?![\w\-])"
        ),
        0.8, ("car", "van", "lorr", "truck", "taxi", "cab", "vehicle", "motor", "scooter", "camper", "bmw", "audi", "toyota", "ford", "vw", "volvo", "parked", "plate"),
    ),
    Pattern("crypto wallet", Category.IDS, compiled(r"(?<!\w)0x[0-9a-fA-F]{40}(?!\w)"), 0.9, ("0x",)),
    Pattern("imei", Category.IDS, compiled(r"(?i:\bimei)(?:[ ](?i:number|no\.?|is))?[ ]?[:#=]?[ ]?(?P<v>\d{15}|\d{2}-\d{6}-\d{6}-\d)(?!\w)"), 0.9, ("imei",)),
    Pattern("bank code", Category.IDS, compiled(r"(?i:\b(?:swift|bic)(?:[ /](?:bic|swift|code)){0,2})(?:[ ]is)?[ ]?[:=]?[ ]?(?P<v>[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?)(?!\w)"), 0.85, ("swift", "bic")),
    Pattern("sort code", Category.IDS, compiled(r"(?i:\bsort[ ]?code)(?:[ ]is)?[ ]?[:=]?[ ]?(?P<v>\d{2}[\- ]?\d{2}[\- ]?\d{2})(?!\w)"), 0.9, ("sort",)),
    Pattern("iban", Category.IDS, compiled(r"(?i:\biban)(?:[ ](?i:is|number))?[ ]?[:=]?[ ]?(?P<v>[A-Za-z]{2}\d{2}(?:[ ]?[A-Za-z0-9]{2,4}){3,8})(?!\w)"), 0.9, ("iban",)),
    Pattern(
        "handle", Category.CONTACT,
        compiled(rf"(?<![\p{{L}}.@/])(?i:{_NEAR_HANDLE})(?:[ ](?:is|at|on|as|my|handle|user|name|us|me|to)){{0,3}}[ ]?[:\-]?[ ]?[(\"']?(?P<v>@[\p{{L}}_][\w.\-]{{1,38}}(?:@[\w\-]{{1,40}}(?:\.[\w\-]{{1,40}}){{1,3}})?)(?![\w(/])"),
        0.75, ("@",), lambda value: value[1:].lower() not in _NOT_MENTIONS,
    ),
    Pattern(
        "handle", Category.CONTACT,
        compiled(r"(?<=[^\s] )(?P<v>@(?=[\w.]{0,30}[\d_])\p{L}[\w.]{2,30}\w)(?![\w(/@:\-]|[ ]?=)"),
        0.75, ("@",), lambda value: value[1:].lower() not in _NOT_MENTIONS,
    ),
    Pattern(
        "handle", Category.CONTACT,
        compiled(r"(?i:\b(?:i['’]m|i am|im|we['’]re|they['’]re|she['’]s|he['’]s|known as|called)[ ])(?P<v>@\p{L}[\w.]{1,30}\w)(?![\w(/@:\-])"),
        0.8, ("@",),
    ),
    Pattern(
        "handle", Category.CONTACT,
        compiled(r"\b(?:twitter|insta(?:gram)?|ig|tiktok|telegram|snap(?:chat)?|discord|skype|github|reddit|steam|twitch|venmo|gamertag)(?:[ ](?:handle|user(?:name)?|account|id|name|tag)){0,2}(?:[ ]is|:|[ ]-)[ ]?[\"'@]?(?P<v>[\w.\-]{3,38}(?:#\d{4})?)(?!\w)", ignore_case=True),
        0.75, (), lambda value: any(c.isdigit() or c in "_.#" for c in value.strip(".")),
    ),
    Pattern(
        "url", Category.CONTACT,
        compiled(
            r"(?i:\b(?:(?:my|our)[ ](?:[\w\-]{1,15}[ ]){0,2}?(?:blog|website|web ?site|site|shop|home ?page|page|portfolio|newsletter|podcast)|"
            r"(?:i|we)(?:['’]m)?[ ](?:write|blog|post|publish|sell|teach|draw)(?:[ ][\w\-]{1,15}){0,3}?)(?:[ ](?:is|lives|runs))?(?:[ ](?:at|on|under|here)|:)?[ ])"
            r"(?P<v>(?![\w.\-]{1,80}(?:/|\.(?:py|js|ts|md|txt|sh|rs|go|c|h|java|json|ya?ml|html?|css|pdf|docx?|xlsx?|csv|zip)\b))"
            r"[a-zA-Z][\w\-]{1,60}(?:\.[\w\-]{2,40}){0,3}\.[a-z]{2,12})(?![\w@(])"
        ),
        0.75, (".",),
    ),
    Pattern("handle", Category.CONTACT, compiled(r"(?<![\w/])u/[\w\-]{3,20}(?![\w/])"), 0.8, ("u/",)),
    Pattern(
        "user name", Category.NAME,
        compiled(r"(?<![\p{L}\-])(?:user[ _\-]?name|login(?:[ _]?(?:name|id))?|user[ _]?id|screen name)(?:[ ]is|[\"']?[ ]?[:=])[ ]?[\"'@]?(?P<v>[a-z][\w.\-]{2,38})(?![\w(\[@{$<])", ignore_case=True),
        0.7, ("user", "login", "screen"),
        _is_user_name,
    ),
)  # fmt: skip

PATTERNS: tuple[Pattern, ...] = (*NUMBERS, *OTHERS)
