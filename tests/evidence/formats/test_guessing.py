"""Texts that do not say in which encoding they are: read by their words, or refused, and never made gibberish of."""

from __future__ import annotations

import random
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from migov.actions.readings import read_source
from migov.errors import Unreadable
from migov.evidence.formats import read
from migov.evidence.formats.everyday import WRITINGS

TEXTS = {
    "ru": "Статья 5. Иностранный гражданин, который прибыл на остров, обязан в срок до семи дней сообщить об этом "
    "начальнику порта.\nЕсли он прибыл с детьми, то сообщает и о них. Настоящего порядка не отменяет отъезд за "
    "пределы острова.\nНачальник порта ведет книгу, в которую вносит имена лиц и названия их судов. Книга открыта "
    "для всех.\n",
    "uk": "Стаття 5. Іноземець, який прибув на острів, повинен протягом семи днів повідомити про це начальника порту.\n"
    "Якщо він прибув із дітьми, то повідомляє також про них. Цього порядку не скасовує від’їзд за межі острова.\n"
    "Начальник порту веде книгу, до якої вносить імена осіб та назви їх суден. Книга відкрита для всіх.\n",
    "bg": "Член 5. Чужденец, който е пристигнал на острова, съобщава в срок от седем дни на началника на "
    "пристанището.\nКогато е с деца, той съобщава и за тях. Тази книга се води през цялата година и не може да се "
    "закрива.\n",
    "sr": "Члан 5. Странац који је стигао на острво дужан је да се за седам дана јави управнику луке.\n"
    "Ако је са децом, пријављује и њих. Књига се води током целе године и не може да се затвори до краја.\n",
    "el": "Άρθρο 5. Ο ξένος που έφτασε στο νησί οφείλει να το δηλώσει στον λιμενάρχη μέσα σε επτά ημέρες.\n"
    "Αν ήρθε με τα παιδιά του, δηλώνει και αυτά. Το βιβλίο του λιμένα είναι ανοικτό για όλους και δεν κλείνει.\n",
    "ar": "المادة 5. على كل أجنبي وصل إلى الجزيرة أن يبلغ ربان الميناء بذلك في أجل سبعة أيام.\n"
    "وإذا وصل مع أولاده وجب أن يبلغ عنهم كذلك. ولا يجوز غلق السجل في أي وقت من السنة.\n"
    "ويقيد الربان في هذا السجل أسماء الأشخاص الذين ينزلون من السفن، وكل من طلب الاطلاع على السجل أجيب.\n",
    "he": "סעיף 5. אדם זר אשר הגיע אל האי חייב להודיע על כך למנהל הנמל בתוך שבעה ימים.\n"
    "אם הוא בא עם ילדיו, יודיע גם על הילדים. ספר הנמל פתוח לפני כל אדם ולא ייסגר.\n",
    "fr": "Article 5. L'étranger qui a débarqué dans l'île le déclare à la capitainerie où il séjourne, après sept "
    "jours.\nS'il était accompagné d'enfants, ceux-ci sont également déclarés. Le registre est présenté à l'autorité "
    "même la nuit, et le délai ne peut être prorogé.\n",
    "es": "Artículo 5. El extranjero que llegó a la isla lo declarará en siete días más tarde al capitán del puerto.\n"
    "Si viene con niños, también los declarará. El registro está abierto según el horario público, y podrá consultarse "
    "cualquier día del año.\n",
    "pt": "Artigo 5. O estrangeiro que chegou à ilha não poderá deixar o porto até à declaração, que será feita em "
    "sete dias.\nAs crianças também são declaradas. O registo está aberto ao público, e não será fechado durante o "
    "período.\n",
    "de": "§ 5. Wer auf die Insel kommt, muß dies für sich und für Angehörige der Hafenbehörde anzeigen; Ausländer "
    "können dies schriftlich tun.\nDie zuständige Behörde führt ein Buch über die Anzeigen. Während der Nacht dürfen "
    "keine Einträge geändert werden.\n",
    "pl": "Art. 5. Cudzoziemiec, który przybył na wyspę, zgłasza się w ciągu siedmiu dni do kapitana portu, także "
    "jeżeli przybył z dziećmi, które są z nim.\nKsięga nie może być zamknięta; również nocą można się z nią "
    "zapoznać, że tak powiem: między świtem a zmierzchem też.\n",
    "cs": "Čl. 5. Cizinec, který přišel na ostrov, to podle tohoto zákona ohlásí do sedmi dnů přístavnímu "
    "úřadu.\nPokud přišel s dětmi, které jsou s ním, ohlásí také je. Kniha může být otevřena i v noci a není tajná, "
    "však i další lidé do ní smějí nahlížet.\n",
    "hu": "5. cikk. A szigetre érkező külföldi hét napon belül jelentkezik a kikötői hatóság előtt, és kérelem "
    "nélkül is bejegyzik.\nHa gyermekekkel érkezett, őket is be kell jegyezni. A könyv három éven át, több helyen is "
    "megtekinthető; a törvény szerinti határidő után is, továbbá ünnepnapon.\n",
    "ro": "Art. 5. Străinul care a sosit pe insulă este dator să anunţe căpitănia în şapte zile, după care se "
    "înscrie şi familia.\nRegistrul nu se închide până la sfârşitul anului, iar autorităţile îl arată fără plată. "
    "Dacă a venit cu copii, îi anunţă şi pe ei, între orele stabilite de către căpitan.\n",
    "tr": "Madde 5. Adaya gelen yabancı, yedi gün içinde liman başkanlığına başvurur; çocuklar için de aynı süre "
    "uygulanır.\nDefter herkese açıktır ve yıl boyunca kapatılamaz. Yabancılar tarafından yapılan başvuru hakkında "
    "başka belge istenmez, göre değil mi diye sorulmaz.\n",
    "lt": "5 straipsnis. Užsienietis, kuris atvyko į salą, per septynias dienas turi būti įrašytas uosto knygoje.\n"
    "Šio įstatymo nuostatos taikomos ir dėl vaikų, su kuriais jis atvyko, tačiau knyga negali būti uždaryta.\n",
}  # fmt: skip
"""A law on an island's harbour, of our own, in languages that were written in many encodings."""

