"""What is printed in a release held against its data and the signed text: forged words are found, honest ones pass."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

import makers
import printables
from migov.actions.releasing import printed
from migov.actions.releasing.bundles import Bundle
from migov.actions.releasing.claims import Claim
from migov.actions.releasing.verifying import Opened
from migov.model.assessments import Assessment
from migov.model.conventions import ConventionRow, ConventionTable, Ratification, Standing
from migov.model.findings import Side
from migov.model.institutions import Institution
from migov.model.languages import Language, Localized
from migov.model.publications import Generation
from migov.model.releases import FileRole, JournalHead, Manifest, ReleaseFile, SignedDraft, SignedText
from migov.profile import docx, html, pdf, pictures
from migov.profile.composing import compose
from migov.profile.drafting.parts import parts
from migov.profile.printing import Form, generation_of, maker, print_profile
from migov.training import country

FORMS = [Form.PDF, Form.DOCX, Form.HTML]
LABOUR = Institution(id="labour", name="Ministry of Labour", acronym="MoL")
YES = Ratification(standing=Standing.YES, years=(1990,), printed="Yes (1990)")
NO = Ratification(standing=Standing.NO, printed="No")
TABLE = ConventionTable(
    number="1",
    title="Conventions",
    rows=(
        ConventionRow(name=("Convention on the Rights of the Child, 1989",), ratification=YES),
        ConventionRow(name=("Migrant Workers Convention, 1990",), ratification=NO),
    ),
)
WELL, POTENTIAL = Side.WELL_DEVELOPED, Side.POTENTIAL


def sample(language: Language = Language.EN) -> Assessment:
    findings = (
        makers.finding("All residents may see a doctor.[^1] The MoL keeps the list of clinics.", number=1),
        makers.finding("Schools are open to every child:\n• in the capital;\n• in the provinces.[^2]", number=2),
        makers.finding("The MoL has no register of complaints.", side=POTENTIAL),
        makers.finding("A council meets twice a year.[^1]", dimension=2),
    )
    notes = (makers.footnote(1, "Health Act (2014), Article 3."), makers.footnote(2, "School Act (2001)."))
    value = makers.assessment(findings, footnotes=notes, institutions=(LABOUR,), conventions=(TABLE,))
    return replace(value, publication=replace(value.publication, language=language, licence="CC BY 4.0"))


@cache
def print_of(value: Assessment, form: Form) -> bytes:
    return print_profile(value, form=form, language=value.publication.language, generation=generation_of(value))


def claims(value: Assessment, prints: dict[str, bytes], *, made_with: str = "") -> dict[str, Claim]:
    """What is claimed of a release of this data with these files, by the beginning of what it says."""
    language = value.publication.language
    files = [
        ReleaseFile(
            path=path,
            role=FileRole.IMAGE if path.startswith("images/") else FileRole.PROFILE,
            language=language,
            media_type="x/y",
            size=len(data),
            sha256=sha256(data).hexdigest(),
        )
        for path, data in prints.items()
    ]
    manifest = Manifest(
        release=f"{value.id}.1",
        assessment=value.id,
        number=1,
        at="2024-06-01T12:00:00+00:00",
        name="Sample",
        languages=(language,),
        citation="",
        draft=SignedDraft(number=1, hash="0" * 64, on="2024-05-01"),
        sign_offs=(),
        journal=JournalHead(lines=1, hash="0" * 64),
        made_with=made_with or maker(),
        files=tuple(files),
    )
    signed = SignedText(draft=1, parts=parts(value, language=language, generation=generation_of(value)))
    opened = Opened(Bundle("x", {}), manifest, data=dict(prints), good=set(prints), versions={language: value})
    return {one.says.split(" ")[0]: one for one in printed.claims(opened, signed)}


def held(value: Assessment, form: Form, said: Assessment, **more: Any) -> dict[str, Claim]:
    """The claims where a file prints something else than the data."""
    return claims(value, {f"profile-{value.publication.language}.{form}": print_of(said, form)}, **more)


def wrong(found: dict[str, Claim]) -> str:
    return " | ".join(one.because for one in found.values() if one.holds is False)


@pytest.mark.parametrize("form", FORMS)
def test_what_says_the_same_holds(form: Form) -> None:
    found = held(sample(), form, sample())
    assert {one.holds for one in found.values()} == {True}, found


def rewritten(value: Assessment, number: int, text: str) -> Assessment:
    findings = list(value.findings)
    findings[number] = replace(findings[number], text=makers.text(text))
    return replace(value, findings=tuple(findings))


def another_word(value: Assessment) -> Assessment:
    return rewritten(value, 3, "No council meets twice a year.[^1]")


def a_name_less(value: Assessment) -> Assessment:
    return rewritten(value, 2, "The has no register of complaints.")


def another_item(value: Assessment) -> Assessment:
    return rewritten(value, 1, "Schools are open to every child:\n• in the capital.[^2]")


def one_between(value: Assessment) -> Assessment:
    return replace(value, findings=(value.findings[0], makers.finding("Fees are low.", number=9), *value.findings[1:]))


def one_behind(value: Assessment) -> Assessment:
    return replace(value, findings=(*value.findings, makers.finding("Fees are low.", dimension=2, number=9)))


def other_sides(value: Assessment) -> Assessment:
    sides = {WELL: POTENTIAL, POTENTIAL: WELL}
    return replace(value, findings=tuple(replace(one, side=sides[one.side]) for one in value.findings))


def another_note(value: Assessment) -> Assessment:
    return replace(value, footnotes=(makers.footnote(1, "Health Act (2015), Article 3."), value.footnotes[1]))


def a_ratification_more(value: Assessment) -> Assessment:
    rows = tuple(replace(row, ratification=YES) for row in TABLE.rows)
    return replace(value, conventions=(replace(TABLE, rows=rows),))


def another_country(value: Assessment) -> Assessment:
    return replace(value, jurisdiction=replace(value.jurisdiction, official_name=Localized(en="Kingdom of Sample")))


def another_year(value: Assessment) -> Assessment:
    return replace(value, publication=replace(value.publication, year=2025, generation=Generation.G2022))


def a_word_before(value: Assessment) -> Assessment:
    return rewritten(value, 0, "Not yet: All residents may see a doctor.[^1] The MoL keeps the list of clinics.")


def a_word_behind(value: Assessment) -> Assessment:
    return rewritten(value, 1, "Schools are open to every child:\n• in the capital;\n• in the provinces. Not yet.[^2]")


FORGED: list[tuple[Callable[[Assessment], Assessment], str]] = [
    (a_word_before, "words before or behind 1.2-1"),
    (a_word_behind, "words before or behind 1.2-2"),
    (another_word, "other words in 2.1-1"),
    (a_name_less, "register of complaints"),
    (another_item, "other words in 1.2-2"),
    (one_between, "stands between the paragraphs 1.2-1 to 1.2-2"),
    (one_behind, "“Fees are low.”"),
    (other_sides, "does not stand above"),
    (another_note, "Health Act (2014)"),
    (a_ratification_more, "Migrant Workers Convention, 1990: No"),
    (another_country, "Republic of Sample"),
    (another_year, "front-matter has not"),
]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("forge", "says"), FORGED, ids=[forge.__name__ for forge, _ in FORGED])
def test_a_file_that_says_something_else_is_found_out(
    form: Form, forge: Callable[[Assessment], Assessment], says: str
) -> None:
    assert says in wrong(held(sample(), form, forge(sample())))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "forge", [another_word, a_word_before, a_word_behind, one_between, other_sides, another_note, another_country]
)
def test_what_was_signed_is_looked_for_whichever_migov_made_the_release(
    form: Form, forge: Callable[[Assessment], Assessment]
) -> None:
    assert wrong(held(sample(), form, forge(sample()), made_with="migov 9"))


@pytest.mark.parametrize("form", FORMS)
def test_furniture_of_another_migov_is_told_and_is_no_alarm(form: Form) -> None:
    found = held(sample(), form, one_behind(sample()), made_with="migov 9")
    assert found["all"].holds is None
    assert "another migov made it" in found["all"].because
    assert "Fees are low." in found["all"].because


@pytest.mark.parametrize(("form", "press"), [(Form.PDF, pdf), (Form.DOCX, docx), (Form.HTML, html)])
def test_where_acronyms_are_spelled_out_is_not_compared(form: Form, press: Any) -> None:
    value = sample()
    book = compose(value, language=Language.EN, generation=generation_of(value), expand_acronyms=False)
    found = claims(value, {f"profile-en.{form}": press.render(book)}, made_with="migov 9")
    assert not wrong(found)


@pytest.mark.parametrize("language", [Language.FR, Language.ES, Language.PT])
@pytest.mark.parametrize("form", FORMS)
def test_forged_words_are_found_in_every_language(form: Form, language: Language) -> None:
    value = sample(language)
    assert not wrong(held(value, form, value))
    assert "other words in 2.1-1" in wrong(held(value, form, another_word(value)))


def arabic() -> Assessment:
    value = rewritten(sample(Language.AR), 0, "القانون رقم 2014-131 نافذ.[^1]")
    return rewritten(value, 3, "يجتمع المجلس مرتين في السنة، ويُطلب منه تقرير.[^1]")


def test_arabic_words_are_compared_in_the_word_document_and_the_page() -> None:
    forged = rewritten(arabic(), 3, "لا تجتمع المجلس مرتين في السنة، ويُطلب منه تقرير.[^1]")
    for form in (Form.DOCX, Form.HTML):
        assert not wrong(held(arabic(), form, arabic()))
        assert "other words in 2.1-1" in wrong(held(arabic(), form, forged))


def test_of_an_arabic_pdf_it_is_said_whether_it_could_be_compared() -> None:
    same = held(arabic(), Form.PDF, arabic())["profile-ar.pdf"]
    assert (same.holds, same.because) == (True, "printed anew it is the same, byte for byte")
    other = held(arabic(), Form.PDF, another_country(arabic()))["profile-ar.pdf"]
    assert other.holds is None
    assert "cannot be told" in other.because


def test_words_from_the_right_in_an_english_pdf_are_no_alarm() -> None:
    value = rewritten(sample(), 0, "The law (قانون الصحة) is in force.[^1]")
    assert not wrong(held(value, Form.PDF, value))


def test_a_cover_of_another_country_is_found_out() -> None:
    true, false = (print_of(one, Form.PDF) for one in (sample(), another_country(sample())))
    for picture, holds in ((true, True), (false, False)):
        cover = pictures.picture(picture, 1, width=1200).png
        found = claims(sample(), {"profile-en.pdf": true, "images/cover-en.png": cover})
        assert found["the"].holds is holds
    assert claims(sample(), {"profile-en.pdf": true, "images/cover-en.png": b"\x89PNG"})["the"].holds is False


def test_a_file_that_cannot_be_read_is_named() -> None:
    for form in (Form.PDF, Form.DOCX):
        assert f"profile-en.{form}" in wrong(claims(sample(), {f"profile-en.{form}": b"nothing"}))


@pytest.mark.parametrize("generation", Generation)
@pytest.mark.parametrize("form", FORMS)
def test_the_training_country_holds_in_every_generation(form: Form, generation: Generation) -> None:
    value = country()
    value = replace(value, publication=replace(value.publication, generation=generation))
    found = held(value, form, value)
    assert {one.holds for one in found.values()} == {True}, found


@given(
    value=st.sampled_from([Language.EN, Language.FR]).flatmap(printables.assessments),
    generation=st.sampled_from(Generation),
    form=st.sampled_from(FORMS),
    made_with=st.sampled_from(["", "migov 9"]),
)
@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[phase for phase in Phase if phase is not Phase.shrink],
)
def test_no_profile_raises_a_false_alarm(value: Assessment, generation: Generation, form: Form, made_with: str) -> None:
    value = replace(value, publication=replace(value.publication, generation=generation))
    assert not wrong(held(value, form, value, made_with=made_with))
