"""Errata: readers' reports, taken out of the letterbox or entered by hand, decided with a reason, told in public."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache

import msgspec
from msgspec.structs import replace

from migov.actions import entering
from migov.actions.publishing import telling
from migov.errors import Conflict, Invalid, NotFound, Problem
from migov.model import errata as rules
from migov.model import interchange
from migov.model.errata import Decision, Erratum, Report, Verdict
from migov.model.fields import tidy
from migov.model.languages import Language
from migov.model.people import Member
from migov.model.permissions import Permission
from migov.model.published import PublicErratum
from migov.model.releases import FileRole, Manifest, parted, public_address
from migov.model.texts import words
from migov.store import assessments, errata, journal, releases, transactions
from migov.store.published import files, letterbox
from migov.store.published.letterbox import Dropped


def of(id: str, *, by: Member) -> tuple[Erratum, ...]:  # noqa: A002 - the field's own word
    """The errata of an assessment, newest first.

    Raises:
        NotFound, NotAllowed: *by* does not work inside.
    """
    entering.require(Permission.SEE_LEDGER, id, by)
    return tuple(reversed(errata.of(id)))


def in_the_letterbox(id: str, *, by: Member) -> int:  # noqa: A002
    """How many reports about an assessment wait to be taken out of the letterbox.

    Raises:
        NotFound, NotAllowed: *by* does not work inside.
    """
    entering.require(Permission.SEE_LEDGER, id, by)
    return sum(_assessment(one) == id for one in letterbox.waiting())


def collect(*, by: str, at: datetime, assessment: str | None = None) -> tuple[Erratum, ...]:
    """The reports that lay in the letterbox, kept now; each once, however often one collects.

    A report about a release that nobody made stays where it is.
    """
    taken: list[int] = []
    kept: list[Erratum] = []
    for one in letterbox.waiting():
        found = _assessment(one)
        if found is None or assessment not in (None, found):
            continue
        letter = f"{one.at} {one.number}"
        with transactions.whole():
            assessments.lock(found)
            if not errata.is_taken(letter):
                kept.append(_add(found, _report(one, letter), entered_by=None, by=by, at=at))
        taken.append(one.number)
    letterbox.take(taken)
    return tuple(kept)


def collect_for(id: str, *, by: Member, at: datetime) -> tuple[Erratum, ...]:  # noqa: A002
    """The reports about one assessment that lay in the letterbox, kept now.

    Raises:
        NotFound, NotAllowed: *by* does not work inside.
    """
    entering.require(Permission.SEE_LEDGER, id, by)
    return collect(by=by.person, at=at, assessment=id)


def enter(
    id: str,  # noqa: A002
    *,
    release: str,
    says: str,
    passage: str | None = None,
    words: str = "",
    evidence: str | None = None,
    name: str | None = None,
    address: str | None = None,
    language: Language = Language.EN,
    by: Member,
    at: datetime,
) -> Erratum:
    """A report that came some other way, by telephone or letter, entered by hand.

    Raises:
        NotFound, NotAllowed: *by* does not work inside, or there is no such release of this assessment.
        Invalid: it does not say what is wrong, or its link is none.
    """
    entering.require(Permission.SEE_LEDGER, id, by)
    if releases.get(release).assessment != id:
        raise NotFound("release", release)
    report = Report(
        release=release,
        passage=tidy(passage or "") or None,
        words=tidy(words),
        says=tidy(says),
        evidence=tidy(evidence or "") or None,
        name=tidy(name or "") or None,
        address=tidy(address or "") or None,
        language=language,
        at=at.isoformat(),
    )
    with transactions.whole():
        assessments.lock(id)
        return _add(id, report, entered_by=by.person, by=by.person, at=at)


def decide(
    id: str,  # noqa: A002
    number: int,
    verdict: Verdict,
    *,
    because: str,
    about: str,
    by: Member,
    at: datetime,
) -> Erratum:
    """The erratum with what was decided of it; a decision may be changed until a release has carried it out.

    Args:
        because: the reason; published.
        about: what was reported, in neutral words of the office; published in the place of the reader's own.

    Raises:
        NotFound, NotAllowed: *by* does not lead the assessment, or there is no such erratum.
        Invalid: no reason, or nothing that tells what was reported.
        Conflict: a release has corrected it already.
    """
    decision = Decision(verdict=verdict, because=tidy(because), about=tidy(about), by=by.person, at=at.isoformat())
    with transactions.whole():
        assessments.lock(id)
        entering.require(Permission.TAKE_STEP, id, by)
        found = errata.get(id, number)
        if found.answered_in is not None:
            raise Conflict(f"{found.answered_in} has corrected it: what was decided stands")
        decided = replace(found, decision=decision)
        errata.put(decided)
        details = {
            "erratum": number,
            "verdict": verdict.value,
            "because": decision.because,
            "about": decision.about,
            "was": found.decision.verdict.value if found.decision else None,
        }
        journal.note("erratum.decide", subject=id, by=by.person, at=at, details=details)
    telling.tell_of(id)
    return decided


def public(id: str) -> tuple[PublicErratum, ...]:  # noqa: A002
    """The public ledger of an assessment: what was decided, oldest first; nothing about who wrote."""
    return tuple(filter(None, (rules.public(one) for one in errata.of(id))))


def _add(id: str, report: Report, *, entered_by: str | None, by: str, at: datetime) -> Erratum:  # noqa: A002
    passage, quoted = _placed(report)
    new = Erratum(number=1, assessment=id, report=report, passage=passage, words=quoted, entered_by=entered_by)
    kept = errata.add(new)
    details = {"erratum": kept.number, "release": report.release, "passage": passage}
    journal.note("erratum.enter", subject=id, by=by, at=at, details=details)
    return kept


def _assessment(letter: Dropped) -> str | None:
    """The assessment that a letter is about; null where no such release was made."""
    if parted(letter.release) is None:
        return None
    try:
        return releases.get(letter.release).assessment
    except NotFound:
        return None


def _report(letter: Dropped, name: str) -> Report:
    """A letter as a report; what is no link is told among the words, so that nothing is lost."""
    evidence = letter.evidence.strip()
    is_link = bool(evidence) and public_address(evidence) == evidence
    said = letter.says if is_link or not evidence else f"{letter.says}\n{evidence}"
    spoken = letter.language if letter.language in set(Language) else Language.EN
    return Report(
        release=letter.release,
        passage=letter.passage,
        words=letter.words[: rules.LONGEST],
        says=said[: rules.LONGEST],
        evidence=evidence if is_link else None,
        name=letter.name or None,
        address=letter.address or None,
        language=Language(spoken),
        at=letter.at,
        letter=name,
    )


def _placed(report: Report) -> tuple[str | None, str]:
    """The passage that a report names, where the release has it, and the words where they stand in it."""
    named = report.passage or ""
    there = [texts[named] for texts in _texts(releases.get(report.release).manifest) if named in texts]
    if not there:
        return None, ""
    return named, report.words if any(report.words in text for text in there) else ""


@lru_cache(maxsize=16)
def _texts(manifest: str) -> tuple[dict[str, str], ...]:
    """The paragraphs of a release in each of its languages, by their ids; a release never changes."""
    return tuple(_read(manifest))


def _read(manifest: str) -> Iterator[dict[str, str]]:
    for file in msgspec.json.decode(files.read(manifest), type=Manifest).of(FileRole.DATA):
        value = interchange.decode(files.read(file.sha256), file=file.path)
        findings = [(one.id, one.text) for one in value.findings]
        findings += [(one.id, one.text) for page in value.module_pages for one in page.findings]
        yield {id: words(text) for id, text in findings}  # noqa: A001


def verdict_named(name: str) -> Verdict:
    """The verdict of a name.

    Raises:
        Invalid: there is none of this name.
    """
    try:
        return Verdict(name)
    except ValueError:
        remedy = "one of: " + ", ".join(Verdict)
        raise Invalid(Problem(f"{name[:40]!r} is no decision", place="verdict", remedy=remedy)) from None
