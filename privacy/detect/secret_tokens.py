"""Tokens that give themselves away by their shape: a table of prefix and body, and a few whole expressions.

Lengths are lower bounds a little under what each service issues, so that a token that was cut while copying,
or grew since this was written, is still found.
"""

from privacy.categories import Category
from privacy.detect.matching import Pattern, compiled

HEX, WORD, DASHED, BASE64 = "[0-9a-fA-F]", "[0-9A-Za-z]", r"[\w\-]", "[0-9A-Za-z+/=]"

PREFIXED: tuple[tuple[str, str, str, int], ...] = (
    # kind, prefix as a regex, class of the body, least length of the body
    ("aws access key", "(?:AKIA|ASIA|ABIA|ACCA|AROA|AIDA)", "[A-Z0-9]", 14),
    ("alibaba access key", "LTAI", WORD, 16),
    ("gcp api key", "AIza", DASHED, 28),
    ("gcp oauth token", r"ya29\.", DASHED, 20),
    ("gcp client secret", "GOCSPX-", DASHED, 20),
    ("github token", "gh[opusr]_", WORD, 20),
    ("github token", "github_pat_", r"\w", 20),
    ("gitlab token", "gl(?:pat|ptt|dt|rt|cbt|ft|imt|agent|oas|soat)-", r"[\w\-.]", 16),
    ("slack token", r"xox[a-z](?:\.xox[a-z])?-", r"[\w\-]", 10),
    ("slack token", r"xapp-\d-", r"[\w\-]", 16),
    ("stripe key", "(?:sk|rk|pk)_(?:live|test)_", WORD, 10),
    ("stripe webhook secret", "whsec_", BASE64, 16),
    ("anthropic key", "sk-ant-", DASHED, 16),
    ("hugging face token", "(?:hf|api_org)_", WORD, 20),
    ("npm token", "npm_", WORD, 20),
    ("pypi token", "pypi-", DASHED, 20),
    ("docker token", "dckr_(?:pat|oat)_", DASHED, 16),
    ("mailgun key", "(?:key|pubkey)-", "[0-9a-f]", 32),
    ("sendinblue key", "xkeysib-", r"[\w\-]", 30),
    ("digitalocean token", "do[opr]_v1_", HEX, 32),
    ("shopify token", "shp(?:at|ca|pa|ss)_", WORD, 20),
    ("square token", "sq0[a-z]{3}-", DASHED, 20),
    ("square token", "EAAA", DASHED, 50),
    ("databricks token", "dapi", "[0-9a-f-]", 32),
    ("vault token", r"hv[sbr]\.", DASHED, 16),
    ("linear key", "lin_(?:api|oauth)_", WORD, 20),
    ("notion token", "ntn_", WORD, 20),
    ("notion token", "secret_", WORD, 36),
    ("grafana token", "gl(?:sa|c)_", r"[\w+/=]", 20),
    ("new relic key", "(?:NRAK|NRAA|NRJS|NRII|NRRA)-", DASHED, 16),
    ("sentry token", "sntry[su]_", r"[\w+/=\-]", 30),
    ("age secret key", "AGE-SECRET-KEY-1", "[0-9A-Z]", 30),
    ("figma token", "figd_", DASHED, 20),
    ("airtable token", r"pat[0-9A-Za-z]{14}\.", HEX, 32),
    ("postman key", "PMAK-", DASHED, 24),
    ("doppler token", r"dp\.(?:pt|st|ct|scim|audit|sa)\.", r"[\w.\-]", 20),
    ("planetscale token", "pscale_(?:tkn|pw|oauth)_", r"[\w\-.]", 20),
    ("supabase key", "sb(?:p|_secret)_", r"\w", 20),
    ("fly token", "fo1_", DASHED, 30),
    ("groq key", "gsk_", WORD, 20),
    ("replicate token", "r8_", WORD, 30),
    ("perplexity key", "pplx-", WORD, 30),
    ("xai key", "xai-", WORD, 40),
    ("atlassian token", "ATATT3", r"[\w\-=]", 20),
    ("bitbucket token", "ATBB", WORD, 24),
    ("dropbox token", r"sl\.", DASHED, 60),
    ("facebook token", "EAA[A-Z]", WORD, 60),
    ("rubygems key", "rubygems_", HEX, 32),
    ("pulumi token", "pul-", HEX, 32),
    ("tailscale key", "tskey-", r"[\w\-]", 16),
    ("1password token", "ops_eyJ", r"[\w\-=]", 30),
    ("readme key", "rdme_", WORD, 30),
    ("shippo key", "shippo_(?:live|test)_", HEX, 30),
    ("easypost key", "EZ[AT]K", WORD, 40),
    ("contentful token", "CFPAT-", DASHED, 30),
    ("mapbox token", r"sk\.eyJ", r"[\w\-.]", 30),
    ("artifactory token", "(?:AKCp|cmVmdGtuOj)", WORD, 50),
    ("adafruit key", "aio_", WORD, 24),
    ("heroku key", "HRKU-", DASHED, 30),
    ("netlify token", "nfp_", WORD, 30),
    ("typeform token", "tfp_", r"[\w\-.]", 30),
    ("yandex key", "AQVN", DASHED, 30),
    ("prefect key", "pnu_", WORD, 30),
    ("launchdarkly key", "(?:sdk|api|mob)-(?=[0-9a-f]{8}-)", "[0-9a-f-]", 36),
    ("twilio key", "(?:AC|SK)", "[0-9a-f]", 32),
)

