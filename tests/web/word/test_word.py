"""The pages of Word files: take the draft away, bring it back, read the receipt."""

from __future__ import annotations

import io
import json
import re
from datetime import timedelta
from typing import Any

import msgspec
import pytest
from django.core.files.uploadedfile import InMemoryUploadedFile, SimpleUploadedFile

from consultation_pages import Visitor
from consulted import HERE, LATER, Consulted, frozen, in_consultation
from migov.actions.consulting import consultations, word
from migov.model.consultations import Visibility
from migov.profile.word import Reason, read
from migov.profile.word.reading import opening
from migov.profile.word.reading.values import ChangeKind
from migov.store import comments, journal
from migov.web.desk.word.words import KINDS, REASONS
from returned_files import brought, rewritten, sent
from word_files import FACE, File, begin, element, finish, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]


@pytest.fixture
def here(home: object) -> Consulted:  # noqa: ARG001 - the folder comes first
    return in_consultation()


def upload(visitor: Visitor, data: bytes | File, name: str = "Avis.docx", **fields: object) -> Any:
    made = data if isinstance(data, bytes) else data.saved()
    told = {"visibility": Visibility.GOVERNMENT.value} | fields
    return visitor.send("/word", file=SimpleUploadedFile(name, made), **told)


def text(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", html))


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
@pytest.mark.parametrize("way", ["", "/1"])
def test_both_pages_are_shown_in_every_language_and_as_json(here: Consulted, way: str, language: str) -> None:
    brought(here, rewritten(here, sent(here, here.health)), here.health)
    client = Visitor(here.coordinator).client
    response: Any = client.get(f"/{language}/assessments/{HERE}/consultation/word{way}")
    assert response.status_code == 200
    assert len(re.findall("<h1", response.content.decode())) == 1
    twin = client.get(f"/{language}/assessments/{HERE}/consultation/word{way}.json")
    assert set(json.loads(twin.content)) == set(json.loads(msgspec.json.encode(response.context["page"])))


def test_the_page_is_linked_from_the_consultation_and_from_the_pack(here: Consulted) -> None:
    address = f"/en/assessments/{HERE}/consultation/word"
    assert address in Visitor(here.labour).html()
    assert address in Visitor(here.labour).html("/packs/labour")
    assert address in Visitor(here.coordinator).html("/institutions")


def test_an_institution_takes_its_own_file_away_and_nothing_else(here: Consulted) -> None:
    here.say(here.health, "Since when?", on="free")
    visitor = Visitor(here.labour)
    page = visitor.page("/word")
    assert [offer.institution for offer in page.offers] == ["labour"]
    assert [field.name for field in page.offers[0].fields] == ["parts", "comments"]
    response = visitor.send("/word/send", institution="labour", parts="all", comments="1")
    assert response.status_code == 200
    assert response["Content-Disposition"] == 'attachment; filename="xqa-2024-draft-1-labour.docx"'
    found = read(response.content)
    assert (found.identity.institution, found.identity.parts) == ("labour", "all")
    assert [one.says for one in found.remarks] == ["Since when?"]
    bare = read(visitor.send("/word/send", institution="labour", parts="mandate").content)
    assert (bare.identity.parts == "all", bare.remarks) == (False, ())
    before = len(journal.lines())
    assert visitor.send("/word/send", institution="health").status_code == 404
    assert visitor.send("/word/send").status_code == 403
    assert len(journal.lines()) == before


def test_the_team_chooses_for_whom(here: Consulted) -> None:
    visitor = Visitor(here.focal)
    page = visitor.page("/word")
    assert [option.value for option in page.offers[0].fields[0].options] == ["health", "labour", "unions", ""]
    assert read(visitor.send("/word/send", institution="", comments="1").content).identity.institution is None


def test_a_file_brought_back_is_answered_with_its_receipt(here: Consulted) -> None:
    file = rewritten(here, sent(here, here.health), author="Awa Diallo")
    file.body.insert(1, file.paragraph(begin("7"), *words("Our letter.", FACE), *finish("7")))
    file.comment("7", "Please answer.", "Ben Okri")
    response = upload(Visitor(here.health), file, visibility="my institution")
    assert (response.status_code, response["Location"]) == (302, f"/en/assessments/{HERE}/consultation/word/1")
    visitor = Visitor(here.health)
    page = visitor.page("/word/1")
    kept = comments.of(HERE)
    assert {one.visibility for one in kept} == {Visibility.INSTITUTION}
    assert {line.number for line in (*page.lines, *page.unplaced)} == {one.number for one in kept}
    assert all(line.says for line in page.unplaced)
    html = text(visitor.html("/word/1"))
    assert "Our letter." in html
    assert "Awa Diallo" in html
    assert "Replacements 1" in html
    for line in (*page.lines, *page.unplaced):
        assert visitor.client.get(line.address).status_code == 200
    counts = [int(one) for one in re.findall(r"\d+", page.sum)]
    assert counts[0] == sum(counts[1:])


def test_unplaced_ones_stand_in_the_tab_of_their_name(here: Consulted) -> None:
    file = sent(here, here.health)
    file.body.insert(1, file.paragraph(begin("7"), *words("Our letter.", FACE), *finish("7")))
    file.comment("7", "Please answer.", "Ben Okri")
    taken = brought(here, file, here.health)
    (number,) = [one.number for one in comments.numbered(HERE, taken.comments) if "Please answer." in one.says]
    assert number in Visitor(here.editor).cards(tab="unplaced", mode="comment")


def test_the_same_file_again_leads_to_the_first_receipt(here: Consulted) -> None:
    data = rewritten(here, sent(here, here.health)).saved()
    upload(Visitor(here.health), data)
    before = len(journal.lines())
    response = upload(Visitor(here.focal), data, institution="health")
    assert response["Location"] == f"/en/assessments/{HERE}/consultation/word/1?again=1"
    assert "came before" in Visitor(here.focal).html("/word/1", again=1)
    other = upload(Visitor(here.unions), data)
    assert other.status_code == 409
    assert "ask those who sent it to you" in other.content.decode()
    assert len(comments.of(HERE)) == 1
    assert len(journal.lines()) == before


@pytest.mark.parametrize(
    ("data", "says"),
    [(b"", "No file was chosen|it is empty"), (b"%PDF-1.7", "it is a PDF"), (b"PK\x03\x04 cut", "damaged or cut off")],
)
def test_what_is_no_word_file_is_refused_on_the_form(here: Consulted, data: bytes, says: str) -> None:
    response = upload(Visitor(here.health), data, name="note.docx")
    assert response.status_code == 422
    assert re.search(says, response.content.decode())
    assert response.context["page"].mistakes[0].field == "file"
    assert not comments.returned(HERE)


def test_no_file_or_an_unknown_choice_is_refused(here: Consulted) -> None:
    visitor = Visitor(here.health)
    assert visitor.send("/word", visibility="government").status_code == 422
    response = upload(visitor, rewritten(here, sent(here, here.health)), visibility="nobody")
    assert response.status_code == 422
    assert not comments.of(HERE)


def test_a_file_that_is_too_large_is_not_read_at_all(here: Consulted, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("migov.web.desk.word.files.MOST_BYTES", 1000)
    monkeypatch.setattr(InMemoryUploadedFile, "read", None, raising=False)
    file = io.BytesIO(b"PK\x03\x04" + b"x" * 1000)
    response = Visitor(here.health).send("/word", file=file, visibility=Visibility.GOVERNMENT.value)
    assert response.status_code == 422
    assert "more than 0 MB" in response.content.decode()
    assert opening.MOST_BYTES > 1000


def test_whose_file_it_is_and_frozen_suggestions_are_told_on_the_form(here: Consulted) -> None:
    data = rewritten(here, sent(here, here.health)).saved()
    response = upload(Visitor(here.focal), data, institution="unions")
    assert response.status_code == 409
    assert "it was sent to Ministry of Health" in text(response.content.decode())
    kept = {field.name: [one.value for one in field.options if one.chosen] for field in response.context["page"].fields}
    assert (kept["institution"], kept["visibility"], kept["instead"]) == (["unions"], ["government"], [])
    consultations.consolidate(HERE, begin=True, by=here.editor, at=LATER)
    response = upload(Visitor(here.health), data)
    assert response.status_code == 409
    assert "suggestions are frozen" in text(response.content.decode())
    assert "One with changes in the text waits" in Visitor(here.health).html("/word")
    consultations.consolidate(HERE, begin=False, by=here.editor, at=LATER)
    response = upload(Visitor(here.focal), data, institution="unions", instead="1")
    assert response.status_code == 302
    assert "It was sent to Ministry of Health (MoH), and brought in for Union of Workers" in text(
        Visitor(here.focal).html("/word/1")
    )


def test_a_file_for_the_team_and_one_of_an_older_draft(here: Consulted) -> None:
    old = rewritten(here, sent(here, here.health)).saved()
    mine = rewritten(here, File(word.send_out(HERE, by=here.editor, at=LATER).data), 3, was="ten", now="12").saved()
    here.edit(here.passages[1], "Foreign workers may join a union. They may lead one too.")
    frozen(here)
    assert upload(Visitor(here.editor), mine, institution="team").status_code == 302
    assert upload(Visitor(here.health), old).status_code == 302
    assert {one.institution for one in comments.of(HERE)} == {None, "health"}
    assert "It is a copy of draft 1; draft 2 was consulted on when it came" in Visitor(here.health).html("/word/2")


def test_the_kept_file_is_handed_out_as_it_came_and_only_to_those_who_may_see_it(here: Consulted) -> None:
    data = rewritten(here, sent(here, here.health)).saved()
    brought(here, data, here.health, file="Avis “santé”<b>.docx", visibility=Visibility.INSTITUTION)
    response = Visitor(here.health).open("/word/1/file")
    assert response.content == data
    assert response["Content-Type"] == "application/octet-stream"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Disposition"].startswith("attachment;")
    assert "<b>" not in Visitor(here.health).html("/word/1")
    for member in (here.focal, here.labour, here.unions):
        visitor = Visitor(member)
        assert [visitor.open(way).status_code for way in ("/word/1", "/word/1.json", "/word/1/file")] == [404] * 3
        assert not visitor.page("/word").returned


def test_the_list_is_empty_at_first_and_tells_every_file_then(here: Consulted) -> None:
    assert "None came back yet." in Visitor(here.focal).html("/word")
    brought(here, rewritten(here, sent(here, here.health)), here.health, file="one.docx")
    brought(here, sent(here, here.labour), here.focal, file="two.docx", at=LATER + timedelta(hours=1))
    lines = Visitor(here.focal).page("/word").returned
    assert [(one.name, one.institution, one.what) for one in lines] == [
        ("two.docx", "Ministry of Labour (MoL)", "No comments"),
        ("one.docx", "Ministry of Health (MoH)", "1 comment"),
    ]
    assert [one.name for one in Visitor(here.health).page("/word").returned] == ["one.docx"]


def test_while_it_is_only_prepared_files_go_out_and_none_comes_back() -> None:
    here = in_consultation(opened=False)
    page = Visitor(here.coordinator).page("/word")
    assert page.offers
    assert not page.fields
    assert "The consultation is not open yet" in page.notices[0].title
    data = word.send_out(HERE, "health", by=here.coordinator, at=LATER).data
    assert upload(Visitor(here.coordinator), data, institution="*").status_code == 409


def test_every_reason_and_every_kind_has_its_words() -> None:
    assert set(REASONS) == set(Reason)
    assert set(KINDS) == {*ChangeKind, "comment", "untracked change"}


def test_a_long_receipt_is_read_page_by_page(here: Consulted, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("migov.web.desk.word.receipt.MOST", 2)
    file = sent(here, here.health)
    for number, (was, now) in enumerate((("free", "gratis"), ("join", "found"), ("figures", "numbers"), ("ten", "12"))):
        rewritten(here, file, number, was=was, now=now)
    brought(here, file, here.health)
    visitor = Visitor(here.health)
    first, second = visitor.page("/word/1"), visitor.page("/word/1", **{"from": 3})
    assert [len(first.lines), len(second.lines)] == [2, 2]
    assert first.pager.next
    assert second.pager.previous


def test_markup_in_a_file_is_shown_as_words(here: Consulted) -> None:
    file = rewritten(here, sent(here, here.health), now="<script>alert(1)</script>", author="<img src=x>")
    line = file.line(here.passages[1])
    line.append(element("w:ins", file.who("<b>Eve</b>"), *words(" & more <i>", FACE)))
    brought(here, file, here.health)
    html = Visitor(here.health).html("/word/1")
    assert "<script>alert" not in html
    assert "<img src=x>" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
