# ruff: noqa: E501 - a pattern or a row of a table reads best on one line
"""Which of Presidio's recognizers Sotto uses, and what is asked of a hit before it is believed.

Left out: recognizers that cry wolf or say nothing about a person (medical licences, VAT and company numbers, dates,
UUIDs, and URLs, for which `links` is more precise), and shapes like "nine digits" without a word beside them.
"""

from collections.abc import Callable
from dataclasses import dataclass

from presidio_analyzer import EntityRecognizer, Pattern
from presidio_analyzer import predefined_recognizers as predefined

from privacy.categories import Category
from privacy.detect.ip_addresses import is_private_matter
from privacy.detect.presidio_parts import OfflineEmail, Phones


@dataclass(frozen=True, slots=True)
class Entry:
    """One recognizer, what its hits are called, and what they need.

    A hit counts from `least` on; Presidio gives 1.0 to a checksum that holds. `context`: a context word must stand
    near, whatever the checksum says, because one number in ten or twenty passes by chance.
    """

    recognizer: EntityRecognizer
    category: Category
    kind: str
    least: float = 0.5
    context: bool = False
    accept: Callable[[str], bool] | None = None


def _upper(value: str) -> bool:
    """Presidio ignores case; ids are written in capitals, words and hashes are not."""
    return value == value.upper()


def _spaced_upper(value: str) -> bool:
    return value == value.upper() and " " in value


_CARD = Pattern(
    "card",
    r"(?<![\w.\-])(?:[2-6]\d{3}([ \-]?)\d{4}\1\d{4}\1\d{4}|3[47]\d{2}([ \-]?)\d{6}\2\d{5}|3[068]\d{2}([ \-]?)\d{6}\3\d{4})(?![\w\-]|\.\d)",
    0.3,
)
# "version 1.2.3.4" has an address's shape.
_IP = [
    Pattern(pattern.name, r"(?<!version\W{0,3})(?<![\w.]\.|\bv)" + pattern.regex, pattern.score)
    for pattern in predefined.IpRecognizer.PATTERNS
]
_BANK = [
    "bank account",
    "account number",
    "account no",
    "acct",
    "account #",
    "checking",
    "savings account",
    "kontonummer",
]
_PASSPORT = ["passport", "passeport", "reisepass", "pasaporte", "passaporto", "paspoort"]
_LICENCE = ["driver license", "driver's license", "drivers license", "driver’s license", "driving licence",
            "driving license", "driver's licence", "dl number", "dl no", "license number", "licence number"]  # fmt: skip


def entries() -> tuple[Entry, ...]:
    """Every recognizer with its terms. Country recognizers are all registered under English on purpose."""
    return (*_general(), *_written_plainly(), *_with_context())


def _general() -> tuple[Entry, ...]:
    ids, contact = Category.IDS, Category.CONTACT
    return (
        Entry(OfflineEmail(), contact, "email"),
        Entry(Phones(), contact, "phone", least=0.6),
        Entry(predefined.CreditCardRecognizer(patterns=[_CARD]), ids, "credit card"),
        Entry(predefined.IbanRecognizer(), ids, "iban"),
        Entry(predefined.IpRecognizer(patterns=_IP), contact, "ip address", accept=is_private_matter),
        Entry(predefined.MacAddressRecognizer(), ids, "mac address"),
        Entry(predefined.CryptoRecognizer(), ids, "crypto wallet", least=0.9),
    )


def _written_plainly() -> tuple[Entry, ...]:
    """Numbers whose letters, separators and checksum leave little doubt."""
    ids, here = Category.IDS, {"supported_language": "en"}
    return (
        Entry(predefined.UsSsnRecognizer(), ids, "social security number"),
        Entry(predefined.UsMbiRecognizer(), ids, "medicare number"),
        Entry(predefined.UkNinoRecognizer(), ids, "national insurance number", accept=_upper),
        Entry(predefined.UkDrivingLicenceRecognizer(), ids, "driving licence", accept=_upper),
        Entry(
            predefined.EsNifRecognizer(**here),
            ids,
            "national id",
            least=0.9,
            accept=lambda v: _upper(v) and len(v) >= 9,
        ),
        Entry(
            predefined.EsNieRecognizer(**here),
            ids,
            "national id",
            least=0.9,
            accept=lambda v: _upper(v) and v[0] in "XYZ",
        ),
        Entry(predefined.ItFiscalCodeRecognizer(**here), ids, "tax id", least=0.9),
        Entry(predefined.FiPersonalIdentityCodeRecognizer(**here), ids, "national id", least=0.9, accept=_upper),
        Entry(
            predefined.DeSocialSecurityRecognizer(**here), ids, "social security number", least=0.9, accept=_upper
        ),
        Entry(
            predefined.InPanRecognizer(patterns=predefined.InPanRecognizer.PATTERNS[:2]),
            ids,
            "tax id",
            accept=_upper,
        ),
        Entry(predefined.KrRrnRecognizer(**here), ids, "national id", accept=lambda v: "-" in v),
        Entry(predefined.SgFinRecognizer(), ids, "national id", accept=_upper),
        Entry(
            predefined.SePersonnummerRecognizer(**here),
            ids,
            "national id",
            least=0.9,
            accept=lambda v: v[-5] in "-+",
        ),
        Entry(predefined.UkPostcodeRecognizer(), Category.ADDRESS, "postcode", least=0.1, accept=_spaced_upper),
    )


def _with_context() -> tuple[Entry, ...]:
    """Numbers that could count anything, until a word says what they count."""
    ids, here = Category.IDS, {"supported_language": "en"}
    return (
        Entry(
            predefined.UsItinRecognizer(context=["itin", "taxpayer", "tax id", "tin"]),
            ids,
            "tax id",
            context=True,
            least=0.4,
        ),
        Entry(predefined.UsPassportRecognizer(context=_PASSPORT), ids, "passport", context=True, least=0.4),
        Entry(predefined.UsLicenseRecognizer(context=_LICENCE), ids, "driving licence", context=True, least=0.36),
        Entry(predefined.UsBankRecognizer(context=_BANK), ids, "bank account", context=True, least=0.4),
        Entry(
            predefined.AbaRoutingRecognizer(context=["routing", "aba"]), ids, "bank routing number", context=True
        ),
        Entry(
            predefined.NhsRecognizer(context=["nhs", "national health service"]), ids, "nhs number", context=True
        ),
        Entry(predefined.PlPeselRecognizer(**here), ids, "national id", context=True),
        Entry(predefined.AuTfnRecognizer(), ids, "tax id", context=True),
        Entry(predefined.AuMedicareRecognizer(), ids, "medicare number", context=True),
        Entry(predefined.InAadhaarRecognizer(), ids, "national id", context=True),
        Entry(
            predefined.CaSinRecognizer(context=["sin", "social insurance"]),
            ids,
            "social insurance number",
            context=True,
            least=0.4,
        ),
        Entry(predefined.ZaIdNumberRecognizer(context=["id", "identity"]), ids, "national id", context=True),
        Entry(predefined.DeTaxIdRecognizer(**here), ids, "tax id", context=True),
        Entry(predefined.TrNationalIdRecognizer(**here), ids, "national id", context=True),
        Entry(predefined.ThTninRecognizer(**here), ids, "national id", context=True),
        Entry(
            predefined.UsNpiRecognizer(context=["npi", "provider identifier"]),
            ids,
            "provider number",
            context=True,
        ),
    )
