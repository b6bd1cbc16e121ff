# ruff: noqa: E501, SIM905 - a pattern, a row of a table or a list of words reads best on long lines
"""Addresses of systems and of people on the web: URLs, internal hosts, and user names in file paths."""

from collections.abc import Iterator

from privacy.categories import Category
from privacy.detect.matching import Pattern, compiled, find, matches
from privacy.detect.placeholders import is_placeholder
from privacy.spans import Span

_EVERYBODYS = frozenset(
    "user username users me you root admin administrator ubuntu debian centos fedora ec2-user vagrant "
    "pi node app apps default public shared guest runner vscode jovyan coder git jenkins docker "
    "linuxbrew circleci travis build www-data www yourname your-name name myuser someone somebody foo "
    "bar test tests dev developer local postgres mysql nginx deploy service opc azureuser gitpod "
    "codespace kali nobody daemon oracle student workspace all library desktop documents downloads home "
    "containeruser codespaces steam deck".split()
)


def _somebodys(value: str) -> bool:
    return (
        value.lower() not in _EVERYBODYS
        and not is_placeholder(value)
        and not value.startswith((".", "$", "%", "{", "<"))
    )


USER_NAMES = (
    Pattern(
        "user name", Category.NAME,
        compiled(r"(?:(?<![\w.])/home/|(?<![\w.])/Users/|/[a-z]/Users/|[A-Za-z]:[\\/]{1,2}(?:Users|Documents and Settings)[\\/]{1,2}|\\{1,2}Users\\{1,2})(?P<v>[\p{L}\p{N}_][\p{L}\p{N}_.\-]{1,40}(?:[ ][\p{L}\p{N}]{1,30}(?=[\\/]))?)"),
        0.85, ("/home/", "users", "documents and settings"), _somebodys,
    ),
    Pattern(
        "user name", Category.NAME,
        compiled(r"(?<!\w)(?:ssh|scp|rsync|sftp|mosh)[ ][^\n|;&@]{0,120}?(?<![\w.\-])(?P<v>[a-z_][\w.\-]{1,38})@[\w\-]"),
        0.8, ("@",), _somebodys,
    ),
    Pattern("user name", Category.NAME, compiled(r"^(?P<v>[a-z_][\w\-]{1,38})@[\w\-]{2,60}:[~/][^\n$#]{0,200}[$#]"), 0.8, ("@",), _somebodys),
)  # fmt: skip

_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9\-]{0,61}[A-Za-z0-9])?"
_INTERNAL = compiled(
    rf"(?<![\w.\-])(?:{_LABEL}\.){{1,6}}(?:internal|corp|local|lan|intranet|localdomain|intra)(?![\w(\-]|\.\w)"
)
_CALLED_A_HOST = compiled(
    r"(?:://|@|(?i:host(?:name)?|server|ssh|ping|curl|dns|domain|fqdn|node)[\"']?[ :=]{1,3}[\"']?)\Z"
)
_NOT_HOSTS = frozenset(
    {
        "host.docker.internal",
        "kubernetes.docker.internal",
        "metadata.google.internal",
        "cluster.local",
        "svc.cluster.local",
    }
)

