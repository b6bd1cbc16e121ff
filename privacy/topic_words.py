# ruff: noqa: E501 - lists of words read best on long lines
"""Words and short sentences that a topic is told by, where a detector that looks for values finds none.

Only words that hardly ever mean anything else: what is listed here takes a whole clause out of the user's text.
"""

import re
from functools import cache

from privacy.categories import Category

TOPICS = frozenset(
    {
        Category.HEALTH, Category.FINANCE, Category.RELATIONSHIP, Category.FAMILY, Category.RELIGION, Category.POLITICS,
        Category.SEXUALITY, Category.LEGAL, Category.EDUCATION, Category.JOB, Category.TRAVEL,
    }
)  # fmt: skip
"""What somebody can tell a story about. A name, a date or an address is a thing in a story about something else."""

_PARTNERS = r"husband|wife|spouse|boyfriend|girlfriend|fianc[eé]e?|partner|ex|ex-(?:husband|wife|boyfriend|girlfriend|partner)"
_WORDS: dict[Category, str] = {
    Category.HEALTH: (
        r"pills?|tablets? (?:every|twice|a day)|medicines?|medication|meds|diagnos\w+|symptoms?|chemo\w*|radiotherapy|therap(?:y|ist|ies)|"
        r"psychiatrist\w*|antidepressants?|painkillers?|prescri(?:bed|ption)|surger(?:y|ies)|surgeon|(?:the|my|an) operation|hospital\w*|clinic|"
        r"(?:my|the) (?:doctor|gp|consultant|neurologist|cardiologist|oncologist|dermatologist|physio\w*)|"
        r"treatment|stage (?:one|two|three|four|i{1,3}v?)|remission|relapse\w*|blood (?:pressure|sugar|test|tests|results)|biops\w+|"
        r"mri|ct scan|ultrasound|x-ray|sick (?:leave|note|pay)|signed off|burn-?out|panic attacks?|migraines?|side effects?|"
        r"my (?:condition|illness|disease|health|pain|back pain|recovery|transplant|tinnitus|allerg\w+|knee hurts|back hurts)|"
        r"pregnan\w+|miscarr\w+|ivf|dialysis|insulin|seizures?|asthma\w*|diabet\w+|depress(?:ion|ed)|anxiety|insomnia|cancer|tumou?r|"
        r"\d+ ?(?:mg|mcg|µg|ml)\b(?: of)?|can['’]?t sleep|couldn['’]?t sleep|rehab|wheelchair|crutches|waiting list for an?"
    ),
    Category.FINANCE: (
        r"debts?|in the red|overdraft|overdrawn|mortgage|loan|loans|bankrupt\w*|insolven\w+|salary|wages?|income|savings|credit cards?|"
        r"my (?:pay|money|finances|pension|bank|bills?|investments?|inheritance|tax(?:es)?)|(?:tax|council tax) (?:office|arrears|bill|return)|"
        r"arrears|bailiffs?|repossess\w+|foreclos\w+|unemployment benefit|on benefits|universal credit|"
        r"(?:barely|hardly|can['’]?t|cannot|couldn['’]?t|never) (?:afford|pay)\b|(?:i|we) owe|owe (?:him|her|them|my|the)|owes me|broke\b(?= (?:this|again|until|at)|[.,;])|"
        r"short of money|money (?:is|was|'s) (?:tight|short|gone)|pay ?check|pay ?slip|pay rise|live on (?:less|noodles)|bank account|child support|alimony"
    ),
    Category.RELATIONSHIP: (
        rf"{_PARTNERS}|divorc\w+|separated|separation|marriage|married|break-?up|broke up|broken up|split up|"
        r"(?:been |am |'m |’m )?(?:seeing|dating) (?:someone|somebody|a)|affair|engaged to|wedding night|love life|single again|tinder|dating|"
        r"cheat(?:ed|ing) on|moved out on me|custody"
    ),
    Category.FAMILY: r"my (?:kids?|children|son|sons|daughters?|mother|mum|mom|father|dad|parents|brothers?|sisters?|family|stepson|stepdaughter|grand\w+|aunt|uncle|cousins?|nephews?|nieces?|in-laws)",
    Category.RELIGION: (
        r"pray(?:s|ed|ing|er|ers)?|church(?:es)?|mosque|synagogue|temple|(?:to|at|after|before) mass|parish|congregation|baptis\w+|"
        r"confession|communion|lent|ramadan|eid|sabbath|shabbat|kosher|halal|bible|quran|koran|torah|rosary|imam|rabbi|vicar|"
        r"faith|religio\w+|my god|convert(?:ed)? to|atheist|agnostic"
    ),
    Category.POLITICS: (
        r"vot(?:e|ed|ing) (?:for|against|left|right|green|labour|conservative|republican|democrat\w*)|party member|member of the \w+ party|"
        r"(?:my|our|the) party(?: meeting| members| branch| conference)|campaign(?:ed|ing) for|canvass\w*|far[- ](?:right|left)|"
        r"(?:labour|green|conservative|tory|socialist|communist|republican|democratic|liberal) (?:party|councillor|candidate|member)"
    ),
    Category.SEXUALITY: r"gay|lesbian|bisexual|pansexual|asexual|queer|homosexual|came out|coming out|come out to|trans(?:gender)?|grindr|sexual(?:ity)?",
    Category.LEGAL: (
        r"court|solicitor|lawyers?|attorney|barrister|lawsuit|sued|suing|custody|hearing on|(?:custody|court|divorce|tribunal) hearing|charged with|"
        r"convict\w+|convictions?|probation|parole|prison|jail|sentenced|police|restraining order|arrest\w*|bail|fined|criminal record|"
        r"arson\w*|theft|shoplift\w*|burgl\w+|fraud|embezzl\w+|drink[- ]driving|drunk[- ]driving|manslaughter|murder\w*|stalk(?:ed|er|ing)|assault\w*|"
        r"perjury|blackmail\w*|smuggl\w+|(?:stands? |is |was |been )?accused(?: of \w+)?|indict\w+|"
        r"tribunal|injunction|settlement|visa|asylum|deport\w+|work permit|residence permit"
    ),
    Category.EDUCATION: r"university|college|my (?:degree|diploma|school|schooling|studies|thesis|a-levels|gcses|phd|master['’]?s|grades)|dropped out|graduat(?:ed|e|ion)|studied|bachelor['’]?s|master['’]?s in|ph\.?d",
}  # fmt: skip


