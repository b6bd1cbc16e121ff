# ruff: noqa: E501 - a pattern or a row of a table reads best on one line
"""Street addresses of several countries, postal codes, coordinates, and the places people say they live in."""

from privacy.categories import Category
from privacy.detect.matching import Pattern, compiled
from privacy.detect.name_shapes import is_name

_STREET = (
    "Street|St|Avenue|Ave|Av|Road|Rd|Lane|Ln|Drive|Dr|Court|Ct|Courts|Boulevard|Blvd|Way|Place|Pl|Square|Sq|Terrace|Ter|Close|"
    "Crescent|Cres|Parkway|Pkwy|Highway|Hwy|Circle|Cir|Trail|Trl|Row|Gardens|Grove|Mews|Hill|Alley|Plaza|Walk|Loop|Pike|"
    "Quay|Wharf|Heights|View|Views|Ridge|Point|Run|Path|Crossing|Park|Ranch|Rue|Bypass|Causeway|Bend|Cove|Creek|Estates?|"
    "Expressway|Extension|Falls|Field|Fields|Flats?|Forest|Forge|Fork|Freeway|Garden|Gateway|Glen|Green|Harbor|Haven|Island|"
    "Isle|Junctions?|Key|Keys|Knoll|Lake|Lakes|Land|Landing|Light|Locks|Lodge|Mall|Manors?|Meadows?|Mill|Mills|Mission|"
    "Motorway|Mount|Mountains?|Neck|Orchard|Oval|Overpass|Parkways|Pass|Passage|Pine|Pines|Plain|Plains|Port|Ports|Prairie|"
    "Ramp|Rapids|Rest|River|Shoals?|Shores?|Skyway|Springs?|Spurs?|Squares|Station|Stravenue|Stream|Summit|Throughway|Trace|"
    "Track|Trafficway|Tunnel|Turnpike|Underpass|Unions?|Valleys?|Viaduct|Villages?|Ville|Vista|Walks|Wall|Ways|Wells?"
)
_STREET_OR_WORD = (
    "Steps|Yard|Parade|Rise|Vale|Wynd|Brae|Croft|Chase|Approach|Corner|Cottages?|Buildings|Drove|Gate|Mead|Copse|"
    "Embankment|Esplanade|Promenade|Strand|Common|Bank|Dale|Dene|Fold|Hollow|Hatch|Lea|Nook|Paddock|Spinney|Tower|Towers"
)
_STATE = "A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|P[AR]|RI|S[CD]|T[NX]|UT|V[AIT]|W[AIVY]"
_CAP = r"\p{Lu}[\p{L}\p{M}'’.\-]{0,25}"
_CITY = rf"{_CAP}(?:[ ]{_CAP}){{0,3}}"
_PLACE = r"(?!(?:I|What|How|Which|Where|Who|Why|When)\b)(?:(?:\p{Lu}\.){2,3}|(?:(?:St|ST|Ste|Sta|Sto|Mt|Ft|Pt|Gt|[NSEW])\.[ ]?)?\p{Lu}[\p{L}\p{M}'’\-]{0,25})"
"""A word of a place's name; a full stop only abbreviates: after "Ghent." another sentence begins."""
_UNIT = r"(?:,?[ \n](?:Apt|Apartment|Suite|Ste|Unit|Floor|Flat|Room|Rm|Bldg|Building|App|Appt)\b\.?[ ]?#?[\w\-]{1,8}|,?[ ]#[\w\-]{1,8})?"
_US_CITY = rf"(?:,?\s{{1,3}}{_CITY},?[ ](?:{_STATE}|\p{{Lu}}\p{{Ll}}{{3,13}})(?:,?[ ]\d{{5}}(?:-\d{{4}})?)?)?"
_TAIL = rf"(?:,?\s{{1,3}}(?:[A-Z]{{1,2}}-)?\d{{4,5}}[ ]{_CITY})?"


def _address(text: str, score: float = 0.85, needs: tuple[str, ...] = (), kind: str = "street address") -> Pattern:
    return Pattern(kind, Category.ADDRESS, compiled(text), score, needs)