EVERYWHERE = [
    (language, encoding)
    for language, text in TEXTS.items()
    for writing in WRITINGS
    if language in writing.words
    for encoding in writing.encodings
    if text.encode(encoding, errors="ignore").decode(encoding) == text
]


def lines(data: bytes, language: str | None = None) -> str:
    document = read(data, file="law.txt", language=language)
    return "\n".join(line.text for page in document.pages for line in page.lines) + "\n"


@pytest.mark.parametrize(("language", "encoding"), EVERYWHERE)
def test_what_is_written_in_an_encoding_of_its_language_is_read_back(language: str, encoding: str) -> None:
    text = TEXTS[language]
    for said in (None, language):
        assert lines(text.encode(encoding), said) == text


@pytest.mark.parametrize("language", TEXTS)
def test_most_languages_are_tried_in_several_encodings(language: str) -> None:
    assert sum(tried == language for tried, _ in EVERYWHERE) > 1


@given(st.sampled_from(EVERYWHERE), st.integers(0, 2**32), st.booleans())
def test_a_piece_of_a_text_is_read_back_or_refused_and_nothing_else(
    chosen: tuple[str, str], seed: int, is_said: bool
) -> None:
    language, encoding = chosen
    words, chance = TEXTS[language].split(" "), random.Random(seed)  # noqa: S311  not for secrets
    start = chance.randrange(len(words) - 20)
    piece = " ".join(words[start : start + chance.randint(20, 40)]).strip() + "\n"
    with suppress(Unreadable):
        assert lines(piece.encode(encoding), language if is_said else None) == piece


@pytest.mark.parametrize("said", ["ar", "ru", "el", "ha"])
@pytest.mark.parametrize("encoding", ["cp1252", "iso8859-15", "cp850", "mac-roman"])
@pytest.mark.parametrize("language", ["fr", "es", "pt", "de"])
def test_western_text_stays_western_in_a_folder_of_another_language(language: str, encoding: str, said: str) -> None:
    assert lines(TEXTS[language].encode(encoding), said) == TEXTS[language]


@pytest.mark.parametrize("said", [None, "ar", "ru", "el", "en", "ha"])
def test_text_in_english_with_a_few_signs_of_windows_is_no_other_script(said: str | None) -> None:
    text = "The harbour master’s register – “the book” – is open to all. It costs nothing… to look.\n" * 3
    assert lines(text.encode("cp1252"), said) == text
    assert "€" in lines(("The fee is 5 € or £4.\n" + text).encode("cp1252"), said)
    with_names = text + "José Peña and Zoë Müller signed it.\n"
    assert lines(with_names.encode("cp1252"), said) == with_names
    assert lines(text.encode("cp1252"), "tr") == text


@pytest.mark.parametrize("seed", range(20))
def test_bytes_by_chance_are_no_text(seed: int) -> None:
    some = random.Random(seed)  # noqa: S311  not for secrets
    with pytest.raises(Unreadable):
        lines(bytes(some.choices([*range(0x20, 0x100), 0x0A, 0x20, 0x20, 0x20], k=5000)))


