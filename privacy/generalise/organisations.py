# ruff: noqa: E501, SIM905 - lists of words read best on long lines, and as words
"""Employers and schools to their kind, by the words in their names."""

import re
from collections.abc import Iterator

from privacy.generalise.asked import Asked

_EMPLOYERS: tuple[tuple[str, str], ...] = (
    ("a hospital", r"hospitals?|infirmary|medical cent(?:er|re)|mayo|cleveland clinic|charit[eé]|kaiser|klinikum|h[oô]pital"),
    ("a health service", r"nhs(?: trust)?|health (?:service|board|trust)"),
    ("a clinic", r"clinics?|surgery|practice|dental|dentists?|health cent(?:er|re)|hospice|vets?|veterinary|physio\w*|gp"),
    ("a pharmacy", r"pharmac(?:y|ies)|chemists?|drugstore|walgreens|cvs|boots"),
    ("a care home", r"care home|nursing home|retirement|assisted living"),
    ("a university", r"universit(?:y|ies)|university college|institute of technology|polytechnic"),
    ("a school", r"schools?|academy|college|kindergarten|nursery|cr[eè]che|montessori|primary|elementary|gymnasium|high"),
    ("an emergency service", r"police|fire (?:department|brigade|service)|ambulance|sheriff\w*|constabulary|coastguard"),
    ("a court", r"courts?|tribunal"),
    ("a public authority", r"council|ministry|department|authority|agency|government|municipality|city of|county|town hall|hmrc|irs|dwp|dvla|home office|job ?cent(?:re|er)|jobcentre|customs|embassy|consulate|parliament|commission|bureau|state of|army|navy|air force|prison|post office"),
    ("a law firm", r"llp|law|legal|solicitors?|chambers|attorneys?|barristers?|notar\w+|advocates?"),
    ("a bank", r"banks?|banque|banco|bancorp|credit union|barclays|hsbc|lloyds|natwest|santander|revolut|monzo|chase|citi\w*|wells fargo|building society|n26|ing|jpmorgan|goldman sachs"),
    ("an insurance company", r"insurance|assurance|mutual|allianz|axa|aviva|geico|prudential"),
    ("a financial company", r"capital|invest\w*|fund|ventures|equity|finance|financial|accounting|accountants|audit|kpmg|deloitte|pwc|ey|wealth|trading|asset\w*|securities"),
    ("a technology company", r"software|systems|tech|technologies|labs?|digital|data|cloud|cyber\w*|soft|apps?|microsoft|google|amazon|apple|netflix|spotify|facebook|ibm|intel|nvidia|amd|nokia|samsung|meta|oracle|sap|salesforce|amazon web services|ai|analytics|computing|robotics|\.com|\.io|interactive|networks?"),
    ("a media company", r"media|news|times|post|press|studios?|films?|records|publish\w*|broadcast\w*|radio|tv|bbc|cnn|herald|gazette|magazine|productions?|entertainment|games"),
    ("a restaurant or café", r"restaurant|caf[eé]|coffee|pizz\w+|bistro|diner|bar|pub|bakery|kitchen|grill|starbucks|mcdonald\S*|burger|costa|catering|brewery|arms|tavern|kebab|sushi"),
    ("a hotel", r"hotels?|inn|hostel|resort|hilton|marriott|lodge"),
    ("a shop", r"shop|stores?|supermarket|market|mart|tesco|sainsbury\S*|aldi|lidl|asda|morrisons|waitrose|walmart|target|costco|ikea|outlet|boutique|books|florist\w*|grocer\w*|foods?|books?|furniture|toys|jewell?ers|garden cent(?:re|er)|m&s|argos|kroger|h&m|zara|carpets|fashions?"),
    ("a transport company", r"airlines?|airways|railways?|rail|logistics|freight|couriers?|haulage|transport|shipping|taxis?|cabs|bus|fedex|ups|dhl|uber|lyft|ryanair|easyjet|delivery|movers|express|aviation"),
    ("a building company", r"construction|builders?|building|homes|roofing|plumbing|electrical|contractors?|architects?|estates?|propert(?:y|ies)|realty|housing|developments?|scaffolding|interiors|landscap\w+"),
    ("an industrial company", r"factory|works|motors?|automotive|engineering|manufactur\w+|steel|chemicals?|foundry|mills?|industries|plastics|aerospace|ford|toyota|tesla|siemens|bosch|metals?|mining|energy|power|oil|gas|solar|pharma\w*|biotech|foundries|semiconductors?|electronics|instruments"),
    ("a charity", r"charity|foundation|trust|relief|oxfam|unicef|red cross|shelter|food bank|rescue|samaritans|ymca|ngo|society|association|alliance|refuge"),
    ("a religious organisation", r"church|parish|mosque|synagogue|diocese|temple|ministries|chapel"),
    ("a club", r"club|fc|united|rovers|gym|fitness|crossfit|sports?|choir|band|orchestra|team|league|scouts|yoga|athletic|rugby|cricket"),
    ("a cultural institution", r"museum|library|gallery|theat(?:re|er)|opera|archive|zoo"),
    ("a farm", r"farms?|vineyard|winery|ranch|orchard|dairy|estate"),
    ("a salon", r"salon|hair\w*|barbers?|nails?|beauty|spa|tattoo"),
    ("an agency", r"agency|recruit\w+|staffing|consult\w+|advisory|marketing|design|creative|partners|associates|pr|advertising|group"),
)  # fmt: skip
_SCHOOLS: tuple[tuple[str, str], ...] = (
    ("a degree", r"degrees?|bsc|ba|msc|ma|mba|meng|beng|phd|dphil|llb|llm|bachelor\S*|master\S*|diploma|doctorate|b\.?s\.?c?|m\.?s\.?c?|honou?rs|major|minor|jd|md|pgce|associate\S*"),
    ("a qualification", r"a-?levels?|gcses?|abitur|baccalaur\w+|matura|certificate|certification|nvq|btec|ged|sats?|ielts|toefl"),
    ("a university", r"univers\w+|\w*hochschule|uni|state|tech|mit|ucla|uc|nyu|suny|cuny|lse|ucl|eth|harvard|yale|stanford|princeton|cornell|oxford|cambridge|columbia|caltech|purdue|durham|imperial|sorbonne|sciences po|polytechni\w+|institute of technology|[eé]cole|hochschule|usc|georgetown|berkeley|mcgill|open university|insead|tu|business school|law school|med(?:ical)? school|grad(?:uate)? school|art school|conservator\w+"),
    ("a college", r"college|sixth form|community college|lyc[eé]e"),
    ("a nursery", r"nursery|kindergarten|pre-?school|cr[eè]che|daycare|playgroup|kita"),
    ("a school", r"schools?|academy|high|primary|elementary|grammar|gymnasium|comprehensive|montessori|junior|infants|prep|middle|secondary|\w*schule|escuela|colegio|scuola"),
    ("a course", r"course|bootcamp|class|module|seminar|training|program\w*|semester"),
)  # fmt: skip
_KINDS, _TAUGHT = (
    tuple((phrase, re.compile(rf"(?<![a-z])(?:{stems})(?![a-z])")) for phrase, stems in table)
    for table in (_EMPLOYERS, _SCHOOLS)
)
_COMPANY = re.compile(
    r"\b(?:ltd|limited|inc|incorporated|gmbh|ag|plc|corp|corporation|co|company|s\.?a|s\.?r\.?l|b\.?v|k\.?k|oy|pty|sons|bros|brothers)\.?$|"
    r"[&+]|['’]s$"
)
_JOINED = re.compile(r"(?:soft|tech|labs|data|works|cloud|ware|sys|net)(?![a-z])")
_NAMED_AFTER = frozenset(
    "employer company firm bank workplace organisation organization startup start-up charity called named".split()
)
"""After these stands a name: "my employer a company" would not read."""
_NUMBERS = re.compile(r"\d")


def of_employer(asked: Asked) -> Iterator[str]:
    """The kind of organisation; "a company" where its name has the form of one, else "an organisation"."""
    if asked.last_before in _NAMED_AFTER:
        return
    found = kind_of_organisation(asked.plain)
    if found or _COMPANY.search(asked.plain):
        yield found or "a company"
    yield "an organisation"


def kind_of_organisation(plain: str) -> str:
    """The kind that a name in small letters tells: "a bank"; "" if it tells none."""
    found = next((phrase for phrase, stems in _KINDS if stems.search(plain)), "")
    return found or ("a technology company" if _JOINED.search(plain) else "")


def of_education(asked: Asked) -> Iterator[str]:
    """A university, a school, a degree; nothing for marks, subjects and years."""
    if not _NUMBERS.search(asked.plain):
        yield from (phrase for phrase, stems in _TAUGHT if stems.search(asked.plain))
