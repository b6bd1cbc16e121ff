# ruff: noqa: E501 - lists of words read best on long lines
"""Jobs to their field, after the groups of the International Standard Classification of Occupations (ISCO-08)."""

import re
from collections.abc import Iterator

from privacy.generalise.asked import Asked

_FIELDS: tuple[tuple[str, str], ...] = (
    ("a healthcare worker", r"nurs\w*|midwi\w+|paramedics?|gp|doctors?|surgeons?|physicians?|an?a?esthet\w+|anesthesiolog\w+|dent(?:ist|al)\w*|pharmac\w+|radiograph\w+|radiolog\w+|physio\w*|therapists?|psycholog\w+|psychiatr\w+|carers?|caregivers?|care home|vets?|veterinar\w+|optic\w+|optometr\w+|dietit\w+|p(?:a)?ediatric\w+|cardiolog\w+|oncolog\w+|obstetric\w+|phlebotom\w+|health\w*|hospital|ward|medical|clinician|consultant an\w+|hca"),
    ("a professional in education", r"teach\w*|headteach\w*|lectur\w+|profess?or|prof|tutors?|postdoc\w*|phd|librarians?|school|nursery|kindergarten|educat\w+|principal|dean|academic|instructors?"),
    ("a student", r"students?|undergrad\w*|pupils?|apprentic\w+|trainees?|interns?"),
    ("a researcher", r"research\w*|scientists?|biolog\w+|chemists?|physicists?|mathematic\w+|statistic\w+|geolog\w+|historians?|economists?"),
    ("a legal professional", r"lawyers?|solicitors?|barristers?|attorneys?|paralegals?|judges?|notar\w+|magistrates?|legal|counsel"),
    ("a finance professional", r"account\w+|audit\w+|bank\w*|book-?keep\w+|actuar\w+|tax|financ\w+|trader|broker|investment|payroll|insur\w+|underwrit\w+|cfo|treasur\w+"),
    ("a technical professional", r"software|develop\w+|programm\w+|engineers?|sre|devops|sysadmin\w*|data|web|front-?end|back-?end|full-?stack|it|qa|tester|architect|security analyst|cto|ml|machine learning|designer|ux|ui|product manager|scrum\w*"),
    ("a public servant", r"civil servant|police\w*|officers?|soldiers?|army|navy|marine|air force|fire-?fight\w*|prison\w*|detectives?|councill?ors?|mayors?|diplomats?|ambassador\w*|customs|border|government|council|social work\w*|probation|politician|mp|senator"),
    ("a media or arts worker", r"journal\w+|reporters?|editors?|writers?|authors?|actors?|actress\w*|musicians?|singers?|djs?|artists?|photograph\w+|film\w*|producers?|dancers?|illustrat\w+|translat\w+|interpret\w+|presenters?|youtuber|influencer|copywriter|curator"),
    ("a sales worker", r"sales\w*|shop\w*|cashiers?|retail|estate agent|realtor|vendor|merchandis\w+"),
    ("a service worker", r"barista|bartend\w*|barm\w+|wait\w+|chefs?|cooks?|kitchen|hairdress\w+|barbers?|beautician|receptionists?|cabin crew|flight attendant|call cent\w+|customer|cleaners?|janitors?|housekeep\w+|security guard|nann(?:y|ies)|au pair|tattoo\w*|florist|baker|butcher"),
    ("a tradesperson", r"electric\w+|plumb\w+|carpent\w+|joiners?|builders?|bricklay\w+|roof\w+|paint\w+|mechanics?|welders?|fitters?|plaster\w+|scaffold\w+|construction|tilers?|locksmith|gas"),
    ("a transport worker", r"driv\w+|couriers?|pilots?|truck\w*|lorry|bus|taxi|cab|train|sailors?|captains?|deliver\w+|postm\w+|postal|postie|warehouse|forklift|logistics|dispatch\w*"),
    ("a farm or outdoor worker", r"farm\w*|garden\w*|fisher\w*|forest\w*|lumber\w*|landscap\w*|ranch\w*|shepherd|arborist|tree"),
    ("a religious worker", r"priests?|vicars?|imams?|rabbis?|pastors?|ministers?|nuns?|monks?|chaplains?|deacon"),
    ("a factory worker", r"factory|assembl\w+|machin\w+|operat(?:or|ive)s?|production|line work\w*|packers?|miner"),
    ("a manager", r"manag\w+|director|head of|chief|ceo|coo|cmo|vp|supervis\w+|team lead\w*|founder|owner|executive|partner|chair\w*|president|landlord|entrepreneur"),
    ("an office worker", r"admin\w*|secretar\w+|assistants?|clerks?|hr|human resources|recruit\w+|office|coordinat\w+|analysts?|consultants?|market\w+|pr|communications|planner|buyer|procurement|policy|project"),
)  # fmt: skip
_GROUPS = tuple((phrase, re.compile(rf"\b(?:{stems})\b")) for phrase, stems in _FIELDS)
_EMPLOYED_IN = {
    "a healthcare worker": "healthcare", "a legal professional": "law", "a finance professional": "finance",
    "a technical professional": "a technical field", "a researcher": "research", "a public servant": "public service", "a student": "training",
    "a media or arts worker": "the arts", "a sales worker": "sales", "a service worker": "the service sector",
    "a tradesperson": "the trades", "a transport worker": "transport", "a farm or outdoor worker": "farming",
    "a factory worker": "manufacturing", "a manager": "management",
}  # fmt: skip
"""The fields, for the article of "an engineer"."""
_WITHOUT = re.compile(
    r"\b(?:unemployed|out of work|jobless|self-employed|freelanc\w+|retired|pensioner|redundant|contractor|housewife)\b"
)
_LEADS = re.compile(r"(?:head|director|chief|vp|manager)\b")
_PLURAL = re.compile(r"(?:[^s]s|men|women)$")
_SINGULAR_S = (
    "resources",
    "logistics",
    "communications",
    "sales",
    "devops",
    "customs",
    "operations",
    "hr",
    "finances",
)


def of_job(asked: Asked) -> Iterator[str]:
    """The field of a job, the word nearest to its end deciding: a "hospital cleaner" cleans."""
    if _WITHOUT.search(asked.plain):
        return
    if _LEADS.match(asked.plain):
        yield "a manager"
        return
    ends = [(match.end(), phrase) for phrase, stems in _GROUPS for match in stems.finditer(asked.plain)]
    if ends:
        last = max(end for end, _ in ends)
        found = next(phrase for end, phrase in ends if end == last)
        if asked.last_before == "an" and (field := _EMPLOYED_IN.get(found)):
            yield f"an employee in {field}"
        yield _numbered(found, asked.plain)


def _numbered(phrase: str, plain: str) -> str:
    """In the plural where the words are: "nurses" are "healthcare workers"."""
    many = _PLURAL.search(plain) and not plain.endswith(_SINGULAR_S)
    if not many:
        return phrase
    noun = phrase.partition(" ")[2]
    head, inside, field = noun.partition(" in ")
    return f"{head}s{inside}{field}" if not head.endswith("person") else f"{head.removesuffix('person')}people"
