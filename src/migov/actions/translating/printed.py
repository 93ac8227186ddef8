"""A translated profile as it would be printed now."""

from __future__ import annotations

from migov.actions import entering, printing
from migov.actions.translating.sources import check_begun, in_language, source_of
from migov.model.languages import Language
from migov.model.people import Member
from migov.model.permissions import Permission


def preview_of(id: str, language: Language, *, form: printing.Form, by: Member) -> bytes:  # noqa: A002 - the field's own word
    """The profile in the language; what is not translated stands there in the source's language, marked as such.

    Raises:
        NotFound, NotAllowed: *by* does not work inside, or the language was not begun.
    """
    entering.require(Permission.SEE_DRAFT, id, by)
    check_begun(id, language)
    source = source_of(id).assessment
    told = in_language(id, language, source=source, in_source=True)
    spoken, generation = printing.spoken(language), printing.generation_of(source)
    return printing.print_profile(told, form=form, language=spoken, generation=generation)
