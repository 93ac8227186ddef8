"""The consultation on the training country's first profile, played at the desk by its team and five institutions.

As in the second round, everything is done by the same actions and under the same permissions as people would, on the
days that the training data tell, and no letter is sent. It ends while the consultation is open, with work left to do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from functools import partial

from migov import training
from migov.actions import answers, entering, reviews, stages
from migov.actions.checks import doubting, waiving
from migov.actions.consulting import comments, consultations, dispositions, minutes, word, workshops
from migov.actions.consulting.comments import Said
from migov.actions.consulting.word import WordFile
from migov.actions.demo_team import TEAM
from migov.actions.drafting import attesting, beginning, passages, priorities, versions
from migov.errors import NotFound
from migov.model.anchors import Anchor
from migov.model.answers import Answer, AnswerStatus
from migov.model.consultations import Comment, Mandate, Outcome, Proposal
from migov.model.deadlines import Deadline
from migov.model.drafts import Draft
from migov.model.grounds import Statement
from migov.model.people import Member, Role
from migov.model.reviews import Verdict
from migov.model.values import Value
from migov.model.workflow import Stage, Step
from migov.model.workshops import Attendee, Minute
from migov.store import assessments, drafts, people, post, transactions
from migov.store import comments as ledger
from migov.store import consultations as asking
from migov.store import reviews as second_readings
from migov.store.drafts import KeptPassage
from migov.training.consultation import (
    Agreed,
    Answered,
    Attested,
    DecidedDay,
    Edited,
    Invited,
    MinuteTaken,
    Played,
    Reviewed,
    SaidDay,
    Waived,
    WorkshopDay,
)
from migov.training.consultation import WordFile as Sent
from migov.training.word_file import Mark, worked_on

COORDINATOR = next(one.handle for one in TEAM if one.role is Role.COORDINATOR)


class Heard(Value, kw_only=True):
    """How far the consultation has come."""

    stage: Stage
    institutions: int
    comments: int
    """Those that need an answer."""
    waiting: int
    """Those of them that have none, or whose promised change is not made."""


def play(*, at: datetime) -> Heard:
    """The consultation on the country's first profile; one on which somebody has worked already stays as it is."""
    id = training.country().id  # noqa: A001 - the field's own word
    if assessments.stage(id) is Stage.RESEARCH and not drafts.versions(id):
        with post.kept_back(), transactions.whole():
            consultation = Play(training.consultation(), id, at=at)
            consultation.prepare()
            consultation.open()
            for _, step in sorted(consultation.steps(), key=lambda one: one[0]):
                step()
    found = asking.find(id)
    return Heard(
        stage=assessments.stage(id),
        institutions=len(found.standing) if found else 0,
        comments=sum(one.needs_disposition for one in ledger.of(id)),
        waiting=len(dispositions.waiting(id)),
    )


Dated = tuple[int, Callable[[], None]]
"""A day, counted from today, and what was done on it."""


