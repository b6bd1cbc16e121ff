# ruff: noqa: E501, SIM905 - lists of words read best on long lines, and as words
"""Illnesses to the part of the body or mind that they are of, medicines to "a medicine", tests to "a medical test"."""

import re
from collections.abc import Iterator

from privacy.generalise.asked import Asked

_MEDICINE = re.compile(
    r"\b(?:\d+(?:\.\d+)?\s?(?:mg|mcg|µg|ml|iu|units)\b|tablets?|pills?|inhaler|insulin|antibiotics?|antidepressants?|vaccine|jab|ointment|steroids?|"
    r"the pill|birth control|contracepti\w+|methadone|chemo drugs?|statins?|ssris?|beta blockers?|painkillers?|lithium|adderall|ritalin|xanax|prozac|zoloft|"
    r"lexapro|ozempic|humira|ventolin|paracetamol|ibuprofen|aspirin|vyvanse|concerta|wegovy|lamictal|seroquel|abilify|truvada|prep|morphine|codeine|"
    r"\w{3,}(?:pril|sartan|olol|statin|zole|cillin|mycin|oxetine|azepam|zolam|formin|gliptin|gliflozin|glutide|mab|tinib|vir|parin|pidem|triptan|"
    r"triptyline|talopram|faxine|apine|azole|profen|caine|olone|sone|thyroxine|setron|gabalin|gabapentin|dipine|floxacin|cycline|trigine|traline))\b"
)
_TEST = re.compile(
    r"\b(?:mri|ct|x-?rays?|scans?|biops(?:y|ies)|blood tests?|tests?|ultrasounds?|mammograms?|colonoscop(?:y|ies)|smear|ecg|ekg|eeg|endoscop(?:y|ies)|screening|results?)\b"
)
_TREATMENT = re.compile(
    r"\b(?:chemo\w*|radiotherap\w+|radiation|surger(?:y|ies)|operations?|dialysis|ivf|transplants?|therap(?:y|ies)|counsell?ing|rehab|detox|c-section|caesarean|hysterectomy|mastectomy|vasectomy|\w+ectomy|bypass|stents?|physio|treatments?|transfusions?|replacement)\b"
)
_STATE = re.compile(
    r"\b(?:pregnant|expecting|diabetic|depressed|autistic|disabled|deaf|blind|anxious|bipolar|asthmatic|epileptic|sober|addicted|alcoholic|overweight|obese|positive|negative|suicidal|infertile|allergic|intolerant|an(?:a)?emic|incontinent|immunocompromised|schizophrenic|weeks|dyslexic|sick|ill|tired|dizzy|burnt out|hungover|manic|psychotic|anorexic|bulimic|neurodivergent)\b"
)
_FIGURES = re.compile(
    r"\d\s?(?:kg|lbs?|stone|st|cm|ft|%|['’\"])|^[\d./\s]+$|\b(?:bmi|blood pressure|weight|height|weigh\w*)\b"
)
_SYSTEMS: tuple[tuple[str, str], ...] = (
    ("a mental health condition", r"depress\w*|anxi\w+|panic|schizo\w+|ptsd|ocd|anorexi\w*|bulimi\w*|eating disorder|borderline|personality disorder|psychos\w+|self-harm\w*|suicid\w+|burn-?out|insomnia|phobia|trauma|post-?traumatic\w*|mental\w*|bipolar\w*|breakdown|nervous"),
    ("a dependency", r"alcoholi\w+|addict\w+|drinking problem|opioid\w*|heroin|cocaine|gambling|substance\w*"),
    ("a developmental condition", r"adhd|add|autis\w+|asperger\w*|dyslexi\w+|dyspraxi\w+|down['’]?s? syndrome|learning disab\w+|tourette\w*"),
    ("a serious illness", r"cancers?|tumou?rs?|leuk\w+|lymphom\w+|melanom\w+|carcinom\w+|sarcom\w+|myelom\w+|glioblastom\w+|metasta\w+|als|motor neurone\w*|huntington\w*|cystic fibrosis|terminal\w*"),
    ("a heart or blood vessel condition", r"heart|cardi\w+|angina|arrhythmi\w+|afib|atrial|hypertens\w+|high blood pressure|stroke|aneurysm|thrombos\w+|dvt|cholesterol|varicose\w*|pots|aort\w+"),
    ("a lung condition", r"asthma\w*|copd|bronch\w+|pneumoni\w+|emphysem\w+|lungs?|pulmonary|sleep apn\w+|tubercul\w+|tb"),
    ("a digestive condition", r"crohn\w*|colitis|ibs|ibd|c(?:o)?eliac|reflux|gerd|gastr\w+|ulcers?|h(?:a)?emorrhoids?|piles|bowel|stomach|pancrea\w+|gall\w*|hernia|diverticul\w+|liver|cirrhosis|lactose|appendi\w+"),
    ("an infection", r"hiv|aids|hepatitis|herpes|chlamydia|gonorrh\w+|syphilis|hpv|covid\w*|flu|influenza|shingles|lyme|malaria|sti|std|uti|infections?|sepsis|mono|measles|chickenpox|meningitis"),
    ("a hormonal condition", r"diabet\w+|thyroid\w*|hashimoto\w*|graves\w*|pcos|cushing\w*|addison\w*|hypothyroid\w*|menopaus\w*|endocrin\w+"),
    ("a neurological condition", r"epilep\w+|seizures?|migraines?|headaches?|multiple sclerosis|ms|parkinson\w*|alzheimer\w*|dementia|neuropath\w+|sciatica|concussion|palsy|narcolepsy|neuralgia|vertigo|brain"),
    ("a joint or muscle condition", r"arthrit\w+|osteo\w+|fibromyalgia|gout|back pain|herniated|slipped disc|scoliosis|tendon\w*|carpal|knees?|hips?|shoulders?|spin\w+|fracture\w*|broken|sprain\w*|rheumat\w+|muscular\w*|bunions?|torn"),
    ("a skin condition", r"eczema|psorias\w+|acne|rosacea|dermatitis|vitiligo|hives|rash|skin|alopecia|warts?"),
    ("an immune condition", r"lupus|sj[oö]gren\w*|autoimmune|allerg\w+|anaphyla\w+|immun\w+|sarcoid\w+|sclero\w+"),
    ("a blood condition", r"an(?:a)?emi\w+|h(?:a)?emophili\w+|sickle cell|thalass(?:a)?emi\w+|clotting"),
    ("a kidney or bladder condition", r"kidneys?|renal|bladder|prostat\w+|incontinen\w+|dialysis"),
    ("a matter of reproductive health", r"endometrio\w+|infertil\w+|miscarr\w+|pregnan\w+|abortion|fibroids?|ovar\w+|cyst|erectile\w*|stillb\w+|preeclampsia|fertility|period|low sperm"),
    ("an eye or ear condition", r"glaucoma|cataracts?|macular\w*|retin\w+|tinnitus|hearing|deaf\w*|blind\w*|eyes?|ears?|visual\w*|vision"),
)  # fmt: skip
_OF = tuple((phrase, re.compile(rf"\b(?:{stems})\b")) for phrase, stems in _SYSTEMS)
_PERSON_IS = re.compile(
    r"\b(?:i|he|she|they|we|you|who)\s?(?:['’]?m|['’]?s|['’]?re|am|is|are|was|were|(?:['’]ve|['’]s|['’]d| have| has| had) been)\s+$",
    re.IGNORECASE,
)
_NO_NOUN = re.compile(
    r"^(?:feel\w*|hear|see|can['’]?t|cannot|lost|losing|get\w*|throw\w*|bleed\w*|vomit\w*|cough\w*|hurt\w*|in|on|off|"
    r"under|into|out|at|with|without|up|down|not|very|so|too|had|have|has|haven['’]t|hasn['’]t|was|were|stopped)\b|"
    r"\b(?:hurts?|aches?|is|are|was|won['’]t|can['’]t|keeps?|feels?|gets?|from|after|since|because|due)\b"
)
_ILLNESS = re.compile(
    r"\b(?:disease|syndrome|disorder|condition|illness|\w*pain|\w*aches?|injur(?:y|ies)|deficiency|intolerance|disability|"
    r"fatigue|fever|failure|remission|recovery|attacks?|swelling|numbness|nausea|dizziness|problems?|issues?|symptoms?|"
    r"\w{3,}(?:itis|osis|oma|emia|aemia|pathy|algia|plegia|phobia|trophy|uria|rrhea|rrhoea|penia|edema))$"
)
"""What an illness is called by, where it is not known of what part."""
_FEELS = frozenset("feel feels felt feeling become became becoming very so too more quite still being".split())
"""Words after which no noun stands."""
_CARER = re.compile(
    r"\b(?:therapists?|psychiatrists?|psychologists?|counsell?ors?|\w+(?:ologists?|iatrists?|icians?)|gps?|doctors?|surgeons?|midwi\w+|nurses?|dietiti\w+|"
    r"dentists?|physiotherapists?|chiropractors?|specialists?|consultants?)$"
)
_FACILITY = re.compile(r"\b(?:clinics?|hospitals?|wards?|hospices?|a&e|icu|sanatorium|surgery in \w+)$")
_PLURAL_FOLLOWS = re.compile(r"^\s+(?:are|were|have|aren['’]t|weren['’]t|haven['’]t|got|get|come|came|run)\b")
_HELP = (
    (_CARER, "a healthcare professional"),
    (_FACILITY, "a medical facility"),
    (_MEDICINE, "a medicine"),
    (_TEST, "a medical test"),
    (_TREATMENT, "a medical treatment"),
)


