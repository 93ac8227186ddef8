"""Bibliographies read and written: what other programs export comes back as it was."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from migov.errors import Unreadable
from migov.evidence.bibliography import bibtex, csl, ris
from migov.evidence.bibliography.files import MOST_BYTES
from migov.model.sources import Creator, Source, SourceKind

ITEMS: list[dict[str, Any]] = [
    {
        "id": "http://zotero.org/users/1/items/AB2CD",
        "type": "legislation",
        "title": "Act on the entry and residence of foreigners",
        "number": "12/2014",
        "jurisdiction": "Onduva",
        "issued": {"date-parts": [["2014", 5, 3]]},
        "accessed": {"date-parts": [["2021", "10", "14"]]},
        "URL": "https://gazette.example/12-2014",
        "language": "fr-ON",
        "section": "3",
        "container-title": "Official Gazette",
    },
    {
        "id": 7,
        "type": "chapter",
        "title": "Circular routes",
        "author": [
            {"family": "Meer", "given": "Ada", "non-dropping-particle": "van der"},
            {"literal": "Ministry of the Interior"},
            {"family": "Lune"},
        ],
        "editor": [{"family": "Roe", "given": "Jo", "suffix": "Jr."}],
        "issued": {"date-parts": [[2016], [2018]], "circa": True},
        "page": "3-17",
        "custom": {"pinned": [1, {"deep": None}]},
    },
    {"id": "x", "type": "article-newspaper", "issued": {"literal": "spring 2015"}},
    {"id": "y", "type": "unheard-of", "title": "Y", "accessed": {"raw": "2020-02-30T10:00:00Z"}},
]

RIS = """TY  - STAT
TI  - Act on the entry and residence of foreigners
AU  - Ministry of the Interior
AU  - Lune, Ada
PY  - 2014
DA  - 2014/05/03/
UR  - https://gazette.example/12-2014
LA  - fr
KW  - entry
KW  - residence
N1  - First note
which runs on
N1  - Second note
C1  - 12/2014
Y2  - 2021/10/14/
ER  -

