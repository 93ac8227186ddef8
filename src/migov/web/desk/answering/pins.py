"""The pins of an answer as they are shown: the words, where they stand, and whether they still do."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from migov.actions import pins
from migov.actions.pins import Checked
from migov.errors import NotFound
from migov.evidence.alignment import Outcome
from migov.model.answers import Answer
from migov.model.values import Value
from migov.store import sources as shelf
from migov.store.sources import Shelved
from migov.web.desk.pinning import Cause
from migov.web.desk.sources import address_of

VERDICTS: dict[Outcome, str] = {
    Outcome.IN_PLACE: gettext_noop("The words stand in the source."),
    Outcome.ELSEWHERE: gettext_noop("The words stand elsewhere in the source now."),
    Outcome.NOT_FOUND: gettext_noop("The source does not contain these words."),
}


class PinCard(Value, kw_only=True):
    """One pin of the answer, with what verifying it showed."""

    number: int
    prefix: str
    words: str
    suffix: str
    language: str | None
    source: str
    place: str
    address: str | None
    holds: bool
    says: str


def cards(id: str, answer: Answer, cause: Cause) -> tuple[PinCard, ...]:  # noqa: A002 - the field's own word
    """The pins of an answer, each looked up in its source."""
    if not answer.pins:
        return ()
    kept = {pin.source: _shelved(pin.source) for pin in answer.pins}
    return tuple(_card(one, kept, cause) for one in pins.verify_answer(id, answer))


def _shelved(source: str) -> Shelved | None:
    try:
        return shelf.get(source)
    except NotFound:
        return None


def _card(checked: Checked, kept: Mapping[str, Shelved | None], cause: Cause) -> PinCard:
    pin, found, source = checked.pin, checked.verification, kept[checked.pin.source]
    address = None
    if found is not None and found.start is not None and found.end is not None and checked.is_newest:
        address = address_of(pin.source, start=found.start, end=found.end, cause=cause)
    label = pin.locator.page_label or pin.locator.page_index
    pages = (_("page %(label)s") % {"label": label},) if label else ()
    return PinCard(
        number=checked.number,
        prefix=pin.quote.prefix,
        words=pin.quote.exact,
        suffix=pin.quote.suffix,
        language=source.source.language if source else None,
        source=source.source.title if source else pin.source,
        place=" · ".join((*pin.locator.path, *pages)),
        address=address,
        holds=checked.holds,
        says=_verdict(checked),
    )


def _verdict(checked: Checked) -> str:
    found = checked.verification
    told = _(VERDICTS[found.outcome]) if found else _("The source's bytes are not kept here.")
    if lead := checked.turned_by:
        told += " " + _("Right before them stands “%(words)s”: pin these words too.") % {"words": lead}
    return told if checked.is_newest else told + " " + _("The source has a newer snapshot.")
