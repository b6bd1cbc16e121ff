"""The marks by which mail programs and people show that what follows was written by somebody else."""

import re

_LEADS = r"On|Am|Le|El|Em|A|Il|Op|Den|På|W dniu|Dnia|Dne"
_WROTE = (
    r"wrote|writes|schrieb|schreibt|a écrit|écrivait|escribió|escreveu|ha scritto|schreef|skrev|napisał\(?a?\)?"
    r"|pisze|napsal\(?a?\)?|пишет|написал\(?а?\)?"
)
_FROM = r"From|Von|De|Da|Van|Från|Fra|Od|От"
_HEADER = (
    r"Sent|Date|To|Cc|Subject|Gesendet|Datum|An|Betreff|Envoyé|Date|À|Objet|Enviado(?: el)?|Fecha|Para|Asunto|Data"
    r"|Assunto|Inviato|A|Oggetto|Verzonden|Aan|Onderwerp|Skickat|Till|Ämne|Sendt|Til|Emne|Дата|Кому|Тема"
)
_MESSAGE = (
    r"message|nachricht|e-?mail|mensaje|mensagem|messaggio|bericht|meddelande|melding|wiadomość|zpráva|сообщение"
)

QUOTED = re.compile(r"\s*>")
"""A line that is quoted."""

FENCE = re.compile(r"\s*(```|~~~)")
"""The line that begins or ends code."""

ATTRIBUTION_LEAD = re.compile(rf"\s*(?:{_LEADS})\b\s")
"""The beginning of a line that may go on with who wrote what is quoted below it, over up to three lines."""

ATTRIBUTION = re.compile(
    rf"\s*(?:(?:{_LEADS})\b\s(?=.*[\d@]).{{3,300}}?\b(?:{_WROTE})(?!\w).{{0,120}}"
    rf"|.{{0,120}}@[^\s>]{{1,120}}>?.{{0,40}}\b(?:{_WROTE})(?!\w).{{0,80}}"
    rf"|.{{1,120}}\b(?:{_WROTE})\s(?:am|on|le|el)\s.{{3,80}}):\s*",
    re.DOTALL,
)
"""Who wrote what follows, with a date or an address: so a mail program puts it above the mail that is answered."""

WROTE = re.compile(rf".{{1,80}}\b(?:{_WROTE})(?:\s(?:me|us|mir|uns|back))?\s?:\s*")
"""Somebody wrote the paragraph that follows."""

ENDING = re.compile(
    rf"\s*-{{3,}}[^-]{{0,60}}\b(?:{_MESSAGE})\b[^-]{{0,60}}-{{3,}}\s*|\s*-{{3,}}\s*Original\w*\s*-{{3,}}\s*"
    r"|\s*(?:Begin forwarded message|Anfang der weitergeleiteten (?:E-Mail|Nachricht)|Inizio messaggio inoltrato"
    r"|Début du message (?:réexpédié|transféré)|Inicio del mensaje reenviado)\s?:\s*",
    re.IGNORECASE,
)
"""From here on there is only the mail that is answered or forwarded."""

FROM_LINE = re.compile(rf"\s*\*{{0,2}}(?:{_FROM})\s?:\*{{0,2}}\s+\S.*")
HEADER_NAME = re.compile(rf"(?<!\w)(?:{_HEADER})\s?:\*{{0,2}}\s")
"""Two of these after a FROM_LINE's beginning are the heading of the mail that is answered or forwarded."""

RULE = re.compile(r"\s*_{10,}\s*")
"""The line that some programs draw above that heading."""

SIGNATURE = re.compile(r"-- ?\s*")
MOBILE = re.compile(
    r"\s*(?:Sent from (?:my|Mail|Yahoo)|Sent via|Get Outlook for|Von meinem .{1,40} gesendet|Gesendet (?:von|mit)"
    r"|Envoyé (?:de|depuis) mon|Enviado (?:desde|do) m|Inviato da|Verstuurd vanaf|Skickat från).{0,60}"
)
"""Lines that a program adds at the end."""

TAG = re.compile(r"\s*<(?P<name>[A-Za-z][\w-]{1,30})>\s*")
"""A line that begins a passage between tags."""

_DO = (
    r"(?:^\s*|[.!?,;]\s+|\b(?:please|you|me|to|and|bitte|por favor)\s+)"
    r"(?:summari[sz]e|translate|proof-?read|rewrite|rephrase|paraphrase|polish|shorten|simplify|edit|correct"
    r"|(?:reply|respond|answer) to|übersetze|korrigiere|fasse|kürze|traduis|traduisez|résume|résumez|corrige"
    r"|traduce|resume|traduza|resuma|traduci|riassumi|correggi)\b"
)
PASTED = re.compile(rf"{_DO}[^:\n]{{0,160}}:(?=\s|$)", re.IGNORECASE)
"""A request to do something with the text that follows its colon."""

PASTED_BELOW = re.compile(
    rf"{_DO}[^\n]{{0,100}}\b(?:this|these|following|below|diesen?|folgenden?|ce|cette|suivante?|este|esta|questo)\b"
    r"[^\n]{0,60}",
    re.IGNORECASE,
)
"""The same without a colon, on a line of its own."""

QUOTATIONS = re.compile(
    r'"""[\s\S]+?"""|“[^“”]+”|„[^„“”]+[“”]|«[^«»]+»|»[^«»]+«|(?<![^\s(\[:])"(?=\S)[^"]+(?<=\S)"(?![\w])'
)
"""Words between quotation marks."""
