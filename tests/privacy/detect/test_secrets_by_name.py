# ruff: noqa: E501 - a case a line
"""Secrets found by the name, the cue or the command beside them, and what only looks like one."""

import pytest

from privacy.detect.secrets import SecretDetector
from tests.privacy.detect.finding import HEX, MIXED, found, glued, words

W = "hunter" + "2"
ASSIGNED = [
    f'password = "{W}"', f"password: '{W}'", f"DB_PASSWORD={W}", f"export DB_PASSWORD='{W}'", f'"db_password": "{W}",',
    f"  password: {W}", f"<password>{W}</password>", f'<add key="Password" value="{W}"/>', f"spring.datasource.password={W}",
    f"- name: DB_PASSWORD\n  value: {W}", f'{{"name": "DB_PASSWORD", "value": "{W}"}}', f'password: str = "{W}"',
    f'const password: string = "{W}";', f"'password' => '{W}',", f"define('DB_PASSWORD', '{W}');", f'.password("{W}")',
    f'$env:DB_PASSWORD="{W}"', f"passwd={W}", f'conf["password"] = "{W}"', f'password := "{W}"', f"tool --password {W}",
    f"tool --password={W}", f"ENV DB_PASSWORD {W}\npassword = {W}", f"mysql -u root -p{W} shop", f"sshpass -p {W} ssh x",
    f"CREATE USER bob WITH PASSWORD '{W}'", f"ALTER USER bob IDENTIFIED BY '{W}'", f"redis-cli -a {W} ping",
    f"machine git.host login bob password {W}", f"db.host:5432:*:bob:{W}",
]  # fmt: skip


@pytest.mark.parametrize("text", ASSIGNED)
def test_an_assigned_password_is_found_without_its_quotes(text):
    assert W in words(text, "credentials", by=SecretDetector())


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ('password = "changeme"', "changeme"),
        ("PGPASSWORD=letmein psql -h db", "letmein"),
        ("docker run -e MYSQL_ROOT_PASSWORD=letmein mysql", "letmein"),
        ("API_KEY=" + MIXED, MIXED),
        (f'client_secret: "{MIXED}"', MIXED),
        (f'signature = "{HEX}"', HEX),
        (f"Authorization: Bearer {MIXED}", MIXED),
        ("Authorization: Basic dXNlcjpwYXNz", "dXNlcjpwYXNz"),
        (f"X-Api-Key: {MIXED}", MIXED),
        (f"Cookie: sid={MIXED}; theme=dark", f"sid={MIXED}; theme=dark"),
        (f"curl -u admin:{W} http://h/", f"admin:{W}"),
        (f"GET /x?access_token={MIXED}&y=1", MIXED),
        (glued("SharedAccessSignature: ?sv=2020&sig=", MIXED, "%3D"), f"{MIXED}%3D"),
        (glued("bob:$apr1", "$abcdefgh$", MIXED[:22]), glued("$apr1", "$abcdefgh$", MIXED[:22])),
        (
            glued("root:$6", "$salt1234$", MIXED, MIXED, ":19000:0:99999:7:::"),
            glued("$6", "$salt1234$", MIXED, MIXED),
        ),
    ],
)
def test_a_secret_in_a_header_a_command_or_a_file_is_found(text, secret):
    assert secret in words(text, "credentials", by=SecretDetector())


@pytest.mark.parametrize(
    "connection",
    [
        f"postgres://bob:{W}@db/shop",
        f"mongodb+srv://bob:{W}@cluster0.ab1.mongodb.net/?w=majority",
        f"redis://:{W}@cache:6379/0",
        f"amqp://bob:{W}@mq:5672/vhost",
        f"https://bob:{W}@git.host/repo.git",
        f"jdbc:mysql://h:3306/db?user=root&password={W}",
        f"Server=db01;Database=hr;User Id=sa;Password={W};Encrypt=yes",
        f"DefaultEndpointsProtocol=https;AccountName=shop;AccountKey={MIXED}{MIXED}==;EndpointSuffix=core.windows.net",
    ],
)
def test_a_connection_string_with_a_password_is_one_span(connection):
    assert connection in words(f'connect("{connection}")', "credentials", by=SecretDetector())


@pytest.mark.parametrize(
    ("text", "secret", "kind"),
    [
        (f"my password is {W}.", f"{W}.", "password"),
        (f"my pasword is {W}", W, "password"),
        ("the wifi password: sunflower99", "sunflower99", "password"),
        ('the password for the door is "open sesame"', "open sesame", "password"),
        ("My PIN is 4821, remember it", "4821", "pin"),
        ("Your one-time code 493021", "493021", "one-time code"),
        ("493021 is your login code", "493021", "one-time code"),
        ("my gym passcode: 8812", "8812", "password"),
        ("cvv 123", "123", "card security code"),
        (f"username/password: jdoe / {W}", W, "password"),
    ],
)
def test_a_secret_told_in_words_is_found(text, secret, kind):
    assert (secret, kind) in {(what, k) for what, _, k in found(text, by=SecretDetector())}


@pytest.mark.parametrize("count", [12, 24])
def test_a_recovery_phrase_is_found_whole(count):
    phrase = " ".join(
        ("apple banana cherry dragon eagle forest grape house island jungle kite lemon " * 2).split()[:count]
    )
    assert phrase in words(f"My seed phrase: {phrase}", "credentials", by=SecretDetector())


def test_every_value_of_a_kubernetes_secret_is_found():
    text = "apiVersion: v1\nkind: Secret\ndata:\n  user: Ym9i\n  anything: c2VjcmV0\n---\nkind: ConfigMap\ndata:\n  colour: blue\n"
    assert words(text, "credentials", by=SecretDetector()) == {"Ym9i", "c2VjcmV0"}


INNOCENT = [
    'api_key = "your_api_key_here"', 'password = "<PASSWORD>"', 'password = "${DB_PASSWORD}"', "PASSWORD=$DB_PASSWORD",
    'password = os.environ["X"]', "password: process.env.X,", 'token = getenv("TOKEN")', 'password = "****"', 'secret = "xxxxxxxx"',
    "password: {{ secret }}", "password = None", '"token": null', 'password: ""', "password = get_password(user)", "password: str",
    "def f(password: str, token: Optional[str] = None):", 'password = request.form["password"]', "self.password = password",
    "connect(user, password=password)", "token = tokens[i]", "token: string;", 'placeholder: "Enter your password"',
    '<label for="password">Password</label>', "password reset is broken", "the token count is 512", "max_tokens = 512",
    "The password is wrong", "password is required", "my password is not accepted", 'password_field = "passwd_input"',
    "primary_key=True", "secretName: my-app-secret", 'key = "some_long_identifier_name_here"', "compass: north", 'author = "Bob"',
    f"commit {HEX[:40]}", "id: 123e4567-e89b-12d3-a456-426614174000", f'"integrity": "sha512-{MIXED}{MIXED}=="', "color: #ff8800;",
    f'public_key = "ssh-rsa AAAAB3NzaC1yc2E{MIXED}"', f'<img src="data:image/png;base64,{MIXED}{MIXED}">', "class='sk-fading-circle-item-dot'",
    "the pin on the board", "http://host:8080/path@2", "aVeryLongCamelCaseIdentifierNameWithoutAnySecret = 1",
]  # fmt: skip


@pytest.mark.parametrize("text", INNOCENT)
def test_what_only_stands_where_a_secret_would_is_left_alone(text):
    assert words(text, "credentials", by=SecretDetector()) == set()
