# ruff: noqa: E501 - lists of words read best on long lines
"""The words by which a clause about one thing hides or allows it: what turns its sense, what hides, what tells.

A name of a list says what its words do. "hate" and "forget" turn the sense of what follows, as "not" does; "tell" and
"fine" keep it. A clause with any other word in it is not judged (see `privacy.polarity`).
"""

import regex

_TURNS = (
    "(?:not|never) bother(?: (?:to|with|about))?|(?:never|not) (?:said|saying|asked you to|told you to|agreed to)|not for a moment|not at any time|"
    "(?:who|nobody|no one) (?:says|said|told you)(?: that)?|under no (?:circumstances?|conditions?)|on no account|at no time|in no (?:case|way)|"
    "(?:the )?last (?:thing|person) (?:that )?i(?:['’]d| would| want)(?: to)?(?: (?:do|want|have) is)?(?: to)?|be the last (?:one )?to|far be it from me|"
    "not|never|no|nobody|no ?one|nothing|none|neither|nor|nowhere|unnecessary"
)
"""Turns what the rest says into its opposite."""
_REPELS = (
    "mind|hate|dislike|resent|regret|(?:be |am |['’]m )?(?:sorry|annoyed|cross|angry|upset|sad|unhappy|uncomfortable|uneasy|worried|nervous|shy|"
    "ashamed|embarrassed|touchy|careful(?! (?:that |you|u |not|to))|cautious|wary)|bothers?(?! (?:to|with|hiding|about))|worry|worries|wrong|careless|unwise|foolish|silly|stupid|daft|reckless|odd|"
    "risky|dangerous|(?:a )?(?:mistake|shame|pity|problem|harm|trouble|risk|nuisance|disaster)|objections?|object to|against|forget|fail|neglect|avoid|"
    "refuse|forbid|stop|hesitate to|cares?(?! (?:to|for)(?!\\w))"
)
"""Says that what it is about should not be."""
_HIDES = (
    "hid|hide|hides|hiding|hidden|mask(?:s|ed|ing)?|remov(?:e|es|ed|ing)|redact(?:s|ed|ing)?|conceal(?:s|ed|ing)?|blank(?:s|ed|ing)?(?: out)?|"
    "cut(?:ting)?(?: out)?|strip(?:ped|ping)?(?: out)?|(?:leave|leaves|leaving|left|keep|keeps|keeping|kept|take|takes|taking|took|taken|stay|stays) (?:out|away)(?: of (?:it|this|that|everything|all this))?|"
    "leave off|(?:keep|keeps|keeping|kept|stay|stays|remain|remains) (?:back|a secret|secret|private|hidden|confidential|under wraps|quiet about|quiet|mum about|to (?:yourself|myself|ourselves)|here|with me|between us|at home|on this (?:computer|laptop|machine))|"
    "withh(?:old|olds|eld|olding)|omit(?:s|ted|ting)?|drop(?:s|ped|ping)?(?! in| hints)|skip(?:s|ped|ping)?|censor(?:ed|ing)?|delet(?:e|ed|ing)|str(?:ike|uck|iking)(?: out)?|"
    "black(?:ed)? out|protect(?:s|ed|ing)?|guard(?:ed|ing)?|off[- ]limits|off the table|out of bounds|taboo|private|(?:a |any |my )?secrets?|confidential|sensitive|"
    "(?:nobody|no ?one|none)(?:['’]s|s)? (?:else['’]?s )?(?:business|concern)|none of (?:your|their|anybody['’]s|anyone['’]s) business|(?:be )?missing|too much|not (?:my|his|her|your|their) secrets? to (?:tell|share|give)|not (?:mine|yours) to (?:tell|share|give)"
)
"""Says that it is not told."""
_TELLS = (
    "tell|tells|telling|told|say|says|saying|said|mention(?:s|ed|ing)?|(?<!my )(?<!the )(?<!our )nam(?:e|es|ed|ing)|(?:give|gives|giving|given)(?: (?:away|out))?|shar(?:e|es|ed|ing)|show|shows|showing|shown|"
    "appears?|reveal(?:s|ed|ing)?|disclos(?:e|ed|ing)|includ(?:e|es|ed|ing)|quot(?:e|ed|ing)|us(?:e|es|ed|ing)|send|sends|sending|sent|know|knows|knowing|knew|known|hear|hears|heard|hearing|"
    "(?:see|sees|seen|learn|learns|find out|read|reads)(?: about| of)?|discuss(?:ed|ing)?|(?:talk|talks|talked|talking|speak|speaks|spoken|speaking) (?:about|of)|(?:bring|bringing|brought|come|comes|coming|came) up|"
    "pass(?:ed|ing)? on|(?:go|goes|going|get|gets|got|let|slip|slips|came) (?:out|through|about)|let on|spill|(?:leave|leaves|leaving|left|keep|keeps|keeping|kept|stay|stays|put|putting|be|is|are|have|has) (?:in(?: (?:there|it))?|standing)|"
    "in there|in it|writ(?:e|ten|ing)(?: down)?|stat(?:e|ed|ing)|cit(?:e|ed)|post(?:ed|ing)?|publish(?:ed|ing)?|out there"
)
"""Says that it is told."""
_LIKES = (
    "fine|ok|okay|alright|all right|public|open|welcome|allow(?:s|ed|ing)?|permit(?:s|ted|ting)?|glad(?:ly)?|free to|at liberty to|happy|happily|delighted|love|comfortable|"
    "relaxed|fair game|common knowledge|up for grabs|by all means|feel free(?: to)?|feel at liberty to|go ahead|insist(?: on| that)?|(?:be )?sure|(?:no )?offence|good"
)
"""Says that what it is about may be."""
_FILLS = (
    "as (?:though|if)|(?:(?:when|where)ever|if|when|where) (?:it helps|you (?:like|want|wish)|it(?: is|['’]s) useful)|as you (?:like|wish|please)|"
    "what|i|you|u|we|they|them|he|she|it|its|that|this|there|here|anyone|anybody|everyone|everybody|people|to|if|be|is|are|am|was|were|being|been|do|does|did|would|will|should|could|"
    "can|may|might|must|ought|shall|have|has|had|having|get|gets|got|getting|please|pls|plz|just|simply|really|very|much|at all|in the least|ever|always|also|as well|either|by|with|for|of|on|about|from|the|a|an|my|our|your|"
    "any|anything|need|needs|needed|necessary|reasons?|want|wants|wanted|wish|think|thinking|imagine|believe|suppose|see why|know why|so|and|or|"
    "make|makes|made|making|sure that|even|all|some|thing|things|word|in|way|want(?:ed)? to|going to|like(?: to)?|freely|openly|happen|happens|"
    "['’]?(?:d|ll|m|re|ve|s)|"
    "(?:to|find|finding|to find|to have|hear|to see|seeing)(?= )|outside|strangers|(?:the |an? )?(?:cloud|internet|ai|provider|machine|computer|web|world|models?|big models|bot|outside service|company)|chatgpt|claude|openai|others|the other side|third parties|"
    "whoever answers|people outside|an outside service|the big models|a company|do you mind if|go ahead and|(?:be |do be )?careful (?=that |you|u |not|to)|would rather|rather|prefer|preferred|then|now|ever again|again|"
    "in (?:this|these|my|your|any) (?:chats?|messages?|texts?|questions?|prompts?|answers?|replies)|of course|after all|you know|mind you|anyway|though|honestly|frankly"
)
"""Adds nothing."""

_KINDS = (
    ("turn", _TURNS),
    ("repel", _REPELS),
    ("hide", _HIDES),
    ("tell", _TELLS),
    ("like", _LIKES),
    ("fill", _FILLS),
)
WORDS = tuple(
    (kind, regex.compile(rf"(?:{words})(?!\w)", regex.IGNORECASE | regex.POSIX)) for kind, words in _KINDS
)
"""Each kind of words, to be matched at the beginning of what is left of a clause; the longest phrase counts."""
SIGNS = {"turn": -1, "repel": -1, "hide": -1, "tell": 1, "like": 1, "fill": 1}
"""What a word of the kind does to the sense of a clause."""
