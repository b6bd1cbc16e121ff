# ruff: noqa: E501 - a pattern or a row of a table reads best on one line
"""Names of people and employers after words that announce them."""

from privacy.categories import Category
from privacy.detect.matching import Pattern, compiled
from privacy.detect.name_shapes import FULL_NAME, NAME, ORGANISATION, is_name, is_organisation

_PEOPLE = (
    "wife|husband|spouse|partner|fianc[eé]e?|girlfriend|boyfriend|son|daughter|child|kid|baby|brother|sister|mother|"
    "father|mom|mum|dad|mama|papa|aunt|uncle|cousin|niece|nephew|grandmother|grandfather|grandma|grandpa|grandson|"
    "granddaughter|stepson|stepdaughter|boss|manager|supervisor|coworker|co-worker|colleague|teammate|friend|best friend|"
    "roommate|flatmate|neighbou?r|landlord|landlady|tenant|doctor|therapist|dentist|psychiatrist|lawyer|attorney|"
    "accountant|teacher|tutor|student|client|patient|ex|ex-wife|ex-husband|ex-boyfriend|ex-girlfriend|assistant|mentor|"
    "nanny|coach|dog|cat"
)
_TITLES = (
    "Dr|Engr|Mr|Mrs|Ms|Miss|Mx|Prof|Professor|Doctor|Herr|Frau|Señora|Señor|Sra|Sr|Mme|Mlle|Monsieur|Madame|Signora|Signor|"
    "Dott|Sir|Dame|Judge|Justice|Officer|Detective|Nurse|Rev|Reverend|Sgt|Sergeant|Capt|Captain|Lt|Pastor|Rabbi|Imam"
)
_GREETINGS = (
    "Dear|Hi|Hello|Hey|Hiya|Greetings|Good (?:morning|afternoon|evening)|Hallo|Liebe|Lieber|Sehr geehrte|Sehr geehrter|"
    "Guten Tag|Cher|Chère|Bonjour|Hola|Querid[oa]|Estimad[oa]|Caro|Cara|Gentile|Olá|Beste"
)
_CLOSINGS = (
    "(?:(?:kind|best|warm|warmest|kindest|with)[ ]){0,2}regards|(?:yours[ ])?(?:sincerely|truly|faithfully)(?:[ ]yours)?|"
    "(?:all the |with )?best(?:[ ]wishes)?|cheers|thanks(?:[ ]again)?|thank you|many thanks|love|xoxo|cordially|respectfully|"
    "take care|mit freundlichen grüßen|viele grüße|liebe grüße|beste grüße|cordialement|bien à vous|saludos|un saludo|"
    "atentamente|cordiali saluti|atenciosamente|signed|sent by"
)
_FIELDS = (
    "(?:full|first|last|given|family|legal|maiden|middle|patient|customer|client|employee|contact|student|applicant|"
    "candidate|recipient|beneficiary|guest|passenger|tenant|cardholder|account holder|emergency contact|sur|nick)[ _]?name"
    "|patient|client|applicant|candidate|employee|defendant|plaintiff|claimant|petitioner|respondent|tenant|landlord|"
    "recipient|beneficiary|passenger|account holder|cardholder|next of kin|emergency contact|guardian|spouse|signature|"
    "signed by|prepared by|attending physician|physician|reviewed by|contact person|attn|attention|vorname|nachname|"
    "prénom|nombre|apellidos?|cognome"
)


def _is_given_name(words: str) -> bool:
    """Whether the words are a name and begin with what is a first name in many lists: "Solveig", not "Polish"."""
    from privacy.substitute.pools import is_first_name

    return is_name(words) and is_first_name(words.split(maxsplit=1)[0])


def _is_no_phrase(words: str) -> bool:
    """Whether the words are a name and none of them is an ordinary word: "Cosmo Harrington", not "Total Beginner"."""
    from privacy.words import is_ordinary

    return is_name(words) and not any(is_ordinary(word.lower(), at_least=300) for word in words.split())


def _person(text: str, score: float, needs: tuple[str, ...] = ()) -> Pattern:
    return Pattern("name", Category.NAME, compiled(text), score, needs, is_name)


