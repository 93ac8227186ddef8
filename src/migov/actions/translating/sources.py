"""What is translated: the text that is signed or published, as soon as there is one, else the living draft."""

from __future__ import annotations

from functools import lru_cache

from migov.actions import printing
from migov.actions.drafting.assembling import assembled
from migov.catalogue.treaties import register
from migov.errors import Invalid, NotFound, Problem
from migov.model import interchange
from migov.model.assessments import Assessment
from migov.model.languages import Language
from migov.model.translations import Readiness, Standing, Translation
from migov.model.values import Value
from migov.profile import translating
from migov.store import assessments, blobs, drafts, translations


class Source(Value, kw_only=True):
    """The text that is translated."""

    assessment: Assessment
    draft: int | None = None
    """Number of the frozen draft; null for the living text, and for a profile that was read."""

    @property
    def language(self) -> Language:
        """In which it was written."""
        return self.assessment.publication.language


def source_of(id: str) -> Source:  # noqa: A002 - the field's own word
    """The newest frozen draft, else the living text, else the profile as it was read.

    Raises:
        NotFound: there is no assessment under this id.
    """
    assessments.entry(id)
    newest = drafts.newest(id)
    if newest is not None:
        return Source(assessment=_frozen(newest.content), draft=newest.number)
    if drafts.passages(id):
        return Source(assessment=assembled(id).assessment)
    return Source(assessment=assessments.without_answers(id))


@lru_cache(maxsize=4)
def _frozen(content: str) -> Assessment:
    """The content of a frozen draft, which is named by its hash and never changes."""
    return interchange.decode(blobs.read(content))


def languages(id: str) -> tuple[Language, ...]:  # noqa: A002
    """The languages into which translation was begun."""
    return tuple(one.language for one in translations.beginnings(id))


def given(id: str, language: Language) -> tuple[Translation, ...]:  # noqa: A002
    """The translations into a language that stand in the store."""
    return tuple(one.translation for one in translations.of(id, language))


def standings(id: str, language: Language, *, source: Assessment | None = None) -> tuple[Standing, ...]:  # noqa: A002
    """Every piece of the source with its translation beside it.

    Raises:
        NotFound: there is no assessment under this id, or translation into the language was not begun.
    """
    check_begun(id, language)
    text = source or source_of(id).assessment
    return translating.standings(
        text, language, given(id, language), generation=printing.generation_of(text), register=register()
    )


def readiness(id: str, language: Language, *, source: Assessment | None = None) -> Readiness:  # noqa: A002
    """What of the source stands in the language; where nobody began, all of it is missing.

    Args:
        source: the content to ask about, where it is another than what is translated now: that of a release.

    Raises:
        NotFound: there is no assessment under this id.
    """
    text = source or source_of(id).assessment
    return translating.readiness_of(
        text, language, given(id, language), generation=printing.generation_of(text), register=register()
    )


def in_language(
    id: str,  # noqa: A002
    language: Language,
    *,
    source: Assessment | None = None,
    in_source: bool = False,
) -> Assessment:
    """The source in the language, ready to be printed or released.

    Args:
        in_source: print what is not translated in the source's language, marked as such.

    Raises:
        NotFound: there is no assessment under this id.
        Invalid: something is not translated, or no longer, each piece named; or it is the source's own language.
    """
    text = source or source_of(id).assessment
    return translating.translated(
        text,
        language,
        given(id, language),
        generation=printing.generation_of(text),
        register=register(),
        in_source=in_source,
    )


def check_begun(id: str, language: Language) -> None:  # noqa: A002
    """Nothing, where translation into the language was begun.

    Raises:
        NotFound: it was not.
    """
    if language not in languages(id):
        raise NotFound("translation", language.value, remedy="begin it first")


def language_named(name: str) -> Language:
    """The language of a code such as ``fr``.

    Raises:
        Invalid: migov does not speak it.
    """
    if name not in set(Language):
        known = ", ".join(Language)
        raise Invalid(Problem(f"{name!r} is no language of a profile", place="language", remedy=f"use one of: {known}"))
    return Language(name)
