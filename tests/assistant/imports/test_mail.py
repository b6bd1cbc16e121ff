"""Mail: boxes of every kind, who the user is, threads, texts."""

import base64
from email.message import EmailMessage

import pytest

from assistant.imports.mail import read
from assistant.imports.mail_boxes import boxes
from assistant.imports.mail_text import mail_text
from assistant.imports.record import ExportError, Progress
from tests.assistant.imports.making import everything, put, records, wheres

ME, ANA = "Tom Lang <Tom@Example.org>", "Ana Berg <ana@example.org>"


def mail(sender, text="Hello.", subject="Tea", day=5, id=None, after=(), received=False, **headers):
    """A mail as it is sent."""
    lines = ["Received: from a by b; Mon, 5 Jan 2026 23:00:00 +0000"] if received else []
    lines += [f"From: {sender}", f"Subject: {subject}", f"Date: Mon, {day} Jan 2026 10:00:00 +0100"]
    lines += [f"Message-ID: <{id}@x>"] if id else []
    lines += ["References: " + "\r\n ".join(f"<{each}@x>" for each in after)] if after else []
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", text, ""])


def mbox(*mails):
    return "\n".join(f"From - Mon Jan 05 10:00:00 2026\n{each.replace(chr(13), '')}" for each in mails)


def test_an_mbox_gives_each_mail_once_the_oldest_first(tmp_path):
    given = mbox(
        mail(ANA, "Two.\n\n>From Ulm to Rome", day=7, received=True), mail(ME, "One.\n\nFrom Ulm, Tom", day=6)
    )
    one, two = records(read, put(tmp_path / "all.mbox", given), me=["tom@example.org"])
    assert (one.role, one.text, one.author) == ("user", "One.\n\nFrom Ulm, Tom", "Tom Lang")
    assert (two.role, two.text, two.author) == ("other", "Two.\n\nFrom Ulm to Rome", "Ana Berg")
    assert (one.time, two.title) == ("2026-01-06T09:00:00.000000+00:00", "Tea")


def test_a_maildir_eml_files_and_folders_of_mboxes_are_read(tmp_path):
    put(tmp_path / "mail" / "cur" / "1.host:2,S", mail(ANA, "In a Maildir."))
    put(tmp_path / "mail" / ".Sent" / "cur" / "2.host:2,S", mail(ME, "From a Maildir."))
    put(tmp_path / "mail" / "dovecot.index", b"\0\1")
    put(tmp_path / "mail" / "thunderbird" / "INBOX", mbox(mail(ANA, "In an mbox.")))
    put(tmp_path / "mail" / "a.eml", mail(ANA, "In a file."))
    content = mail(ANA, "Apple's.").encode()
    put(tmp_path / "mail" / "1.emlx", f"{len(content)}\n".encode() + content + b"<plist>no</plist>")
    for thrown_away in (".Junk/cur/1", "Trash.mbox", "Spam/a.eml"):
        put(tmp_path / "mail" / thrown_away, mbox(mail(ANA, "Thrown away.")))
    found = records(read, tmp_path / "mail")
    assert sorted((r.role, r.text) for r in found) == [
        ("other", "Apple's."), ("other", "In a Maildir."), ("other", "In a file."), ("other", "In an mbox."),
        ("user", "From a Maildir."),
    ]  # fmt: skip
    assert [r.text for r in records(read, tmp_path / "mail" / "a.eml", me=["a@b"])] == ["In a file."]


RECEIVED = [mail(ANA, received=True), mail("c@example.org", received=True)]


@pytest.mark.parametrize(
    "mails",
    [
        [mail(ME), mail(ME), mail("c@example.org"), *RECEIVED],
        [mail(ANA, X_Gmail_Labels="Inbox"), mail(ANA), mail(ME, X_Gmail_Labels="Sent,=?UTF-8?Q?Wichtig?=")],
        [mail(ANA, received=True, Delivered_To="tom@example.org"), mail(ME, received=True), *RECEIVED],
    ],
)
def test_who_the_user_is_can_be_guessed(tmp_path, mails):
    told = []
    progress = Progress(tell=told.append)
    found = list(read(put(tmp_path / "all", mbox(*mails)), progress))
    assert {r.author for r in found if r.role == "user"} == {"Tom Lang"}
    assert told == ["Taken as you: tom@example.org. If that is wrong, name your addresses with --me ADDRESS."]
    assert progress.done == progress.total


def test_all_addresses_in_sent_are_the_users(tmp_path):
    put(tmp_path / "Sent", mbox(mail(ME), mail("tom@work.example"), *[mail("x@example.org")]))
    put(tmp_path / "INBOX", mbox(*RECEIVED))
    assert sum(r.role == "user" for r in records(read, tmp_path)) == 3


def test_if_it_cannot_be_told_the_line_asks_for_it(tmp_path):
    path = put(tmp_path / "list", mbox(mail(ANA), mail(ME), mail("c@example.org")))
    with pytest.raises(ExportError, match="--me ADDRESS"):
        everything(read, path)
    assert [r.role for r in records(read, path, me=["TOM@example.org", "c@example.org"])] == [
        "other",
        "user",
        "user",
    ]


