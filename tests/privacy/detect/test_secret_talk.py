# ruff: noqa: E501 - a case a line
"""Secrets as people tell them to each other, and what only looks like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privacy.detect.secrets import SecretDetector
from tests.privacy.detect.finding import words

TOLD = [
    ("Mia 9:02\nwhats the pw for the scanner\nTom 9:05\nkranich#41\nMia 9:06\nta", "kranich#41"),
    ("it changed the hotspot again, now it's Giraffe_77, tell the kids", "Giraffe_77"),
    ("The guest wifi is on the fridge. You get on with pumpernickel88.", "pumpernickel88"),
    ("Our gate is *4471# and the dog is harmless", "*4471#"),
    ("When the keypad beeps, type 2291 and wait", "2291"),
    ("Side door of the building: the code is C4481", "C4481"),
    ("my voicemail pin is still 0 0 4 7", "0 0 4 7"),
    ("The key safe by the porch is set to four two one nine.", "four two one nine"),
    ("sms: your one-time code. Anna: what does it say? Ben: 441 902", "441 902"),
    ("tulip-harbour-9-anvil is my Bitwarden password, is that long enough?", "tulip-harbour-9-anvil"),
    ("I log in as maren with Fj0rd!Blick, then nothing happens", "Fj0rd!Blick"),
    ("bitlocker asked for the long one, I used 220341-518870-093412-661099-220341-518870", "220341-518870-093412-661099-220341-518870"),
    ("Is this seed enough for the wallet: velvet orbit mango thrive lantern cactus.", "velvet orbit mango thrive lantern cactus"),
    ("my root password was Mitternacht9! until May", "Mitternacht9!"),
    ("Brugernavn er jens, adgangskode er Rugbrod7", "Rugbrod7"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "secret"), TOLD)
def test_a_secret_that_is_told_is_found(text, secret):
    assert secret in words(text, "credentials", by=SecretDetector())


@pytest.mark.parametrize(
    "text",
    [
        "How do I reset the password of my FRITZ!Box 7590 AX router?",
        "The wifi is slow since 2021, on channel 11, with 300 people in the building.",
        "My login name is on page 4471 of the manual, room 2291 has a printer.",
        "The alarm went off at 10:45 and the gate costs 1200 euros.",
        "Can I use the same password for GPT-4 and on the laptop with Windows 11?",
        "The safe weighs 4000 kg, the door of it is 120 cm by 80.",
        "Ticket OPS-4471: users cannot log in since version 2.14.3.",
        "git log\na81f03c fix the login\n77be9d2 add password field",
        "password: str\nis_strong(password)\nassert login.ok",
        "My password was since changed by the helpdesk.",
        "A good password is long: think of four words and say them aloud.",
        "The code of conduct says that we unlock the door at eight.",
        "Which seeds may I sow together: carrots, leeks, beans, chives, onions, radishes?",
        "Mail me at mia@example.com when you are logged in.",
    ],
)
def test_what_is_told_beside_a_password_and_is_none_stays(text):
    assert not words(text, "credentials", by=SecretDetector())


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("sqlplus hr/vogelbeere@orcl @x.sql", "vogelbeere"),
        ("smbclient //nas/photo -U 'lena%mausi_2010' -c ls", "mausi_2010"),
        ("7z a -mhe=on -pAkte2022x archiv.7z *.pdf", "Akte2022x"),
        ("rabbitmqctl add_user conveyor f0rklift", "f0rklift"),
        ("net user gast Besuch! /add", "Besuch!"),
        ("http -a tester:quokka GET :8000/api/me", "quokka"),
        ("snmp-server community nOcRead0nly RO", "nOcRead0nly"),
        ("mosquitto_pub -h broker -u sensor7 -P drip-drop -t a -m on", "drip-drop"),
        ("keytool -importkeystore -srcstorepass not_changed -deststorepass uhrwerk61", "uhrwerk61"),
        ('echo "joris:fietsbel22" | sudo chpasswd', "fietsbel22"),
        ('smtp.login(sender, "ytmu hpzh jasr oplr")', "ytmu hpzh jasr oplr"),
        ('local ok, err = red:auth("hummingbird")', "hummingbird"),
        ("web1 ansible_host=10.1.1.5 ansible_user=root ansible_ssh_pass=gr8.Wall", "gr8.Wall"),
        ('lösenord="Kotbar&Får"', "Kotbar&Får"),
        ('network={\n  ssid="Mühlenweg"\n  psk="kaffee und kuchen"\n}', "kaffee und kuchen"),
        ("private_key_passphrase: ein kleines Blatt\nprivate_key_path: /etc/x.p8", "ein kleines Blatt"),
        ("- name: SigningPassphrase\n  value: hunde-kuchen-blech", "hunde-kuchen-blech"),
    ],
)
def test_a_secret_by_its_place_in_a_command_a_call_or_a_setting_is_found(text, secret):
    assert secret in words(text, "credentials", by=SecretDetector())


@pytest.mark.parametrize(
    "text",
    [
        "DATABASE_URL=postgres://USER:PASSWORD@HOST:5432/DATABASE",
        "Access-Control-Allow-Headers: Authorization, X-Api-Key, Content-Type",
        'smtp.login(user, os.environ["SMTP_PASSWORD"])',
        "zip -r archive.zip folder -x node_modules",
        "Password: ask Mia\nTime: ten past four",
    ],
)
def test_what_stands_where_a_secret_would_and_is_none_stays(text):
    assert not words(text, "credentials", by=SecretDetector())


@given(st.text(alphabet="abc19 #!.:\n'\"=-password codeitlgn", max_size=400))
def test_whatever_is_told_lies_within_the_text(text):
    assert all(0 <= span.start < span.end <= len(text) for span in SecretDetector().detect(text))
