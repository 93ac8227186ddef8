"""An edition as the TOML files it is kept in: the counterpart of `migov.catalogue.editions`.

Written by hand rather than by a library, so that the files stay pleasant to read and to compare line by line: long
texts are wrapped, and what is empty is left out. Reading what is written here gives the same edition again.
"""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Sequence

from migov.catalogue.editions import HEAD
from migov.model.dimensions import Dimension
from migov.model.indicators import Category, Edition, EditionKind, Indicator, SubDomain
from migov.model.languages import Language, Localized

WIDTH = 116
NAMES = {
    Dimension.RIGHTS: "1-rights.toml",
    Dimension.POLICY: "2-policy.toml",
    Dimension.PARTNERSHIPS: "3-partnerships.toml",
    Dimension.WELL_BEING: "4-well-being.toml",
    Dimension.CRISES: "5-crises.toml",
    Dimension.MIGRATION: "6-migration.toml",
}


def write(edition: Edition) -> dict[str, str]:
    """The files of an edition: name → content. A module, being short, has all its questions in one file."""
    written = {HEAD: "\n".join(_head(edition)) + "\n"}
    if edition.kind is EditionKind.MODULE:
        return written | {"questions.toml": _questions(edition.sub_domains, edition.indicators)}
    for dimension, name in NAMES.items():
        sub_domains = [sub_domain for sub_domain in edition.sub_domains if sub_domain.dimension is dimension]
        if sub_domains:
            heading = f"# Dimension {int(dimension)}: {dimension.title(Language.EN)}\n\n"
            written[name] = heading + _questions(sub_domains, edition.of(dimension))
    return written


def _head(edition: Edition) -> Iterator[str]:
    yield f"code = {quoted(edition.code)}"
    yield f"kind = {quoted(edition.kind)}"
    if edition.year is not None:
        yield f"year = {edition.year}"
    yield from _localized("title", edition.title)
    yield from _localized("remark", edition.remark)


def _questions(sub_domains: Sequence[SubDomain], indicators: Sequence[Indicator]) -> str:
    lines: list[str] = []
    for sub_domain in sub_domains:
        lines += ["[[sub_domains]]", f"code = {quoted(sub_domain.code)}", f"dimension = {int(sub_domain.dimension)}"]
        lines += [*_localized("title", sub_domain.title), ""]
        for indicator in indicators:
            if indicator.sub_domain == sub_domain.code:
                lines += ["[[indicators]]", *_indicator(indicator), ""]
    return "\n".join(lines[:-1]) + "\n"


def _indicator(indicator: Indicator) -> Iterator[str]:
    yield f"code = {quoted(indicator.code)}"
    yield f"sub_domain = {quoted(indicator.sub_domain)}"
    yield from _localized("question", indicator.question)
    yield from _localized("guidance", indicator.guidance)
    yield f"scale = {quoted(indicator.scale)}"
    if indicator.categories:
        yield from ("categories = [", *(f"  {_category(category)}," for category in indicator.categories), "]")
    if indicator.gcm_objectives:
        yield f"gcm_objectives = {list(indicator.gcm_objectives)}"
    for key in ("sdg_targets", "sdg_10_7_2", "treaties"):
        if values := getattr(indicator, key):
            yield f"{key} = [{', '.join(quoted(value) for value in values)}]"
    if indicator.origin is not None:
        yield _text("origin", indicator.origin)
    yield f"confidence = {quoted(indicator.confidence)}"


def _category(category: Category) -> str:
    labels = ", ".join(f"{language} = {quoted(category.label.text(language))}" for language in category.label.languages)
    return f"{{ code = {quoted(category.code)}, label = {{ {labels} }} }}"


def _localized(key: str, text: Localized) -> Iterator[str]:
    for language in text.languages:
        yield _text(f"{key}.{language}", text.text(language))


def _text(key: str, text: str) -> str:
    line = f"{key} = {quoted(text)}"
    if len(line) <= WIDTH:
        return line
    wrapped = textwrap.wrap(text, WIDTH, break_long_words=False, break_on_hyphens=False)
    body = "\n".join(quoted(part)[1:-1] for part in wrapped)
    return f'{key} = """\n{body}\n"""'


def quoted(text: str) -> str:
    r"""The text as a TOML basic string.

    >>> print(quoted('say "no"'))
    "say \"no\""
    """
    return json.dumps(str(text), ensure_ascii=False).replace("\x7f", "\\u007f")
