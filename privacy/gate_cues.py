# ruff: noqa: E501 - patterns read best on long lines
"""What questions turn on: words by which the answer depends on a place, a language, a number, a person, a condition.

Each pattern is looked for in a request in which hidden words are overwritten with `‹category›`, so that it can say
where they stand.
"""

import re

from privacy.categories import Category


def _cue(*parts: str) -> re.Pattern[str]:
    return re.compile("|".join(parts), re.IGNORECASE)


PLACE = _cue(
    r"\b(?:which|what) (?:tram|bus|train|metro|line|ferry|coach|route|exit|platform|hotels?|restaurants?|caf[eé]s?|bars?|pubs?|museums?|beach\w*|"
    r"parks?|shops?|markets?|neighbou?rhoods?|areas?|district|streets?|airport|station|hospital|schools? are|doctors?|sights)\b",
    r"\bhow (?:do|can|could|would|should) (?:i|we|you|one) (?:best )?(?:get|go|travel|drive|cycle|walk) (?:to|from|into|there|around)\b",
    r"\bhow (?:far|long (?:does it take|is the (?:drive|flight|ride|journey|walk)))\b",
    r"\b(?:weather|forecast|climate|sunrise|sunset|tides?|snow|rainy season|temperatures?)\b",
    r"\b(?:opening|opening hours|open on|open late|open today|closing time)\b",
    r"\b(?:near(?:est|by)?|closest|close to|around here|near (?:me|here|us|by)|in town|walking distance)\b",
    r"\b(?:things to do|what (?:is|'s) (?:there )?(?:to do|on)|what to (?:do|see|visit)|sights|sightseeing|itinerary|day trips?|must[- ]see|worth (?:seeing|a visit|visiting))\b",
    r"\bplan (?:me |us )?(?:a |an |my |our |the )?(?:\w+[- ]){0,3}(?:days?|weekend|week|trip|holiday|visit|route|tour|walk)\b",
    r"\bwhere (?:can|could|do|should|is|are|in|to|does|would)\b",
    r"\b(?:rents?|cost of living|house prices|property prices|population|time zone|mayor|public holidays?|school holidays|speed limit|postcode|zip code|area code)\b",
    r"\bwhat time is it\b|\bsafe (?:to|at|for|in)\b|\bis ‹location›|\bhow (?:big|old|expensive|safe|hot|cold|many people \w+) (?:is|in|does) ‹location›",
    r"\b(?:permits?|legal|illegal|allowed|the rules|rules for|the law|tax(?:es)? (?:rate )?in|minimum wage)\b",
    r"\b(?:recommend|suggest|find|know)\b.{0,40}\b(?:restaurants?|hotels?|caf[eé]s?|bars?|hikes?|places|a doctor|a dentist|a lawyer|shops?)\b",
    r"\b(?:what|which) (?:vaccin\w+|currency|plug|language|side of the road)\b|\b(?:moving|move|emigrat\w+) to ‹location›",
    r"\bhistory of ‹location›|\b(?:what|tell me) (?:happened in|about) ‹location›|\bfamous (?:for|in)\b|\blocal (?:dish\w*|specialit\w+|food|customs)\b",
)
"""The answer is another one in another place."""

TOLD_BEFORE: dict[Category, re.Pattern[str]] = {
    Category.LOCATION: _cue(
        r"\b(?:which|what) (?:tram|bus|metro|museums?|restaurants?|caf[eé]s?|pubs?|parks?|beach\w*|neighbou?rhoods?)\b(?! (?:should|did|was) (?:my|the))",
        r"\bnear (?:me|here|us|by)\b|\bnearby\b|\baround here\b|\b(?:nearest|closest)\b|\bwhat(?:'s| is) the weather\b|\bwhat (?:is|'s) there to do\b",
    ),
    Category.FINANCE: _cue(
        r"\b(?:how much|what) (?:is|will be|would be|do i have|are|would i have) (?:left|that|it)\b|\bafter tax\b|\bwhat (?:is|would be) the (?:monthly|total)\b|\bis (?:that|it) (?:a lot|too much|enough|fair|a good|normal)\b"
    ),
    Category.DATE: _cue(
        r"\bday of the week\b|\bhow (?:old|many (?:days|weeks|months|years)|long ago) (?:is|was|am|are|have|has|until|since)\b"
    ),
    Category.AGE: _cue(
        r"\bwhen (?:can|could|do|will) i (?:retire|draw)\b|\bhow many years\b|\bam i too (?:old|young)\b|\bwhat year was i born\b"
    ),
    Category.HEALTH: _cue(
        r"\bis (?:it|this|that) (?:dangerous|normal|contagious|serious|safe|hereditary|curable|common)\b|\bside[- ]effects?\b",
        r"\bcan i (?:still )?(?:drink|fly|exercise|breastfeed|take (?:ibuprofen|paracetamol|aspirin))\b|\bhow long (?:does|will) it (?:last|take to heal)\b",
    ),
}
TOLD_BEFORE[Category.ADDRESS] = TOLD_BEFORE[Category.LOCATION]
"""Questions that turn on what was told in a sentence before: "I live in Leeds. Which museums are free?"."""