def test_threads_follow_references_then_subjects(tmp_path):
    given = [
        mail(ANA, "1", id="a", day=5), mail(ME, "2", id="b", after=["a"], subject="Re: Tea", day=6),
        mail(ANA, "3", id="c", after=["a", "b"], subject="AW: Re: Tea", day=7),
        mail(ME, "4", id="d", subject="Re: tea", day=8), mail(ANA, "5", id="e", subject="Tea", day=9),
        mail(ANA, "6", subject="Re: Bread", day=10), mail(ME, "7", subject="WG: Bread", day=11),
        mail(ANA, "8", id="x", after=["y"], day=12), mail(ANA, "9", id="y", after=["x"], day=13),
        mail(ANA, "10", id="z", after=["z"], day=14), mail(ANA, "11", id="w", In_Reply_To="<z@x>", day=15),
    ]  # fmt: skip
    found = records(read, put(tmp_path / "all", mbox(*reversed(given))), me=["tom@example.org"])
    threads = {}
    for record in found:
        threads.setdefault(record.conversation, []).append(record.text)
    assert list(threads.values()) == [["1", "2", "3", "4"], ["5"], ["6", "7"], ["8", "9"], ["10", "11"]]
    assert [r.title for r in found[:5]] == ["Tea", "Tea", "Tea", "tea", "Tea"]


def test_spam_and_trash_of_gmail_are_left_out(tmp_path):
    told = []
    given = mbox(mail(ME), mail(ANA, X_Gmail_Labels="Spam,Unread"), mail(ANA, X_Gmail_Labels="Trash"))
    assert len(list(read(put(tmp_path / "all", given), Progress(tell=told.append), me=["tom@example.org"]))) == 1
    assert told == ["Left out: 2 in spam and trash."]


def built(*, plain=None, html=None, attached=None, charset="utf-8"):
    message = EmailMessage()
    if plain is not None:
        message.set_content(plain, charset=charset)
    if html is not None and plain is not None:
        message.add_alternative(html, subtype="html")
    elif html is not None:
        message.set_content(html, subtype="html")
    if attached:
        message.add_attachment(attached, filename="a.txt")
    return message.as_bytes()


def test_plain_text_is_preferred_html_stripped_and_attachments_skipped():
    assert mail_text(built(plain="Grüße\n", html="<p>no</p>", attached="no")) == "Grüße"
    assert mail_text(built(html="<p>Hi</p><blockquote>quoted</blockquote>")) == "Hi\n\n> quoted"
    assert mail_text(built(plain="Grüße", charset="iso-8859-1")) == "Grüße"
    assert mail_text(built(plain=" \n", html="<p>Yes</p>")) == "Yes"
    inner = EmailMessage()
    inner.set_content("forwarded as a file")
    outer = EmailMessage()
    outer.set_content("See below.")
    outer.add_attachment(inner)
    assert mail_text(outer.as_bytes()) == "See below."


def raw(kind, content, encoding="8bit"):
    return f"Content-Type: {kind}\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n".encode() + content


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (raw("text/plain; charset=nonsense", "Grüße".encode()), "Grüße"),
        (raw("text/plain", "Grüße".encode("cp1252")), "Grüße"),
        (raw("text/plain; charset=utf-8", base64.b64encode("Grüße".encode()), "base64"), "Grüße"),
        (raw("text/plain; charset=utf-8", b"Gr=C3=BC=\r\n=C3=9Fe", "quoted-printable"), "Grüße"),
        (raw("text/plain; format=flowed", b"I live \r\nin Ulm.\r\n> quoted \r\n> on\r\nBye\r\n-- \r\nTom"),
         "I live in Ulm.\n> quoted on\nBye\n-- \nTom"),
        (raw("text/calendar", b"BEGIN:VCALENDAR"), ""), (raw("multipart/mixed; boundary=x", b"no parts"), ""),
        (b"", ""), (b"\r\n\r\nHi", "Hi"),
    ],
)  # fmt: skip
def test_charsets_encodings_and_flowed_text(content, text):
    assert mail_text(content) == text


def test_encoded_headers_are_decoded_and_odd_ones_survive(tmp_path):
    first = mail("=?iso-8859-1?Q?J=F6rg?= <j@example.org>", subject="=?utf-8?B?VMOkdGln?= =?x?Q?k=FC?=")
    odd = "From: \nDate: nonsense\nSubject:\n x\n\nStill here.\n"
    given = put(tmp_path / "all", mbox(first, odd, "no headers at all"))
    found = [each for each in everything(read, given, me=["tom@example.org"]) if not hasattr(each, "where")]
    assert [(r.author, r.title, r.text) for r in found] == [
        ("Jörg", "Tätigkü", "Hello."),
        (None, "x", "Still here."),
    ]
    assert found[1].time == "2026-01-05T10:00:00.000000+00:00"  # as the line From says
    assert wheres(read, given, me=["tom@example.org"])[0].startswith("all, at byte ")


def test_mails_without_ids_are_told_apart_by_their_words(tmp_path):
    path = put(tmp_path / "all", mbox(mail(ME, "a"), mail(ME, "b"), mail(ME, "a")))
    assert len({r.identity for r in records(read, path)}) == 2


def test_wrong_files_are_refused_in_a_line_that_helps(tmp_path):
    (tmp_path / "empty").mkdir()
    with pytest.raises(ExportError, match="no mail"):
        boxes(tmp_path / "empty")
    with pytest.raises(ExportError, match="no mail"):
        boxes(put(tmp_path / "x.txt", "Hello"))
    with pytest.raises(ExportError, match="Unpack it"):
        boxes(put(tmp_path / "x.zip", b"PK\3\4"))
