"""The data set as catalogues want to know it: DCAT in JSON-LD and Turtle, and what search engines read (schema.org)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, override

from migov.model.languages import Language
from migov.store.published import releases
from migov.store.published.dataset.keeping import SQLITE, ZIP, Kept
from migov.web.api.answering import DESCRIPTION, LICENCE, MISSING, ROOT
from migov.web.portal.answering import NO_RANKING

TITLE = gettext_noop("Published migration governance profiles")
ABOUT = gettext_noop(
    "What profiles of migration governance say, question by question, with the words of laws that each sentence rests"
    " on. Nothing is ranked; what is missing is not a “no”."
)
CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
MEDIA = {SQLITE: "application/vnd.sqlite3", ZIP: "application/zip"}
IANA = "https://www.iana.org/assignments/media-types/"
Node = dict[str, Any]


class Subject(NamedTuple):
    """What a record is made of."""

    base: str
    """The public base address."""
    kept: Kept | None


def dcat(of: Subject) -> Node:
    """The record as JSON-LD."""
    return {"@context": CONTEXT, "@graph": [_data_set(of), _service(of), *_distributions(of)]}


def _data_set(of: Subject) -> Node:
    told: Node = {
        "@id": f"{of.base}/data#dataset",
        "@type": "dcat:Dataset",
        "dct:title": list(_in_each(TITLE)),
        "dct:description": list(_in_each(ABOUT)),
        "dct:rights": {"@value": f"{LICENCE} {MISSING}", "@language": "en"},
        "dcat:landingPage": {"@id": f"{of.base}/en/data"},
        "dcat:distribution": [{"@id": one["@id"]} for one in _distributions(of)],
    }
    days = sorted(one.published for one in releases.current())
    if days:
        told["dct:modified"] = {"@value": days[-1], "@type": "xsd:date"}
    addresses = {one.licence_address for one in releases.current()}
    if len(addresses) == 1 and (address := addresses.pop()):
        told["dct:license"] = {"@id": address}
    return told


def _service(of: Subject) -> Node:
    return {
        "@id": f"{of.base}/data#service",
        "@type": "dcat:DataService",
        "dct:title": list(_in_each(TITLE)),
        "dcat:endpointURL": {"@id": f"{of.base}{ROOT}"},
        "dcat:endpointDescription": {"@id": f"{of.base}{DESCRIPTION}"},
        "dcat:servesDataset": {"@id": f"{of.base}/data#dataset"},
    }


def _distributions(of: Subject) -> list[Node]:
    return [_distribution(of, name) for name in MEDIA]


def _distribution(of: Subject, name: str) -> Node:
    told: Node = {
        "@id": f"{of.base}/data#{name}",
        "@type": "dcat:Distribution",
        "dct:title": {"@value": name, "@language": "en"},
        "dcat:downloadURL": {"@id": f"{of.base}/data/{name}"},
        "dcat:accessURL": {"@id": f"{of.base}/en/data"},
        "dcat:mediaType": {"@id": IANA + MEDIA[name]},
    }
    if of.kept:
        told["dcat:byteSize"] = {"@value": str(of.kept.sizes[name]), "@type": "xsd:nonNegativeInteger"}
        told["spdx:checksum"] = {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
            "spdx:checksumValue": {"@value": of.kept.hashes[name], "@type": "xsd:hexBinary"},
        }
    return told


def _in_each(text: str) -> Iterator[Node]:
    for language in Language:
        with override(language.value):
            yield {"@value": _(text), "@language": language.value}


def turtle(of: Subject) -> str:
    """The same record as Turtle."""
    head = "".join(f"@prefix {name}: <{address}> .\n" for name, address in CONTEXT.items())
    return head + "".join(f"\n<{node['@id']}> {_pairs(node)} .\n" for node in dcat(of)["@graph"])


def _pairs(node: Node) -> str:
    pairs = [f"a {node['@type']}"]
    for name, value in node.items():
        if not name.startswith("@"):
            pairs.append(f"{name} {', '.join(map(_term, value if isinstance(value, list) else [value]))}")
    return " ;\n  ".join(pairs)


def _term(value: Node) -> str:
    if "@value" in value:
        text = msgspec.json.encode(value["@value"]).decode()
        return text + (f"@{value['@language']}" if "@language" in value else f"^^{value['@type']}")
    if "@id" in value:
        return value["@id"] if value["@id"].startswith("spdx:") else f"<{value['@id']}>"
    return f"[ {_pairs(value)} ]"


def schema_org(of: Subject) -> Node:
    """What search engines for data read."""
    return {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "@id": f"{of.base}/data#dataset",
        "name": _(TITLE),
        "description": f"{_(ABOUT)} {NO_RANKING} {MISSING}",
        "url": f"{of.base}/en/data",
        "inLanguage": [language.value for language in Language],
        "isAccessibleForFree": True,
        "license": sorted({one.licence_address for one in releases.current() if one.licence_address}),
        "dateModified": max((one.published for one in releases.current()), default=None),
        "distribution": [
            {
                "@type": "DataDownload",
                "name": name,
                "contentUrl": f"{of.base}/data/{name}",
                "encodingFormat": kind,
                **({"contentSize": str(of.kept.sizes[name]), "sha256": of.kept.hashes[name]} if of.kept else {}),
            }
            for name, kind in MEDIA.items()
        ],
    }
