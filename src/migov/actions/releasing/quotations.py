"""Whether every quotation of a release stands in its archived source, read anew from the bytes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from migov.actions.readings import read_source
from migov.actions.releasing.claims import Claim
from migov.actions.releasing.pinned import pins_of
from migov.errors import MigovError
from migov.evidence.alignment import Haystack, verify, verify_pin
from migov.model.citations import Pin
from migov.model.releases import FileRole, ReleaseFile, handed_out
from migov.model.sources import Source

if TYPE_CHECKING:
    from migov.actions.releasing.verifying import Opened


def claims(release: Opened) -> Iterator[Claim]:
    """One claim for each quoted source."""
    source = release.source
    if source is None:
        return
    by_source: defaultdict[tuple[str, str], list[Pin]] = defaultdict(list)
    for pin in pins_of(source):
        by_source[pin.source, pin.snapshot].append(pin)
    told = {one.id: one for one in source.sources}
    for (name, snapshot), pins in sorted(by_source.items()):
        yield _of_source(release, told.get(name) or Source(id=name, title=name), snapshot, pins)


def _of_source(release: Opened, source: Source, snapshot: str, pins: list[Pin]) -> Claim:
    name = source.id
    count = "1 quotation" if len(pins) == 1 else f"{len(pins)} quotations"
    says = f"{count} of {name} in its archived copy"
    file = next((one for one in release.manifest.of(FileRole.SOURCE) if one.snapshot == snapshot), None)
    if file is None:
        if name in release.manifest.withheld and not handed_out(source):
            because = "the source is not handed out; what is quoted of it stands in the profile"
            return Claim(says=says, holds=None, because=because)
        return Claim(says=says, holds=False, because="there is no archived copy")
    if file.path not in release.good or file.sha256 != snapshot:
        return Claim(says=says, holds=False, because="the archived copy is not what was quoted")
    left, reason = _not_in_copy(release, file, pins, source.language)
    if not left:
        return Claim(says=says, holds=True)
    wrong = _not_in_transcript(release, snapshot, left)
    if wrong:
        return Claim.told(says, wrong)
    because = f"{reason}; the words stand in the archived transcript"
    return Claim(says=says, holds=True, because=because)


def _not_in_copy(release: Opened, file: ReleaseFile, pins: list[Pin], language: str | None) -> tuple[list[Pin], str]:
    """The quotations that are not found in the source as this migov reads it, and why."""
    try:
        read = read_source(release.bytes_of(file.path), file.path.rpartition("/")[2], language=language)
    except MigovError as error:
        return pins, f"this migov cannot read the copy ({str(error)[:200]})"
    text = Haystack(read.transcript)
    left = [pin for pin in pins if not verify_pin(pin, text).is_verified]
    return left, f"this migov reads the copy differently at {len(left)} of them"


def _not_in_transcript(release: Opened, snapshot: str, pins: list[Pin]) -> list[str]:
    """The quotations that the archived transcript does not hold either, each with its words."""
    file = next((one for one in release.manifest.of(FileRole.TRANSCRIPT) if one.snapshot == snapshot), None)
    if file is None or file.path not in release.good:
        return [f"“{pin.quote.exact[:80]}” is not in the copy, and there is no transcript" for pin in pins]
    text = Haystack(release.bytes_of(file.path).decode("utf-8", "replace"))
    return [
        f"“{pin.quote.exact[:80]}”: {found.says}" for pin in pins if (found := verify(pin.quote, text)).start is None
    ]
