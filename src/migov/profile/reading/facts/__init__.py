"""From the printed words of a profile to registers: what it cites, whom it names, when it was true, what is doubtful.

``gather`` is the one way in. Each kind of fact has its module, laws and plans a room of their own: `instruments`. What
they all need stands in `naming` and `lexicon`: how names are told from other words, and the words by which facts are
recognised, which are data, one file per language in ``lexicon/languages/``.
"""

from __future__ import annotations

import msgspec

from migov.model.assessments import Assessment
from migov.model.flags import Flag, FlagKind
from migov.model.jurisdictions import Gazetteer
from migov.profile.reading.facts.agreements import agreements
from migov.profile.reading.facts.flags import flags
from migov.profile.reading.facts.institutions import institutions
from migov.profile.reading.facts.instruments.register import identify
from migov.profile.reading.facts.instruments.statuses import settle
from migov.profile.reading.facts.lexicon.vocabulary import vocabulary
from migov.profile.reading.facts.moments import as_of, staleness
from migov.profile.reading.facts.naming.countries import Countries
from migov.profile.reading.facts.stretches import capitalized_words, stretches


def gather(assessment: Assessment, *, territories: Gazetteer) -> Assessment:
    """The assessment with its registers filled from its own words, and new flags behind those it has.

    In a language whose words nobody has written yet the registers stay as they are, and a flag says so.
    """
    language, year = assessment.publication.language, assessment.publication.year
    words = vocabulary(language)
    if words is None:
        says = f"Instruments, institutions and agreements were not gathered: there are no words for them in {language}."
        flag = Flag(kind=FlagKind.MISSING_PART, says=says)
        return msgspec.structs.replace(assessment, flags=(*assessment.flags, flag))
    countries = Countries(territories, assessment.jurisdiction)
    texts = stretches(assessment, words)
    capitals = capitalized_words(texts)
    register = identify(texts, capitals, words, countries)
    settle(register, texts, words)
    agreed = agreements(assessment, texts, words, countries)
    dates = as_of(texts, words)
    found = flags(texts, register, agreed, dates, words, countries, tables=assessment.conventions, year=year)
    return msgspec.structs.replace(
        assessment,
        instruments=register.instruments(language, year),
        institutions=institutions(texts, capitals, words, countries),
        agreements=agreed,
        as_of=dates,
        staleness=staleness(texts, register, words, year=year),
        flags=(*assessment.flags, *(flag for flag in found if flag not in assessment.flags)),
    )
