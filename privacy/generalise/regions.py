"""Regions of the world by the codes of their countries, after the United Nations' M49 standard."""

from functools import cache

_SUBREGIONS = {
    "northern Europe": "AX DK EE FO FI GG IS IE IM JE LV LT NO SJ SE GB",
    "western Europe": "AT BE FR DE LI LU MC NL CH",
    "eastern Europe": "BY BG CZ HU MD PL RO RU SK UA",
    "southern Europe": "AL AD BA HR GI GR VA IT MT ME MK PT SM RS SI ES XK",
    "North Africa": "DZ EG LY MA SD TN EH",
    "West Africa": "BJ BF CV CI GM GH GN GW LR ML MR NE NG SH SN SL TG",
    "central Africa": "AO CM CF TD CG CD GQ GA ST",
    "East Africa": "BI KM DJ ER ET KE MG MW MU YT MZ RE RW SC SO SS TZ UG ZM ZW",
    "southern Africa": "BW SZ LS NA ZA",
    "central Asia": "KZ KG TJ TM UZ",
    "East Asia": "CN HK MO JP KP KR MN TW",
    "south-east Asia": "BN KH ID LA MY MM PH SG TH TL VN",
    "South Asia": "AF BD BT IN IR MV NP PK LK",
    "western Asia": "AM AZ BH CY GE IQ IL JO KW LB OM PS QA SA SY TR AE YE",
    "North America": "US CA GL BM PM",
    "Central America": "BZ CR SV GT HN MX NI PA",
    "the Caribbean": "AI AG AW BS BB BQ VG KY CU CW DM DO GD GP HT JM MQ MS PR BL KN LC MF VC SX TT TC VI",
    "South America": "AR BO BR CL CO EC FK GF GY PY PE SR UY VE",
    "Oceania": "AS AU CK FJ PF GU KI MH FM NR NC NZ NU NF MP PW PG PN WS SB TK TO TV UM VU WF CC CX",
}
_CONTINENTS = ("Europe", "Africa", "Asia", "America", "Oceania")


@cache
def _by_country() -> dict[str, str]:
    return {code: region for region, codes in _SUBREGIONS.items() for code in codes.split()}


def region_of(country: str) -> str:
    """The region in which the country of a two-letter code lies; "" for an unknown one."""
    return _by_country().get(country, "")


def continent_of(country: str) -> str:
    """The continent, the Americas as one; "" for an unknown country."""
    region = region_of(country).replace("the Caribbean", "America")
    return next((continent for continent in _CONTINENTS if region.endswith(continent)), "")


def adjective_of(region: str) -> str:
    """What is of a region: "southern European", "Caribbean"."""
    if region == "the Caribbean":
        return "Caribbean"
    return region + {"e": "an", "a": "n"}[region[-1]]
