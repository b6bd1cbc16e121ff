# ruff: noqa: E501 - lists of words read best on long lines
"""Ailments by the part of body or mind that people name them by: "my eyesight" is short-sightedness, and no HIV.

The user may let through what is wrong with one part. Which illness is of which part follows the chapters of the
International Classification of Diseases (WHO, ICD-10); what is not surely of the part that is named is not meant.
"""

import re

_PARTS: tuple[tuple[str, str], ...] = (
    (r"mental(?: health| state)?|mind|psyche|moods?|mental illness", r"depress(?:ion|ed|ive)|anxiety|anxious|panic|attacks?|bipolar|schizophrenia|ptsd|ocd|burn-?out|psychosis|phobia|mental|borderline|personality"),
    (r"sleep|sleeping|nights", r"insomnia|sleep|apn(?:o)?ea|narcolepsy|nightmares?|sleepless|awake"),
    (r"eyes?|eyesight|sight|vision|glasses", r"short-?sighted|near-?sighted|long-?sighted|far-?sighted|myopia|myopic|astigmatism|cataracts?|glaucoma|macular|degeneration|blind|eyesight|eyes?|vision"),
    (r"ears?|hearing", r"tinnitus|deaf|hard|hearing|loss|aids?|ears?|ear infections?"),
    (r"heart|circulation|blood pressure", r"heart|cardiac|arrhythmia|atrial|fibrillation|afib|angina|hypertension|blood|high|low|pressure|murmur"),
    (r"lungs?|breathing|chest", r"asthma|asthmatic|copd|bronchitis|emphysema|lungs?|breathing"),
    (r"stomach|gut|guts|bowels?|digestion|tummy", r"gastritis|reflux|ulcers?|ibs|irritable|bowel|crohn['’]?s|colitis|c(?:o)?eliac|stomach|constipation|bloating|heartburn"),
    (r"skin", r"eczema|psoriasis|acne|rosacea|dermatitis|vitiligo|hives|skin|rash"),
    (r"back|spine|discs?", r"slipped|herniated|disc|lumbago|sciatica|scoliosis|spine|spinal|back|backache"),
    (r"joints?|knees?|hips?|shoulders?|hands?", r"arthritis|osteoarthritis|rheumatoid|knees?|hips?|shoulders?|hands?|joints?|worn|torn|meniscus|rotator|cuff|ligament"),
    (r"headaches?|migraines?|head", r"migraines?|headaches?"),
    (r"pregnancy|being pregnant", r"pregnant|pregnancy|weeks?|trimester|expecting|twins|\d{1,2}|first|second|third"),
    (r"allerg(?:y|ies)", r"allerg(?:y|ies|ic)|hay|fever|pollen|nuts?|peanuts?|penicillin|anaphylaxis|dust|mites?|bee|stings?"),
    (r"drinking|alcohol|addictions?", r"alcoholic|alcoholism|recovering|sober|drinking|addict(?:ed|ion)?|dry|drunk"),
    (r"diabetes|sugar|blood sugar", r"diabet(?:es|ic)|type|[12]|blood|sugar|insulin"),
    (r"thyroid", r"hypothyroid(?:ism)?|hyperthyroid(?:ism)?|hashimoto['’]?s|graves['’]?|underactive|overactive|thyroid"),
)  # fmt: skip
"""What a part is called, and the words that ailments of it are made of."""
_BESIDE = r"and|of|the|a|an|my|in|to|on|both|left|right|bad|mild|severe|chronic|slight|seasonal|stage|condition|disorder|disease|problems?|trouble|issues?|month|months|very|badly|since|from"
"""Words that may stand among them."""
_WEAK = r"attacks?|high|low|loss|hard|aids?|first|second|third|weeks?|trimester|worn|torn|type|[12]|\d{1,2}|pressure|blood|sugar|disc"
"""Words that say of no part by themselves that it is meant."""
_TROUBLE = r"problems?|troubles?|issues?|conditions?|complaints?|disorders?|matters"
_PAIRS = tuple(
    (
        re.compile(rf"(?:(?:{_TROUBLE}|state) (?:with|of) )?(?:(?:my|the|own) )*(?:{named})(?: (?:{_TROUBLE}))?", re.IGNORECASE),
        re.compile(rf"(?!(?:(?:{_WEAK}|{_BESIDE})(?:[\s,.-]+|$))+$)(?=.*\b(?:{words})\b)(?:(?:{words}|{_BESIDE})(?:[\s,.-]+|$))+", re.IGNORECASE | re.DOTALL),
    )
    for named, words in _PARTS
)  # fmt: skip
_LONGEST = 60
"""Characters of an ailment, at most."""


def is_of_part(ailment: str, part: str) -> bool:
    """Whether an ailment, by each of its words, is one of the part of body or mind that is named."""
    if len(ailment) > _LONGEST:
        return False
    return any(named.fullmatch(part) and looks.fullmatch(ailment.strip()) for named, looks in _PAIRS)