@cache
def words_of(topic: Category) -> re.Pattern[str]:
    """The words that tell of `topic`; a pattern that never matches where there are none."""
    either = _WORDS.get(topic)
    return re.compile(rf"(?<![\w-])(?:{either})(?![\w])", re.IGNORECASE) if either else re.compile(r"(?!)")


PROTOTYPES: dict[Category, tuple[str, ...]] = {
    Category.HEALTH: (
        "I have been ill for months.", "The doctors don't know what is wrong with me.", "My body hurts all the time.",
        "I have to go in for another operation.", "They found something on the scan.", "I am waiting for the test results.",
        "The drugs make me tired and dizzy.", "I was in intensive care after a stroke.", "I feel hopeless and can't get out of bed.",
        "I can't walk far any more since the accident.", "My lungs are getting worse.",
    ),
    Category.FINANCE: (
        "I have no money left this month.", "We can't make ends meet.", "I earn very little in my job.", "I lost everything I had saved.",
        "The bank turned me down.", "I inherited a large sum.", "I am deep in debt.", "We live from pay day to pay day.",
        "My account is empty until Friday.", "I got a big bonus this year.",
    ),
    Category.RELATIONSHIP: (
        "My husband and I live apart now.", "We broke up last month.", "I am in love with someone.", "He cheated on me.",
        "My marriage is failing.", "I have been seeing someone new.", "She moved out and took the cat.", "I am single again.",
    ),
    Category.RELIGION: (
        "I go to church every Sunday.", "My faith means a lot to me.", "I fast during Ramadan.", "We light candles on the Sabbath.",
        "I lost my belief in God.", "I was raised in a strict religious family.",
    ),
    Category.POLITICS: (
        "I voted for the opposition.", "I am active in a political party.", "I went to a demonstration against the government.",
        "I handed out leaflets for the campaign.", "My political views are far left.",
    ),
    Category.SEXUALITY: (
        "I am attracted to men and women.", "I came out to my parents.", "I am gay and not out at work.", "My sex life is complicated.",
    ),
    Category.LEGAL: (
        "I have to appear before a judge.", "The police are investigating me.", "I am being sued by my former employer.",
        "My lawyer says I should settle.", "I did time when I was young.", "My residence permit has run out.", "I have a criminal record.",
    ),
    Category.EDUCATION: (
        "I never finished school.", "I have a degree in chemistry.", "I failed my final exams.", "I studied abroad for a year.",
    ),
}  # fmt: skip
"""Short sentences whose point is the topic: a sentence near one of them in meaning is about it too."""

OTHER_MATTERS = (
    "I want to learn something new.", "The car makes a strange noise.", "I am planning a party for my friends.", "The weather was awful.",
    "I have worked in a shop for years.", "Thanks for your help.", "I like long walks and old books.", "We are moving to a smaller flat.",
    "My colleague talks too much in meetings.", "I grow tomatoes on the balcony.", "The dog barks at the postman.", "I have no idea how to start.",
    "I'm bad at small talk.", "The recipe needs two eggs.", "It has to be short and friendly.", "The deadline is on Monday.",
    "My computer keeps crashing.", "I love music and play the piano.", "There are forty guests.", "I've been reading about history.",
    "I need it by tomorrow evening.", "They sell it in the shop around the corner.", "My neighbours are loud at night.", "The children want a treehouse.",
)  # fmt: skip
"""Sentences about other matters: what is nearer to these is not about the topic."""
