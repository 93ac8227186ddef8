"""Errata: what a reader holds to be wrong in a published profile, and what became of it.

The report is the reader's; the decision is the office's, with a reason. What is published is the decision, never who
wrote.
"""

from __future__ import annotations

from enum import StrEnum

from migov.errors import Invalid, Problem
from migov.model.languages import Language
from migov.model.published import PublicErratum
from migov.model.releases import AnsweredErratum, parted, public_address
from migov.model.values import Value

LONGEST = 4_000
"""Characters of what a reader may say, and of a reason."""


class Verdict(StrEnum):
    """What became of a report."""

    ACCEPTED = "accepted"
    """The next release corrects it."""
    NOT_ACCEPTED = "not accepted"
    NOTED = "noted"
    """True, and for another round: something changed after the cut-off."""


class Report(Value, kw_only=True):
    """What somebody outside says is wrong.

    Raises:
        Invalid: no release, no words, more words than anybody reads, or a link that is none.
    """

    release: str
    """Id of the release that was read: ``xov-2025.1``."""
    passage: str | None = None
    """Id of the passage; null where it concerns the whole."""
    words: str = ""
    """Those that are wrong, as they are printed."""
    says: str
    """What is wrong, in the reader's words."""
    evidence: str | None = None
    """An address where one can see it."""
    name: str | None = None
    """Of the reader, who need not say; kept inside."""
    address: str | None = None
    """Of the reader's mail; kept inside."""
    language: Language = Language.EN
    """In which it was written."""
    at: str
    """ISO 8601 moment."""
    letter: str | None = None
    """Under which it lay in the letterbox; null where somebody of the office entered it."""

    def __post_init__(self) -> None:
        problems: list[Problem] = []
        if parted(self.release) is None:
            problems.append(Problem(f"{self.release!r} is not a release", place="release"))
        if not self.says.strip():
            problems.append(Problem("a report says what is wrong", place="says", remedy="write it in a sentence"))
        for place, text in (("says", self.says), ("words", self.words)):
            if len(text) > LONGEST:
                problems.append(Problem(f"longer than {LONGEST:,} characters", place=place, remedy="say it in short"))
        if self.evidence is not None and public_address(self.evidence) != self.evidence:
            remedy = "give an address that begins with https://"
            problems.append(Problem(f"{self.evidence[:200]!r} is not a link", place="evidence", remedy=remedy))
        if problems:
            raise Invalid(*problems)


class Decision(Value, kw_only=True):
    """What the office decided of a report.

    Raises:
        Invalid: no reason, or nothing that tells what was reported.
    """

    verdict: Verdict
    because: str
    """The reason; published."""
    about: str
    """What was reported, in neutral words of the office; published in the place of the reader's own."""
    by: str
    """Handle; it stays inside."""
    at: str
    """ISO 8601 moment."""

    def __post_init__(self) -> None:
        if not self.because.strip():
            remedy = "write it for the reader who reported"
            raise Invalid(Problem("a decision has a reason", place="because", remedy=remedy))
        if not self.about.strip():
            remedy = "write it in a sentence, without names"
            raise Invalid(Problem("a decision tells what was reported", place="about", remedy=remedy))
        for place, text in (("because", self.because), ("about", self.about)):
            if len(text) > LONGEST:
                raise Invalid(Problem(f"longer than {LONGEST:,} characters", place=place, remedy="say it in short"))


class Erratum(Value, kw_only=True):
    """A report with what became of it."""

    number: int
    """Counted from 1 within the assessment."""
    assessment: str
    report: Report
    passage: str | None = None
    """The passage that the report names, where the release has it."""
    words: str = ""
    """Those that it names, where they stand in that passage: what else a stranger writes is not published."""
    entered_by: str | None = None
    """Handle of who entered it by hand; null for one from the letterbox."""
    decision: Decision | None = None
    """Null while it waits."""
    answered_in: str | None = None
    """Id of the release that corrects it."""

    @property
    def waits(self) -> bool:
        """Whether nobody has decided."""
        return self.decision is None

    @property
    def is_owed(self) -> bool:
        """Whether a correction was promised that no release has made yet."""
        return self.decision is not None and self.decision.verdict is Verdict.ACCEPTED and self.answered_in is None

    @property
    def answered(self) -> AnsweredErratum:
        """As the release lists it that corrects it."""
        return AnsweredErratum(
            number=self.number, passage=self.passage, about=self.decision.about if self.decision else ""
        )


def public(erratum: Erratum) -> PublicErratum | None:
    """The line of the public ledger; null while nobody has decided.

    The reader's own words, name, address and link stay inside: what strangers send is not published unread.
    """
    if erratum.decision is None:
        return None
    return PublicErratum(
        number=erratum.number,
        assessment=erratum.assessment,
        release=erratum.report.release,
        passage=erratum.passage,
        words=erratum.words,
        says=erratum.decision.about,
        reported=erratum.report.at[:10],
        decided=erratum.decision.at[:10],
        decision=erratum.decision.verdict.value,
        because=erratum.decision.because,
        corrected_in=erratum.answered_in,
    )