NAMES = (
    _person(
        rf"(?i:\bmy (?:(?:full|first|last|real|legal|middle|maiden|given|birth) )?(?:sur|nick|user)?name(?:'s|’s|s is| is|:| was)[ ])(?P<v>{NAME})",
        0.9, ("my ",),
    ),
    Pattern(
        "name", Category.NAME,
        compiled(r"\bmy (?:full |first |last |real )?name(?:'s|’s| is)[ ](?P<v>\p{L}[\p{L}\p{M}'’\-]{1,20}(?:[ ](?!and\b|from\b|but\b|i\b|im\b|so\b|or\b)\p{L}[\p{L}\p{M}'’\-]{2,20})?)(?=[ ]?(?:[.,!;\n]|and\b|from\b|but\b|i\b|im\b|$))", ignore_case=True),
        0.75, ("my ",), is_name,
    ),
    _person(rf"(?i:\b(?:je m['’]appelle|ich hei(?:ß|ss)e|mein name ist|me llamo|mi nombre es|mi chiamo|meu nome é|ik heet|mijn naam is|mam na imię|jag heter))[ ](?P<v>{NAME})", 0.9),
    _person(rf"(?i:\bi(?: am|['’]m)[ ])(?P<v>{FULL_NAME})(?=[ ]?(?:[,.;!\n(]|and\b|from\b|at\b|of\b|with\b|here\b|$))", 0.75, ("i am", "i'm", "i’m")),
    Pattern(
        "name", Category.NAME,
        compiled(rf"(?i:(?:^|[.,;:!?(\-–—\n][ ]?|\b(?:hi|hello|hey|and|but|so)[,!]?[ ])i(?: am|['’]m)[ ])(?P<v>{NAME})(?=[ ]?(?:[.,;:!?\n)–—]|and\b|from\b|here\b|who\b|$))"),
        0.75, ("i am", "i'm", "i’m"), _is_given_name,
    ),
    Pattern(
        "name", Category.NAME,
        compiled(rf"(?:^|[.!?\n][ ]?|(?i:\b(?:hi|hello|hey)[,!]?[ ]))(?P<v>{FULL_NAME})(?=[ ]here(?:[.,!;:\n–—]|[ ](?:with|from|again|and)\b|$))"),
        0.75, (" here",), _is_no_phrase,
    ),
    _person(rf"(?i:\b(?:please )?(?:call me|they call me|goes by|known as|go by)[ ])(?P<v>{NAME})", 0.75, ("call me", "goes by", "go by", "known as")),
    _person(rf"(?i:\bthis is[ ])(?P<v>{NAME})(?=[ ](?:from|here|calling|speaking|with|at)\b|,[ ](?:from|the|your|a))", 0.75, ("this is",)),
    _person(rf"(?<!\p{{L}})(?:{_TITLES})\.?[ ](?P<v>{NAME})", 0.8),
    _person(rf"^[ \t>]{{0,10}}(?i:{_GREETINGS})[ ](?:(?:{_TITLES})\.?[ ])?(?P<v>{NAME})(?=[ \t]*(?:[,!:.;\n—–]|-[ ]|$))", 0.8),
    _person(rf"(?i:(?<!\p{{L}})(?:{_CLOSINGS}))[ ]?[,.!:\-–—]{{0,2}}[ \t]*(?:\r?\n[ \t>]*){{1,3}}[\-–—~]?[ ]?(?P<v>{NAME})[ \t]*(?=[,\n]|\r|\Z)", 0.8),
    _person(rf"(?i:\b(?:regards|sincerely|faithfully|truly|grüßen|grüße|cordialement)),[ ](?P<v>{NAME})[ \t]*(?=[.,\n]|\r|\Z)", 0.75),
    _person(rf"(?i:\bsigned(?: by)?)[,:][ ](?P<v>{NAME})", 0.8, ("signed",)),
    _person(rf"^[ \t>*|\-#]{{0,10}}[\"']?(?i:{_FIELDS})[\"'*]{{0,2}}[ \t]{{0,3}}[:=|][*\"' \t]{{0,6}}(?:(?:{_TITLES})\.?[ ])?(?P<v>{NAME})", 0.85),
    _person(rf"(?i:(?<![\w\-])[\"']?name[\"'*]{{0,2}}[ \t]{{0,3}}[:=|][*\"' \t]{{0,6}})(?:(?:{_TITLES})\.?[ ])?(?P<v>{FULL_NAME})", 0.75, ("name",)),
    _person(rf"^(?:From|To|Cc|CC|Bcc|BCC|Reply-To|Sender|Author|Signed-off-by|Co-authored-by|Von|An|De|À|Para):[ \t]*[\"']?(?P<v>{FULL_NAME})", 0.8),
    _person(rf"(?i:\bmy (?:(?:little|big|older|younger|new|old|late|dear|good|close|eldest|oldest|youngest)[ ])?(?:{_PEOPLE})(?:['’]s name(?: is|:)?|,| is (?:called|named)| named| called| is)?)[ ](?P<v>{NAME})(?!['’]?\p{{L}})", 0.75, ("my ",)),
    _person(rf"(?i:\b(?:man|woman|guy|girl|boy|person|patient|client|student|colleague|friend|kid|lady|gentleman|someone|somebody|employee)[ ](?:named|called|by the name of))[ ](?P<v>{NAME})", 0.8, ("named", "called", "name of")),
    _person(rf"(?i:\buser\.name)[ =]{{1,3}}[\"']?(?P<v>{NAME})", 0.8, ("user.name",)),
)  # fmt: skip


