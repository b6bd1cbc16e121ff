"""Tokens that give themselves away by their shape."""

import pytest

from privacy.detect.secrets import SecretDetector
from tests.privacy.detect.finding import HEX, MIXED, found, glued

TOKENS = {
    "aws access key": glued("AKIA", "QX7RT2LM9PWZ4KDE"),
    "gcp api key": glued("AIza", "Sy", MIXED, "a"),
    "gcp oauth token": glued("ya29", ".", MIXED),
    "gcp client secret": glued("GOCSPX", "-", MIXED[:28]),
    "github token": glued("ghp", "_", MIXED, "abcd"),
    "gitlab token": glued("glpat", "-", MIXED[:20]),
    "slack token": glued("xoxb", "-123456789012-", MIXED),
    "slack webhook": glued("https://hooks.", "slack.com/services/T0000AB12/B0000CD34/", MIXED[:24]),
    "discord webhook": glued("https://", "discord.com/api/webhooks/123456789012345678/", MIXED),
    "discord token": glued("MTk4NjIyNDgzNDcxOTI1MjQ4", ".Cl2FMQ.", MIXED[:27]),
    "stripe key": glued("sk_", "live_", MIXED),
    "openai key": glued("sk-", "proj-", MIXED),
    "anthropic key": glued("sk-", "ant-api03-", MIXED),
    "hugging face token": glued("hf", "_", MIXED),
    "npm token": glued("npm", "_", MIXED, "abcd"),
    "pypi token": glued("pypi", "-AgEIcHlwaS5vcmc", MIXED),
    "docker token": glued("dckr", "_pat_", MIXED[:27]),
    "twilio key": glued("SK", HEX[:32]),
    "sendgrid key": glued("SG", ".", MIXED[:22], ".", MIXED),
    "mailgun key": glued("key", "-", HEX[:32]),
    "telegram bot token": glued("123456789", ":AA", MIXED, "x"),
    "digitalocean token": glued("dop", "_v1_", HEX),
    "shopify token": glued("shpat", "_", HEX[:32]),
    "square token": glued("sq0", "atp-", MIXED[:22]),
    "databricks token": glued("dapi", HEX[:32]),
    "vault token": glued("hvs", ".", MIXED),
    "terraform token": glued("Ab3dE6gH9jK2mN", ".atlasv1.", MIXED, MIXED),
    "linear key": glued("lin", "_api_", MIXED),
    "notion token": glued("ntn", "_", MIXED, MIXED[:10]),
    "grafana token": glued("glsa", "_", MIXED, "_a1b2c3d4"),
    "new relic key": glued("NRAK", "-", "QX7RT2LM9PWZ4KDEABC1234567"),
    "sentry dsn": glued("https://", HEX[:32], "@o12345.ingest.sentry.io/678901"),
    "sentry token": glued("sntrys", "_eyJ", MIXED),
    "age secret key": glued("AGE-SECRET", "-KEY-1", "QX7RT2LM9PWZ4KDE" * 3),
    "json web token": glued("eyJ", "hbGciOiJIUzI1NiJ9", ".eyJ", "zdWIiOiIxMjM0In0", ".", MIXED),
    "mailchimp key": glued(HEX[:32], "-us", "12"),
    "password hash": glued("$2b", "$12$", MIXED, MIXED[:21]),
}


@pytest.mark.parametrize("kind", TOKENS)
def test_a_token_is_found_whole_by_its_shape_alone(kind):
    token = TOKENS[kind]
    assert (token, "credentials", kind) in found(f"look: {token}, does it work?", by=SecretDetector())


@pytest.mark.parametrize("prefix", ["gho", "ghu", "ghs", "ghr", "github_pat"])
def test_every_kind_of_github_token_is_found(prefix):
    token = glued(prefix, "_", MIXED, "abcd")
    assert (token, "credentials", "github token") in found(token, by=SecretDetector())


def test_the_secret_half_of_an_aws_pair_is_found_beside_its_id():
    secret = glued("wJalrXUtnFEMI/K7MDENG", "/bPxRfiCY8Zq2LmT4vN0")[:40]
    text = f"{TOKENS['aws access key']}\n{secret}\n"
    assert secret in {what for what, *_ in found(text, by=SecretDetector())}


def _private_key(label="RSA PRIVATE KEY", lines=4, end=True):
    body = "\n".join([(MIXED * 2)[:64]] * lines)
    return glued("-----BEGIN ", label, "-----\n", body, f"\n-----END {label}-----" if end else "")


@pytest.mark.parametrize(
    "label", ["RSA PRIVATE KEY", "OPENSSH PRIVATE KEY", "EC PRIVATE KEY", "PGP PRIVATE KEY BLOCK"]
)
def test_a_private_key_is_one_span_from_begin_to_end(label):
    key = _private_key(label)
    assert key in {what for what, *_ in found(f"key:\n{key}\nthanks", by=SecretDetector())}


def test_a_private_key_that_was_cut_short_ends_where_its_body_ends():
    key = _private_key(end=False)
    assert key in {what for what, *_ in found(f"{key}\n\nWhy is this not accepted?", by=SecretDetector())}


def test_a_private_key_inside_json_is_found_with_its_escaped_line_ends():
    key = _private_key("PRIVATE KEY").replace("\n", "\\n")
    assert key in {what for what, *_ in found(f'{{"private_key": "{key}\\n", "x": 1}}', by=SecretDetector())}


def test_a_putty_key_file_is_one_span():
    key = glued(
        "PuTTY-User-Key-", "File-3: ssh-ed25519\nEncryption: none\nComment: laptop\nPublic-Lines: 1\n", MIXED
    )
    key += f"\nPrivate-Lines: 1\n{MIXED}\nPrivate-MAC: {HEX}"
    assert key in {what for what, *_ in found(f"{key}\n\nwhat now, dear?", by=SecretDetector())}
