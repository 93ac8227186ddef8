"""Every address, asked for by everybody: who gets in, who is refused, and that whoever does not belong learns nothing.

Letters: (C)oordinator, (A)nalyst, (R)eviewer, (F)ocal point, (P)articipant of an institution that was asked, (E)ditor,
somebody of the (O)ffice without a role, a (S)tranger who is signed in and belongs to another assessment alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest
from django.db import transaction
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from kept import NOON, keep
from laws import ALIENS_ACT
from makers import assessment, jurisdiction
from migov.actions import answers, delegations, entering, flags, journal, returns, sources
from migov.actions.drafting import beginning
from migov.actions.entering import keeper
from migov.actions.translating import pieces as translating
from migov.model.answers import Answer, AnswerStatus
from migov.model.deadlines import Deadline
from migov.model.fields import Field
from migov.model.institutions import Institution
from migov.model.people import Membership, Person, Role
from migov.model.returns import Written
from migov.store import people as persons
from migov.store import transactions
from people import a_person, sign_in

pytestmark = [pytest.mark.slow, pytest.mark.django_db, pytest.mark.usefixtures("home")]

HERE, ELSEWHERE, CODE = "xqa-2024", "xqb-2024", "1.1.1"
EVERYBODY = "CARFPEOS"

OPEN_TO_ALL = {
    "profile.css",
    "appearance",
    "health",
    "account_login",
    "account_logout",
    "sign out",
    "account_inactive",
    "sign-in-link",
    "sign-in-link sent",
    "sign-in-link open",
    "demo sign-in",
    "mfa_authenticate",
    "mfa_login_webauthn",
    "invitation",
}
"""Addresses of coming in: nobody has to be signed in for them."""

ONES_OWN = {
    "welcome",
    "account",
    "usersessions_list",
    "work",
    "reminders",
    "activity",
    "home",
    "about",
    "look",
    "end session",
    "end other sessions",
}
"""Addresses that show each person their own: whoever is signed in may ask. With those of allauth (``account_…``,
``mfa_…``), which are about nobody but the person."""

DOORS = """
assessments                 get CARFPEOS
open assessment             get O          post O
assessment                  get CARFPEO
indicators                  get CARFEO
indicator                   get CARFEO
save answer                                post A
complete answer                            post A
reopen answer                              post A
confirm answer                             post A
unconfirm answer                           post A
change kind                 get A          post A
change take back                           post A
changes                     get CARFEO
changes file                get CARFEO
confirm answers                            post A
marks                       get CARFEO
mark dismiss                               post CO
mark restore                               post CO
undo change                                post A
restore change                             post A
conflicts                   get A
answer history              get CARFEO
here                                       post CARFEO
pin                                        post A
unpin                                      post A
assessment sources          get CARFEO
add sources                 get CA         post CA
withdraw source             get CA         post CA
restore source                             post CA
reviews                     get CARE
review                      get CARE       post R
codings                     get CARFEO
coding                      get -          post -
agreement                   get CARFEO
pair                        get CARFEO
agreements                  get CARFEOS
flags                       get CARFEO
flag                        get CARFEO     post CA
flag raise                  get CARFE      post CARFE
delegations                 get CARFPEO
delegation new              get CF         post CF
part                        get CARFPEO    post CFP
part remind                                post CF
part withdraw               get CF         post CF
return                      get CARFPEO    post AFP
questions                   get CARFPEO
question                    get CARFPEO
sheets                      get CAFP       post CAFP
send sheet                                 post CAFP
delegation sheet            get CAFP       post CAFP
returned sheet              get CAFP       post CAFP
translations                get CARFEO
translation begin                          post CAE
translation                 get CARFEO
translation take                           post CAE
translation receipt         get CARFEO
translation export          get CARFEO
translation preview         get CARFEO
translation piece           get CARFEO
translation save                           post CAE
translation right                          post CAE
translation review                         post CAE
translation unreview                       post CAE
translation back                           post CAE
draft                       get CARFEO
draft begin                                post CE
draft doubted               get CARFEO
draft here                                 post CARFEO
draft pdf                   get CARFEO
draft new                   get CE         post CE
draft freeze                get CE         post CE
draft section               get CARFEO
draft printed               get CARFEO
passage                     get CARFEO
passage history             get CARFEO
passage both                get CARFEO
passage picture             get CARFEO
passage save                               post CE
passage side                               post CE
passage restore                            post CE
passage ground                             post CE
passage move                               post CE
passage split                              post CE
passage join                               post CE
passage unjoin                             post CE
passage aside                              post CE
passage back                               post CE
doubts                      get CARFEO
doubts waive                               post CE
doubts take back                           post CE
treaties                    get CARFEO
treaty                      get CARFEO     post AF
versions                    get CARFEO
version                     get CARFEO
version print               get CARFEO
versions compared           get CARFEO
vetting                     get CARFEO
sign                                       post CO
letter                      get CARFEO
sign-off withdraw           get CFO        post CFO
certificate                 get CARFEO
releases                    get CARFEO
release make                               post C
announce                                   post C
retract                                    post C
shown                       get CO
show                                       post CO
take off                                   post CO
release                     get CARFEO
release bundle              get CARFEO
release file                get CARFEO
errata                      get CARFEO
errata collect                             post CARFEO
erratum enter                              post CARFEO
erratum decide                             post C
consultation institutions   get CARFEO     post CF
consultation institution    get CF         post CF
consultation remind                        post CF
consultation people                        post CO
consultation withdraw       get CF         post CF
consultation pack           get CARFEO
consultation pack file      get CARFEO
consultation matrix         get CARFEO
consultation tell                          post CE
consultation matrix file    get CARFEO
consultation priorities     get CARFEO     post CEF
consultation priority       get CEF        post CEF
consultation priority move                 post CEF
consultation priority withdraw             post CEF
consultation word           get CARFEO     post CARFEO
consultation word send                     post CARFEO
consultation word receipt   get CARFEO
consultation word file      get CARFEO
workshops                   get CARFEO     post CEF
workshop                    get CARFEO     post CEF
workshop attend                            post CEF
workshop leave                             post CEF
workshop strike                            post CEF
workshop close                             post CEF
workshop take                              post CE
workshop room               get CARFEO
workshop capture                           post CEF
workshop minutes            get CARFEO
workshop minutes file       get CARFEO
consultation                get CARFEO
comment new                 get CARFEO     post CARFEO
comment next                get CE
consultation news           get CARFEO
comment                     get CARFEO     post CARFEO
comment withdraw            get CARFEO     post CARFEO
comment decide              get CE         post CE
comment link                get CE         post CE
comment undo                get CE         post CE
no comments                 get CF         post CF
consolidate                                post CE
stages                      get CARFEO
step                        get C          post C
deadlines                                  post C
launch                      get C          post C
team                        get CARFEO
team add                                   post CO
team remove                 get CO         post CO
institution name                           post CFO
institution take over                      post CFO
institution strike                         post CFO
assignments                 get CARFEO     post C
assessment activity         get CARFEO
profiles                    get CARFPEOS
profile                     get CARFPEO
noticed                     get CARFPEO
registers                   get CARFPEO
files                       get CARFPEO
interchange                 get CARFPEO
original                    get CARFPEO
printed                     get CARFPEO
sources                     get CARFEOS
source                      get CARFEOS
source original             get CARFEOS
instruments                 get CARFEOS
instrument                  get CARFEOS
people                      get CO
person invite                              post CO
person again                               post O
person ask to withdraw      get O
person withdraw                            post O
person restore                             post O
"""

KEYS = ((), ("id",), ("id", "code"), ("id", "number"), ("id", "source"), ("handle",), ("id", "number", "code"))
"""What an address may need."""

MAY_BE_MISSING = {
    "change kind",
    "passage picture",
    "conflicts",
    "pair",
    "coding",
    "team remove",
    "returned sheet",
    "translation receipt",
    "version",
    "version print",
    "versions compared",
    "comment",
    "letter",
    "release",
    "release bundle",
    "release file",
    "sign-off withdraw",
    "consultation withdraw",
    "consultation pack",
    "consultation pack file",
    "consultation priority",
    "consultation word receipt",
    "consultation word file",
    "workshop",
    "workshop room",
    "workshop minutes",
    "workshop minutes file",
}
"""Pages of something that is not there in these assessments."""

FORMS: dict[str, dict[str, str]] = {
    "translation begin": {"language": "ar"},
    "translation save": {"source-1": "Sample", "words-1": "Exemple", "base": "0"},
    "passage save": {"words": "New words.", "base": "1"},
    "passage restore": {"version": "1"},
    "consolidate": {"begin": "1"},
    "sign": {"party": "office"},
    "consultation institutions": {"due": "2099-03-31T17:00", "zone": "UTC"},
    "consultation institution": {"languages": "en"},
    "consultation priorities": {"text": "Write one law."},
    "review": {"verdict": "agree", "version": "1"},
    "part": {"due": "2099-03-31T17:00", "zone": "UTC"},
    "flag": {"how": "Looked it up."},
    "flag raise": {"says": "Is it so?", "to": "analyst"},
}
"""Forms that are filled in far enough for the question who may send them."""

PASSAGE = "p-1-1-1"
WAYS = ("", *(f" {way}" for way in ("history", "both", "picture", "save", "side", "restore", "ground", "move", "split",
                                    "join", "unjoin", "aside", "back")))  # fmt: skip

TRANSLATED = {"id": HERE, "language": "fr"}
TRANSLATING = ("", *(f" {way}" for way in ("take", "receipt", "export", "preview", "piece", "save", "right", "review",
                                           "unreview", "back")))  # fmt: skip
OF_A_PIECE = frozenset(f" {way}" for way in ("piece", "save", "right", "review", "unreview", "back"))

PLACES: dict[str, dict[str, object]] = {
    **{f"translation{way}": TRANSLATED | ({"piece": "name.short"} if way in OF_A_PIECE else {}) for way in TRANSLATING},
    "translation receipt": TRANSLATED | {"number": 1},
    "translation export": TRANSLATED | {"form": "xlsx"},
    "translation preview": TRANSLATED | {"form": "html"},
    "instrument": {"jurisdiction": "xqa", "id": "law-2015-04"},
    "version print": {"id": HERE, "number": 1, "form": "html"},
    "versions compared": {"id": HERE, "number": 1, "later": 1},
    "release file": {"id": HERE, "number": 1, "path": "manifest.json"},
    "printed": {"id": HERE, "generation": "2022", "form": "html"},
    "no comments": {"id": HERE, "institution": "ministry"},
    "consultation institution": {"id": HERE, "institution": "ministry"},
    "consultation remind": {"id": HERE, "institution": "ministry"},
    "consultation people": {"id": HERE, "institution": "ministry"},
    "consultation withdraw": {"id": HERE, "institution": "ministry"},
    "consultation pack": {"id": HERE, "institution": "ministry"},
    "consultation pack file": {"id": HERE, "institution": "ministry", "form": "pdf"},
    "consultation matrix file": {"id": HERE, "form": "csv"},
    "consultation priority": {"id": HERE, "priority": "priority"},
    "consultation priority move": {"id": HERE, "priority": "priority"},
    "consultation priority withdraw": {"id": HERE, "priority": "priority"},
    "draft section": {"id": HERE, "section": "1"},
    "draft printed": {"id": HERE, "section": "1"},
    **{f"passage{way}": {"id": HERE, "passage": PASSAGE} for way in WAYS},
    "step": {"id": HERE, "step": "open-consultation"},
}
"""What stands in the address, where it is not the usual."""


def doors() -> Iterator[tuple[str, str, str]]:
    """Name, method and letters of every line of the table."""
    for line in DOORS.strip().splitlines():
        name, _, rest = line.partition("  ")
        words = rest.split()
        for method, letters in zip(words[::2], words[1::2], strict=True):
            yield name, method, letters.strip("-")


def every_name(of: URLResolver | None = None) -> Iterator[str]:
    """The name of every address there is."""
    for one in (of or get_resolver()).url_patterns:
        if isinstance(one, URLResolver):
            yield from every_name(one)
        elif isinstance(one, URLPattern) and one.name:
            yield one.name


@pytest.fixture
def people(home: object) -> dict[str, Person]:  # noqa: ARG001 - the folder comes first
    """Somebody for every letter, and two assessments in which something has happened."""
    ministry = Institution(id="ministry", name="Ministry of Health")
    settled = Answer(indicator=CODE, closed="none", justification="No law says so.", status=AnswerStatus.COMPLETE)
    for id, code in ((HERE, "XQA"), (ELSEWHERE, "XQB")):  # noqa: A001 - the field's own word
        keep(assessment(id=id, jurisdiction=jurisdiction(code), institutions=(ministry,), answers=(settled,)))
    made = {
        "C": a_person(Role.COORDINATOR),
        "A": a_person(Role.ANALYST),
        "R": a_person(Role.REVIEWER),
        "F": a_person(Role.FOCAL_POINT),
        "P": a_person(Role.PARTICIPANT, institution="ministry"),
        "E": a_person(Role.EDITOR),
        "O": a_person(office=True),
        "S": a_person(Role.ANALYST, assessment=ELSEWHERE),
    }
    ada, at = keeper("ada"), NOON
    beginning.begin(HERE, by=ada, at=at)
    translating.begin(HERE, "fr", by=ada, at=at)
    answers.save(HERE, CODE, {Field.JOURNAL: "Asked the registry."}, base=1, by=ada, at=at)
    flags.raise_(HERE, "1.1.2", says="Is it so?", to=made["A"].handle, by=ada, at=at)
    due = Deadline(local="2099-01-31T17:00", zone="UTC")
    delegations.hand_over(HERE, "ministry", [CODE], due=due, by=ada, at=at)
    by = entering.member_of(HERE, made["P"])
    said = Written(words={Field.ANSWER: "some"}, remark="By an order of this year.")
    returns.write(HERE, 1, CODE, said, base=0, submit=True, by=by, at=at)
    sources.add(ALIENS_ACT.encode(), file="law.md", details=sources.Details(jurisdiction="XQA"), by="ada", at=at)
    a_person(handle="tester")
    return made


@cache
def address(name: str, id: str = HERE) -> str:  # noqa: A002
    """An address of that name, with everything it needs."""
    usual: dict[str, object] = {
        "id": id,
        "code": CODE,
        "number": 1,
        "source": "xqa-law-2015-04",
        "handle": "tester",
    }
    if name in ("source", "source original"):
        usual["id"] = "xqa-law-2015-04"
    if name == "treaty":
        usual["code"] = "ICRMW"
    given = PLACES.get(name, {}) | ({"id": id} if PLACES.get(name, {}).get("id") == HERE else {})
    for keys in KEYS:
        try:
            return reverse(name, kwargs={key: usual[key] for key in keys} | given)
        except NoReverseMatch:
            continue
    raise AssertionError(f"how to write the address {name!r}?")


def test_every_address_stands_in_the_table() -> None:
    drawn = {name for name, _, _ in doors()}
    there = {name for name in every_name() if not name.endswith(".json")}
    of_allauth = {name for name in there if name.startswith(("account_", "mfa_", "usersessions_"))}
    assert there - drawn - OPEN_TO_ALL - ONES_OWN - of_allauth == set()
    assert drawn - there == set()


def asked(client: Client, name: str, method: str, id: str = HERE) -> int:  # noqa: A002
    """The status of an address, asked with a form that is filled in well enough where a form is asked for."""
    if method == "post":
        return client.post(address(name, id), FORMS.get(name)).status_code
    return client.get(address(name, id)).status_code


def signed_in(people: dict[str, Person]) -> dict[str, Client]:
    """A client for each, who was here a moment ago: that is noted at the first page, and then not for a while."""
    clients = {letter: sign_in(Client(raise_request_exception=False), one) for letter, one in people.items()}
    for client in clients.values():
        assert client.get(reverse("about")).status_code == 200
    return clients


def test_who_gets_in_and_who_is_refused(people: dict[str, Person]) -> None:
    clients, wrong = signed_in(people), []
    before = journal.lines(last=1)
    for name, method, letters in doors():
        for letter, client in clients.items():
            with transaction.atomic():
                status = asked(client, name, method)
                touched = letter not in letters and journal.lines(last=1) != before
                transaction.set_rollback(True)
            may_be_missing = method == "post" or name in MAY_BE_MISSING
            if letter in letters:
                fine = status not in (401, 403, 405, 500) and (status != 404 or may_be_missing)
            else:
                fine = status == 404 if letter == "S" else status in (403, 404)
                fine = fine and not touched
            if not fine:
                wrong.append(f"{method} {name}: {letter} was answered {status}{' and something happened' * touched}")
    assert not wrong, "\n".join(wrong)


def test_the_twin_of_a_page_is_shut_where_the_page_is(people: dict[str, Person]) -> None:
    clients, wrong = signed_in(people), []
    twins = {name.removesuffix(".json") for name in every_name() if name.endswith(".json")}
    for name, method, letters in doors():
        if method == "post" or name not in twins:
            continue
        for letter, client in clients.items():
            status = client.get(f"{address(name)}.json").status_code
            if (status not in (401, 403, 404)) != (letter in letters) and name not in MAY_BE_MISSING:
                wrong.append(f"{name}.json: {letter} was answered {status}")
    assert not wrong, "\n".join(wrong)


def test_a_forged_id_of_another_assessment_leads_nowhere(people: dict[str, Person]) -> None:
    """Asked for by one who has every role of the team elsewhere, and by one who only answers for an institution."""
    with transactions.whole():
        for letter in "ARFE":
            (role,) = entering.member_of(HERE, people[letter]).roles
            joining = Membership(assessment=HERE, person=people["C"].handle, role=role)
            persons.join(joining, by="tests", at=NOON)
    assert len(entering.member_of(HERE, people["C"]).roles) == 5
    clients, wrong = signed_in({letter: people[letter] for letter in "CP"}), []
    for name, method, _ in doors():
        if ELSEWHERE in address(name, ELSEWHERE):
            for letter, client in clients.items():
                status = asked(client, name, method, ELSEWHERE)
                if status != 404:
                    wrong.append(f"{method} {name}: {letter} was answered {status}")
    assert not wrong, "\n".join(wrong)


def test_nobody_gets_in_without_signing_in(people: dict[str, Person]) -> None:  # noqa: ARG001 - they are kept
    client, wrong = Client(), []
    for name, method, _ in doors():
        where = address(name)
        answer = getattr(client, method)(where)
        sent = answer.status_code in (302, 303) and answer["Location"].startswith("/en/sign-in?")
        if not (sent or (where.endswith(".json") and answer.status_code == 401)):
            wrong.append(f"{method} {name}: {answer.status_code}")
    assert not wrong, "\n".join(wrong)
