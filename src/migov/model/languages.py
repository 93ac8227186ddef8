"""The five languages migov speaks, and texts that exist in several of them."""

from __future__ import annotations

from enum import StrEnum

from migov.model.values import Value


class Language(StrEnum):
    """A language of the interface, the catalogue and the printed profile (ISO 639-1)."""

    EN = "en"
    FR = "fr"
    ES = "es"
    PT = "pt"
    AR = "ar"

    @property
    def right_to_left(self) -> bool:
        return self is Language.AR

    @property
    def endonym(self) -> str:
        """The language's own name for itself."""
        return {"en": "English", "fr": "Français", "es": "Español", "pt": "Português", "ar": "العربية"}[self.value]


class Localized(Value):
    """One text in the languages in which it has been written; what is not there yet is null.

    >>> Localized(en="Refugees", fr="Réfugiés").text(Language.FR)
    'Réfugiés'
    >>> Localized(en="Refugees").text(Language.AR)      # falls back to English, then to whatever there is
    'Refugees'
    """

    en: str | None = None
    fr: str | None = None
    es: str | None = None
    pt: str | None = None
    ar: str | None = None

    def written(self, language: Language) -> str | None:
        """The text in exactly this language, or null."""
        text: str | None = getattr(self, language.value)
        return text

    def text(self, language: Language) -> str:
        """The text in this language, else in English, else in the first language there is, else nothing."""
        choices = (self.written(language), self.en, self.fr, self.es, self.pt, self.ar)
        return next((text for text in choices if text), "")

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages in which the text is written."""
        return tuple(language for language in Language if self.written(language))