ADDRESSES = (
    _address(
        rf"(?<![\w.,/\-])\d{{1,5}}[A-Za-z]?(?:[\-/]\d{{1,4}}[A-Za-z]?)?,?[ ](?:(?:N|S|E|W|NE|NW|SE|SW|North|South|East|West)\.?[ ])?"
        rf"(?:(?:{_CAP}|\d{{1,3}}(?:st|nd|rd|th))[ ]){{1,4}}(?:{_STREET})\b(?:\.(?!\w))?(?:[ ](?:N|S|E|W|NE|NW|SE|SW)\b\.?)?{_UNIT}{_US_CITY}"
    ),
    _address(
        rf"(?i:\b(?:at|address(?:[ ]is)?:?|live[sd]?[ ](?:in|at)|living[ ](?:in|at)|deliver(?:ed)?[ ]to)[ ])(?P<v>\d{{1,4}}[A-Za-z]?,?[ ](?:{_CAP}[ ]){{1,3}}(?:{_STREET_OR_WORD})\b{_UNIT}{_US_CITY})",
    ),
    _address(
        r"(?<![\w.,/\-])\d{1,5}[A-Za-z]?[ ](?!(?:on|in|the|of|down|up|at|from|to|per|a|and|or|minutes?|miles?|blocks?|km|hours?|days?)\b)"
        r"(?:[a-z]{2,15}[ ]){1,2}(?:street|avenue|boulevard|lane|drive|road)\b",
        0.75, ("street", "avenue", "boulevard", "lane", "drive", "road"),
    ),
    _address(
        rf"(?<![\p{{L}}\-])\p{{Lu}}[\p{{L}}\p{{M}}\-]{{1,30}}?(?:stra(?:ß|ss)e|str\.|weg|platz|allee|gasse|ring|damm|ufer|chaussee|steig|"
        rf"straat|laan|plein|gracht|kade|singel|dijk|gatan|vägen|veien|vej|gade|katu|tie)[ ]\d{{1,4}}(?:[ ]?[a-zA-Z](?!\p{{L}}))?{_TAIL}"
    ),
    _address(
        rf"(?<!\p{{L}})\p{{Lu}}[\p{{L}}\-]{{2,25}}(?:er|en)?[ ](?:Stra(?:ß|ss)e|Str\.|Weg|Platz|Allee|Gasse|Ring|Damm|Ufer)[ ]\d{{1,4}}[a-z]?(?!\w){_TAIL}"
    ),
    _address(
        rf"(?<![\w.,])\d{{1,4}}(?:[ ]?(?:bis|ter))?,?[ ](?i:rue|avenue|av\.|boulevard|bd|place|chemin|impasse|allée|quai|cours|route|square(?! (?:met|f[eo]+t|yard|mile|inch|kilo|cent|m\b|km))|passage)"
        rf"[ ](?:(?i:de la|de l['’]|de|du|des|d['’]|la|le|les|l['’])[ ]?){{0,2}}[\p{{L}}][\p{{L}}\p{{M}}'’\-]{{2,30}}(?:[ ]{_CAP}){{0,3}}{_TAIL}"
    ),
    _address(
        rf"(?<!\p{{L}})(?:Calle|C/|Avenida|Avda\.?|Av\.|Plaza|Paseo|Carrer|Carretera|Via|Viale|Piazza|Corso|Largo|Rua|Travessa|Praça|ul\.|Ulica|aleja|Avenue|Rue)"
        rf"[ ]?(?:(?:de la|de los|de las|del|de|da|do|dos|das|della|dei|di)[ ]){{0,2}}{_CAP}(?:[ ](?:(?:de|del|la|di|da|do)[ ])?{_CAP}){{0,3}},?[ ](?:n[.ºo°]{{1,2}}[ ]?)?\d{{1,4}}(?!\d){_TAIL}"
    ),
    _address(r"(?i:(?<!\w)(?:p\.?[ ]?o\.?[ ]?box|post office box|postfach|apartado(?: de correos)?|postbus|casella postale))[ ]?(?:no\.?[ ]|#)?[\d\-]{1,8}", 0.9, ("box", "post", "apartado", "casella"), "po box"),
    _address(rf"(?<!\p{{L}}){_CITY},[ ](?:{_STATE})[ ]\d{{5}}(?:-\d{{4}})?(?!\w)", 0.85, (), "city and postcode"),
    _address(
        r"(?i:(?:^|(?<=[\n\t ,;(\"]))[\"']?(?:(?:home|street|mailing|shipping|billing|postal|delivery|work|current|permanent)[ _])?(?:address|anschrift|adresse|dirección|indirizzo)[\"'*]{0,2}[ ]?[:=][*\"' \t]{0,4})"
        r"(?P<v>(?=[^\n@]{0,80}\d)(?!https?:|0x|\d{1,3}\.\d)[^\n\"{}@<>=;()]{8,120})",
        0.75, ("address", "anschrift", "adresse", "dirección", "indirizzo"),
    ),
    _address(
        r"(?i:\b(?:zip(?:[ ]?code)?|post(?:al)?[ ]?code|plz|postleitzahl|code postal|código postal|c\.?a\.?p\.?|eircode))(?:[ ](?i:is))?[\"']?[ ]?[:#=]?[ ]?[\"']?"
        r"(?P<v>(?=[A-Z]{0,3}\d)[A-Z0-9]{2,5}(?:[ \-][A-Z0-9]{3,4})?)(?![\w])",
        0.8, ("zip", "post", "plz", "code", "código", "cap", "eircode"), "postcode",
    ),
)  # fmt: skip

