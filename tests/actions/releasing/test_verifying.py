"""Checking a release from its files alone: what holds, what is found to be wrong, and what is not even opened."""

from __future__ import annotations

import io
import json
import os
import stat
import subprocess
import sys
import zipfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner

from migov.actions.releasing import bundles, listing, verifying
from migov.actions.releasing.verifying import Verification
from migov.cli import main
from migov.errors import Unreadable
from released import Vetted, ready

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]

Files = dict[str, bytes]
EDIT = Callable[[Files], None]


@pytest.fixture(scope="module")
def _kept() -> dict[str, bytes]:
    return {}


@pytest.fixture
def bundle(_kept: dict[str, bytes]) -> bytes:
    """A release as one ZIP; made once for all tests."""
    if not _kept:
        vetted: Vetted = ready()
        _kept["zip"] = listing.bundle(vetted.make().id, by=vetted.coordinator)
    return _kept["zip"]


def unpacked(bundle: bytes) -> Files:
    archive = zipfile.ZipFile(io.BytesIO(bundle))
    return {name.partition("/")[2]: archive.read(name) for name in archive.namelist()}


def checked(tmp_path: Path, told: Files) -> Verification:
    where = tmp_path / "release.zip"
    where.write_bytes(bundles.packed("xqa-2024.1", told.items()))
    return verifying.verify(where)


def wrong(found: Verification) -> list[str]:
    return [f"{one.says}: {one.because}" for one in found.claims if one.holds is False]


def resealed(told: Files) -> None:
    """The manifest and the checksums written anew for what is there, as whoever forges a release would."""
    manifest = json.loads(told["manifest.json"])
    for file in manifest["files"]:
        data = told.get(file["path"], b"")
        file |= {"size": len(data), "sha256": sha256(data).hexdigest()}
    told["manifest.json"] = json.dumps(manifest).encode()
    lines = [f"{sha256(data).hexdigest()}  {path}\n" for path, data in sorted(told.items()) if path != "SHA256SUMS"]
    told["SHA256SUMS"] = "".join(lines).encode()


