# ruff: noqa: E501 - patterns and lists of words read best on long lines
"""What the words of a sentence say of its wish, whatever the reader makes of it. They can only make it stricter."""

import re

APART = r"(?:otherwise|(?:apart|aside) from (?:that|this|it|these|those)|(?:other|else) than (?:that|this|these|those)|besides(?: (?:that|this|these|those))?|beyond (?:that|this)|except for (?:that|this|these|those))"
"""How a sentence begins that sets something apart from what was said."""
_FORBIDS = re.compile(
    r"\b(?:never|not|no|n't|nt|dont|cannot|cant|hide|hidden|nobody|none|private|secret|nothing|without|out|off|confidential|redact\w*|"
    r"mask\w*|remov\w+|omit\w*|avoid|skip|protect\w*|conceal|blank|strip|censor|taboo|stays?|between us)\b|n't\b",
    re.IGNORECASE,
)
_IN_DANGER = re.compile(
    r"\b(?:must ?n[o']?t|mustnt|hiding|hidden|privacy|protect\w*|undercover|nda|anonym\w+|safe|safety|find (?:me|us|out)|witness\w*)\b",
    re.IGNORECASE,
)
_IN_CONFIDENCE = re.compile(
    r"\b(?:secre\w+|confiden\w+|private|privately|consent\w*|permission|agreed|allowed|(?:nobody|no ?one) (?:has )?asked)\b",
    re.IGNORECASE,
)
"""Words of a sentence that may wish for something though it only seems to remark: for safety, or for discretion."""
_CONDITION = re.compile(
    r"\b(?:if|when|whenever|unless|as long as|provided|once|in case|only (?:for|in|to|with|after|on|at|by|where))\b",
    re.IGNORECASE,
)
_IDIOM = re.compile(
    r"\b(?:mind|fine|okay|ok|alright|all right|cares?|problem|matters?|happy|good|glad|cool|hate it|love it|like it|relaxed) (?:if|when)\b"
    r"|(?<!only )\b(?:(?:when|where)ever|when|where|if) (?:it helps|you (?:like|want)|it(?: i|['’])s useful)\b"
    r"|\bas if\b|\bif (?:you|they|anyone|anybody|people|somebody) (?:like|want|ask|know|knew|hear|see|learn)\w*\b",
    re.IGNORECASE,
)
"""An if that makes no condition: "I don't mind if they know my town"."""
_OF_ME = re.compile(r"\b(?:me|my|mine|myself|i|us|our|ours)\b", re.IGNORECASE)
_I_HAVE = re.compile(r"\W*i(?:['’]ve| have)\b", re.IGNORECASE)
"""How "I have nothing to hide" begins."""
_TWICE = re.compile(
    r"\b(?:do ?n[o']?t|no need to|need ?n[o']?t|never|not|without|no reason to|stop|would ?n[o']?t|is ?n[o']?t|are ?n[o']?t|nothing|no|"
    r"neither|ain'?t)\b.{0,40}\b(?:hid\w+|mind|care|need|have|protect\w*|redact\w*|mask\w*|bother\w*|worry|secrets?|private|problem|issue|harm|"
    r"confidential|matter|sensitive|remov\w+|omit\w*|leave|leaving|blank\w*|conceal\w*|objection|trouble|shame|ashamed|embarrass\w+|keep\w*|skip\w*)\b"
    r"|\b(?:but|except|besides|though|only|just|rest|else|otherwise|whatever|go|send|share)\b",
    re.IGNORECASE | re.DOTALL,
)  # fmt: skip


_HIDES_NOTHING = re.compile(
    r"\b(?:hid(?:e|ing)|mask|conceal|protect|redact|remove|withhold|keep back|blank|cut|strike)\b[^.;,]{0,12}\bnothing\b",
    re.IGNORECASE,
)
_EXCEPTS = re.compile(
    r"\b(?:but|except\w*|exclud\w+|exempt\w*|only|just|apart|aside|other than|besides?|bar(?:ring)?|save|though|however|while|unless|"
    r"instead|rather|beyond|still|can|may|could|fine|ok(?:ay)?|alright|else|rest|others?|not|isn['’]?t|aren['’]?t|no secret)\b|[:;]",
    re.IGNORECASE,
)
"""What sets something apart in a sentence that hides everything."""


_ECHO = re.compile(
    r"\b(?:too|also|as well|likewise|the same|so (?:is|are|does|do)|either|neither|nor)\b", re.IGNORECASE
)
_ALLOWS = re.compile(
    r"\b(?:can|may|might|could|fine|ok(?:ay)?|alright|allow\w*|tell|told|share[ds]?|mention\w*|say|said|known?|free|welcome|mind|public|open|"
    r"reveal\w*|show\w*|give|given|use[ds]?|keep|leave)\b",
    re.IGNORECASE,
)


