"""A trusted server behind TLS: whose certificate is good, and that there is no way around that."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from local_models.llm import ModelError
from local_models.trusted_server import Trusted
from tests.local_models.trusting import Book, ask, at_name, named
from tests.support.certificates import Authority, authority
from tests.support.own_server import OwnServer
from tests.support.servers import scripted_server


@pytest.fixture
def tls_server(home_ca: Authority, seen: OwnServer) -> Iterator[str]:
    with scripted_server(seen.answer, home_ca.server("nas.example.org", "127.0.0.1")) as url:
        yield url


def test_a_certificate_of_the_users_own_ca_is_taken_if_its_file_is_named(
    tls_server: str, home_ca: Authority, book: Book
) -> None:
    assert ask(Trusted(tls_server, home_ca.file), book) == "Hi"
    at = at_name(tls_server, "nas.example.org")
    assert ask(Trusted(at, home_ca.file), book, named("127.0.0.1")) == "Hi"


def test_a_certificate_that_nobody_vouches_for_ends_it_before_a_word_is_sent(
    tls_server: str, book: Book, seen: OwnServer, tmp_path: Path
) -> None:
    other = authority(tmp_path, "another CA")
    for trusted in (Trusted(tls_server), Trusted(tls_server, other.file)):
        with pytest.raises(ModelError, match=r"certificate of 127\.0\.0\.1 is not good.*nothing was sent"):
            ask(trusted, book)
    assert seen.paths == []


def test_a_certificate_for_another_host_is_not_good_enough(
    tls_server: str, home_ca: Authority, book: Book, seen: OwnServer
) -> None:
    with pytest.raises(ModelError, match=r"certificate of nas\.lan is not good"):
        ask(Trusted(at_name(tls_server), home_ca.file), book, named("127.0.0.1"))
    assert seen.paths == []


def test_a_certificate_that_has_run_out_is_not_good_enough(
    home_ca: Authority, book: Book, seen: OwnServer
) -> None:
    with (
        scripted_server(seen.answer, home_ca.server("127.0.0.1", expired=True)) as url,
        pytest.raises(ModelError, match="is not good"),
    ):
        ask(Trusted(url, home_ca.file), book)
    assert seen.paths == []


def test_the_environment_can_not_switch_the_check_off_nor_write_down_the_keys(
    tls_server: str,
    book: Book,
    seen: OwnServer,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    home_ca: Authority,
) -> None:
    for name in ("PYTHONHTTPSVERIFY", "SSL_VERIFY", "REQUESTS_CA_BUNDLE"):
        monkeypatch.setenv(name, "0")
    monkeypatch.setenv("SSLKEYLOGFILE", str(tmp_path / "keys"))
    with pytest.raises(ModelError, match="is not good"):
        ask(Trusted(tls_server), book)
    assert ask(Trusted(tls_server, home_ca.file), book) == "Hi"
    assert not (tmp_path / "keys").exists()


def test_a_server_without_tls_behind_an_https_address_is_one_line(book: Book, seen: OwnServer) -> None:
    with scripted_server(seen.answer) as url, pytest.raises(ModelError, match="does not speak TLS"):
        ask(Trusted(url.replace("http:", "https:")), book)
    assert seen.paths == []


def test_a_ca_file_that_holds_none_is_named(tls_server: str, book: Book, tmp_path: Path) -> None:
    empty = tmp_path / "empty.pem"
    for content in (None, "no certificate"):
        if content:
            empty.write_text(content)
        with pytest.raises(ModelError, match=r"CA file .*empty\.pem can't be read"):
            ask(Trusted(tls_server, empty), book)