def test_a_release_holds_on_a_machine_that_has_nothing_but_its_file(bundle: bytes, tmp_path: Path) -> None:
    where, home = tmp_path / "xqa-2024.1.zip", tmp_path / "elsewhere"
    where.write_bytes(bundle)
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("MIGOV", "DJANGO"))}
    done = subprocess.run(
        [sys.executable, "-m", "migov", "release", "verify", str(where)],
        env=environment | {"MIGOV_HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Nothing in the release is wrong." in done.stdout
    assert not home.exists()


def test_checking_needs_no_database() -> None:
    code = "import sys, migov.actions.releasing.verifying as v, migov.actions.releasing.prints, "
    code += "migov.actions.releasing.quotations; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_folder_it_was_unpacked_to_holds_as_well(bundle: bytes, tmp_path: Path) -> None:
    zipfile.ZipFile(io.BytesIO(bundle)).extractall(tmp_path)
    found = verifying.verify(tmp_path / "xqa-2024.1")
    assert found.holds, wrong(found)
    assert found.release == "xqa-2024.1"


def test_what_file_managers_leave_behind_is_no_part_of_it(bundle: bytes, tmp_path: Path) -> None:
    zipfile.ZipFile(io.BytesIO(bundle)).extractall(tmp_path)
    (tmp_path / ".DS_Store").write_bytes(b"x")
    (tmp_path / "xqa-2024.1" / "csv" / "Thumbs.db").write_bytes(b"x")
    found = verifying.verify(tmp_path)
    assert found.holds, wrong(found)


def test_the_hash_of_the_manifest_tells_whether_it_is_the_release_one_knows(bundle: bytes, tmp_path: Path) -> None:
    where = tmp_path / "xqa-2024.1.zip"
    where.write_bytes(bundle)
    known = sha256(unpacked(bundle)["manifest.json"]).hexdigest()
    assert verifying.verify(where).manifest == known
    done = CliRunner().invoke(main, ["release", "verify", str(where), "--manifest", known.upper()])
    assert (done.exit_code, known in done.output) == (0, True)
    done = CliRunner().invoke(main, ["release", "verify", str(where), "--manifest", "0" * 64])
    assert done.exit_code == 5
    assert "another release than the one you know" in done.output


def test_what_cannot_be_told_is_said_to_be_so(bundle: bytes, tmp_path: Path) -> None:
    found = checked(tmp_path, unpacked(bundle))
    (open_,) = [one for one in found.claims if one.holds is None]
    assert "talk" in open_.says
    assert "not handed out" in open_.because


def without_the_law(told: Files) -> None:
    del told[next(path for path in told if path.startswith("sources/law") and "transcript" not in path)]


def with_another_figure(told: Files) -> None:
    told["csv/answers.csv"] = told["csv/answers.csv"].replace(b"no evidence found", b"answered")


def with_a_stranger(told: Files) -> None:
    told["evil.txt"] = b"hello"


def with_other_sums(told: Files) -> None:
    told["SHA256SUMS"] = told["SHA256SUMS"][:-80]


@pytest.mark.parametrize(
    ("edit", "says"),
    [
        (without_the_law, "is missing"),
        (with_another_figure, "csv/answers.csv is not the file that was released"),
        (with_a_stranger, "evil.txt is not of this release"),
        (with_other_sums, "SHA256SUMS says the same"),
    ],
)
def test_a_file_that_is_not_what_was_released_is_named(bundle: bytes, tmp_path: Path, edit: EDIT, says: str) -> None:
    told = unpacked(bundle)
    edit(told)
    found = checked(tmp_path, told)
    assert not found.holds
    assert any(says in one for one in wrong(found)), wrong(found)


def another_sentence(told: Files) -> None:
    told["assessment-en.json"] = told["assessment-en.json"].replace(b"An office publishes", b"No office publishes")


def another_signed_part(told: Files) -> None:
    told["signed-text.json"] = told["signed-text.json"].replace(b"An office publishes", b"No office publishes")


def another_law(told: Files) -> None:
    path = next(path for path in told if path.startswith("sources/law") and "transcript" not in path)
    told[path] = told[path].replace(b"may see a doctor", b"may not see one")


def a_yes_for_a_silence(told: Files) -> None:
    told["csv/answers.csv"] = told["csv/answers.csv"].replace(b",no evidence found,,", b",answered,all,")


def a_private_note(told: Files) -> None:
    value = json.loads(told["assessment-en.json"])
    value["answers"][0]["journal"] = "asked again"
    told["assessment-en.json"] = json.dumps(value).encode()


def another_paragraph_in_the_page(told: Files) -> None:
    value = json.loads(told["assessment-en.json"])
    told["profile-en.html"] = told["profile-en.html"].replace(value["findings"][0]["id"].encode(), b"other")


def no_picture_of_structure(told: Files) -> None:
    told["profile-en.pdf"] = b"%PDF-1.4\n%%EOF"


def no_signature(told: Files) -> None:
    manifest = json.loads(told["manifest.json"])
    manifest["sign_offs"] = manifest["sign_offs"][:1]
    told["manifest.json"] = json.dumps(manifest).encode()


def nothing_beneath(told: Files) -> None:
    value = json.loads(told["assessment-en.json"])
    for sentence in value["findings"][0]["sentences"]:
        sentence["grounds"] = {"answers": [], "pins": [], "statements": []}
        sentence.pop("waived_because", None)
    told["assessment-en.json"] = json.dumps(value).encode()


def other_words_in_the_page(told: Files) -> None:
    told["profile-en.html"] = told["profile-en.html"].replace(b"An office publishes", b"No office publishes")


def other_words_in_a_table(told: Files) -> None:
    told["csv/quotations.csv"] = told["csv/quotations.csv"].replace(b"may see a doctor", b"may not see one")


def another_source_in_a_table(told: Files) -> None:
    told["csv/sources.csv"] = told["csv/sources.csv"].replace(b"Aliens Act", b"Aliens Bill")


def a_paragraph_less(told: Files) -> None:
    value = json.loads(told["assessment-en.json"])
    value["findings"].pop()
    told["assessment-en.json"] = json.dumps(value).encode()


def the_law_withheld(told: Files) -> None:
    manifest = json.loads(told["manifest.json"])
    manifest["files"] = [one for one in manifest["files"] if one["source"] != "law"]
    manifest["withheld"] = ["law", "talk"]
    told["manifest.json"] = json.dumps(manifest).encode()
    for path in [path for path in told if path.startswith("sources/law")]:
        del told[path]


@pytest.mark.parametrize(
    ("edit", "says"),
    [
        (other_words_in_the_page, "profile-en.html: other words in"),
        (other_words_in_a_table, "the table of quotations, row 1"),
        (another_source_in_a_table, "the table of sources, row 1"),
        (a_paragraph_less, "was signed and is not there"),
        (the_law_withheld, "there is no archived copy"),
        (another_sentence, "something else than what was signed"),
        (another_signed_part, "its parts have the hash"),
        (another_law, "the archived copy is not what was quoted"),
        (a_yes_for_a_silence, "the answer to 1.1.2"),
        (a_private_note, "holds what is not published"),
        (another_paragraph_in_the_page, "stands 0 times"),
        (no_picture_of_structure, "profile-en.pdf"),
        (no_signature, "there is no signature"),
        (nothing_beneath, "rests on nothing"),
    ],
)
def test_a_forged_release_whose_hashes_were_made_anew_is_found_out(
    bundle: bytes, tmp_path: Path, edit: EDIT, says: str
) -> None:
    told = unpacked(bundle)
    edit(told)
    resealed(told)
    found = checked(tmp_path, told)
    assert any(says in one for one in wrong(found)), wrong(found)


def test_a_copy_that_is_read_differently_today_is_looked_up_in_its_transcript(
    bundle: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from migov.actions.releasing import quotations

    def unreadable(*_: object, **__: object) -> None:
        raise Unreadable("no longer read")

    monkeypatch.setattr(quotations, "read_source", unreadable)
    found = checked(tmp_path, unpacked(bundle))
    (law,) = [one for one in found.claims if "of law in" in one.says]
    assert law.holds
    assert "archived transcript" in law.because


def zipped(entries: list[tuple[str, bytes, int]]) -> bytes:
    """A ZIP as a stranger may make it: names as they come, with the mode of each."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data, mode in entries:
            entry = zipfile.ZipInfo(name)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = mode << 16
            archive.writestr(entry, data)
    return stream.getvalue()


FILE, LINK = stat.S_IFREG | 0o644, stat.S_IFLNK | 0o777
HOSTILE = {
    "a step up": [("../manifest.json", b"{}", FILE)],
    "from the root": [("/etc/passwd", b"x", FILE)],
    "another drive": [("C:\\manifest.json", b"{}", FILE)],
    "a link": [("manifest.json", b"/etc/passwd", LINK)],
    "twice": [("a.txt", b"1", FILE), ("a.txt", b"2", FILE)],
    "twice for another machine": [("a.txt", b"1", FILE), ("A.txt", b"2", FILE)],
    "a bomb": [("a.txt", b"\0" * 30_000_000, FILE)],
    "hidden": [(".git/config", b"x", FILE)],
    "a strange name": [("a\nb", b"x", FILE)],
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_bundle_that_leads_elsewhere_is_refused_in_words(name: str, tmp_path: Path) -> None:
    where = tmp_path / "hostile.zip"
    where.write_bytes(zipped(HOSTILE[name]))
    with pytest.raises(Unreadable) as refused:
        verifying.verify(where)
    assert refused.value.problems[0].remedy
    assert sorted(path.name for path in tmp_path.iterdir()) == ["hostile.zip"]


@pytest.mark.parametrize(
    "data",
    [b"", b"PK\x03\x04", b"%PDF-1.7", b"{}", b"PK\x05\x06" + b"\0" * 18],
    ids=["empty", "half", "pdf", "json", "none"],
)
def test_what_is_no_release_is_refused_in_words(data: bytes, tmp_path: Path) -> None:
    where = tmp_path / "thing.zip"
    where.write_bytes(data)
    with pytest.raises(Unreadable, match=r"release"):
        verifying.verify(where)


@pytest.mark.parametrize("told", [b"[]", b"{}", b'{"format": "migov.release/9"}', b"\xff\xfe", b"[" * 100_000])
def test_a_manifest_that_cannot_be_read_is_refused_in_words(told: bytes, tmp_path: Path) -> None:
    where = tmp_path / "thing.zip"
    where.write_bytes(zipped([("manifest.json", told, FILE)]))
    with pytest.raises(Unreadable):
        verifying.verify(where)


def test_a_file_that_is_larger_than_it_says_is_not_read_on(tmp_path: Path) -> None:
    data = bytearray(zipped([("manifest.json", b" " * 5000, FILE)]))
    at = data.rindex(b"PK\x01\x02") + 24
    data[at : at + 4] = (10).to_bytes(4, "little")
    where = tmp_path / "thing.zip"
    where.write_bytes(bytes(data))
    with pytest.raises(Unreadable):
        verifying.verify(where)


def test_a_damaged_file_in_the_bundle_is_refused_in_words(bundle: bytes, tmp_path: Path) -> None:
    data = bytearray(bundle)
    name = data.index(b"assessment-en.json") + 200
    data[name] ^= 0xFF
    where = tmp_path / "thing.zip"
    where.write_bytes(bytes(data))
    with pytest.raises(Unreadable, match=r"cannot be unpacked|format|manifest"):
        verifying.verify(where)


def test_a_link_in_a_folder_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "release"
    folder.mkdir()
    (folder / "manifest.json").symlink_to("/etc/hostname")
    with pytest.raises(Unreadable, match="link"):
        verifying.verify(folder)


def test_a_release_in_another_order_of_bytes_is_still_the_same(bundle: bytes, tmp_path: Path) -> None:
    told = unpacked(bundle)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for path in reversed(list(told)):
            archive.writestr(path, told[path])
    where = tmp_path / "flat.zip"
    where.write_bytes(stream.getvalue())
    assert verifying.verify(where).holds