LANGUAGE = _cue(
    r"\btranslat\w+\b",
    r"\bhow (?:do|would|can) (?:you|i|we|one) (?:say|write|pronounce|spell|address|ask|greet)\b",
    r"\b(?:grammar|conjugat\w+|declension|plural|pronounc\w+|pronunciation|alphabet|genders?|tenses?|cases?|verbs?|accents?|word order|vocabulary|phrases?|idioms?)\b",
    r"\bwhat does .* mean\b|\bword for\b|\b(?:correct|check|proofread|fix) (?:my|this|the) (?:‹language›|text)",
    r"\b(?:speak|learn|write|read|use|uses|using) ‹language›|\bin ‹language›|\b(?:into|from|to) ‹language›",
)
_RECKONED = (
    r"\bhow (?:many|much) (?:\w+ ){0,2}(?:days?|weeks?|months?|years?|hours?|nights?)\b",
    r"\b(?:calculat\w+|compute|work out|add up|convert|subtract|multiply|divided? (?:by|between))\b",
)
AMOUNT = _cue(
    *_RECKONED,
    r"‹finance›.{0,20}%|%.{0,12}‹finance›|\bper ?cent of ‹finance›",
    r"\bhow much (?:is|do|does|will|would|should|can|could|tax|interest|more|less|rent|of)\b",
    r"\bwhat (?:do|would|will|is|are|'s) (?:i|my|the) (?:pay|monthly|total|repay\w*|interest|tax|net|rate|instal+ments?)\b|\bpay each (?:month|year)\b",
    r"\b(?:is|are) ‹finance› (?:\w+ ){0,4}(?:decent|good|fair|enough|too|normal|reasonable|a lot|much|average|low|high|right|worth)\b",
    r"\b(?:afford|percentages?|interest|instal+ments?|repayments?|exchange rate|after tax|net of|split|average|budget (?:for|of|with))\b",
)
DAY = _cue(
    *_RECKONED,
    r"\b(?:what|which) (?:day|weekday|date)\b|\bday of the week\b|\bhow (?:long|old|many)\b|\bhoroscope\b|\b(?:star|zodiac) sign\b",
    r"\bwhat happened (?:on|in)\b|\bwhen (?:is|was|will|do|can|does) .*(?:due|expire|end|run out|retire|turn)\b|\b(?:difference|days?|weeks?|months?|years?) (?:between|until|since)\b",
    r"\bweather\b|\bis ‹date› (?:a|too)\b",
)
YEARS = _cue(
    *_RECKONED,
    r"\b(?:is|am|are) (?:i |we |somebody of )?(?:at )?‹age›.{0,12} (?:too|old enough|young enough|a good|the right)\b|\btoo (?:old|young|late)\b|\bat ‹age›.{0,25}\?",
    r"\bhow (?:old|many|much|long)\b|\b(?:retire|pension age|old enough|BMI|heart rate|life expectancy)\b|\bwhat year\b|\bborn\b",
)
PERSON = _cue(
    r"\bwho(?:'s| is| was|’s| are| were) (?:the )?‹name›(?! (?:talking|coming|going|meeting|bringing|marrying))",
    r"\btell me (?:more |something |all )?about ‹name›(?!['’])|\bwhat (?:is|was|are) ‹name› (?:best )?(?:known|famous) for\b|\bbiography of ‹name›|\bsummar\w+ (?:the )?(?:life|work|career) of ‹name›",
    r"\bwhat (?:books?|films?|movies?|songs?|albums?|novels?|plays?|paintings?|poems?|theor\w+|discover\w+|awards?|part(?:y|ies)|teams?|clubs?) (?:did|has|have|does|is|was|were) ‹name›",
    r"\b(?:books?|films?|movies?|songs?|albums?|novels?|plays?|paintings?|poems?|quotes?|speech\w*|works?|symphon\w+) (?:by|of|from) ‹name›",
    r"\b(?:when|where|how) (?:was|did|is|were) ‹name› (?:born|die|died|killed|elected|married|buried|famous|grow up)",
    r"\bhow (?:old|tall|rich) (?:is|was) ‹name›|\b(?:is|was) ‹name› (?:still )?(?:alive|dead|married|famous|a (?:good|real|famous))",
    r"\bwhat did ‹name› (?:write|invent|discover|paint|compose|direct|study|win|believe|argue|teach)\b|\bnet worth\b",
)
COMPANY = _cue(
    r"\bwhat (?:does|do|did|is|would) (?:.{0,40} (?:at|for|with) )?‹(?:employer|project)›.{0,30}\b(?:pay|earn|make|do|sell|offer|charge|cost|own|produce)\b|\bwhat (?:does|do|would) .{0,40} (?:at|with|for) ‹employer› (?:pay|earn|cost|offer)",
    r"\bwho (?:owns|owned|founded|runs|leads|bought|is (?:the )?(?:ceo|boss|head|owner|founder) (?:of|at))\b|\b(?:when|where|why) (?:was|is|did|were) (?:‹employer›|it) (?:founded|based|set up|listed|start)",
    r"\b(?:share price|stock price|shares in|revenue|turnover|headquarters|annual report|reviews? (?:of|for)|reputation|interviews? (?:questions )?at|at ‹employer› interviews|customer service|phone number (?:of|for)|opening hours)\b",
    r"\b(?:is|was) ‹employer› (?:a |an |any |still )?(?:\w+ )?(?:good|bad|reliable|legit\w*|safe|trustworthy|employer|company|hiring|listed|scam)\b|\bwhat is ‹employer›\??|\btell me about ‹employer›(?!['’])",
    r"\bwhat do they (?:ask|pay|do|sell|offer|make|wear) at ‹employer›|\b(?:work|working) (?:at|for) ‹employer› (?:like|worth)",
)
SCHOOL = _cue(
    r"\bwhat (?:grades?|marks|points|scores?|subjects?|courses?)\b|\bget into ‹education›|\b(?:admission|entry|entrance|tuition|fees|rank(?:ed|ing)s?|deadline|acceptance rate|open days?|syllabus)\b",
    r"\b(?:is|was) ‹education› (?:a |an )?(?:good|bad|worth|recogni[sz]ed|hard|accredited)\b|\bwhere is ‹education›|\bhow (?:good|hard|old) is ‹education›|\bdoes ‹education› (?:offer|have|teach|accept)",
    r"\bwhat can (?:i|you|one) do with\b",
)
TRADE = _cue(
    r"\bhow much (?:does|do|can|would|should) (?:an? |the )?‹job›.{0,12} (?:earn|make|get paid|charge|cost)|\bwhat (?:does|do|is|are) (?:an? |the )?‹job›.{0,12} (?:earn|do|make|paid)\b",
    r"\b(?:become|becoming|train(?:ing)? (?:as|to be)|qualif\w+ (?:as|to|for)|licen[cs]e (?:as|for)|salary (?:of|for)|the pay (?:of|for)|average (?:pay|salary|wage)|job (?:market|prospects)|outlook)\b.{0,30}‹job›",
    r"\bwhat (?:qualifications|training|certificates?|licen[cs]es?)\b|\bis ‹job› a\b|\bday in the life\b",
)
MEDICAL = _cue(
    r"\bside[- ]effects?\b|\bdos(?:e|es|age)\b|\binteract\w*\b|\bcontagious\b|\binfectious\b|\bcatching\b|\bsymptoms?\b|\bsigns of\b|\bprognosis\b|\bsurvival\b|\bhereditary\b|\bcurable\b|\bcause[sd]?\b",
    r"‹health›.{0,60}\b(?:too (?:much|high|low|many)|normal|dangerous|safe|serious|harmful|treat(?:ed|ment|able)?|cured?|go away|get worse|spread|fatal|mean|allowed|work)\b",
    r"\b(?:normal|dangerous|safe|serious|harmful|risky|bad|okay|ok|fine) (?:to|for|if|with|that|while)\b.{0,50}‹health›",
    r"\b(?:can|could|should|may|must) (?:i|we|you|one|my \w+|she|he|someone|people|children)\b.{0,60}‹health›",
    r"\b(?:treat|treats|treating|treatment (?:for|of)|cure|cures|remedy|remedies|helps? (?:with|against)|good for|get rid of|relieve|prevent|against|live with|cope with|test for|vaccin\w+ (?:for|against)|diet for|exercises? for|foods? for)\b.{0,20}‹health›",
    r"\bhow (?:long|common|dangerous|serious|bad|do i know|much|often)\b.{0,60}‹health›|\bwhat (?:is|are|does|'s|causes|happens)\b.{0,30}‹health›|\bwhy (?:do|does|is|am|have)\b.{0,40}‹health›",
    r"\bdo i (?:have|need)\b.{0,40}‹health›|\b(?:is|are) (?:it|my|this|that|these|the)?.{0,20}‹health›.{0,20}\?",
)
LAW = _cue(
    r"\b(?:maximum|minimum)? ?(?:sentence|penalty|penalties|fine|fines|punishment) for\b|\bwhat happens if\b.{0,60}‹legal›|\bwhat (?:is|are|does)\b.{0,30}‹legal›.{0,20}\?|\bhow long\b.{0,60}‹legal›",
    r"\b(?:can|could|will|do|must|should) (?:i|we|they|he|she)\b.{0,50}‹legal›|\bstatute of limitations\b|\bappeal (?:against )?‹legal›",
)
PEOPLES = _cue(
    r"\bvisas?\b|\bdo ‹\w+› (?:citizens|people|nationals|men|women|families)?\b|\bwhat (?:do|can|are|is|should|must) (?:an? )?‹\w+›.{0,40}\b(?:eat|celebrat\w+|wear|believe|drink|allowed|call|holidays?|customs|say|do)\b",
    r"\b(?:customs|traditions?|holidays?|festivals?|beliefs|rules|cuisine|recipes?|names?|weddings?|funerals?|passports?) (?:of|for|in|among) (?:the )?‹\w+›|\bwhy do ‹\w+›|\bhistory of (?:the )?‹\w+›",
    r"\bwhat does the ‹politics›.{0,40}\b(?:want|stand|plan|believe|say)|\bwho leads\b.{0,20}‹politics›",
)
CODE = _cue(
    r"\b(?:what is|what's|latest version of|how do i (?:install|uninstall)|alternatives? to|documentation (?:of|for)|docs for) ‹project›"
)
NUMBER = _cue(r"\b(?:valid|check digit|which bank|what bank|which country|what country|belong)\b")