def of_health(asked: Asked) -> Iterator[str]:
    """Which kind of condition, then that it is one; nothing for figures, and states only where a person "is" one."""
    is_ = bool(_PERSON_IS.search(asked.before))
    if asked.last_before in _FEELS or (_NO_NOUN.search(asked.plain) and not is_):
        return
    help_ = next((phrase for pattern, phrase in _HELP if pattern.search(asked.plain)), "")
    if help_:
        yield help_
    elif not _FIGURES.search(asked.plain):
        yield from _of_condition(asked, is_=is_)


def _of_condition(asked: Asked, *, is_: bool) -> Iterator[str]:
    state = _STATE.search(asked.plain.rsplit(" ", 1)[-1])
    if state and not is_:
        yield from _person(asked)
    elif state and state.group() in ("pregnant", "expecting"):
        yield "dealing with a health matter"
    else:
        yield from (_said(phrase, asked, is_=is_) for phrase in _conditions(asked.plain))


def _person(asked: Asked) -> Iterator[str]:
    """Who "a diabetic" is; nothing where the word describes somebody or something."""
    if asked.last_before in ("a", "an") and not asked.noun_follows:
        yield from (f"a person with {phrase}" for phrase in _conditions(asked.plain))


def _said(phrase: str, asked: Asked, *, is_: bool) -> str:
    """A condition as it reads: "I'm living with" it, and several of them where the words were several."""
    if is_:
        return f"living with {phrase}"
    many = asked.plain.endswith("s") and phrase.endswith("condition") and _PLURAL_FOLLOWS.search(asked.after)
    return f"{phrase.partition(' ')[2]}s" if many else phrase


def _conditions(plain: str) -> Iterator[str]:
    yield from (phrase for phrase, stems in _OF if stems.search(plain))
    if _ILLNESS.search(plain) or any(stems.search(plain) for _, stems in _OF):
        yield "a health condition"
