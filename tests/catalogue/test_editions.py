from __future__ import annotations

import csv
import re
from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from migov.catalogue import editions, writing
from migov.errors import Invalid, NotFound, Unreadable
from migov.model.dimensions import Dimension
from migov.model.indicators import Category, Confidence, Edition, EditionKind, Indicator, Scale, SubDomain
from migov.model.languages import Language, Localized
from shared import shared

OURS = [code for code in editions.codes() if editions.is_shipped(code)]
HEAD = 'code = "mine"\nkind = "national"\ntitle.en = "Mine"\n'
HOME = '[[sub_domains]]\ncode = "1.1"\ndimension = 1\ntitle.en = "Access"\n'
ONE = '[[indicators]]\ncode = "1.1.1"\nsub_domain = "1.1"\nquestion.en = "Is it?"\nscale = "presence"\n'


def folder(tmp_path: Path, **files: str) -> Path:
    place = tmp_path / "mine"
    place.mkdir(parents=True)
    for name, content in {"edition": HEAD, **files}.items():
        (place / f"{name}.toml").write_text(content, encoding="utf-8")
    return place


# --------------------------------------------------------------------------- the editions that come with migov


def test_there_are_two_national_editions_a_local_one_and_a_module() -> None:
    kinds = {code: editions.load(code).kind for code in OURS}
    assert kinds == {
        "covid-19": EditionKind.MODULE,
        "local-1": EditionKind.LOCAL,
        "national-1": EditionKind.NATIONAL,
        "national-2": EditionKind.NATIONAL,
    }


def test_the_national_edition_asks_every_topic_that_was_gathered_with_its_scale_and_links() -> None:
    names = {"access3": "access", "presence3": "presence", "yesno": "yes-no", "ratif": "ratification"}
    edition = editions.load("national-2")
    with shared("method/indicators.csv").open(encoding="utf-8") as file:
        topics = {row["code"]: row for row in csv.DictReader(file)}
    assert [indicator.code for indicator in edition.indicators] == list(topics)
    for indicator in edition.indicators:
        topic = topics[indicator.code]
        scale = topic["scale"].replace("ratif-list", "ratification-list")
        assert indicator.scale == names.get(scale, scale)
        assert [str(number) for number in indicator.gcm_objectives] == topic["gcm_objectives"].split(";")
        assert list(indicator.sdg_targets) == topic["sdg_targets"].split(";")
        assert list(indicator.sdg_10_7_2) == [item for item in topic["sdg_10_7_2"].split(";") if item]
        assert indicator.confidence == topic["confidence"]


def test_the_module_asks_every_topic_that_was_gathered() -> None:
    with shared("method/covid_module.csv").open(encoding="utf-8") as file:
        assert len(editions.load("covid-19").indicators) == len(list(csv.DictReader(file)))


@pytest.mark.parametrize("code", OURS)
def test_every_edition_says_that_it_is_a_stand_in_and_no_product_of_iom(code: str) -> None:
    edition = editions.load(code)
    assert "stand-in" in edition.title.text(Language.EN)
    assert "not an IOM product" in edition.remark.text(Language.EN)
    assert "non un produit de l’OIM" in edition.remark.text(Language.FR)


@pytest.mark.parametrize("code", OURS)
def test_every_indicator_has_an_origin_and_links_to_the_sustainable_development_goals(code: str) -> None:
    for indicator in editions.load(code).indicators:
        assert indicator.origin
        assert indicator.origin.endswith(".")
        assert indicator.sdg_targets, indicator.code


@pytest.mark.parametrize("code", OURS)
def test_questions_end_in_a_question_mark_with_the_space_that_french_sets_before_it(code: str) -> None:
    for indicator in editions.load(code).indicators:
        assert indicator.question.text(Language.EN).endswith("?")
        assert indicator.question.text(Language.FR).endswith("\N{NO-BREAK SPACE}?")
        french = indicator.question.text(Language.FR) + indicator.guidance.text(Language.FR)
        assert not re.search(r"[^\N{NO-BREAK SPACE}][?!;:»]", french), indicator.code
        assert not re.search(r"«[^\N{NO-BREAK SPACE}]", french), indicator.code


@pytest.mark.parametrize("code", OURS)
def test_guidance_says_what_counts_as_each_answer(code: str) -> None:
    says = {
        Scale.PRESENCE: (("Present:", "Partial:", "Absent:"), ("Présent\xa0:", "Partiel\xa0:", "Absent\xa0:")),
        Scale.ACCESS: (("All:", "Some:", "None:"), ("Tous\xa0:", "Certains\xa0:", "Aucun\xa0:")),
        Scale.YES_NO: (("Yes:", "No:"), ("Oui\xa0:", "Non\xa0:")),
    }
    for indicator in editions.load(code).indicators:
        english, french = says.get(indicator.scale, ((), ()))
        for word in english:
            assert word in indicator.guidance.text(Language.EN), indicator.code
        for word in french:
            assert word in indicator.guidance.text(Language.FR), indicator.code


