from __future__ import annotations

from migov.evidence.references import find
from migov.evidence.references.deeds import deeds
from migov.model.instruments import InstrumentRelation


def test_a_law_that_opens_its_article_is_the_subject_of_its_sentence() -> None:
    text = "Article 1\nLaw No. 1979-11 of 5 June 1979 on Foreigners is repealed."
    (deed,) = deeds(text, find(text, language="en"), language="en")
    assert (deed.relation, deed.to.number) == (InstrumentRelation.REPEALS, "1979-11")