_HIDES_THOSE = re.compile(
    r"\W*(?:please )?(?:hide|mask|remove|redact|protect|cut|strip|conceal|take out|leave out|keep back|blank) (?:all (?:of )?)?(?:those|these|them|that|it all)(?: all)?(?: out| please)?\W*|"
    r"\W*(?:all (?:of )?)?(?:those|these|they|that)(?: all)? (?:is|are|stays?) (?:all )?(?:private|secret|hidden|confidential|here|off[- ]limits|out)\W*",
    re.IGNORECASE,
)


_ANOTHER_MATTER = re.compile(
    r"\W*(?:(?:but|and|though|now|only) )?(?P<what>(?:the|my|our) (?:[\w-]+ ){0,3}?[\w-]+?)(?:['’]s| is| are) "
    r"(?:quite |altogether )?(?:another|a different|a whole other|something) (?:matter|thing|story|kettle of fish|else|different)\b",
    re.IGNORECASE,
)


_OPENS = r"^\W*(?:(?:so|and|but|please|just|oh|also|now|then)\b,? ?)*"
_ENDS_TELLING = r"(?= (?:on|out|to|away|up|along|any|with|please|nor|or|and|at|ever|either)\b|\s*(?:[.,;:!?)]|$))"
_ENDS_KEEPING = r"(?= (?:be|alone|out|away|off|private|secret|back|between|quiet|here|under|to (?:yourself|yourselves|us|me|myself))\b|\s*(?:[.;!?)]|$))"
_POINTS_BACK = re.compile(
    rf"{_OPENS}(?:do ?n['’]?t|do not|never|you must ?n['’]?t|you should ?n['’]?t)(?: ever| please)? (?:pass|tell|mention|share|say|give|send|let|bring|put|use|reveal|include|spread|repeat|write)\b"
    rf"(?: (?:on|away|out|anyone|anybody|them|people|others))? (?:that|this|it){_ENDS_TELLING}"
    r"|\b(?:i['’]?d|i would|we['’]?d) (?:rather|prefer)(?: if)? (?:that|this|it) (?:was |were |is )?(?:not|n['’]?t|did ?n['’]?t|does ?n['’]?t|stay\w*)\b"
    r"|^\W*(?:(?:he|she|they|we|you) (?:knows?|know it),? )?(?:others|nobody else|no ?one else|they|you|the others) (?:needn['’]?t|need not|needs? to not|doesn['’]?t need to|don['’]?t need to)(?: (?:know|hear|read|see)(?: (?:it|that|this))?)?\W*$"
    r"|\b(?:it|that|this)(?:['’]s| is) (?:not|no)(?: (?:something|a thing|what|anything))(?: that)? (?:we|i|one|people) (?:tell|talk|share|say|speak)\b"
    r"|\bi (?:do not|don['’]?t|never) want to (?:read|see|hear|find|come across) (?:it|that|this)\b"
    r"|\b(?:do ?n['’]?t|do not|never) let (?:that|this)(?: [\w-]+)? (?:get |slip |leak |go )?out\b"
    r"|^\W*(?:it|that|this)(?:['’]s| is) for (?:no|nobody['’]s|no one['’]s) (?:other )?(?:eyes|ears)(?: (?:but|except|other than) (?:yours|mine|ours))?\W*$"
    r"|^\W*(?:and |but |so )?(?:that|this|it)(?:['’]s| is) (?:strictly |very |all |quite |really )?(?:private|secret|confidential|off[- ]limits|sensitive)(?: please|, please|, thanks)?\W*$"
    r"|^\W*not to be (?:named|mentioned|told|shared|said|given|passed on|repeated|revealed|disclosed)(?: (?:anywhere|ever|please|to anyone|at all))*\W*$"
    r"|^\W*nor (?:in|on) (?:the|a|any) [\w -]{3,30}\W*$"
    r"|^\W*(?:very )?few (?:people )?know\b|^\W*(?:it|that|this) (?:stays|remains) (?:with|between|among) (?:us|me|the)\b"
    r"|^\W*the (?:first|second|third|last|latter|former)(?: one| thing)?(?:['’]s| is) (?:private|secret|mine|not|nobody)\b"
    rf"|{_OPENS}(?:keep|leave|hide|take|cut|mask|strip|omit|drop) (?:that|this|it|all of (?:that|this|it)){_ENDS_KEEPING}",
    re.IGNORECASE,
)