@pytest.mark.parametrize("code", OURS)
def test_no_two_indicators_share_a_question_or_a_guidance(code: str) -> None:
    indicators = editions.load(code).indicators
    for language in (Language.EN, Language.FR):
        assert len({indicator.question.text(language) for indicator in indicators}) == len(indicators)
        assert len({indicator.guidance.text(language) for indicator in indicators}) == len(indicators)


@pytest.mark.parametrize("code", OURS)
def test_french_is_not_english_left_standing(code: str) -> None:
    for indicator in editions.load(code).indicators:
        french = f" {indicator.question.text(Language.FR)} {indicator.guidance.text(Language.FR)} ".casefold()
        assert not re.search(r"\b(the|and|with|look|whether|absent from)\b", french), indicator.code


# --------------------------------------------------------------------------- finding


def test_an_edition_that_is_not_there_is_not_found() -> None:
    with pytest.raises(NotFound, match="no edition 'national-9': `migov catalogue list` shows what there is"):
        editions.load("national-9")


@pytest.mark.parametrize("code", ["", ".", "..", "../national-2", "national-2/../national-1", "National-2", "a--b"])
def test_a_code_never_leads_out_of_the_catalogue(code: str, tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        editions.load(code, tmp_path)


def test_an_office_finds_its_own_editions_beside_those_that_come_with_migov(tmp_path: Path) -> None:
    place = folder(editions.folder_of(tmp_path), questions=HOME + ONE)
    (place.parent / ".half-written").mkdir()
    assert editions.codes(tmp_path) == tuple(sorted([*OURS, "mine"]))
    assert editions.load("mine", tmp_path).find("1.1.1") is not None
    with pytest.raises(NotFound):
        editions.load("mine")


def test_an_office_cannot_put_its_own_in_the_place_of_one_that_comes_with_migov(tmp_path: Path) -> None:
    place = folder(editions.folder_of(tmp_path), questions=HOME + ONE)
    place.rename(place.parent / "national-2")
    assert editions.load("national-2", tmp_path) == editions.load("national-2")


# --------------------------------------------------------------------------- reading strictly


def problems(tmp_path: Path, **files: str) -> list[str]:
    with pytest.raises(Invalid) as caught:
        editions.read(folder(tmp_path, **files))
    return [str(problem) for problem in caught.value.problems]


def test_line_breaks_in_a_text_only_keep_the_file_readable(tmp_path: Path) -> None:
    text = 'guidance.fr = """\nUne\nphrase\N{NO-BREAK SPACE}?\n"""\n'
    edition = editions.read(folder(tmp_path, questions=HOME + ONE + text))
    assert edition.indicators[0].guidance.fr == "Une phrase\N{NO-BREAK SPACE}?"


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (ONE.replace("scale", "scael"), "mine/questions.toml, indicator 1.1.1: Object contains unknown field `scael`"),
        (
            ONE.replace('scale = "presence"', ""),
            "mine/questions.toml, indicator 1.1.1: Object missing required field `scale`",
        ),
        (ONE + 'weight = "3"\n', "mine/questions.toml, indicator 1.1.1: Object contains unknown field `weight`"),
        (
            ONE + 'question.de = "Ja?"\n',
            "mine/questions.toml, indicator 1.1.1, question: Object contains unknown field `de`",
        ),
        (ONE.replace("presence", "maybe"), "mine/questions.toml, indicator 1.1.1, scale: Invalid enum value 'maybe'"),
        (
            ONE.replace("presence", "category"),
            "mine/questions.toml, indicator 1.1.1: indicator 1.1.1: categories belong",
        ),
        (ONE.replace('"1.1"', '"1.7"'), "mine/questions.toml, indicator 1.1.1: there is no sub-domain '1.7'"),
        (
            ONE + "dimension = 1\n",
            "mine/questions.toml, indicator 1.1.1: unknown key 'dimension' (its sub-domain has it)",
        ),
        (
            ONE + "gcm_objectives = [24]\n",
            "mine/questions.toml, indicator 1.1.1: indicator 1.1.1: the Global Compact has no",
        ),
        (
            ONE.replace('code = "1.1.1"\n', ""),
            "mine/questions.toml, indicator (without a code): Object missing required",
        ),
        ('[[question]]\nen = "?"\n', "mine/questions.toml, question: unknown key"),
        ('indicators = "none"\n', "mine/questions.toml, indicators: write each of them under a heading [[indicators]]"),
    ],
)
def test_a_mistake_names_file_and_indicator(wrong: str, says: str, tmp_path: Path) -> None:
    content = wrong + HOME if wrong.startswith("indicators =") else HOME + wrong
    assert problems(tmp_path, questions=content)[0].startswith(says)


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    second = ONE.replace("1.1.1", "1.1.2").replace("presence", "perhaps")
    found = problems(tmp_path, questions=HOME + ONE.replace("presence", "maybe") + second)
    assert [re.search(r"indicator (\S+),", problem)[1] for problem in found] == ["1.1.1", "1.1.2"]  # type: ignore[index]