TY  - JOUR
T1  - Remittances after the flood
A1  - Meer, Ada van der
JO  - Journal of Moves
VL  - 3
SP  - 11
EP  - 24
ID  - meer2016
Y1  - 2016///
ER  -
"""

BIBTEX = r"""@comment{kept by nobody}
@legislation{act2014,
  title = {Act on the entry and r{\'e}sidence of {F}oreigners},
  author = {{Ministry of the Interior} and Lune, Ada},
  date = {2014-05-03},
  urldate = {2021-10-14},
  url = {https://gazette.example/a_b%20c},
  number = {12/2014},
  langid = {french},
  file = {act.pdf:files/3/act.pdf:application/pdf}
}

@article{meer2016,
  title = "Remittances \& the flood",
  author = {Ada van Meer},
  journal = {Journal of Moves},
  year = 2016,
  month = mar,
  pages = {11--24}
}
"""


def test_csl_items_come_back_as_they_were() -> None:
    data = json.dumps(ITEMS).encode()
    assert json.loads(csl.write(csl.read(data))) == ITEMS


def test_csl_fields_become_a_sources_own() -> None:
    act, chapter, paper, _ = csl.read(json.dumps(ITEMS).encode())
    assert (act.id, act.kind, act.published, act.accessed) == (
        "ab2cd", SourceKind.LEGISLATION, "2014-05-03", "2021-10-14",
    )  # fmt: skip
    assert (act.jurisdiction, act.rest["jurisdiction"]) == (None, "Onduva")
    assert chapter.kind is SourceKind.BOOK
    assert chapter.creators[:2] == (
        Creator(family="van der Meer", given="Ada"),
        Creator(name="Ministry of the Interior"),
    )
    assert chapter.published == "2016"
    assert (paper.title, paper.published) == ("Untitled", "2015")


def test_a_changed_field_is_written_and_the_rest_kept() -> None:
    (chapter,) = csl.read(json.dumps(ITEMS[1:2]).encode())
    changed = msgspec.structs.replace(chapter, published="2017-02", title="Circular routes, revised")
    (item,) = json.loads(csl.write((changed,)))
    assert item["issued"] == {"date-parts": [[2017, 2]]}
    assert item["title"] == "Circular routes, revised"
    assert {key: item[key] for key in ("author", "editor", "page", "custom", "type")} == {
        key: ITEMS[1][key] for key in ("author", "editor", "page", "custom", "type")
    }


def test_ris_comes_back_line_for_line() -> None:
    written = ris.write(ris.read(RIS.encode())).decode()
    assert [line.rstrip() for line in written.split("\r\n") if line] == [
        line.rstrip() for line in RIS.split("\n") if line
    ]


def test_ris_fields_become_a_sources_own() -> None:
    act, paper = ris.read(RIS.encode())
    assert (act.kind, act.published, act.accessed, act.language) == (
        SourceKind.LEGISLATION, "2014-05-03", "2021-10-14", "fr",
    )  # fmt: skip
    assert act.creators == (Creator(name="Ministry of the Interior"), Creator(family="Lune", given="Ada"))
    assert act.rest["keyword"] == "entry; residence"
    assert (paper.id, paper.published, paper.rest["page"]) == ("meer2016", "2016", "11-24")


def test_a_changed_ris_source_keeps_the_tags_nobody_knows() -> None:
    act, _ = ris.read(RIS.encode())
    written = ris.write((msgspec.structs.replace(act, title="Another title"),)).decode()
    assert "TI  - Another title" in written
    assert "C1  - 12/2014" in written
    assert written.count("TI  - ") == 1


def test_bibtex_comes_back_entry_for_entry() -> None:
    once = bibtex.write(bibtex.read(BIBTEX.encode()))
    assert bibtex.read(once) == bibtex.read(BIBTEX.encode())
    assert rb"r{\'e}sidence of {F}oreigners" in once
    assert b"files/3/act.pdf" in once
    assert b"month = mar" in once


def test_bibtex_fields_become_a_sources_own() -> None:
    act, paper = bibtex.read(BIBTEX.encode())
    assert act.title == "Act on the entry and résidence of Foreigners"
    assert act.creators == (Creator(name="Ministry of the Interior"), Creator(family="Lune", given="Ada"))
    assert (act.published, act.accessed, act.address) == (
        "2014-05-03", "2021-10-14", "https://gazette.example/a_b%20c",
    )  # fmt: skip
    assert (paper.title, paper.published, paper.rest["page"]) == ("Remittances & the flood", "2016-03", "11-24")
    assert paper.rest["container-title"] == "Journal of Moves"


BAD = [
    (csl, b"[{]", "the file is not JSON"),
    (csl, b'"text"', "no list of items"),
    (csl, b'[{"id": "a", "title": "A"}, 5]', "entry 2"),
    (csl, b'[{"id": "a", "title": ["A"]}]', "'title' is not a text"),
    (csl, b'[{"id": "a", "author": {"family": "A"}}]', "'author' is not a list of names"),
    (csl, b'[{"id": "a", "author": [{}]}]', "an author has a name"),
    (csl, b'[{"id": "a", "issued": 2015}]', "'issued' is not a date"),
    (csl, b'[{"id": "a"}, {"id": "a"}]', "the id 'a' stands twice"),
    (csl, b"\xff\xfe[]", "not JSON"),
    (csl, b"[" * 200_000, "list.x"),
    (csl, b'{"a":' * 200_000, "list.x"),
    (ris, b"TI  - Title\n", "the tag TI stands before a record has begun"),
    (ris, b"TY  - BOOK\nTI  - Title\n", "line 1: a record has no end"),
    (ris, b"TY  - BOOK\nTY  - BOOK\nER  - \n", "line 2: a record has no end"),
    (ris, b"Dear all,\n", "line 1: a line stands outside any record"),
    (ris, b"TY  - BOOK\nTI  - \xe9\nER  - \n", "line 2: the file is not UTF-8"),
    (bibtex, b"@book{a, title={A}}\n@book{a, title={B}}", "line 2: the key 'a' stands twice"),
    (bibtex, b"@book{a, title={A}}\n\n@book{b, title={B}", "line 3: the entry cannot be read"),
    (bibtex, b"plain words", "no BibTeX entry"),
]


@pytest.mark.parametrize(("form", "data", "says"), BAD, ids=range(len(BAD)))
def test_bad_input_is_refused_with_its_place(form: Any, data: bytes, says: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        form.read(data, file="list.x")
    assert says in str(refusal.value)
    assert all(problem.file == "list.x" and problem.remedy for problem in refusal.value.problems)


def test_every_wrong_entry_is_named() -> None:
    with pytest.raises(Unreadable) as refusal:
        csl.read(b'[{"id": "a", "title": 1.5}, {"id": "b", "title": []}, {"id": "c", "URL": {}}]', file="list.json")
    assert [problem.place for problem in refusal.value.problems] == ["entry 2", "entry 3"]


@pytest.mark.parametrize("form", [csl, ris, bibtex])
def test_a_file_of_fifty_megabytes_is_refused_at_once(form: Any) -> None:
    data = b"x" * (50 * 1024 * 1024)
    began = time.process_time()
    with pytest.raises(Unreadable, match="MB"):
        form.read(data, file="huge")
    assert time.process_time() - began < 1
    assert len(data) > MOST_BYTES


def test_deep_braces_are_read_in_bounded_time() -> None:
    data = b"@book{a, title={" + b"{" * 50_000 + b"A" + b"}" * 50_000 + b"}}"
    (source,) = bibtex.read(data)
    assert source.title == "A"


def test_ids_are_unique_and_the_same_at_every_reading() -> None:
    data = json.dumps(
        [{"id": "A_b", "title": "1"}, {"id": "a-B", "title": "2"}, {"id": "…", "title": "Ça va"}]
    ).encode()
    sources = csl.read(data)
    assert [source.id for source in sources] == ["a-b", "a-b-2", "ca-va"]
    assert csl.read(data) == sources
    assert csl.read(csl.write(sources)) == sources


# ---- whatever a source holds

WORDS = st.text(st.characters(categories=("L", "N")), min_size=1, max_size=12)
TITLES = st.lists(
    st.one_of(
        WORDS, st.sampled_from(["&", "{x}", "50%", "n°", "#1", "a_b", "$", "«q»", "--", "~", "\\\\l", "''", "``"])
    ),
    min_size=1,
).map(" ".join)
MOMENTS = st.one_of(
    st.dates().map(str).filter(lambda day: day >= "1500"), st.sampled_from(["2015", "2015-03"]), st.none()
)
CREATORS = st.one_of(
    st.builds(Creator, name=WORDS), st.builds(Creator, family=WORDS, given=WORDS), st.builds(Creator, family=WORDS)
)


def source_of(kind: SourceKind, title: str, creators: list[Creator], **rest: Any) -> Source:
    return Source(id="one", kind=kind, title=title, creators=tuple(creators), **rest)


SOURCES = st.builds(
    source_of,
    kind=st.sampled_from(SourceKind),
    title=TITLES,
    creators=st.lists(CREATORS, max_size=3),
    language=st.sampled_from([None, "fr", "pt-MZ"]),
    published=MOMENTS,
    accessed=MOMENTS,
    publisher=st.one_of(st.none(), TITLES),
    address=st.sampled_from([None, "https://gazette.example/a_b?c=%20#d"]),
)


@settings(deadline=None)
@given(SOURCES)
def test_a_source_survives_every_format(source: Source) -> None:
    assert csl.read(csl.write((source,))) == (source,)
    for form in (ris, bibtex):
        (read,) = form.read(form.write((source,)))
        same = msgspec.structs.replace(read, rest={})
        assert same == source


@settings(deadline=None)
@given(SOURCES, st.sampled_from([None, "law-2015-36"]))
def test_what_migov_adds_survives_csl(source: Source, instrument: str | None) -> None:
    whole = msgspec.structs.replace(source, jurisdiction="NER", instrument=instrument)
    assert csl.read(csl.write((whole,))) == (whole,)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(["DOI", "note", "x-own", "custom", "issued", "author", "page"]), JSON))
def test_any_json_is_kept_or_refused(extra: dict[str, Any]) -> None:
    item = {
        "id": "a",
        "type": "book",
        "title": "A",
        **{key: value for key, value in extra.items() if value is not None},
    }
    try:
        sources = csl.read(json.dumps([item]).encode())
    except Unreadable:
        return
    assert json.loads(csl.write(sources)) == [item]


# ---- what other programs write that is not quite the form


def test_a_ministry_with_accents_in_latex_stays_one_name() -> None:
    data = rb"@misc{a, title={A}, author={{Minist{\`e}re de l'Int{\'e}rieur} and Durand, Jean and {Ada} {Lune}}}"
    (source,) = bibtex.read(data)
    ministry = Creator(name="Ministère de l'Intérieur")
    assert source.creators == (ministry, Creator(family="Durand", given="Jean"), Creator(family="Lune", given="Ada"))


def test_commands_that_say_how_words_look_leave_the_words() -> None:
    data = rb"@misc{a, title={Loi n\textsuperscript{o} 7 \emph{sur} les {\textit{visas}}}}"
    (source,) = bibtex.read(data)
    assert source.title == "Loi no 7 sur les visas"
    assert rb"n\textsuperscript{o}" in bibtex.write((source,))


@pytest.mark.parametrize(
    ("name", "code"), [("french", "fr"), ("Français", "fr"), ("ngerman", "de"), ("fra", "fr"), ("Elvish?", None)]
)
def test_a_language_that_is_named_in_words_becomes_its_code_and_is_written_as_it_came(
    name: str, code: str | None
) -> None:
    for form, data in (
        (bibtex, f"@misc{{a, title={{A}}, langid={{{name}}}}}"),
        (ris, f"TY  - BOOK\nTI  - A\nLA  - {name}\nER  - \n"),
        (csl, json.dumps([{"id": "a", "title": "A", "language": name}])),
    ):
        (source,) = form.read(data.encode())
        assert source.language == code
        assert name in form.write((source,)).decode()


def test_an_address_that_is_a_script_is_no_address_and_is_not_lost() -> None:
    (source,) = csl.read(b'[{"id": "a", "title": "A", "URL": "javascript:alert(1)"}]')
    assert source.address is None
    assert b"javascript:alert(1)" in csl.write((source,))
    (other,) = csl.read(b'[{"id": "a", "title": "A", "URL": "gazette.example:8080/a"}]')
    assert other.address == "gazette.example:8080/a"


def test_control_characters_are_no_part_of_a_title() -> None:
    (source,) = csl.read(rb'[{"id": "a", "title": "A\u0000ct \u001b[31mof 2014\u009b", "publisher": "\u0007"}]')
    assert (source.title, source.publisher) == ("Act [31mof 2014", None)


@pytest.mark.parametrize(
    ("form", "data", "says"),
    [
        (csl, b'[{"id": "a"},\n\n{"id": "b', "line 3: the file is not JSON: it is cut off"),
        (
            bibtex,
            b"@misc{a,\n title={A},\n title={B}\n}",
            "line 1: the entry has 'title' twice (leave one of them out)",
        ),
        (bibtex, b"@misc{, title={A}}\n@misc{, title={B}}", "line 2: the entry has no key, as another has none"),
    ],
)
def test_what_is_wrong_is_said_as_it_is(form: Any, data: bytes, says: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        form.read(data, file="list.x")
    assert says in str(refusal.value)


def test_nothing_but_the_problems_is_said_of_a_damaged_file(tmp_path: Path) -> None:
    code = "from migov.evidence.bibliography import bibtex; bibtex.read(b'@misc{a, title={A')"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=tmp_path)
    assert "cannot be read" in ended.stderr
    assert "aborted" not in ended.stderr


JOINED = rb"""@string{gazette = "Official Gazette"}
@STRING(press = Gazette # " Press" # {, } # town)
@string{town = {St. {\'E}loi}}
@string{house = press}
@legislation{a, title = "Act on " # {Ports} # " and {#} Ships", publisher = gazette # ", " # PRESS, journal = House,
  year = 2014, month = jan # "~1", url = {https://example.org/act#ports}, note = "No. # 7"}
@misc{b, title = {A # B}, year = 20 # 14, month = 12 # "~" # mar, author = {Lune, Ada}}
@misc{c, title = unknown # { Act}, year = 2014, month = sep # "/" # oct # "~3" # "-5"}
"""


def test_values_in_pieces_are_put_together_and_names_stand_for_their_words() -> None:
    first, second, third = bibtex.read(JOINED)
    assert (first.title, first.published) == ("Act on Ports and # Ships", "2014-01-01")
    assert first.publisher == "Official Gazette, Official Gazette Press, St. Éloi"
    assert csl.item(first)["container-title"] == "Official Gazette Press, St. Éloi"
    assert (first.address, csl.item(first)["note"]) == ("https://example.org/act#ports", "No. # 7")
    assert (second.title, second.published, second.creators[0].family) == ("A # B", "2014-03-12", "Lune")
    assert (third.title, third.published) == ("unknown Act", "2014-09")
    assert bibtex.read(bibtex.write((first, second, third))) == (first, second, third)


@pytest.mark.parametrize(
    "strings",
    [
        '@string{a = b # "x"}\n@string{b = a # "y"}',
        '@string{a = a # "x"}',
        '@string{s0 = "%s"}\n' % ("x" * 1000)
        + "".join(f"@string{{s{n} = s{n - 1} # s{n - 1}}}\n" for n in range(1, 60)),
    ],
)
def test_names_that_stand_for_themselves_or_for_more_than_any_memory_holds_are_refused(strings: str) -> None:
    with pytest.raises(Unreadable, match=r"list\.bib, line \d+: what is joined with # in .* \(write the words out\)"):
        bibtex.read(f'{strings}\n@misc{{m, title = "A"}}\n'.encode(), file="list.bib")


def test_names_that_stand_for_nothing_many_times_over_are_put_together_once() -> None:
    strings = '@string{s0 = ""}\n' + "".join(f"@string{{s{n} = s{n - 1} # s{n - 1}}}\n" for n in range(1, 80))
    (source,) = bibtex.read(f'{strings}@misc{{m, title = "A" # s79}}'.encode())
    assert source.title == "A"
