import pytest
from hypothesis import given
from hypothesis import strategies as st

from privacy.detect.coverage import coverage

ENGLISH = [
    "hi, i am anna", "what is the capital of france?", "Who was Angela Merkel?", "2+2", "", "😀", "tldr",
    "im 34 f in porto, need adivce abt my bf", "José García Hernández, Calle Mayor 5, Madrid",
    "Write an email to Giovanni Rossi and Maria Esposito in Napoli about Fiat Cinquecento",
    "SELECT * FROM users WHERE id = 3;", "npm ERR! code ENOENT", "def foo(x): return x+1",
    "WRITE A BIO FOR ME. I AM A PROFESSIONAL BAKER", "Zoe\u0308 met 𝐀𝐧𝐧𝐚 and ＢＯＢ",
]  # fmt: skip


@pytest.mark.parametrize("text", ENGLISH)
def test_english_names_and_code_are_covered(text):
    assert coverage(text) == coverage("")
    assert coverage(text).share == 1.0


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("ich wohne in porto und meine frau heißt anna", "in German"),
        ("mi hijo tiene diabetes y no sé qué hacer", "in Spanish"),
        ("quel est le meilleur médecin pour ma fille Marie", "in French"),
        ("O meu nome é João e moro em Lisboa", "in Portuguese"),
        ("Ik woon in Utrecht en werk bij Philips", "in Dutch"),
        ("Mam na imię Tomek i mieszkam w Krakowie", "in Polish"),
        ("Benim adım Ahmet, Ankara'da yaşıyorum", "in Turkish"),
        ("Tôi tên là Nguyễn Văn An, sống ở Hà Nội", "in Vietnamese"),
        ("Меня зовут Анна, я живу в Москве", "in Cyrillic script"),
        ("我叫安娜，住在北京", "in Chinese script"),
        ("私の名前はアンナです", "in Hiragana script or in Chinese script"),
        ("제 이름은 안나입니다", "in Hangul script"),
        ("اسمي أحمد وأعيش في القاهرة", "in Arabic script"),
        ("मेरा नाम अन्ना है", "in Devanagari script"),
    ],
)
def test_another_language_is_not_covered_and_is_named(text, language):
    found = coverage(text)
    assert found.share < 0.15
    assert (
        found.reason
        == f"100% of the text is {language}; detection was tested on English only and may miss things there"
    )


def test_a_foreign_part_of_an_english_text_is_counted_for_its_part():
    english = (
        "Please translate the following letter, which my landlord sent to me last week, into English for me. "
    )
    german = "Sehr geehrte Frau Weber, hiermit kündige ich Ihnen die Wohnung zum Ende des nächsten Monats. "
    assert 0.4 < coverage(english + german).share < 0.6
    assert coverage(english).share == 1.0


def test_a_single_foreign_letter_is_counted_but_hardly():
    found = coverage("The dose was 10 μg every day for the whole of the first week of the study")
    assert 0.97 < found.share < 1
    assert found.reason.startswith("2% of the text is in Greek script")


@given(st.text())
def test_any_text_has_a_share_and_a_reason_when_it_is_not_whole(text):
    found = coverage(text)
    assert 0 <= found.share <= 1
    assert bool(found.reason) == (found.share < 1)
    assert "\n" not in found.reason