_URL = compiled(
    r"(?<![\w@])(?:(?:https?|ftp|sftp|ssh|rtsp|smb|wss?)://|www\.)[^\s<>\"'`\\{}|^\[\]]{3,2000}", ignore_case=True
)
_BARE = compiled(
    rf"(?<![\w.@/\-])(?:{_LABEL}\.){{1,4}}(?:com|org|net|edu|co\.uk|org\.uk|ac\.uk|com\.au)(?![\w\-(]|\.[\w])(?:/[^\s<>\"'`)\]]{{0,500}})?",
)
_HOST = compiled(r"^(?:[a-z]+://)?(?:[^/@\s]*@)?(?:www\.)?([^/:?#\s]+)(?::\d+)?([^\s?#]*)", ignore_case=True)
_KNOWN = frozenset(
    "example.com example.org example.net localhost google.com github.com gitlab.com bitbucket.org "
    "stackoverflow.com stackexchange.com wikipedia.org wikimedia.org python.org pypi.org npmjs.com "
    "nodejs.org mozilla.org w3.org w3schools.com microsoft.com apple.com amazon.com aws.amazon.com "
    "readthedocs.io readthedocs.org docs.rs crates.io rust-lang.org golang.org go.dev kernel.org "
    "apache.org gnu.org debian.org ubuntu.com docker.com kubernetes.io cloudflare.com jsdelivr.net "
    "unpkg.com cdnjs.com googleapis.com gstatic.com openai.com anthropic.com huggingface.co arxiv.org "
    "doi.org nytimes.com bbc.co.uk bbc.com cnn.com theguardian.com reuters.com washingtonpost.com "
    "bloomberg.com economist.com wsj.com forbes.com medium.com reddit.com youtube.com youtu.be "
    "twitter.com x.com facebook.com instagram.com linkedin.com tiktok.com netflix.com spotify.com "
    "yahoo.com bing.com duckduckgo.com archive.org imdb.com booking.com airbnb.com paypal.com ebay.com "
    "walmart.com wordpress.com wordpress.org wikihow.com quora.com pinterest.com schema.org "
    "json-schema.org ietf.org rfc-editor.org iso.org who.int nih.gov cdc.gov nasa.gov europa.eu gov.uk "
    "un.org creativecommons.org xmlsoap.org openxmlformats.org adobe.com oracle.com ibm.com jquery.com "
    "reactjs.org react.dev vuejs.org angular.io django-project.com djangoproject.com "
    "palletsprojects.com spring.io eclipse.org maven.org gradle.org android.com zoom.us slack.com "
    "discord.com dropbox.com notion.so figma.com udemy.com coursera.org khanacademy.org britannica.com "
    "merriam-webster.com asp.net vb.net".split()
)
_PROFILE = compiled(
    r"^(?:(?:m\.|old\.|[a-z]{2}\.)?(?:linkedin\.com/(?:in|pub)/|(?:twitter|x|instagram|facebook|tiktok|threads|soundcloud|venmo|flickr|vk)\.(?:com|net)/@?(?!(?:share|home|search|explore|intent|groups|events|watch|hashtag|p|i|sharer|login|help|about)\b)[\w.\-]{2,40}/?$"
    r"|youtube\.com/(?:@|c/|user/|channel/)|t\.me/[\w]{3,}|wa\.me/|medium\.com/@|reddit\.com/u(?:ser)?/|github\.com/(?!(?:features|topics|trending|about|pricing|login|explore|marketplace|orgs|settings|sponsors)\b)[\w\-]{2,39}/?$"
    r"|gitlab\.com/[\w\-]{2,39}/?$|about\.me/|linktr\.ee/|keybase\.io/|paypal\.me/|bsky\.app/profile/|orcid\.org/\d|facebook\.com/profile\.php))",
    ignore_case=True,
)


def systems(text: str, source: str) -> Iterator[Span]:
    """User names in paths and commands, internal hosts, and the web addresses that lead to somebody."""
    yield from find(USER_NAMES, text, source)
    yield from _internal_hosts(text, source)
    for expression in (_URL, _BARE):
        for match in matches(expression, text):
            written = match.group().rstrip(".,;:!?)*_'")
            kind = _kind_of(written)
            if kind:
                end = match.start() + len(written)
                yield Span(match.start(), end, Category.CONTACT, 0.75 if kind == "url" else 0.85, source, kind)


def _internal_hosts(text: str, source: str) -> Iterator[Span]:
    if not any(top in text for top in (".internal", ".corp", ".local", ".lan", ".intra")):
        return
    for match in matches(_INTERNAL, text):
        host, before = match.group(), text[max(0, match.start() - 20) : match.start()]
        labels = host.split(".")
        # "threading.local" and "settings.local" are code; a host has a digit, a dash or more labels.
        is_host = (
            len(labels) > 2
            or any(c.isdigit() or c == "-" for c in host)
            or labels[-1] not in ("local", "internal", "intra")
        )
        if host not in _NOT_HOSTS and (is_host or _CALLED_A_HOST.search(before)):
            yield Span(match.start(), match.end(), Category.PROJECT, 0.85, source, "internal host")


def _kind_of(written: str) -> str:
    """Say "profile url", "url", or nothing for a page that everybody may visit."""
    parts = _HOST.match(written)
    host, path = parts.group(1).lower(), parts.group(2)
    if _PROFILE.match(host + path) or _PROFILE.match(".".join(host.split(".")[-2:]) + path):
        return "profile url"
    if host.startswith(("your", "127.")) or "." not in host or host.endswith((".example", ".invalid", ".test")):
        return ""
    labels = host.split(".")
    return "" if any(".".join(labels[i:]) in _KNOWN for i in range(len(labels) - 1)) else "url"
