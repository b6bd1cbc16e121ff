# ruff: noqa: E501 - patterns read best on long lines
"""What makes an allowance count: it is worded as one.

The small reader takes "That I'm gay is mine to tell" for an allowance, and a bare "Just my surname". What is let
through cannot be taken back, so no allowance counts without a word by which people allow, nor beside a phrase that
keeps things back. Those are wishes to hide. The other way round, a sentence that plainly allows something of which
Sotto knows nothing need hold no question: to pass over it protects.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from local_models.reader import Mention
from privacy.general_wishes import allows_what_was_said
from privacy.in_doubt import SURE_HIDE, is_sure
from privacy.polarity import OTHER, clause_around, with_things
from privacy.wish_signs import forbids, leaves_it_out

SURE_UNWORDED = 0.97
"""From here on an allowance counts though no word of its sentence is one by which people usually allow."""
_CONFIDANTS = (
    "doctors?|gp|nurses?|dentist|surgeon|therapist|wife|husband|partner|friends?|family|kids|children|mum|mom|dad|mother|father|"
    "parents|sisters?|brothers?|neighbou?rs?|boss|colleagues?|lawyer|solicitor|priest|vicar|bank|landlord|accountant"
)
_KEEPS_BACK = re.compile(
    r"\b(?:mine|his|hers|ours|theirs|(?:for )?(?:me|him|her|us|them)|(?:my|his|her|our|their) (?:own )?(?:business|story|secret|news|thing|matter)s?)(?: alone)? to (?:tell|share|give|say|reveal|announce|pass on|spread)\b"
    r"|\bin[- ]house\b|\bmak(?:e|es|ing) (?:[\w'’]+ ){1,3}(?:go away|disappear|vanish)\b"
    r"|\b(?:go|goes|going|gets?|travels?) nowhere\b|\b(?:is|are)(?:n['’]?t| not) (?:to|supposed to|meant to) (?:leave|get out|go out|be passed on|travel)\b"
    r"|\b(?:stay|stays|remain|remains|belong|belongs) (?:with (?:me|us)|inside|indoors|at home|home|here|put|within (?:these|the|our) \w+|in (?:the|our|my) (?:house|family|office|team|room|firm|practice))\b"
    r"|,\s*(?:so |please |just )?leave (?:it|that|them|those)(?: be| alone)?\W*$"
    r"|\bgo(?:es)? with me to (?:my|the) grave\b|\bunder (?:lock and key|the (?:table|rug|carpet|radar))\b"
    rf"|\b(?:my|our|the|his|her)(?: [\w-]+)? (?:{_CONFIDANTS})(?:['’]s|['’]re| is| are)?(?: (?:may|can|might)| allowed to| welcome to) (?:know|hear|learn|see|talk about|speak of)\b"
    r"|\b(?:and|but) (?:nowhere|no ?one|nobody) else\b|\b(?:and|but) (?:no|not (?:a|one|an)(?: (?:step|inch|bit))?|not any) (?:further|farther)\b"
    r"|\bas far as it goes\b|\b(?:is|are)(?:n['’]?t| not) part of (?:it|this|that|the|my|our)\b"
    r"|\b(?:the day|when|once|if|until) (?:pigs|hell|cows|the devil) \w+|\bif you (?:want|wish|['’]d like|would like) (?:me|us|him|her|them) (?:to (?:be|get|lose|go)|sacked|fired|dead|killed|ruined|arrested|hurt|in trouble|homeless|deported|evicted|beaten|shot|out of)\b"
    r"|\b(?:up to now|until now|till now|so far|up till now|hitherto|in the past)\b[^.;]{0,40}\b(?:knew|was|were|could|heard|had|told)\b"
    r"|\b(?:secret|private|hidden|confidential)\b[^.;]{0,12}\b(?:so|thus) (?:may|must|shall|should|will|let) (?:it|they|that) (?:stay|remain|be)\b"
    r"|\b(?:as far as|no further than|not beyond|up to) (?:this|the|my|our) (?:screen|laptop|machine|computer|room|house|door|desk|keyboard)\b"
    r"|\b(?:people|ones|those|folks?) (?:that )?(?:i|we) \w+(?: with| for| to)? (?:can|may|might) (?:know|hear|learn|see)\b"
    r"|\bi (?:hereby )?take back that\b|\b(?:is|are) (?:the|my) (?:[\w-]+ )?secrets?\b|\bhard pass\b|(?<!no )\bbig problem\b",
    re.IGNORECASE,
)
"""What keeps a thing back whatever else its clause says: also who alone may know it."""
_ORDINAL = re.compile(
    r"\bthe (?:first|second|third|last|latter|former)(?: one| two| thing)?(?=\s*(?:[,.;:!]|$)| (?:may|can|is|are|stays?|goes|yes|no|not)\b)"
    r"|\b(?:one|two|three|some|most|half) of (?:these|those|them|which)\b",
    re.IGNORECASE,
)
"""What tells things apart by their place; in doubt about which is meant all are hidden."""
_SIGN_OF_NO = re.compile(r"\s*[:=]?\s*[✗✘❌☒👎🔒🔴⛔🚫]")
"""A sign after a thing that says no to it."""
_SIGN = re.compile(r"[✗✘❌☒👎🔒🔴⛔🚫✓✔✅☑👍🔓🟢]")
_WORDED = re.compile(
    r"\b(?:fine|ok|okay|k|alright|all ?right|good|great|cool|happy|glad|gladly|welcome|allow\w*|permit\w*|permission|free|freely|public|published|open|openly|known|knows?|"
    r"may|might|can|could|cannot|will|should|must|let|lets|tell|told|tells|say|said|says|mention\w*|name[ds]|share[ds]?|sharing|show\w*|give[ns]?|reveal\w*|disclos\w*|send|sent|use[ds]?|using|quot\w+|cit\w+|print\w*|post\w*|publish\w*|writ\w+|"
    r"keep|keeps|kept|leave|leaves|left|stay|stays|remain|remains|go|goes|pass(?:e[sd]|ing)?|see|sees|read|hear|include\w*|discuss\w*|talk\w*|speak\w*|ask\w*|answer\w*|"
    r"need\w*|useful|helps?|helpful|matter\w*|important|relevant|necessary|required|point|"
    r"mind\w*|cares?|bother\w*|worr(?:y|ies)|fuss\w*|shy|ashamed|embarrass\w*|harm\w*|hurts?|secrets?|private|confidential|sensitive|hidden|hid\w*|protect\w*|redact\w*|mask\w*|problem|issue|trouble|objection|risk|"
    r"whatever|as (?:you|they) (?:like|please|wish|want|see fit)|otherwise|(?:everybody|everyone|anybody|anyone)['’]?s business|anything|everything|else|only thing|except\w*|unless|but|bar|besides?|apart|aside|save|other than|though|while|whereas|however|instead|"
    r"yes|yeah|yep|sure|course|too|also|as well|likewise|same|so (?:is|are|does|do)|not|nothing|never|no (?:secret|problem|issue|matter|harm|need|worries|objection|big deal)|no \w+ (?:about|around|over|regarding)|any ?(?:time|how|way)|the rest|all (?:good|right|fine|yours)|n['’]t|don['’]?t|isn['’]?t|aren['’]?t|fair game|enough|roughly|approximately|rough|plenty|common knowledge|in there|in\W*$|: in|aye|yup|affirmative|absolutely|granted|green|"
    r"whitelist\w*|fire away|knock yourself out|be my guest|proud|website|web ?page|phone ?book|rooftops|visible|shareable|tellable|loud\w*|always|exactly|idc|: ?true|grabs|clear(?:ed)?|okey|okie|carte blanche|suit yourself|stop\w*|missing|unhid\w*|unlock\w*|launched|external\w*|come out|knowing|(?:do|please) name|cancel|chatty|transmit|excluded|on the record|"
    r"remov\w+|str(?:ike|ik\w+|uck)|blank\w*|black\w*|los(?:e|ing)|pity|generous|forbid\w*|thumbs up|anybody['’]s|anyone['’]s|everybody['’]s|everyone['’]s)\b|n['’]t\b|[✓✅✔👍☑+]|\[x\]|\(y\)",
    re.IGNORECASE,
)
"""The words by which people allow, or set apart what they allow from what they hide."""
_THING = r"(?:(?:and|also|but|so|oh) )?(?:(?:the|my|our|all|any|those|these|its?|his|her|their) )?[^\W\d_][\w'’/&+-]*(?: [\w'’/&+,-]+){0,7}?"
_TOLD = r"(?:said|told|sent|shared|mentioned|named|used|known|shown|passed on|included|quoted|discussed)"
_TELL = r"(?:send|share|say|tell|mention|name|use|show|pass on|include|quote|keep|leave|leave in|talk about|speak of|discuss)"
_FREE = r"(?:fine|ok|okay|alright|all right|allowed|welcome|public|no problem|no secret|fair game)"
_WHOLE = r"(?: (?:in|out|through|whole|as (?:it is|they are|is)|unchanged|untouched|in full|freely|openly|too|as well|of course|please|in (?:it|there)))*"
_REASON = r"(?:\W*|\W+(?:as|since|because|cos|cuz|that['’]?s|thats|i['’]?ve|it['’]?s|i need)\b[\w'’ ,]{1,50}\W*)"
_ALLOWS_A_THING = re.compile(
    rf"\W*(?:(?P<thing>{_THING}) (?:(?:can|may) (?:stay|remain|be {_TOLD})|you (?:can|may) {_TELL}|(?:is|are|['’]?s)(?: all| quite| totally| absolutely| always)? {_FREE}){_WHOLE}"
    rf"|mine you (?:can|may) {_TELL}{_WHOLE}){_REASON}",
    re.IGNORECASE,
)
_OF_PRIVACY = re.compile(
    r"\b(?:anonym\w*|secre\w+|priva\w+|confiden\w+|discre\w+|vague\w*|gist|general\w*|outline|summary|broad\w*|overview|basics?|idea|essentials?|rough\w*|minimum|\w+ing|but|except\w*|only|just|neither|nor|hardly|barely|less|few|bar|save|apart|besides?|"
    r"delet\w*|remov\w*|drop\w*|cut|scrub|eras\w+|replac\w+|swap\w*|chang\w+|blur\w*|disguis\w+|withh\w+|strip\w*|trim\w*|quiet|keep|lose|obscur\w+|hid\w*|mask\w*|owe|told)\b(?! about\b)",
    re.IGNORECASE,
)
"""What makes of a thing that may be told a wish for privacy, or sets something apart."""
_STAYS = re.compile(r"\b(?:can|may|must|has to|have to|needs? to) stay\b", re.IGNORECASE)
_OWNER = r"(?:(?:the|my|our|all|any|other|own) )*"
_ANSWER = r"(?:(?:or|otherwise|or else),? (?:the |your |any |an )?answers? (?:is|are|will be|would be|['’]s|makes?|make) (?:useless|worthless|pointless|no use|no good|no sense)(?: (?:to|for) me)?)"
_STAYS_IN = re.compile(
    rf"\W*(?:and |also |oh,? )?{_OWNER}{OTHER}(?:(?:, and |, | and | or | ?/ ?| ?& ?){_OWNER}{OTHER})* "
    rf"(?:(?:must|have to|has to|need to|needs to) stay(?: in)?,? {_ANSWER}|(?:(?:are|is) )?needed(?: for (?:the|an|your) answers?)?|(?:can|may) stay(?: in)?|(?:are|is) public,? so (?:they|it) (?:can|may) stay(?: in)?)\W*",
    re.IGNORECASE,
)
"""A sentence of nothing but things, and that they stay in the text; OTHER stands for each thing."""
_THINGS_ALONE = re.compile(
    rf"\W*(?:just |only )?{_OWNER}{OTHER}(?:(?:, and |, | and | or | ?/ ?| ?& ?){_OWNER}{OTHER})*\W*",
    re.IGNORECASE,
)
"""A sentence of nothing but things."""
_SAYS_NOTHING = re.compile(r"\b(?:by name|though)\b", re.IGNORECASE)
"""What is no word of allowing, though parts of it are."""
_TELLING = re.compile(
    r"\b(?!(?:that|this|with|from|they|them|have|been|were|where|which|what|whose|live|lives|work|works|into|about|there|their|your|mine|ours|when)\b)[^\W\d_]{4,}",
    re.IGNORECASE,
)
"""A word beside the things of a sentence that may say what is asked for them."""
_NOTHING_TO_HIDE = re.compile(
    r"\W*(?:(?:i(?:['’]ve| have)?|we(?:['’]ve| have)?)(?: got)? )?nothing (?:much |really )?to hide(?: really| honestly| here)?(?:,? (?:i['’]?m|i am|we['’]?re|we are) (?:\w+ ){0,4}\w+)?\W*"
    r"|\W*i (?:don['’]?t|do not) mind about (?:me|myself)\W*|\W*i(?:['’]?m| am) an open book\W*",
    re.IGNORECASE,
)
"""What says of nothing in particular that it may be told."""


def needed(text: str, mentions: Sequence[Mention], base: int = 0) -> tuple[Mention, ...]:
    """The mentions of the sentence `text`, which begins at `base`; those are allowed of which it says only that they stay.

    No word may stand in it beside the things and that: "Everything but my name may stay" is another matter.
    """
    asks = all(each.action in ("hide", "allow") and each.category != "everything" for each in mentions)
    if not asks or not _STAYS_IN.fullmatch(_with_marks(text, mentions, base)):
        return tuple(mentions)
    return tuple(replace(each, action="allow", score=1.0) for each in mentions)


def _with_marks(text: str, mentions: Sequence[Mention], base: int) -> str:
    return with_things(text, (0, len(text)), None, mentions, base)


def worded(
    text: str, mentions: Sequence[Mention], before: Sequence[Mention], after: str, base: int = 0
) -> tuple[Mention, ...]:
    """The mentions of the sentence `text`, which begins at `base`; an allowance that is not worded as one hides.

    A bare fragment may go on with what is allowed `before`; the sentence `after` it may allow what it tells.
    """
    goes_on = any(mention.action in ("allow", "coarse") for mention in before) or allows_what_was_said(after)
    bare = not goes_on and not _WORDED.search(_SAYS_NOTHING.sub(" ", text))
    alone = bare and bool(_THINGS_ALONE.fullmatch(_with_marks(text, mentions, base)))

    names_alone = not _TELLING.search(_with_marks(text, mentions, base))
    counted = len(mentions) > 1 and bool(_ORDINAL.search(text))

    def hides(mention: Mention) -> bool:
        clause = clause_around(text, mention.start - base)
        kept_back = bool(_KEEPS_BACK.search(clause)) or _is_crossed_out(text, mention.end - base)
        kept_back = kept_back or leaves_it_out(_up_to_the_next(text, mention, mentions, base)) or counted
        unworded = bare and (mention.score < SURE_UNWORDED or names_alone)
        return mention.action == "allow" and (alone or (is_sure(mention) and (unworded or kept_back)))

    return tuple(
        replace(each, action="hide", score=max(each.score, SURE_HIDE)) if hides(each) else each
        for each in mentions
    )


def _up_to_the_next(text: str, mention: Mention, mentions: Sequence[Mention], base: int) -> str:
    """What stands in `text`, which begins at `base`, between a mention and the next one."""
    following = (each.start for each in mentions if each.start >= mention.end)
    return text[mention.end - base : min(following, default=base + len(text)) - base]


def _is_crossed_out(text: str, end: int) -> bool:
    """Whether a sign of no stands after a thing, in a sentence in which signs stand after things."""
    first = _SIGN.search(text)
    if first is None or not _SIGN_OF_NO.match(text, end):
        return False
    return any(sign.isalnum() for sign in text[: first.start()])


def allows_a_thing(sentence: str) -> bool:
    """Whether a sentence plainly allows one thing, whatever that is, and asks for nothing besides."""
    if _NOTHING_TO_HIDE.fullmatch(sentence):
        return True
    found = _ALLOWS_A_THING.fullmatch(sentence)
    if not found or _KEEPS_BACK.search(sentence) or forbids(_STAYS.sub(" ", sentence)):
        return False
    rest = sentence[found.end("thing") :] if found["thing"] else sentence
    return not _OF_PRIVACY.search(found["thing"] or "") and not _OF_PRIVACY.search(rest)