class Play:
    """The consultation being played: who does what on which day."""

    def __init__(self, told: Played, id: str, *, at: datetime) -> None:  # noqa: A002
        self.told, self.id, self.now = told, id, at
        self.numbers: dict[str, int] = {}
        """Of the comments, by the keys of the story."""
        self.known: dict[str, Member] = {}
        self.file: WordFile

    def day(self, number: int) -> datetime:
        """The moment of a day counted from today."""
        return self.now + timedelta(days=number)

    def due(self, number: int) -> Deadline:
        """Five in the afternoon of a day, in the country's time zone."""
        return Deadline(local=f"{self.day(number):%Y-%m-%d}T17:00", zone=self.told.days.zone)

    def who(self, handle: str) -> Member:
        """Somebody as the assessment knows them."""
        if handle not in self.known:
            self.known[handle] = entering.member_of(self.id, people.get(handle))
        return self.known[handle]

    @property
    def editor(self) -> Member:
        """Who writes the draft and decides."""
        return self.who(self.told.editor)

    def prepare(self) -> None:
        """The last answers are given; the draft is begun from the findings, attested, mended and frozen."""
        for answered in self.told.answers:
            self.answer(answered)
        for reviewed in self.told.reviewed:
            self.review(reviewed)
        self.adopt()
        for attested in self.told.statements:
            self.attest(attested)
        for edited in self.told.edits:
            self.edit(edited)
        self.waive(self.told.waivers)
        versions.freeze(self.id, by=self.editor, at=self.day(self.told.days.frozen))

    def adopt(self) -> None:
        """The draft is begun from the findings."""
        beginning.adopt(self.id, by=self.editor, at=self.day(self.told.days.adopted))

    def answer(self, one: Answered) -> None:
        """Indicators without a quotation are answered."""
        by, at = self.who(one.person), self.day(self.told.days.answered)
        cut_off = assessments.without_answers(self.id).cut_off
        for indicator in one.indicators:
            given = Answer(
                indicator=indicator,
                closed=one.closed,
                non_answer=one.non_answer,
                justification=one.justification,
                as_of=cut_off,
                status=AnswerStatus.COMPLETE,
            )
            answers.give(self.id, given, by=by, at=at)

    def review(self, one: Reviewed) -> None:
        """A second person agrees with answers."""
        by, at = self.who(one.person), self.day(self.told.days.answered + 1)
        for indicator in one.indicators:
            version = second_readings.read_version(self.id, indicator)
            reviews.say(self.id, indicator, Verdict.AGREE, comment="", version=version, by=by, at=at)

    def attest(self, one: Attested) -> None:
        """A named person confirms the paragraphs on their field."""
        said = Statement(institution=one.institution, said_by=one.said_by, on=one.on, words=one.words)
        attesting.attest(self.id, one.passages, said, by=self.editor, at=self.day(self.told.days.adopted + 2))

    def edit(self, one: Edited) -> None:
        """The editor mends a passage."""
        kept, at = self._kept(one.passage), self.day(self.told.days.frozen - 2)
        words = _instead(kept.passage.text, one.was, one.now)
        passages.save(self.id, one.passage, words, base=kept.version, why=one.why, by=self.editor, at=at)

    def waive(self, waivers: tuple[Waived, ...]) -> None:
        """Doubts that stay in the text are waived with a reason.

        Raises:
            NotFound: the draft raises no such doubt.
        """
        editor, at = self.editor, self.day(self.told.days.frozen - 1)
        found = [raised.doubt for raised in doubting.doubts(self.id, by=editor)]
        for one in waivers:
            meant = [
                doubt
                for doubt in found
                if (doubt.rule, doubt.passage) == (one.rule, one.passage) and doubt.words.startswith(one.words)
            ]
            if not meant:
                raise NotFound("doubt", f"{one.passage}: {one.words}")
            for doubt in meant:
                waiving.waive(doubt.key, because=one.because, assessment=self.id, by=editor, at=at)

    def open(self) -> None:
        """Institutions are asked, and the consultation opens."""
        boss, days = self.who(COORDINATOR), self.told.days
        consultations.arrange(self.id, self.due(days.due), by=boss, at=self.day(days.invited))
        for one in self.told.invited:
            self.invite(one)
        stages.take(Step.OPEN_CONSULTATION, assessment=self.id, by=boss, at=self.day(days.opened))

    def invite(self, one: Invited) -> None:
        """An institution is asked about what concerns it."""
        mandate = Mandate(dimensions=one.dimensions, sub_domains=one.sub_domains, passages=one.passages)
        consultations.invite(
            self.id,
            one.institution,
            mandate=mandate,
            languages=one.languages,
            due=self.due(one.due) if one.due else None,
            is_government=one.is_government,
            by=self.who(self.told.focal_point),
            at=self.day(self.told.days.invited),
        )

    def steps(self) -> Iterator[Dated]:
        """Everything that was done after the opening, with its day: the caller does it in the order of the days."""
        told = self.told
        yield from ((one.day, partial(self.say, one)) for one in told.comments)
        for asked in told.invited:
            yield from ((day, partial(self.remind, asked, day)) for day in asked.reminded)
            if asked.nothing is not None:
                yield asked.nothing, partial(self.say_nothing, asked, asked.nothing)
        if told.word is not None:
            yield told.word.sent, partial(self.send_word_out, told.word)
            yield told.word.day, partial(self.take_word_in, told.word)
        yield from ((one.day, partial(self.decide, one)) for one in told.decided)
        if told.workshop is not None:
            yield told.workshop.day, partial(self.meet, told.workshop)
        yield from ((one.day, partial(self.agree, one)) for one in told.priorities)
        if told.days.second is not None:
            yield told.days.second, partial(self.freeze_again, told.days.second)

    def say(self, one: SaidDay) -> None:
        """Somebody comments, suggests or replies."""
        by, at = self.who(one.person), self.day(one.day)
        if one.institution is not None:
            consultations.opened(self.id, by=by, at=at)
        draft = drafts.draft(self.id, one.version)
        said = Said(
            passage=one.passage,
            anchor=_on(draft, one.passage, one.words) if one.passage and one.words else None,
            says=one.says,
            proposes=Proposal(kind=one.proposes.kind, words=one.proposes.words) if one.proposes else None,
            visibility=one.visibility,
            replies_to=self.numbers[one.replies_to] if one.replies_to else None,
        )
        kept = comments.say(self.id, said, version=one.version, institution=one.institution, by=by, at=at)
        self.numbers[one.key] = kept.number

    def remind(self, one: Invited, day: int) -> None:
        """An institution that says nothing is reminded."""
        consultations.remind(self.id, one.institution, by=self.who(self.told.focal_point), at=self.day(day))

    def say_nothing(self, one: Invited, day: int) -> None:
        """An institution reads the draft and has no comments."""
        by, at = self.who(one.person), self.day(day)
        consultations.opened(self.id, by=by, at=at)
        consultations.no_comments(self.id, one.institution, by=by, at=at)

    def send_word_out(self, told: Sent) -> None:
        """A ministry takes the draft out as a Word file."""
        self.file = word.send_out(self.id, told.institution, by=self.who(told.person), at=self.day(told.sent))

    def take_word_in(self, told: Sent) -> None:
        """The file comes back with what somebody's hand did in it."""
        by, at = self.who(told.person), self.day(told.day)
        data = worked_on(self.file.data, told.marks, author=told.author, at=at)
        kept = word.take_in(self.id, data, file=self.file.name, institution=told.institution, by=by, at=at)
        came = word.receipt(self.id, kept.number, by=by)
        made = [comments.thread(self.id, line.comment, by=by).comment for line in came.receipt.lines]
        self.numbers |= {mark.key: _marked(mark, made).number for mark in told.marks}

    def decide(self, one: DecidedDay) -> None:
        """The editor decides on a comment, and makes the change that it asks for."""
        number, by, at = self.numbers[one.comment], self.editor, self.day(one.day)
        found = comments.thread(self.id, number, by=by)
        if one.was:
            kept = self._kept(found.place.passage or "")
            words = _instead(kept.passage.text, one.was, one.now)
            dispositions.rewrite(
                self.id, number, one.reason, words, base=kept.version, outcome=one.outcome, by=by, at=at
            )
        elif one.outcome is Outcome.ACCEPTED and found.comment.is_suggestion:
            dispositions.carry_out(self.id, number, one.reason, by=by, at=at)
        else:
            dispositions.dispose(self.id, number, one.outcome, one.reason, by=by, at=at)

    def meet(self, told: WorkshopDay) -> None:
        """The ministries sit together; what they decide is taken down, then taken over into the ledger."""
        by, at = self.who(told.person), self.day(told.day)
        held = workshops.open_(self.id, told.title, on=f"{at:%Y-%m-%d}", place=told.place, by=by, at=at)
        there = [Attendee(name=one.name, institution=one.institution, function=one.function) for one in told.attendees]
        workshops.attend(self.id, held.number, there, by=by, at=at)
        taken = [self._minute(one, place, at) for place, one in enumerate(told.minutes, 1)]
        workshops.capture(self.id, held.number, taken, by=by, at=at)
        workshops.close(self.id, held.number, by=by, at=at)
        minutes.take_over(self.id, held.number, by=by, at=at)

    def _minute(self, one: MinuteTaken, place: int, at: datetime) -> Minute:
        return Minute(
            id=f"minute-{place:02}",
            passage=one.passage,
            comment=self.numbers[one.comment] if one.comment else None,
            outcome=one.outcome,
            decision=one.decision,
            rationale=one.rationale,
            priority=one.priority,
            institution=one.institution,
            at=at.isoformat(),
        )

    def agree(self, one: Agreed) -> None:
        """A priority on the way forward is written down."""
        priorities.add(
            self.id,
            one.text,
            dimension=one.dimension,
            agreed_by=one.agreed_by,
            passages=one.passages,
            by=self.who(one.person),
            at=self.day(one.day),
        )

    def freeze_again(self, day: int) -> None:
        """What was agreed so far is frozen, so that all read the same."""
        versions.freeze(self.id, because=self.told.days.changed, by=self.editor, at=self.day(day))

    def _kept(self, passage: str) -> KeptPassage:
        found = drafts.find(self.id, passage)
        if found is None:
            raise NotFound("passage", passage)
        return found


def _on(draft: Draft, passage: str, words: str) -> Anchor:
    part = draft.part(passage)
    start = part.words.find(words) if part else -1
    if start < 0:
        raise NotFound("words", f"{passage}: {words}")
    return comments.on_words(draft, passage, start, start + len(words))


def _instead(text: str, was: str, now: str) -> str:
    if was not in text:
        raise NotFound("words", was)
    return text.replace(was, now, 1)


def _marked(mark: Mark, made: Sequence[Comment]) -> Comment:
    """The comment that became of something done in a Word file.

    Raises:
        NotFound: nothing became of it.
    """
    for one in made:
        words = one.proposes.words if one.proposes else one.says
        wanted = mark.text or mark.words
        there = words or (one.anchor.exact if one.anchor else "")
        if one.passage == mark.passage and there.strip() == wanted.strip():
            return one
    raise NotFound("comment", mark.key)