CUES: dict[Category, tuple[re.Pattern[str], str]] = {
    Category.LOCATION: (PLACE, "the place"),
    Category.ADDRESS: (PLACE, "the address"),
    Category.TRAVEL: (PLACE, "the journey"),
    Category.LANGUAGE: (LANGUAGE, "the language"),
    Category.FINANCE: (AMOUNT, "the amount"),
    Category.DATE: (DAY, "the date"),
    Category.AGE: (YEARS, "the age"),
    Category.NAME: (PERSON, "who is meant"),
    Category.EMPLOYER: (COMPANY, "the organisation"),
    Category.EDUCATION: (SCHOOL, "the school or subject"),
    Category.JOB: (TRADE, "the occupation"),
    Category.HEALTH: (MEDICAL, "the medicine or condition"),
    Category.LEGAL: (LAW, "the legal matter"),
    Category.NATIONALITY: (PEOPLES, "the nationality"),
    Category.RELIGION: (PEOPLES, "the religion"),
    Category.ETHNICITY: (PEOPLES, "the people"),
    Category.POLITICS: (PEOPLES, "the party"),
    Category.PROJECT: (CODE, "the product"),
    Category.IDS: (NUMBER, "the number"),
}
"""For each category what questions about it turn on, and what it is called in the reason."""

