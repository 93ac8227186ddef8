"""The addresses of translating."""

from __future__ import annotations

from django.urls import URLPattern, path, register_converter

from migov.model.languages import Language
from migov.web.addressing import page
from migov.web.desk.translating import beside, languages, saving, travelling


class PieceId:
    """A piece's id in an address: letters of any script, digits, and the signs between them."""

    regex = r"[^\W_]+(?:[._-](?!json\b)[^\W_]+){0,60}"

    def to_python(self, value: str) -> str:
        """The id as it stands in the address."""
        return value

    def to_url(self, value: str) -> str:
        """The id as it goes into an address."""
        return value


class LanguageCode:
    """A language of profiles in an address."""

    regex = "|".join(Language)

    def to_python(self, value: str) -> Language:
        """The language."""
        return Language(value)

    def to_url(self, value: str) -> str:
        """Its code."""
        return str(value)


register_converter(PieceId, "piece")
register_converter(LanguageCode, "language")

ALL = "assessments/<id:id>/translations"
ONE = f"{ALL}/<language:language>"
PIECE = f"{ONE}/pieces/<piece:piece>"

addresses: list[URLPattern] = [
    *page(ALL, languages.languages, "translations"),
    path(f"{ALL}/begin", languages.begin, name="translation begin"),
    *page(ONE, beside.beside, "translation"),
    path(f"{ONE}/take", travelling.take, name="translation take"),
    *page(f"{ONE}/receipts/<int:number>", travelling.receipt, "translation receipt"),
    path(f"{ONE}/file.<slug:form>", travelling.export, name="translation export"),
    path(f"{ONE}/preview.<slug:form>", travelling.preview, name="translation preview"),
    *page(PIECE, saving.history, "translation piece"),
    path(f"{PIECE}/save", saving.save, name="translation save"),
    path(f"{PIECE}/right", saving.right, name="translation right"),
    path(f"{PIECE}/review", saving.review, name="translation review"),
    path(f"{PIECE}/unreview", saving.unreview, name="translation unreview"),
    path(f"{PIECE}/back", saving.back, name="translation back"),
]