def _employer(text: str, score: float, needs: tuple[str, ...] = ()) -> Pattern:
    return Pattern("employer", Category.EMPLOYER, compiled(text), score, needs, is_organisation)


_SUFFIX = (
    r"(?:Inc|Incorporated|Ltd|Limited|LLC|L\.L\.C|LLP|LP|PLC|plc|Plc|Corp|Corporation|GmbH(?:[ ]&[ ]Co\.[ ]KG)?|AG|KG|OHG|UG|"
    r"S\.A\.S|S\.A|SAS|SARL|S\.r\.l|SRL|S\.L|S\.p\.A|SpA|B\.V|BV|N\.V|NV|AB|ApS|A/S|Oyj|Oy|Pty(?:[ ]Ltd)?|Pte(?:[ ]Ltd)?|"
    r"Co\.,?[ ]Ltd|Sp\.[ ]z[ ]o\.o|K\.K|Kft|s\.r\.o|Holdings)"
)

EMPLOYERS = (
    _employer(
        rf"(?i:\b(?:work(?:s|ed|ing)?|employed|interned|interning|consult(?:s|ed|ing)?|freelanc(?:e|es|ed|ing))"
        rf"(?:[ ](?!at\b|for\b|by\b|with\b)[\w\-]{{1,20}}){{0,5}}[ ](?:at|for|by))[ ](?:the[ ])?(?P<v>{ORGANISATION})",
        0.75, ("work", "employ", "intern", "consult", "freelanc"),
    ),
    _employer(
        rf"(?i:\bmy (?:(?:current|former|previous|last|new|old|ex-?|own)[ ]?)?(?:employer|company|firm|startup|start-up|workplace)"
        rf"(?:,| is(?: called| named)?| was|:| called| named)?)[ ](?P<v>{ORGANISATION})", 0.8, ("my ",),
    ),
    _employer(
        rf"(?i:\b(?:i|we|he|she|they)(?:['’](?:ve|m))? (?:just |recently )?(?:left|joined|quit|am joining|was fired from|got fired from|"
        rf"was laid off (?:from|by)|got laid off (?:from|by)|started at|start at|got hired (?:by|at)|resigned from|retired from))[ ](?P<v>{ORGANISATION})",
        0.7,
    ),
    _employer(
        rf"(?i:\b(?:(?:job|position|role|internship|offer|contract|career|colleagues|boss|manager|team|engineer|developer|analyst|"
        rf"nurse|teacher|manager|director|consultant|designer|CEO|CTO|CFO|VP|founder|co-founder|lawyer|accountant|intern)"
        rf"(?:[ ]\w{{1,15}})?)[ ](?:at|with))[ ](?P<v>{ORGANISATION})", 0.7, (" at ", " with "),
    ),
    _employer(
        rf"(?i:\b(?:at|in)[ ])(?:the[ ])?(?P<v>{ORGANISATION})(?i:,?[ ](?:where|in which)[ ](?:i|we)(?:['’]m)?[ ](?:am[ ])?(?:also[ ]|now[ ]|usually[ ])?"
        r"(?:work|do|run|serve|sell|teach|clean|cook|drive|manage|answer|staff|sit at|look after|man|train|employed|working|in charge)\b)", 0.7, ("where", "in which"),
    ),
    _employer(rf"(?<![\p{{L}}\p{{N}}])(?P<v>{ORGANISATION},?[ ]{_SUFFIX}\b\.?)", 0.85),
    _employer(rf"^[ \t>*|\-#]{{0,10}}[\"']?(?i:employer|company|company name|organi[sz]ation|arbeitgeber|employeur|empresa)[\"'*]{{0,2}}[ \t]{{0,3}}[:=|][*\"' \t]{{0,6}}(?P<v>{ORGANISATION})", 0.8),
)  # fmt: skip

PATTERNS: tuple[Pattern, ...] = (*NAMES, *EMPLOYERS)