COMPOSING = _cue(
    r"\b(?:write|draft|rewrite|compose|reword|rephrase|edit|proofread|polish|shorten|format|answer|reply|summari[sz]e|tidy|improve|make|word|phrase|"
    r"formulate|finish|apologi[sz]e|create|prepare|help me (?:write|say|tell|answer|reply|apologi[sz]e|word|phrase))\b.{0,80}\b(?:e-?mails?|mails?|letters?|messages?|notes?|texts?|"
    r"cv|resum[eé]|r[eé]sum[eé]|cover letter|bio|biography|profile|speech|toast|poem|story|stories|card|notice|sign|advert?|ad|flyer|leaflet|invitation|post|caption|reply|"
    r"complaint|summary|statement|paragraphs?|sentences?|lines?|minutes|report|motion|application|press release|slogan|description|label|essay|review|eulogy|obituary|song|joke|greeting)\b",
    r"^\W*(?:please\s+)?(?:rewrite|proofread|summari[sz]e|draft|rephrase|reword|shorten|polish|format|edit|correct)\b",
    r"\bhow (?:do|can|could|should|would) (?:i|we) (?:\w+ )?(?:say|tell|ask|bring|talk|break|explain|apologi[sz]e|answer|reply|respond|react|word|phrase|thank|refuse|turn|suggest|propose)\b",
    r"\bwhat (?:do|should|can|could|would) (?:i|we) (?:say|tell|write|answer|reply)\b",
)
"""What is asked for is a text to somebody: there the tags work, and come back in the reply."""
