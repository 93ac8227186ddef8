"""The draft going out as a Word file: to whom, what of it, and which comments travel along."""

from __future__ import annotations

import io
import zipfile
from hashlib import sha256

import pytest
from lxml import etree

from consulted import LATER, Consulted, frozen, in_consultation
from migov.actions.consulting import consultations, word
from migov.errors import NotAllowed, NotFound, WrongStage
from migov.model.consultations import Proposal, ProposalKind, Visibility
from migov.model.people import Member, Role
from migov.profile.word import read
from migov.store import journal
from word_files import W

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]


@pytest.fixture
def here() -> Consulted:
    return in_consultation()


def text(data: bytes) -> str:
    return " ".join(block.original for block in read(data).blocks)


def remarks(data: bytes) -> set[tuple[str | None, str]]:
    return {(one.author, one.says) for one in read(data).remarks}


def test_an_institution_gets_what_concerns_it_or_all_of_it(here: Consulted) -> None:
    mandate = word.send_out(here.id, "labour", by=here.labour, at=LATER)
    assert mandate.name == "xqa-2024-draft-1-labour.docx"
    for number, passage in enumerate(here.passages):
        assert (here.words(passage) in text(mandate.data)) is (number in (1, 3))
    whole = word.send_out(here.id, "labour", everything=True, by=here.labour, at=LATER)
    assert all(here.words(passage) in text(whole.data) for passage in here.passages)
    assert (mandate.parts, whole.parts) == (2, len(here.draft.parts))
    chosen = word.send_out(here.id, "labour", parts=here.passages[:1], by=here.focal, at=LATER)
    assert read(chosen.data).identity.institution == "labour"
    assert here.words(here.passages[0]) in text(chosen.data)
    assert here.words(here.passages[1]) not in text(chosen.data)
    with pytest.raises(NotFound):
        word.send_out(here.id, "labour", parts=["p-none"], by=here.focal, at=LATER)


def test_the_file_is_of_the_draft_that_is_consulted_on_and_is_noted(here: Consulted) -> None:
    made = word.send_out(here.id, "health", by=here.health, at=LATER)
    identity = read(made.data).identity
    assert (identity.assessment, identity.draft, identity.hash) == (here.id, 1, here.draft.hash)
    noted = journal.lines(here.id)[-1]
    assert (noted.action, noted.by) == ("word.send", "hana")
    assert noted.details["sha256"] == sha256(made.data).hexdigest()
    assert (noted.details["institution"], noted.details["version"]) == ("health", 1)
    assert "2099-06-12 17:00 (Africa/Niamey)" in text(made.data)
    found = consultations.of(here.id, by=here.health)
    assert found is not None
    assert found.invitations[0].opened_at is not None


def test_comments_travel_as_far_as_the_institution_may_read_them(here: Consulted) -> None:
    here.say(here.health, "Among us.", visibility=Visibility.INSTITUTION)
    top = here.say(here.health, "In the government.", on="free")
    here.say(here.editor, "Thank you.", replies_to=top.number)
    here.say(here.unions, "To all.", visibility=Visibility.ALL)
    more = Proposal(kind=ProposalKind.INSERT, words=" Always.")
    here.say(here.health, "More.", on="free", proposes=more)
    health = {("Ministry of Health (MoH)", "Among us."), ("Ministry of Health (MoH)", "In the government.")}
    government = {("Ministry of Health (MoH)", "In the government."), ("Union of Workers", "To all.")}
    for institution, person, wanted, other in (
        ("health", here.health, health | government, set()),
        ("labour", here.editor, government, health - government),
        ("unions", here.coordinator, {("Union of Workers", "To all.")}, health),
        (None, here.coordinator, {("Union of Workers", "To all.")}, health),
    ):
        found = remarks(word.send_out(here.id, institution, everything=True, by=person, at=LATER).data)
        assert wanted <= found
        assert not other & found
        assert any("Thank you." in says for _, says in found) is (institution in ("health", "labour"))
        assert any("Always." in says for _, says in found) is (institution in ("health", "labour"))
    without = word.send_out(here.id, "health", with_comments=False, by=here.health, at=LATER)
    assert not remarks(without.data)
    assert without.comments == 0


def test_moments_of_travelling_comments_are_such_as_word_reads(here: Consulted) -> None:
    here.say(here.health, "Since when?", on="free")
    with zipfile.ZipFile(io.BytesIO(word.send_out(here.id, "health", by=here.health, at=LATER).data)) as archive:
        root = etree.fromstring(archive.read("word/comments.xml"))
    assert [one.get(f"{W}date") for one in root] == ["2024-05-01T14:00:00Z"]


def test_comments_of_an_older_draft_travel_where_their_words_are_now(here: Consulted) -> None:
    here.say(here.health, "Since when?", on="free")
    lost = here.say(here.health, "Which act?", on="The Health Act of 2012")
    here.edit(here.passages[0], "All residents may see a doctor. Emergency care is free.")
    frozen(here)
    made = word.send_out(here.id, "health", by=here.health, at=LATER)
    found = {one.says: one.about for one in read(made.data).remarks}
    assert made.version == 2
    assert found == {"Since when?": "free"}
    assert lost.says not in found


def test_nobody_takes_the_file_of_another_institution(here: Consulted) -> None:
    for person, institution in ((here.labour, "health"), (here.labour, "nobody"), (here.coordinator, "nobody")):
        with pytest.raises(NotFound):
            word.send_out(here.id, institution, by=person, at=LATER)
    with pytest.raises(NotAllowed):
        word.send_out(here.id, by=here.labour, at=LATER)
    stranger = Member(person="sol", roles=frozenset({Role.PARTICIPANT}), institutions=("fisheries",))
    with pytest.raises((NotFound, NotAllowed)):
        word.send_out(here.id, "fisheries", by=stranger, at=LATER)
    assert word.send_out(here.id, by=here.focal, at=LATER).name == "xqa-2024-draft-1.docx"


def test_before_it_opens_the_team_prepares_files_and_nobody_else() -> None:
    here = in_consultation(opened=False)
    assert word.send_out(here.id, "health", by=here.coordinator, at=LATER).version == 1
    with pytest.raises(WrongStage):
        word.send_out(here.id, "health", by=here.health, at=LATER)


def test_whoever_takes_the_file_of_an_institution_reads_no_more_in_it_than_on_the_page(here: Consulted) -> None:
    own = here.say(here.labour, "Among us: which doctor?", on="doctor", visibility=Visibility.INSTITUTION)
    here.say(here.labour, "Our reply to ourselves.", replies_to=own.number)
    here.say(here.labour, "Since when?", on="free")
    for person, says in (
        (here.focal, {"Since when?"}),
        (here.editor, {"Since when?", "Among us: which doctor?", "Our reply to ourselves."}),
        (here.labour, {"Since when?", "Among us: which doctor?", "Our reply to ourselves."}),
    ):
        made = word.send_out(here.id, "labour", everything=True, by=person, at=LATER)
        assert {said for _author, said in remarks(made.data)} == says, person.person
