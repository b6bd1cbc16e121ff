"""Whether a question needs a look into what is stored: about the user's own life yes, about the world no.

By rule, since it is asked before every answer. In doubt it says yes to what names the user ("my", "I") and no to
everything else: a look that finds nothing costs a moment, a prompt full of chance finds costs the answer.
"""

import re
from collections.abc import Collection

_LONG = 400
"""Letters of the beginning and of the end that are read: what is pasted between them is no question."""

_EARLIER = re.compile(
    r"\b(?:remind me\b(?! that| to\b| of the (?:rule|difference|formula))|do you (?:still )?(?:remember|recall"
    r"|know (?:me|my|where i|what i|when i|who my|how i))"
    r"|(?:did|have) i (?:ever |already |not )*(?:say|said|tell|told|mention|mentioned|write|written|talk|talked"
    r"|ask|asked|complain|explain)"
    r"|(?:i|we) (?:told you|mentioned|talked about|discussed|spoke about|said (?:that|earlier|before|last)"
    r"|wrote (?:you|about|that|last))"
    r"|you (?:told me|said|suggested|recommended|advised|promised)|(?:did|had) you (?:say|tell me|suggest"
    r"|recommend|advise)"
    r"|last time we|our (?:last|previous|earlier) (?:talk|chat|conversation)|in (?:an|one of (?:our|my)) earlier"
    r"|(?:know|learned|remember|learnt|stored|saved|noted) about me|who am i\b|my (?:notes|diary|journal"
    r"|messages|chats)\b"
    r"|remember (?:when|what|where|how|who|that|the|my)|what did we\b|when did we\b|where did we\b|who did we\b)",
    re.IGNORECASE,
)
_GENERAL = (
    r"(?:need|have to|get to|go about|know (?:if|whether|when)|use|make|fix|install|convert|write|cook|boil|bake"
    r"|clean"
    r"|remove|reset|set up|create|build|calculate|find out|tell (?:if|whether)|declare|import|run|say .* in"
    r"|pronounce"
    r"|spell|explain|interpret|read|apply for|file|start (?:a|an|learning))\b"
)
_ABOUT_ME = re.compile(
    rf"\b(?:what|which|who|whom|whose|where|when|why|since when|how (?:old|tall|many|much|long|often|far|heavy))\b"
    rf"[^?.!\n]{{0,60}}?\b(?:do|did|am|was|have|had|will|were) (?:i|we)\b(?! {_GENERAL}| supposed| meant)"
    r"|\bhow (?:did|was|have) (?:i|we)\b|^\W*who(?:m|se)?\b[^?.!\n]{0,40}\bme\b|\bi (?:wanted|planned|meant"
    r"|promised) to\b",
    re.IGNORECASE,
)
_WHETHER = re.compile(
    rf"^\W*(?:and |so |but )?(?:do|did|am|was|have|had|were) (?:i|we)\b(?! {_GENERAL}| supposed| meant| allowed"
    rf"| right\b| correct)",
    re.IGNORECASE,
)
_MINE = re.compile(
    r"\b(?:what|who|whom|where|when|which|whose|how(?! (?:can|could|do|does|should|would|to)\b))"
    r"(?:['’]?s|['’]re|\b)[^?.!\n]{0,60}?\b(?:my|our|mine)\b"
    r"|^\W*(?:is|are|was|were|does|did|has|have|had|will|can) (?:my|our)\b"
    r"|^\W*(?:tell me|list|show(?: me)?|name|summari[sz]e|give me)\b[^?.!\n]{0,40}\b(?:my|our|i['’]?(?:ve)?)\b"
    r"|^\W*my\b[^?.!\n]{0,40}\?",
    re.IGNORECASE,
)
_PERSON = (
    r"(?:mum|mom|mother|dad|father|parents|sister|brother|wife|husband|partner|girlfriend|boyfriend|fianc[eé]e?"
    r"|son|daughter"
    r"|kids?|child|children|grand\w+|aunt|uncle|cousin|nephew|niece|family|friends?|boss|manager|colleagues?|team"
    r"|neighbou?rs?|landlord|dog|cat|pets?|doctor|therapist|in-laws|mother-in-law|father-in-law|roommate|flatmate)"
)
_FOR_ME = re.compile(
    rf"\bmy (?:\w+ )?{_PERSON}\b"
    r"|\b(?:recommend|suggest|propose|pick|choose|plan|ideas?|find)\b[^?.!\n]{0,50}\b(?:me|my|i)\b"
    r"|\b(?:what|which|where)\b[^?.!\n]{0,30}\bshould i (?:cook|eat|wear|watch|read|give|get|buy|do (?:today"
    r"|tonight|this|on|next)|go (?:for|on|this|next|tonight)|order|listen)\b"
    r"|\b(?:what|which)\b[^?.!\n]{0,30}\bwould i (?:like|enjoy|love)\b|\bthat i(?:['’]d| would)? (?:like|enjoy"
    r"|love)\b"
    r"|\b(?:suits?|fits?|right for|good for) me\b|\b(?:for|to) me\W*$|\bas usual\b|\bmy (?:usual|favou?rites?"
    r"|next|last|upcoming|weekend|week|day|trip|holiday|birthday|appointment|interview|diet|training|routine"
    r"|goals?|plans?|budget|schedule|job|allerg\w+|medication|name|address|age|car|house|flat|apartment"
    r"|hobb\w+)\b",
    re.IGNORECASE,
)
_WORK = re.compile(
    r"```|^\W*(?:please |can you |could you |would you |i need you to |help me )*(?:write|translate|fix|debug"
    r"|refactor|convert"
    r"|calculate|compute|solve|proofread|correct|rewrite|rephrase|paraphrase|shorten|improve|format|explain"
    r"|define|compare"
    r"|implement|generate|draft|edit|continue|complete|act as|pretend|imagine|optimi[sz]e|analy[sz]e)\b",
    re.IGNORECASE,
)


def needs_lookup(question: str, names: Collection[str] = ()) -> bool:
    """Whether an answer to `question` may rest on what the user said before; `names` are people the user knows."""
    text = question if len(question) <= 2 * _LONG else f"{question[:_LONG]}\n{question[-_LONG:]}"
    if _EARLIER.search(text) or _names(text, names):
        return True
    if _WORK.search(text):
        return bool(re.search(rf"\bmy (?:\w+ )?{_PERSON}\b", text, re.IGNORECASE))
    return any(pattern.search(text) for pattern in (_ABOUT_ME, _WHETHER, _MINE, _FOR_ME))


def _names(text: str, names: Collection[str]) -> bool:
    return any(re.search(rf"\b{re.escape(name)}\b", text) for name in names if name)
