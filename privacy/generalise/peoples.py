# ruff: noqa: E501, SIM905 - lists of words read best on long lines, and as words
"""Nationalities and peoples to their part of the world, languages to "a language"."""

from collections.abc import Iterator
from functools import cache

from privacy.generalise.asked import Asked
from privacy.generalise.regions import adjective_of, continent_of, region_of

_OF_COUNTRY = (
    "AF afghan, AL albanian, DZ algerian, AR argentinian argentine, AM armenian, AU australian aussie, AT austrian, AZ azerbaijani azeri, "
    "BD bangladeshi bengali, BY belarusian, BE belgian flemish, BO bolivian, BA bosnian, BR brazilian, BG bulgarian, KH cambodian khmer, CM cameroonian, "
    "CA canadian, CL chilean, CN chinese han, CO colombian, CR costa-rican, HR croatian croat, CU cuban, CY cypriot, CZ czech, CD congolese, DK danish dane, "
    "DO dominican, NL dutch, EC ecuadorian, EG egyptian, SV salvadoran, ER eritrean, EE estonian, ET ethiopian, FI finnish finn, FR french, "
    "GE georgian, DE german, GH ghanaian, GR greek, GT guatemalan, HT haitian, HN honduran, HU hungarian, IS icelandic, IN indian punjabi gujarati tamil marathi malayali sikh telugu, "
    "ID indonesian javanese, IR iranian persian, IQ iraqi, IE irish, IL israeli, IT italian sicilian, CI ivorian, JM jamaican, JP japanese, JO jordanian, "
    "KZ kazakh, KE kenyan kikuyu, KR korean, KW kuwaiti, KG kyrgyz, LA laotian, LV latvian, LB lebanese, LY libyan, LT lithuanian, MY malaysian malay, "
    "MT maltese, MX mexican, MD moldovan, MN mongolian, MA moroccan, MM burmese, NP nepali nepalese, NZ kiwi maori māori, NG nigerian yoruba igbo hausa, NO norwegian, "
    "PK pakistani, PS palestinian, PA panamanian, PY paraguayan, PE peruvian, PH filipino filipina, PL polish pole, PT portuguese, RO romanian, RU russian, "
    "RW rwandan, SA saudi, SN senegalese, RS serbian serb, SG singaporean, SK slovak, SI slovenian, SO somali, ZA zulu xhosa afrikaner, ES spanish spaniard catalan basque, "
    "LK sinhalese, SD sudanese, SE swedish swede, CH swiss, SY syrian, TW taiwanese, TZ tanzanian, TH thai, TR turkish turk kurdish kurd, TN tunisian, "
    "UG ugandan, UA ukrainian, GB british english scottish welsh scot brit, US american, UY uruguayan, UZ uzbek, VE venezuelan, VN vietnamese, YE yemeni, ZM zambian, ZW zimbabwean"
)


@cache
def _countries() -> dict[str, str]:
    rows = (row.split() for row in _OF_COUNTRY.split(", "))
    return {word.replace("-", " "): code for code, *words in rows for word in words}


def country_of_people(plain: str) -> tuple[str, str]:
    """The country's code and the ending of the plural; two empty words for an unknown people."""
    if code := _countries().get(plain, ""):
        return code, ""
    return _countries().get(plain.removesuffix("s"), "") if plain.endswith("s") else "", "s"


def of_people(asked: Asked) -> Iterator[str]:
    """The region's adjective, then the continent's: "Portuguese" is "southern European", then "European"."""
    code, ending = country_of_people(asked.plain)
    for place in (region_of(code), continent_of(code)) if code else ():
        yield adjective_of(place) + ending


def of_language(asked: Asked) -> Iterator[str]:
    """A language, where it stands as a noun."""
    words = asked.after.split()
    follows = words[0] if words and asked.after[:1].isspace() else ""
    named = asked.words[:1].isupper() or asked.last_before in _BEFORE_A_LANGUAGE
    if named and (not follows.isalpha() or follows in _AFTER_A_NOUN):
        yield "a language"


_BEFORE_A_LANGUAGE = frozenset(
    "speak speaks spoke speaking in to from into learn learning learned study my her his".split()
)
_AFTER_A_NOUN = frozenset(
    "and or but at in to with from as is was for so because well fluently since only better i not".split()
)
