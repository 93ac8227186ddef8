"""The records by which libraries and archives list a release: Dublin Core, DataCite, and a citation file."""

from __future__ import annotations

import json
from typing import Any
from xml.sax.saxutils import escape

import msgspec

from migov.model.assessments import Assessment
from migov.model.languages import Language
from migov.model.publications import Generation
from migov.model.releases import Manifest
from migov.model.values import Value
from migov.profile.composing import spoken
from migov.profile.composing.facts import official_name

SUBJECTS = ("migration governance", "migration policy", "Migration Governance Indicators")
DCMI = (
    'xmlns="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)
DATACITE = "http://datacite.org/schema/kernel-4"


class Described(Value, kw_only=True):
    """What a record tells of a release beside its manifest."""

    manifest: Manifest
    title: str
    publisher: str
    place: str | None
    """ISO 3166 code of what is assessed."""
    formats: tuple[str, ...]
    """Media types of the printed profile."""

    @property
    def day(self) -> str:
        """The day of the release, ISO 8601."""
        return self.manifest.at[:10]

    @property
    def year(self) -> int:
        """In which the release came out."""
        return int(self.manifest.at[:4])

    @property
    def rights(self) -> str:
        """The licence, or that none was recorded."""
        return self.manifest.licence or "No licence was recorded: ask the publisher."


def dublin_core(of: Described) -> dict[str, list[str]]:
    """The elements of Dublin Core, each with its values."""
    manifest = of.manifest
    told = {
        "title": [of.title],
        "creator": [of.publisher],
        "subject": list(SUBJECTS),
        "description": [f"A profile of {manifest.name}, with the words of the sources that each sentence rests on."],
        "publisher": [of.publisher],
        "date": [of.day],
        "type": ["Text", "Dataset"],
        "format": list(of.formats),
        "identifier": _identifiers(manifest),
        "language": [language.value for language in manifest.languages],
        "coverage": [manifest.name, *([of.place] if of.place else [])],
        "rights": [of.rights, *([manifest.licence_address] if manifest.licence_address else [])],
    }
    if manifest.supersedes:
        told["relation"] = [manifest.supersedes]
    return told


def dublin_core_json(of: Described) -> bytes:
    """The elements as JSON."""
    told = {f"dc:{name}": values for name, values in dublin_core(of).items()}
    told["dcterms:bibliographicCitation"] = [of.manifest.citation]
    if of.manifest.supersedes:
        told["dcterms:replaces"] = [of.manifest.supersedes]
    return msgspec.json.format(msgspec.json.encode(told), indent=2) + b"\n"


def dublin_core_xml(of: Described) -> bytes:
    """The elements as XML, an element a value."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f"<metadata {DCMI}>"]
    for name, values in dublin_core(of).items():
        lines += [f"  <{name}>{escape(_legible(value))}</{name}>" for value in values]
    citation = escape(_legible(of.manifest.citation))
    lines.append(f"  <dcterms:bibliographicCitation>{citation}</dcterms:bibliographicCitation>")
    if of.manifest.supersedes:
        lines.append(f"  <dcterms:replaces>{escape(of.manifest.supersedes)}</dcterms:replaces>")
    return ("\n".join([*lines, "</metadata>"]) + "\n").encode()


def datacite(of: Described) -> bytes:
    """The record of DataCite 4.5 as JSON; without a DOI it has none yet, and whoever registers one puts it in."""
    manifest = of.manifest
    given = manifest.identifiers
    told: dict[str, Any] = {
        "schemaVersion": DATACITE,
        "identifiers": [{"identifier": one, "identifierType": "Other"} for one in _identifiers(manifest)],
        "creators": [{"name": of.publisher, "nameType": "Organizational"}],
        "titles": [{"title": of.title, "lang": manifest.languages[0].value}],
        "publisher": {"name": of.publisher},
        "publicationYear": str(of.year),
        "types": {"resourceTypeGeneral": "Report", "resourceType": "Country profile with its evidence"},
        "subjects": [{"subject": subject} for subject in SUBJECTS],
        "dates": [{"date": of.day, "dateType": "Issued"}],
        "language": manifest.languages[0].value,
        "formats": list(of.formats),
        "version": str(manifest.number),
        "rightsList": [_rights(of)],
        "geoLocations": [{"geoLocationPlace": manifest.name}],
        "descriptions": [{"description": manifest.citation, "descriptionType": "Other"}],
    }
    if given.doi:
        told["doi"] = given.doi
        told["identifiers"] = [{"identifier": given.doi, "identifierType": "DOI"}, *told["identifiers"]]
    return msgspec.json.format(msgspec.json.encode(told), indent=2) + b"\n"


def _rights(of: Described) -> dict[str, str]:
    address = of.manifest.licence_address
    return {"rights": of.rights} | ({"rightsUri": address} if address else {})


def citation_file(of: Described) -> bytes:
    """``CITATION.cff``, as programs for citations read it (1.2.0)."""
    manifest, given = of.manifest, of.manifest.identifiers
    lines = [
        "cff-version: 1.2.0",
        "message: " + _quoted(manifest.citation),
        "title: " + _quoted(of.title),
        "type: dataset",
        "version: " + _quoted(str(manifest.number)),
        "date-released: " + of.day,
        "authors:",
        "  - name: " + _quoted(of.publisher),
    ]
    if given.doi:
        lines.append("doi: " + _quoted(given.doi))
    if others := [one for one in _identifiers(manifest) if one != given.doi]:
        lines.append("identifiers:")
        for one in others:
            lines += ["  - type: other", "    value: " + _quoted(one)]
    return ("\n".join(lines) + "\n").encode()


def csl(of: Described) -> dict[str, Any]:
    """The release as an item of CSL-JSON, from which other citation formats are made."""
    manifest, given = of.manifest, of.manifest.identifiers
    year, month, day = (int(part) for part in of.day.split("-"))
    item: dict[str, Any] = {
        "id": manifest.release,
        "type": "report",
        "title": of.title,
        "author": [{"literal": of.publisher}],
        "publisher": of.publisher,
        "issued": {"date-parts": [[year, month, day]]},
        "language": manifest.languages[0].value,
        "version": str(manifest.number),
    }
    further = {"number": given.number, "ISBN": given.isbn, "DOI": given.doi}
    return item | {key: value for key, value in further.items() if value}


def notes(of: Described, *, files: int) -> bytes:
    """``README.txt``: what is in a release, in plain words, for whoever finds its files one day."""
    manifest = of.manifest
    signed = "; ".join(f"{one.party}: {one.name}, {one.function}, {one.on}" for one in manifest.sign_offs)
    spoken = ", ".join(Language(one).endonym for one in manifest.languages)
    lines = [
        f"{of.title}",
        f"Release {manifest.release}, {of.day}. Languages: {spoken}.",
        *([f"It replaces {manifest.supersedes}, because: {manifest.because}"] if manifest.supersedes else []),
        "",
        f"Please cite: {manifest.citation}",
        f"Licence: {of.rights}" + (f" {manifest.licence_address}" if manifest.licence_address else ""),
        f"Signed: {signed}",
        "",
        f"There are {files} files, listed with their hashes in manifest.json and SHA256SUMS.",
        "profile-*            the profile as PDF, Word document and web page",
        "assessment-*.json    the same as data: every sentence with what it rests on",
        "csv/                 tables, described in datapackage.json",
        "signed-text.json     the parts that were signed; their hash is computed from it",
        "sources/             archived copies of what is quoted, and what they say as text",
        "metadata/            records for libraries",
        "",
        "Check it on any machine: migov release verify FILE",
        "",
        "Missing is not no: what was not answered, not found or not printed is said to be so, and is never a no.",
        "Nothing here orders or scores countries.",
        "Made with migov, independent open software; not a product of the International Organization for Migration.",
    ]
    return ("\n".join(lines) + "\n").encode()


def name(value: Assessment) -> str:
    """The official name of what is assessed, in the language of the profile: of a city with its country."""
    return official_name(value.jurisdiction, value.publication.language)


def title(value: Assessment, generation: Generation) -> str:
    """The title of a profile with the name of what is assessed, in its own language."""
    wording = spoken(value, value.publication.language, generation)
    return wording("book", "title_dated") or wording.certain("book", "title")


def citation(value: Assessment, generation: Generation) -> str:
    """The citation that the imprint asks for."""
    wording = spoken(value, value.publication.language, generation)
    return wording.plain("{citation}") or title(value, generation)


def _identifiers(manifest: Manifest) -> list[str]:
    given = manifest.identifiers
    return [one for one in (given.doi, given.isbn, given.number, manifest.release) if one]


def _quoted(text: str) -> str:
    """A text as YAML writes it in quotes: JSON's own way."""
    return json.dumps(text, ensure_ascii=False)


def _legible(text: str) -> str:
    """The text without the signs that XML cannot hold."""
    return "".join(sign for sign in text if sign in "\t\n\r" or sign >= " ")
