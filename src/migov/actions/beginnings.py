"""Beginning an assessment: for whom, which round, under which questions, in which languages, until when, by whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime

import msgspec
from msgspec.structs import replace

from migov.actions import carrying, entering, places, rounds, stages
from migov.catalogue import editions
from migov.catalogue.territories import gazetteer
from migov.errors import Invalid, NotAllowed, NotFound, Problem
from migov.model.assessments import Assessment
from migov.model.deadlines import Deadline
from migov.model.fields import tidy
from migov.model.indicators import Edition, EditionKind
from migov.model.jurisdictions import Jurisdiction, Level, folded
from migov.model.languages import Language, Localized
from migov.model.launches import Launch
from migov.model.people import Member, Membership, Role
from migov.model.permissions import Permission
from migov.model.publications import Publication
from migov.model.values import Moment, Value, numbered
from migov.model.workflow import Stage
from migov.store import answers, assessments, deadlines, journal, launches, opening, people, transactions
from migov.store.assessments import Entry
from migov.store.launches import Opening

KINDS = {Level.NATIONAL: EditionKind.NATIONAL, Level.LOCAL: EditionKind.LOCAL}
LONGEST = 200
"""Letters of the name of a city or region."""
OPENER_MAY_BE = (Role.COORDINATOR, Role.ANALYST)


class Beginning(Value, kw_only=True):
    """What is decided when an assessment is opened."""

    place: str
    """The country by name or ISO 3166-1 code, or a part of it by its ISO 3166-2 code."""
    locality: str = ""
    """Name of the city or region, where the assessment is local."""
    round: int | None = None
    """Null takes the next one after what is kept."""
    earlier: str | None = None
    """Id of the assessment of the round before; null takes the newest that is kept of the jurisdiction."""
    edition: str | None = None
    """Code of the edition; null takes the newest of the level."""
    modules: tuple[str, ...] = ()
    languages: tuple[Language, ...]
    """In which the profile is to appear, the one it is written in first."""
    cut_off: Moment | None = None
    deadlines: dict[Stage, Deadline] = msgspec.field(default_factory=dict)
    roles: tuple[Role, ...] = (Role.COORDINATOR,)
    """Which roles whoever opens it takes."""


def open_assessment(beginning: Beginning, *, by: Member, at: datetime) -> Entry:
    """A new assessment at its launch: what the round before answered stands in it, waiting to be confirmed.

    Raises:
        NotAllowed: only the office opens assessments.
        NotFound: no such jurisdiction or edition, or the round before is not kept here.
        Conflict: the round before was withdrawn.
        Invalid: something in it cannot be; every mistake is told.
    """
    if not by.is_office:
        raise NotAllowed("only people of the office open assessments")
    place = jurisdiction(beginning)
    _check(beginning)
    with transactions.whole():
        earlier = _earlier(beginning, place)
        if earlier is not None:  # a city keeps the names it has in all languages, and with them its place on the portal
            place = replace(place, locality=earlier.locality)
        value = Assessment(
            id=_id(place, year=at.year),
            jurisdiction=place,
            round=beginning.round or rounds.proposed(place.code, place.locality),
            earlier=earlier.id if earlier else None,
            edition=beginning.edition or usual_edition(place.level).code,
            modules=beginning.modules,
            cut_off=beginning.cut_off,
            publication=Publication(language=beginning.languages[0]),
        )
        handed = carrying.carried(earlier, value) if earlier else carrying.Carried()
        value = replace(value, answers=handed.answers, sources=handed.sources)
        entry = assessments.add(value, by=by.person, at=at, file=None, file_sha256=None, stage=Stage.LAUNCH)
        opened = Opening(
            earlier=earlier.id if earlier else None,
            languages=beginning.languages,
            opened_at=at,
            opened_by=by.person,
        )
        launches.note_opening(value.id, opened)
        for stage, due in beginning.deadlines.items():
            deadlines.put(value.id, stage, due)
        roles = _join(value.id, beginning.roles, by=by.person, at=at)
        details = msgspec.to_builtins(beginning) | {
            "earlier": opened.earlier,
            "roles": roles,
            "content": entry.content_sha256,
            "answers": {one.indicator: answers.seal(one) for one in handed.answers},
        }
        journal.note("assessment.open", subject=value.id, by=by.person, at=at, details=details)
    return entry


def _earlier(beginning: Beginning, place: Jurisdiction) -> Entry | None:
    if beginning.earlier is None:
        return rounds.before(place.code, place.locality)
    return rounds.chosen(beginning.earlier, place.code, place.locality)


def jurisdiction(beginning: Beginning) -> Jurisdiction:
    """What is to be assessed, with its names from the gazetteer or from what is kept of it.

    Raises:
        NotFound: no jurisdiction is called so.
    """
    word, locality = beginning.place.strip(), " ".join(tidy(beginning.locality).split())
    named = Localized(**{beginning.languages[0].value: locality}) if locality and beginning.languages else Localized()
    level = Level.LOCAL if locality or _is_part(word.upper()) else Level.NATIONAL
    country = _country(word)
    if country is None:
        remedy = "choose a country of the list, or give its ISO 3166 code, such as NER, or GH-AA for a part of it"
        raise NotFound("jurisdiction", word, remedy=remedy)
    code = word.upper() if _is_part(word.upper()) else country.code
    return msgspec.structs.replace(country, code=code, level=level, locality=named)


def usual_edition(level: Level) -> Edition:
    """The newest edition of a level: what a new assessment runs under unless another is chosen."""
    return max(of_level(level), key=lambda edition: (edition.year or 0, edition.code))


def of_level(level: Level) -> tuple[Edition, ...]:
    """The editions under which an assessment of this level may run, an office's own among them."""
    return tuple(edition for edition in _editions() if edition.kind is KINDS[level])