_DEGREES = r"\d{1,3}[ ]?°[ ]?\d{1,2}[ ]?['’′][ ]?(?:\d{1,2}(?:\.\d{1,6})?[ ]?(?:\"|″|''|”)[ ]?)?[NSEWO]"
_BEFORE_LIST, _AFTER_LIST = r"(?<![\w.\-])(?<!\d,[ ]?)", r"(?![\w.])(?!,[ ]?-?\d)"


def _location(text: str, score: float, kind: str, needs: tuple[str, ...] = ()) -> Pattern:
    accept = None if kind == "coordinates" else is_name
    return Pattern(kind, Category.LOCATION, compiled(text), score, needs, accept)


LOCATIONS = (
    _location(rf"{_BEFORE_LIST}-?(?:[1-8]?\d|90)\.\d{{4,15}},[ ]?-?(?:1[0-7]\d|[1-9]?\d|180)\.\d{{4,15}}{_AFTER_LIST}", 0.75, "coordinates", (".",)),
    _location(rf"{_BEFORE_LIST}\d{{1,2}}(?:\.\d{{1,15}})?[ ]?°?[ ]?[NS],?[ ]{{0,2}}\d{{1,3}}(?:\.\d{{1,15}})?[ ]?°?[ ]?[EWO](?!\w)", 0.8, "coordinates"),
    _location(rf"{_DEGREES},?[ ]?{_DEGREES}", 0.9, "coordinates", ("°",)),
    _location(r"(?i:\b(?:lat(?:itude)?|lng|long?(?:itude)?))[\"']?[ ]?[:=][ ]?[\"']?(?P<v>-?\d{1,3}\.\d{3,15})(?!\w)", 0.85, "coordinates", ("lat", "lon", "lng")),
    _location(
        rf"(?i:\b(?:(?:i|we|he|she|they)(?:['’]m|['’]re|['’]s|[ ]am|[ ]are|[ ]is)?[ ](?:currently[ ]|now[ ]|both[ ]|also[ ]|originally[ ])?"
        rf"(?:lives?|grew up|resides?|living|based|staying|stay|was born|were born|moved|moving|relocat(?:ed|ing)|from|located)(?:[ ](?:here|back|near|close))?"
        rf"(?:[ ](?:in|to|from|near|outside|just outside|around))?|my (?:home ?town|city|address|neighbou?rhood|village) is|born and raised in|residents? of))"
        rf"[ ](?:the[ ])?(?P<v>{_PLACE}(?:[ ](?:(?:de|del|of|upon|am|sur|la|los)[ ])?{_PLACE}){{0,2}}(?:,[ ]{_PLACE}(?:[ ]{_PLACE})?)?)",
        0.7, "place",
    ),
)  # fmt: skip

PATTERNS: tuple[Pattern, ...] = (*ADDRESSES, *LOCATIONS)