@pytest.mark.parametrize(("encoding", "text"), [
    ("cp874", "มาตรา 5 คนต่างด้าวซึ่งมาถึงเกาะต้องแจ้งต่อนายท่าภายในเจ็ดวัน\n"),
    ("shift-jis", "第五条 島に着いた外国人は七日以内に港長に届け出なければならない。\n"),
    ("gb18030", "第五条 抵达本岛的外国人应当在七日内向港务长申报。\n"),
    ("euc-kr", "제5조 섬에 도착한 외국인은 7일 이내에 항만장에게 신고하여야 한다.\n"),
])  # fmt: skip
def test_what_is_written_with_more_bytes_a_letter_or_without_blanks_is_refused(encoding: str, text: str) -> None:
    with pytest.raises(Unreadable, match=r"law\.txt, line 1: .*save the text as UTF-8"):
        lines((text * 8).encode(encoding))


@pytest.mark.parametrize("language", TEXTS)
def test_a_text_in_utf_8_with_a_broken_letter_is_made_no_other_text(language: str) -> None:
    data = TEXTS[language].encode()
    broken = next(at for at, byte in enumerate(data) if byte > 0xBF)
    for said in (None, language):
        with pytest.raises(Unreadable, match="not in UTF-8"):
            lines(data[:broken] + data[broken + 1 :], said)


@pytest.mark.parametrize(("language", "encoding", "listed"), [
    ("pt", "cp1252", "• Lei nº 5, art. 3º, § 2ª parte – «porto»;\n"),
    ("es", "cp1252", "• ¿Nº 5?; ¡art. 3º!, «la 2ª» parte…\n"),
    ("pt", "cp850", "Lei nº 5, art. 3º, § 2ª parte;\n"),
    ("ru", "cp1251", "• № 5, § 3 — «порт»; №7…\n"),
    ("el", "cp1253", "• § 3 – «λιμένας»…\n"),
    ("ar", "cp1256", "• «ميناء»، 3؛ 5 – …\n"),
])  # fmt: skip
def test_signs_of_lists_and_numbers_do_not_hide_the_words(language: str, encoding: str, listed: str) -> None:
    text = TEXTS[language] + listed * 30
    assert lines(text.encode(encoding)) == text


def test_a_long_text_is_told_by_its_lines_that_are_not_ascii() -> None:
    text = "An English preface to the law.\n" * 5000 + TEXTS["ar"]
    assert lines(text.encode("cp1256")) == text


def test_where_nobody_can_tell_the_language_is_asked_for() -> None:
    short = "على كل أجنبي وصل إلى الجزيرة أن يبلغ.\n".encode("cp1256")
    with pytest.raises(Unreadable, match="save the text as UTF-8, or say in which language it is"):
        lines(short[:12])
    assert lines(short, "ar").startswith("على كل أجنبي")


@pytest.mark.parametrize(("language", "encoding", "name"), [
    ("ar", "cp1256", "WINDOWS-1256"), ("ru", "koi8-r", "KOI8-R"), ("el", "iso8859-7", "ISO-8859-7"),
])  # fmt: skip
def test_which_encoding_was_taken_stands_beside_the_text(language: str, encoding: str, name: str) -> None:
    transcript = read_source(TEXTS[language].encode(encoding), "law.txt").transcript
    (note,) = transcript.notes
    assert f"was read in {name}: see whether its letters are right" in note
    assert transcript.language == language
    assert read_source(TEXTS[language].encode(), "law.txt").transcript.notes == ()
    assert read_source(TEXTS["fr"].encode("cp1252"), "law.txt").transcript.notes == ()


def test_a_text_in_markdown_is_told_alike() -> None:
    text = "# Закон о порте\n\n# Статья первая\n\n" + TEXTS["ru"]
    document = read(text.encode("cp1251"), file="law.md")
    assert document.media_type == "text/markdown; charset=windows-1251"
    assert document.pages[0].lines[0].text == "Закон о порте"


def test_everyday_words_are_written_in_letters_of_their_language_and_tell_of_one_writing() -> None:
    seen: dict[str, int] = {}
    for number, writing in enumerate(WRITINGS):
        assert writing.words.keys() == writing.letters.keys()
        ascii_letters = set("abcdefghijklmnopqrstuvwxyz") if writing.is_latin else set()
        for language, words in writing.words.items():
            for word in words:
                assert len(word) > 1
                assert not word.isascii()
                assert set(word) <= writing.letters[language] | ascii_letters, (language, word)
                assert any(word.encode(one, "ignore").decode(one) == word for one in writing.encodings), word
                assert seen.setdefault(word, number) == number, word