def modules() -> tuple[Edition, ...]:
    """The modules an assessment may have beside its edition."""
    return tuple(edition for edition in _editions() if edition.kind is EditionKind.MODULE)


def record_launch(launch: Launch, *, assessment: str, by: Member, at: datetime) -> None:
    """The launch put down: who was briefed, and when. Doing it again corrects it; the journal keeps what it said.

    Raises:
        NotFound, NotAllowed, WrongStage: *by* may not do this now.
    """
    with transactions.whole():
        assessments.lock(assessment)
        entering.require(Permission.RECORD_LAUNCH, assessment, by)
        launch = Launch(
            on=launch.on,
            place=tidy(launch.place),
            briefed=tuple(tidy(one) for one in launch.briefed),
            agreed=tidy(launch.agreed),
        )
        was = launches.find(assessment)
        if was == launch:
            return
        launches.record(assessment, launch, by=by.person, at=at)
        details = {"launch": msgspec.to_builtins(launch), "was": msgspec.to_builtins(was)}
        journal.note("launch.record", subject=assessment, by=by.person, at=at, details=details)


def launch_of(assessment: str, *, by: Member) -> Launch | None:
    """The record of the launch; null where there is none yet.

    Raises:
        NotFound, NotAllowed: *by* may not see it.
    """
    entering.require(Permission.SEE_INSIDE, assessment, by)
    return launches.find(assessment)


def day(word: str, *, place: str = "on") -> str:
    """A date as exact as it is known, if the calendar has it.

    Raises:
        Invalid: it is none.
    """
    try:
        if not re.fullmatch(r"\d{4}(-\d{2}){0,2}", word.strip(), re.ASCII):
            raise ValueError(word)
        date.fromisoformat(f"{word.strip()}-01-01"[:10])
    except ValueError as error:
        remedy = "write it as 2026, 2026-03 or 2026-03-31"
        raise Invalid(Problem(f"{word[:40]!r} is no date", place=place, remedy=remedy)) from error
    return word.strip()


def _editions() -> Iterator[Edition]:
    home = opening.connect()
    yield from (editions.load(code, home) for code in editions.codes(home))


def _is_part(code: str) -> bool:
    return bool(re.fullmatch(r"[A-Z]{2}-[A-Z0-9]{1,3}", code))


def _country(word: str) -> Jurisdiction | None:
    """The country of this name or code; one that no gazetteer knows is taken from what is kept of it."""
    recognised = gazetteer().recognise(word)
    found = places.country(word.upper()) or (places.country(recognised.code) if recognised else None)
    if found is not None:
        return found
    for entry in assessments.entries():
        names = {folded(text) for names in (entry.short_name, entry.official_name) if (text := names.text(Language.EN))}
        if entry.jurisdiction_code and folded(word) in names:
            return assessments.without_answers(entry.id).jurisdiction
    return None


def _check(beginning: Beginning) -> None:
    """Refuse what cannot be, all of it at once."""
    problems = list(_problems(beginning))
    if problems:
        raise Invalid(*problems)


def _problems(beginning: Beginning) -> Iterator[Problem]:
    level = jurisdiction(beginning).level
    if level is Level.LOCAL and not 0 < len(beginning.locality.strip()) <= LONGEST:
        says = f"a city or region has a name of one to {LONGEST} letters"
        yield Problem(says, place="locality", remedy="write its usual name")
    if not beginning.languages:
        yield Problem("no language is chosen", place="languages", remedy="choose the language it is written in")
    yield from _of_the_round(beginning)
    allowed = [edition.code for edition in of_level(level)]
    if beginning.edition is not None and beginning.edition not in allowed:
        remedy = "one of: " + ", ".join(allowed)
        yield Problem(f"{beginning.edition} is no edition for a {level} assessment", place="edition", remedy=remedy)
    known = [edition.code for edition in modules()]
    for code in beginning.modules:
        if code not in known:
            yield Problem(f"there is no module {code}", place="modules", remedy="one of: " + ", ".join(known))
    for role in beginning.roles:
        if role not in OPENER_MAY_BE:
            yield Problem(f"whoever opens an assessment does not become {role} by that", place="roles")
    yield from stages.out_of_order(beginning.deadlines)


def _of_the_round(beginning: Beginning) -> Iterator[Problem]:
    if beginning.round is not None and not 1 <= beginning.round <= 99:
        yield Problem(f"there is no round {beginning.round}", place="round", remedy="count rounds from 1")
    if beginning.cut_off is not None:
        try:
            day(beginning.cut_off, place="cut_off")
        except Invalid as error:
            yield from error.problems


def _id(place: Jurisdiction, *, year: int) -> str:
    """An id that nobody has: ``ner-2026``, ``ner-niamey-2026``, and ``ner-2026-2`` where the first is taken."""
    name = "".join(folded(place.locality.text(language)) for language in place.locality.languages[:1])
    parts = [(place.code or "").lower(), *re.findall(r"[a-z0-9]+", name)[:4], str(year)]
    stem = "-".join(part for part in parts if part)
    taken = {entry.id for entry in assessments.entries(withdrawn=True)}
    return numbered(stem, taken)


def _join(assessment: str, roles: tuple[Role, ...], *, by: str, at: datetime) -> list[str]:
    """The roles whoever opens it has from now on; none where they sit at the machine itself without an account."""
    if by not in people.names({by}):
        return []
    for role in roles:
        people.join(Membership(assessment=assessment, person=by, role=role), by=by, at=at)
    return [role.value for role in roles]