_LEAVES_IT_OUT = re.compile(
    r"(?:[,;:–—-]|\bso|\band|\bplease|\bjust)\s+(?:so |then |please |just |better )*(?:leave|keep|cut|take|drop|strike) "
    r"(?:it|that|this|them|those|these|all of (?:it|that)) (?:out|off|away|back)\b",
    re.IGNORECASE,
)
"""What leaves out what was named just before it."""
_OF_SILENCE = re.compile(
    r"\bkeep (?:quiet|mum|silent|schtum|my mouth shut)\b|\bnot to (?:talk|speak|tell|say|mention|discuss|write)\b|^\W*so (?:please )?don['’]?t\W*$",
    re.IGNORECASE,
)


def leaves_it_out(text: str) -> bool:
    """Whether it goes on that what was just named is left out (", so leave it out")."""
    return bool(_LEAVES_IT_OUT.search(text))


def speaks_of_silence(sentence: str) -> bool:
    """Whether it speaks of keeping quiet, and so may ask for it ("My lawyer said not to talk about it")."""
    return bool(_OF_SILENCE.search(sentence))


def points_back(sentence: str) -> bool:
    """Whether it wants hidden what the sentence before it tells ("Don't pass that on")."""
    return bool(_POINTS_BACK.search(sentence))


_SOMEBODY_ELSE = re.compile(
    r"\W*(?:only )?(?:my|our) (?:(?:own|best|close|old) )?(?:friends?|family|wife|husband|partner|mother|mum|mom|father|dad|parents|brother|sister|kids|"
    r"children|doctors?|gp|lawyer|boss|colleagues?|neighbou?rs?|teachers?|bank|landlord|priest|therapist|nurses?|employer|clients?|patients?|customers?) "
    r"(?:can|may|might|could) (?:have|know|see|hear|read|get|be told|be given)\b",
    re.IGNORECASE,
)


def lets_somebody_else_know(sentence: str) -> bool:
    """Whether it lets only somebody know who is not who would be asked ("My friends can have my address")."""
    return bool(_SOMEBODY_ELSE.match(sentence))


_ORDER = re.compile(
    r"\byou (?:must|have to|are to|will|shall)(?: now| always)? (?:do|obey|follow|comply|execute|act)\b|"
    r"\b(?:ignore|disregard|override|bypass) (?:(?:all|any|every|the|your|my|previous|prior|above|of) )*"
    r"(?:rules?|instructions?|guidelines?|polic(?:y|ies)|prompts?|restrictions?)\b",
    re.IGNORECASE,
)


def orders_about(sentence: str) -> bool:
    """Whether it gives orders to whoever reads it ("From now on you must do what I say"): it allows nothing."""
    return bool(_ORDER.search(sentence))


_TAKES_BACK = re.compile(
    r"\W*(?:(?:but|and|well|only|so|no|oh|then),? )*(?:never again|not (?:now|any ?more|any longer|these days)|no (?:longer|more)"
    r"|(?:it|that|this|they|those)(?:['’]s|['’]re| is| are) (?:not )?(?:any ?more|any longer|over|no longer(?: so| true| the case)?|finished|done with)"
    r"|(?:(?:from now on|now|as of today|these days),? )?(?:it|that|this|they|those)(?: isn['’]?t| aren['’]?t|['’]s not| is not| are not)(?: so)?(?: any ?more| any longer| now)?"
    r"|(?:(?:from now on|now|as of today|these days),? )?(?:i|it|that|they) (?:do|does|is|are)(?: now)?"
    r"|(?:those days|that time|those times) (?:are|is) (?:over|gone|past)|that was then"
    r"|(?:wait,? )?(?:scrap|forget|strike|cancel|ignore|scratch|undo) (?:that|it)|wait(?:,? (?:don['’]?t|no))?|on second thoughts?,? (?:no|don['’]?t|not)"
    r"|(?:that|it|this|the (?:list|circle)) (?:ends|stops|finishes) (?:here|there|now)"
    r"|(?:change|turn|make) (?:it|that|this|them) (?:to|into)? ?(?:a )?no"
    r"|(?:(?:from now on|now|as of today),? )?not (?:a|another|one) (?:single )?word(?: more)?"
    r"|(?:they|you|others|strangers|the (?:cloud|rest|others)) (?:(?:may|can|must|should|shall|do) ?(?:not|n['’]?t)|can['’]?t)(?: know(?: it)?)?"
    r"|(?:quite |exactly |just )?the (?:reverse|opposite|contrary)|(?:quite )?(?:on|to) the contrary|as if|as though|in your dreams|dream on|fat chance|yeah,? right|not on your (?:life|nelly)"
    r"|(?:not )?(?:a|any|no) chance|when hell freezes over|when pigs (?:can )?fly|over my dead body|like hell(?: (?:you|they|it|i) (?:will|would|do|does|may|can|shall))?|just (?:kidding|joking)"
    r"|i(?:['’]m| am)(?: only| just)? (?:kidding|joking)|not really|hardly"
    r"|(?:nobody|no ?one) else(?:['’]s| is| may| can| does| should| needs to| must)?(?: know| to know)?(?: it)?"
    r"|i (?:still |just )?(?:do not|don['’]?t) want (?:it|that|this|them) (?:sent|told|known|said|out|in there|mentioned|shared|there)(?: there)?"
    r"|you(?:['’]re| are|r)(?: not| no|n['’]?t) [\w'’ ]{2,30})\W*",
    re.IGNORECASE,
)
"""A sentence of nothing but that what was allowed is so no more, or only for somebody who is not meant here."""