WHOLE: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("terraform token", r"(?<!\w)[0-9A-Za-z]{14}\.atlasv1\.[\w\-=]{20,200}", (".atlasv1.",)),
    ("sendgrid key", r"(?<!\w)SG\.[\w\-]{10,64}\.[\w\-]{16,100}", ("sg.",)),
    ("telegram bot token", r"(?<!\w)\d{8,10}:AA[\w\-]{30,36}(?![\w\-])", (":aa",)),
    ("mailchimp key", r"(?<!\w)[0-9a-f]{32}-us\d{1,2}(?!\w)", ("-us",)),
    ("discord token", r"(?<![\w.])[MNO][\w\-]{22,27}\.[\w\-]{6}\.[\w\-]{25,80}", (".",)),
    (
        "discord webhook",
        r"https://(?:\w{2,10}\.)?discord(?:app)?\.com/api/(?:v\d{1,2}/)?webhooks/\d{5,25}/[\w\-]{16,120}",
        ("/webhooks/",),
    ),
    (
        "slack webhook",
        r"https://hooks\.slack(?:-gov)?\.com/(?:services|workflows|triggers)/[\w/\-]{12,200}",
        ("hooks.slack",),
    ),
    ("teams webhook", r"https://[\w\-]{1,80}\.webhook\.office\.com/\S{20,400}", (".webhook.office.",)),
    (
        "sentry dsn",
        r"https?://[0-9a-f]{16,64}(?::[0-9a-f]{16,64})?@[\w.\-]{1,200}(?:/[\w.\-]{1,60}){0,4}/\d{1,20}",
        ("@",),
    ),
    ("json web token", r"(?<!\w)eyJ[\w\-]{6,}+\.[\w\-]{4,}+(?:\.[\w\-]*+){1,3}", ("eyj",)),
    ("azure client secret", r"(?<!\w)[\w~.\-]{3}\dQ~[\w~.\-]{30,36}", ("q~",)),
    ("azure sas signature", r"(?<=[?&;]sig=)[\w%+/=\-]{20,200}", ("sig=",)),
    (
        "password hash",
        r"\$(?:[156y7]|2[abxy]|apr1|argon2id?|argon2d|scrypt|pbkdf2[\w\-]{0,12})\$[\w./$=,+\-]{16,300}(?<![.,])",
        ("$",),
    ),
    ("password hash", r"(?<!\w)(?:pbkdf2_sha\d{1,3}|bcrypt_sha256|argon2)\$[\w./$=,+\-]{16,300}(?<![.,])", ("$",)),
    (
        "password hash",
        r"\{S?(?:SHA|MD5)(?:256|384|512)?\}[0-9A-Za-z+/=]{16,200}",
        ("{sha", "{ssha", "{md5", "{smd5"),
    ),
    ("password hash", r"(?<!\w)[0-9a-f]{32}:[0-9a-f]{32}(?!\w)", (":",)),
)


def _digits_and_letters(value: str) -> bool:
    """A long kebab-case identifier has a token's prefix by accident; it has no digits."""
    return any(c.isdigit() for c in value) and any(c.isalpha() for c in value)


def _prefixed(kind: str, prefix: str, body: str, least: int) -> Pattern:
    expression = compiled(rf"(?<![0-9A-Za-z_]){prefix}{body}{{{least},500}}(?<![.\-])")
    return Pattern(kind, Category.CREDENTIALS, expression, 0.98, accept=_digits_and_letters)


OPENAI = Pattern(
    "openai key",
    Category.CREDENTIALS,
    compiled(r"(?<![0-9A-Za-z_\-])sk-(?!ant-)[\w\-]{20,300}+"),
    0.97,
    needs=("sk-",),
    # "sk-loading-spinner-item-2" is a CSS class; a key has capitals as well, or no dash in its long tail.
    accept=lambda v: _digits_and_letters(v) and (v.count("-") <= 1 or v != v.lower()),
)

AWS_SECRET = Pattern(
    "aws secret key",
    Category.CREDENTIALS,
    compiled(r"(?<![0-9A-Za-z+/=_\-])[0-9A-Za-z+/]{40}(?![0-9A-Za-z+/=_\-])"),
    0.9,
    needs=("akia", "asia"),  # forty such characters are a secret where a key id stands near
    accept=lambda v: _digits_and_letters(v) and v != v.lower() and v != v.upper(),
)

PATTERNS: tuple[Pattern, ...] = (
    *(_prefixed(*row) for row in PREFIXED),
    OPENAI,
    AWS_SECRET,
    *(Pattern(kind, Category.CREDENTIALS, compiled(text), 0.97, needs) for kind, text, needs in WHOLE),
)
