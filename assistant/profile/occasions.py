# ruff: noqa: E501, SIM905 - a list of words reads best on long lines
"""Whether a preference's situation is the one that a question is asked in: days, hours, seasons, places, company.

"It's Saturday and I'm in my pyjamas" is a weekend and at home, so what holds "on weekends" applies and what holds
"at work" does not. Known are the situations of everybody's days, in groups whose members exclude each other; of any
other situation nothing is said here, and nearness in meaning decides.
"""

import re

from privacy.generalise.gazetteer import town

_GROUPS: dict[str, dict[str, str]] = {
    "days": {
        "weekend": r"week-?ends?|saturdays?|sundays?|days? off",
        "weekday": r"week-?days?|week ?nights?|(?:during|in) the week|working days?|work ?days?|school (?:days?|nights?)|mid-?week"
        r"|mondays?|tuesdays?|wednesdays?|thursdays?|fridays?",
        "holiday": r"holidays?|vacations?|bank holiday|time off|weeks? off|annual leave|on leave",
    },
    "weekday": {day: rf"{day}s?" for day in ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")},
    "hours": {
        "morning": r"(?:this |good )?mornings?|breakfast|(?:just |only )?(?:woke|woken|got up|got out of bed)|wak(?:e|ing) up|get(?:ting)? up"
        r"|alarm|sunrise|dawn|before work|0?[5-9](?:[:.]\d\d)? ?a\.?m|10(?:[:.]\d\d)? ?a\.?m|half (?:past )?(?:five|six|seven|eight) in the morning",
        "noon": r"lunch(?:time|break)?s?|noon|midday|canteen|12(?:[:.]\d\d)? ?p\.?m|(?:half|quarter) past twelve",
        "afternoon": r"(?:this )?afternoons?|tea ?time|after lunch|after [2-4] ?(?:pm|o'clock)?|[2-5](?:[:.]\d\d)? ?p\.?m",
        "evening": r"(?:this )?evenings?|after (?:work|dinner)|tonight|sunset|[6-9](?:[:.]\d\d)? ?p\.?m|home from (?:work|the office)",
        "night": r"nights?(?! shifts?)|midnight|bed ?time|before (?:bed|sleep)|in bed|(?:go|going|off) to (?:bed|sleep)|can['’]?t sleep|wide awake|lights out"
        r"|1[01](?:[:.]\d\d)? ?p\.?m|[1-4](?:[:.]\d\d)? ?a\.?m",
    },
    "seasons": {
        "summer": r"summers?|june|july|august|heat ?wave|warm(?:er)? months|may to september",
        "winter": r"winters?|december|january|february|cold(?:er)? months|frost|icy|november to march",
        "spring": r"spring(?:time)?|april",
        "autumn": r"autumns?|in (?:the )?fall|october|november",
    },
    "weather": {
        "wet": r"rain(?:s|y|ing)?|pour(?:s|ing)|wet|drizzl\w+|umbrella|showers|bad weather|bucketing|storm\w*",
        "dry": r"sunny|sunshine|sun(?:'s| is) (?:out|shining)|blue sky|fine weather|good weather|dry|cloudless|lovely day",
        "snow": r"snow(?:s|y|ing)?",
    },
    "warmth": {
        "hot": r"hot|heat|heat ?wave|sweltering|boiling|(?:2[5-9]|3\d) degrees|(?:thirty|thirty-\w+) degrees|summers?|july|august",
        "cold": r"cold (?:day|weather|morning|out)\w*|it['’]s cold|freez\w+|icy|frost\w*|minus \w+|winters?|january|february",
    },
    "places": {
        "home": r"(?:at|from|back) home|my (?:own )?(?:place|flat|house|sofa|couch|kitchen|living room)|on the sofa|in (?:the house|my dressing gown)|staying in"
        r"|an evening in|pyjamas|own (?:place|four walls)|our (?:own )?(?:place|flat|house|sofa)|indoors",
        "work": r"(?:at|from) work|office|my desk|on the job|stand-?up|on shift|in meetings|headquarters|hq|at the company|workplace",
        "travel": r"travel\w*|trips?|abroad|airport|hotel|suitcase|on the road|journeys?|pack(?:ing)?|plane|flights?|away from home|hostel",
        "out": r"restaurants?|eat(?:ing)? out|cafés?|cafes?|bistro|waiter|menu|pubs?|table for|dining out|takeaway",
        "gym": r"gym|work(?:ing)? ?outs?|lifting|treadmill|leg day|squats|weights room",
        "outdoors": r"garden|allotment|beach|forest|woods|mountains?|hik(?:e|es|ing)|trail|camping|countryside|fells?|ridge|lake|seaside",
        "school": r"school|uni(?:versity)?|lectures?|seminars?|campus|class(?:room)?",
    },
    "land": {
        "city": r"cit(?:y|ies)|towns?|downtown|city cent(?:re|er)|old town|metropolis|capitals?",
        "nature": r"hik(?:e|es|ing)|mountains?|hills?|fells?|trails?|countryside|woods|forest|moors?|wilderness|ridge|summit",
    },
    "shift": {
        "day": r"(?:day|early) shifts?|(?:home|back|off|finished|done)(?: from \w+)? at [3-7](?:[:.]\d\d)? ?p\.?m",
        "night": r"night (?:shifts?|duty)|nights on|(?:home|back|off|finished|done)(?: from \w+)? at 0?[5-9](?:[:.]\d\d)? ?a\.?m",
    },
    "way": {
        "car": r"(?:in|by) (?:the |my )?car|driv(?:e|es|ing)|behind the wheel|at the wheel|motorway",
        "train": r"trains?|rails?|railway",
        "plane": r"planes?|flights?|fly(?:ing)?|in the air|boarding|airport",
        "bike": r"bikes?|cycl(?:e|ing)|pedal\w+|helmet on",
        "foot": r"on foot|walk(?:s|ing)?|stroll\w*",
        "bus": r"bus(?:es)?|tram|tube|underground",
    },
    "company": {
        "alone": r"alone|(?:by|on) (?:my|your|our) ?(?:self|selves|own)|by myself|by yourself|solo|just (?:me|you)\b(?! and)|only me|nobody(?: else)?|table for one|to myself|everyone['’]s out",
        "children": r"kids?|children|(?:little|young) ones?|toddlers?|sons?|daughters?|(?:my|our) (?:boys?|girls?)|\w+-year-olds?",
        "grandchildren": r"grand-?(?:kids?|children|sons?|daughters?)",
        "partner": r"(?:my|your) (?:wife|husband|partner|girlfriend|boyfriend|better half|fiancée?)(?!['’]s)|date night|two of us|just us|for two|anniversary|as a couple",
        "in-laws": r"in-?laws?|(?:mother|father|sister|brother)-in-law|(?:wife|husband|partner|girlfriend|boyfriend)['’]s (?:parents|family|folks|mother|father|mum|dad)|(?:his|her) (?:parents|folks|family)",
        "parents": r"(?:my|your|our) (?:parents?|folks|mum|mom|dad|mother|father|mama|papa)|\b(?:mum|mom|dad)\b",
        "friends": r"friends?|mates|buddies|pals|the gang|crew|girls['’] night",
        "colleagues": r"colleagues?|co-?workers?|team(?:mates)?|boss|manager|reports to me|people from work|devs",
        "clients": r"clients?|customers?|buyers?|(?:new )?accounts?|patients?",
        "guests": r"guests?|visitors?|hosting|come (?:over|round|for dinner)|coming (?:over|round|for dinner)|invited|dinner party|to mine|host",
        "strangers": r"strangers?|in public|never met|don['’]t know",
    },
    "order": {
        "before": r"before|ahead of|the night before|tomorrow|about to|upcoming|starts? (?:in|at|on|soon)|is next|in (?:an|a|two|half an) hours?|gets? ready|off to|nervous",
        "after": r"after|just (?:finished|crossed|landed|ran|done|got back|came|played|handed|walked out|ended)|crossed|(?:is|are|was|were|it['’]s|all) (?:over|done|behind)|behind me|finished|ago|back from|handed in|recover\w*",
    },
    "health": {
        "ill": r"ill|sick|poorly|unwell|flu|a cold|fever\w*|cough\w*|sore throat|runny nose|nose is running|sniff\w+|under the weather",
        "hungover": r"hung-?over|hangover|too (?:much|many) (?:\w+ )?(?:gin|wine|beers?|drinks?|vodka|cocktails|shots)|(?:drank|drinking) too much|after a night of drinking",
        "headache": r"head-?aches?|migraines?|temples|head (?:hurts|is (?:pounding|splitting))|half my head",
    },
    "mood": {
        "stressed": r"stress\w*|overwhelm\w*|frazzled|wits['’]? end|too much (?:at work|going on)|work was hell|on edge|tense",
        "bored": r"bor(?:ed|edom)|nothing to do|time on my hands|dull (?:day|afternoon|evening)|nothing planned",
        "tired": r"tired|exhausted|worn out|knackered|dead on my feet|shattered|running on empty|barely awake",
        "sad": r"sad|down in the dumps|feeling (?:low|down|blue)|crying|heart-?broken|miserable",
        "happy": r"celebrat\w+|good mood|happy|good news|something to toast|got the job|promoted",
    },
    "pace": {
        "hurry": r"hurr(?:y|ies|ied)|rush|no time|short of time|time is short|late for|running late|i['’]?m late|are late|quick(?:ly)?|five minutes|two minutes|deadlines?|due (?:at|in|tonight|tomorrow)",
        "leisure": r"no rush|have (?:the )?time|there(?:['’]s| is) time|got time|plenty of time|(?:whole|all) day|no hurry|all the time in the world|leisure\w*|nowhere to be",
    },
    "writing": {
        "official": r"official|authorit(?:y|ies)|formal|business (?:mail|letters?)|tax office|council|insur(?:ance|ers?)|applications?|complain(?:t|s|ing)?|customers?|clients?|landlord",
        "private": r"private(?:ly)?|personal|friends?|sister|brother|cousin|whatsapp|mates?|family chat|gossip",
    },
    "length": {
        "short": r"short|brief|few (?:things|bits|lines)|two[- ]line|one[- ]line|a line|quick|one-hour|just (?:two|a|some) \w+|hops?|tiny|minutes? to",
        "long": r"long|longer than|forty[- ]page|\w+ pages|hours to|eleven hours|nine hours|whole report|big shop|two weeks|everything for",
    },
    "level": {
        "new": r"beginners?|newcomers?|novices?|new(?:bies| ones)|starters?|first (?:time|lesson)|never (?:done|tried)",
        "old": r"advanced|experts?|old hands|experienced|professionals?|final-year|years behind",
    },
    "feasts": {
        "birthday": r"birthdays?|turns \w+|candles|sixtieth|fiftieth|eightieth",
        "christmas": r"christmas|xmas|advent|24th|december the 2[456]",
        "easter": r"easter", "ramadan": r"ramadan|fast(?:s|ing)?",
        "wedding": r"weddings?|getting married|bride|groom", "funeral": r"funerals?|buried|burial|mourning|crematorium",
        "date": r"(?:on|for|first) (?:a )?dates?|meet somebody from the app|somebody (?:i )?met online",
    },
    "leisure": {
        "cooking": r"cook(?:s|ing)?|chopping|stove|recipe|simmering|frying|apron",
        "cleaning": r"clean(?:s|ing)?|hoover\w*|vacuum\w*|dusting|mopping|housework|ironing|laundry|scrubbing|tidying",
        "studying": r"study(?:ing)?|revis(?:e|ing)|exams?|textbook|flash ?cards|cramming",
        "yoga": r"yoga|meditat\w+|stretch\w*|the mat|my mat|sun salutations?",
        "running": r"runs?|running|jog\w*|marathon|parkrun",
        "coding": r"cod(?:e|ing)|program\w*|bugs?|pull request|refactor\w*|endpoint|script",
        "drawing": r"draw(?:ing)?|paint(?:s|ing)?|sketch\w*|canvas|logo",
        "reading": r"read(?:s|ing)?|novel|book",
    },
}  # fmt: skip
"""Groups of situations; of one group a moment is in one."""
_FOUND = {
    group: {name: re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE) for name, words in members.items()}
    for group, members in _GROUPS.items()
}
_CAPITALISED = re.compile(
    r"\b(?:[Ii]n|[Aa]round|[Tt]hrough) (?P<first>[A-ZÀ-Þ][\w'’-]+)(?P<second> [A-ZÀ-Þ][\w'’-]+)?"
)
"""What may be the name of a town in which somebody is."""
_ALSO_WORDS = frozenset(
    "january february march april may june july august september october november december spring summer autumn winter "
    "nice reading mobile best orange man bath split hull sale cork bar of lead battle rugby deal male same normal hope".split()
)
"""Words that are towns, too."""
_DENIED = re.compile(r"\b(?:no|not|without|isn['’]t|aren['’]t)\s+(?:\w+\s+)?$", re.IGNORECASE)


def named(text: str) -> dict[str, set[str]]:
    """For each group the situations that the text names; those aside that it denies ("no fasting")."""
    found = {
        group: {name for name, words in members.items() if _names(words, text)}
        for group, members in _FOUND.items()
    }
    if any(_is_a_town(name) for name in _CAPITALISED.finditer(text)):
        found["land"].add("city")
    return {group: names for group, names in found.items() if names}


def _is_a_town(name: re.Match[str]) -> bool:
    """Whether the capitalised words after "in" are a town's name, and no ordinary word ("in March")."""
    several = bool(name["second"] and town(name["first"] + name["second"]))
    return several or (bool(town(name["first"])) and name["first"].lower() not in _ALSO_WORDS)


def _names(words: re.Pattern[str], text: str) -> bool:
    return any(not _DENIED.search(text[: match.start()]) for match in words.finditer(text))


def fit(situation: str, question: str) -> float:
    """From -1, the question is asked in another situation, to 1, it is asked in this one; 0 where nothing is known."""
    one, other = named(situation), named(question)
    shared = [1.0 if one[group] & other[group] else -1.0 for group in one if group in other]
    return sum(shared) / len(shared) if shared else 0.0