def test_a_code_that_stands_twice_is_refused(tmp_path: Path) -> None:
    assert problems(tmp_path, questions=HOME + ONE + ONE) == ["edition mine: indicator 1.1.1 stands twice"]


def test_an_edition_carries_the_code_of_its_folder(tmp_path: Path) -> None:
    found = problems(tmp_path, edition=HEAD.replace("mine", "yours"), questions=HOME + ONE)
    assert found == ["mine/edition.toml, code: the code is not that of its folder, 'mine'"]


@pytest.mark.parametrize("content", ["code = ", "[[indicators]\n", "\x00"])
def test_what_is_not_toml_is_named_with_its_file(content: str, tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=r"questions\.toml: not readable as TOML"):
        editions.read(folder(tmp_path, questions=content))


def test_a_folder_without_its_head_is_named(tmp_path: Path) -> None:
    place = folder(tmp_path, questions=HOME + ONE)
    (place / "edition.toml").unlink()
    with pytest.raises(Unreadable, match=r"edition\.toml: the file is missing"):
        editions.read(place)


# --------------------------------------------------------------------------- writing

texts = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=200).map(
    lambda text: editions.folded(text) or "x"
)
localized = st.builds(Localized, en=texts, fr=st.none() | texts, ar=st.none() | texts)


@st.composite
def generated(draw: st.DrawFn) -> Edition:
    homes, indicators = [], []
    for dimension in draw(st.sets(st.sampled_from(Dimension), min_size=1)):
        home = SubDomain(f"{int(dimension)}.1", dimension, draw(localized))
        homes.append(home)
        for number in range(draw(st.integers(0, 2))):
            scale = draw(st.sampled_from(Scale))
            labels = draw(st.lists(localized, min_size=1, max_size=3)) if scale is Scale.CATEGORY else []
            indicators.append(
                Indicator(
                    code=f"{home.code}.{number + 1}",
                    dimension=dimension,
                    sub_domain=home.code,
                    question=draw(localized),
                    guidance=draw(st.just(Localized()) | localized),
                    scale=scale,
                    categories=tuple(Category(f"c-{n}", label) for n, label in enumerate(labels)),
                    gcm_objectives=tuple(draw(st.sets(st.integers(1, 23), max_size=3))),
                    sdg_targets=tuple(draw(st.sets(st.sampled_from(["10.7", "4.b"])))),
                    treaties=tuple(draw(st.sets(st.sampled_from(["CRC", "ICRMW"])))),
                    origin=draw(st.none() | texts),
                    confidence=draw(st.sampled_from(Confidence)),
                )
            )
    homes.sort(key=lambda home: home.code)
    indicators.sort(key=lambda indicator: indicator.code)
    kind, year = draw(st.sampled_from(EditionKind)), draw(st.none() | st.integers(2016, 2040))
    return Edition(
        code="mine",
        kind=kind,
        title=draw(localized),
        year=year,
        remark=draw(st.just(Localized()) | localized),
        sub_domains=tuple(homes),
        indicators=tuple(indicators),
    )


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(generated())
def test_what_is_written_reads_back_as_the_same_edition(
    tmp_path_factory: pytest.TempPathFactory, made: Edition
) -> None:
    place = tmp_path_factory.mktemp("any") / "mine"
    place.mkdir()
    for name, content in writing.write(made).items():
        (place / name).write_text(content, encoding="utf-8")
    assert editions.read(place) == made


@pytest.mark.parametrize("code", OURS)
def test_the_files_that_come_with_migov_stand_as_the_writer_writes_them(code: str) -> None:
    place = Path(editions.__file__).parent / "data" / "editions" / code
    assert {file.name: file.read_text("utf-8") for file in place.iterdir()} == writing.write(editions.load(code))


def test_a_national_edition_has_one_file_per_dimension() -> None:
    names = [name for name in writing.write(editions.load("national-2")) if name != "edition.toml"]
    assert [key for key, _ in groupby(sorted(names), key=lambda name: name[0])] == list("123456")