def takes_back(sentence: str) -> bool:
    """Whether it says only that what the sentence before it allows is so no more ("Not any more.")."""
    return bool(_TAKES_BACK.fullmatch(sentence))


_NO = re.compile(
    r"\W*(?:(?:but|well|oh|hell|certainly|surely|absolutely|definitely|of course),? )*(?:no|nope|nah|never|not)(?:,? (?:no|not|way|sir|thanks|thank you|never|chance|at all|really|please|ever))*\W*",
    re.IGNORECASE,
)


def says_no(sentence: str) -> bool:
    """Whether it says no and nothing more."""
    return bool(_NO.fullmatch(sentence))


def points_at_all(sentence: str) -> bool:
    """Whether it points to more than the last thing that was told ("Keep all of this quiet")."""
    return bool(re.search(r"\b(?:all|both|any|none) of (?:that|this|it|these|those)\b", sentence, re.IGNORECASE))


def cares_only(sentence: str) -> bool:
    """Whether it says of some things that they alone are cared about."""
    return bool(re.search(r"\bonly (?:care|worry|bother|mind)\b", sentence, re.IGNORECASE))


def echoes(sentence: str) -> bool:
    """Whether it only says that what the sentence before wants holds of more things ("My systems too.")."""
    return bool(_ECHO.search(sentence)) and not _ALLOWS.search(sentence)


def may_tell(sentence: str) -> bool:
    """Whether there is a word in it by which people allow something."""
    return bool(_ALLOWS.search(sentence))


def hides_those(sentence: str) -> bool:
    """Whether it only wants hidden what the sentences before it name ("Hide those.")."""
    return bool(_HIDES_THOSE.fullmatch(sentence))


def sets_apart(sentence: str) -> str:
    """What the sentence says to be another matter than what may be told ("The town's another matter"); "" for nothing."""
    found = _ANOTHER_MATTER.match(sentence)
    return found["what"] if found else ""


def hides_nothing(sentence: str) -> bool:
    """Whether it wants nothing hidden, or "nothing but" something, which means the opposite of what it sounds like."""
    return bool(_HIDES_NOTHING.search(sentence))


def excepts(sentence: str) -> bool:
    """Whether there is a word in it that sets something apart from the rest."""
    return bool(_EXCEPTS.search(sentence))


def forbids(sentence: str) -> bool:
    """Whether there is a word of forbidding in it."""
    return bool(_FORBIDS.search(sentence))


def may_allow(sentence: str) -> bool:
    """Whether its word of forbidding may forbid to hide ("don't hide my job"), or stand beside an allowance."""
    return bool(_TWICE.search(sentence))


def may_protect(sentence: str) -> bool:
    """Whether it may wish for protection though it only seems to remark ("I am in hiding")."""
    return needs_safety(sentence) or bool(_IN_CONFIDENCE.search(sentence))


_IN_FLIGHT = re.compile(
    r"\b(?:in hiding|(?:i['’]?m|i am|i['’]ve been|we['’]?re|we are|we['’]ve been) hiding from|(?<!what )(?<!that )\bi hide from|undercover|witness protection|on the run from|must ?n[o']?t find (?:me|us))\b",
    re.IGNORECASE,
)


def is_in_flight(sentence: str) -> bool:
    """Whether somebody hides from somebody: whatever is read of the sentence, it may ask for more."""
    return bool(_IN_FLIGHT.search(sentence))


def needs_safety(sentence: str) -> bool:
    """Whether somebody may be in danger, so that no wish beside it can be all that it asks for."""
    return bool(_IN_DANGER.search(sentence))


def has_condition(sentence: str) -> bool:
    """Whether what it allows depends on something: "only if", "as long as". Not to mind if is none."""
    return bool(_CONDITION.search(_IDIOM.sub(" ", sentence)))


def is_of_the_writer(words: str, sentence: str) -> bool:
    """Whether `words` that allow everything mean the writer's alone: "all about me", "I have nothing to hide"."""
    return bool(_OF_ME.search(words) or _I_HAVE.match(sentence))
