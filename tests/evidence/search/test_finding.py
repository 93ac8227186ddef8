"""From words to ranked passages with their reasons."""

from __future__ import annotations

import pytest

from migov.evidence.index import Entry, Filters, Index
from migov.evidence.index.analysers import words
from migov.evidence.search import SENTENCES, Found, Kin, Known, Note, Origin, Remark, Weights, find, kindred, plan
from migov.model.glossaries import Glossary
from migov.model.languages import Language, Localized
from migov.model.sources import Locator, Passage


def article(source: str, text: str, *, title: str = "Act", language: str = "en", number: int = 1) -> Entry:
    passage = Passage(number=number, locator=Locator(path=(f"Article {number}",)), text=text)
    return Entry(source=source, snapshot="0" * 64, title=title, language=language, passage=passage)


LAWS = Index.in_memory(
    [
        article("aliens", "No alien may be employed without a work permit.", title="Aliens Act"),
        article("roads", "A permit is required for work on a road.", title="Roads Act"),
        article("étrangers", "Les étrangers sont admis au regroupement de leur famille.", language="fr", title="Loi"),
        article("asile", "Le réfugié ne peut être expulsé.", language="fr", title="Loi sur l’asile"),
        article("fous", "L’asile des aliénés est fermé la nuit.", language="fr", title="Loi sur les hospices"),
        article("وافدين", "لا يجوز تشغيل الأجانب دون ترخيص عمل.", language="ar", title="قانون"),
    ]
)

FAMILY = Known(
    indicator="1.2.1",
    question=Localized(en="Does the law allow family reunification?"),
    glossaries=(
        Glossary(indicator="1.2.1", language=Language.EN, labels=("family reunification",)),
        Glossary(indicator="1.2.1", language=Language.FR, labels=("regroupement familial",), synonyms=("famille",)),
    ),
)
ASYLUM = Known(
    indicator="2.3.3",
    question=Localized(en="Are asylum procedures set in law?"),
    glossaries=(
        Glossary(
            indicator="2.3.3",
            language=Language.FR,
            labels=("asile", "réfugié"),
            never=("asile des aliénés",),
        ),
    ),
)


def sources(words: str, *languages: str, **filters: str) -> list[str]:
    found = find(LAWS, plan(words, languages=languages or ("en", "fr", "ar")), Filters(**filters))  # type: ignore[arg-type]
    return [hit.source for hit in found.hits]


def test_the_act_about_the_matter_comes_first() -> None:
    assert sources("work permits for aliens", "en") == ["aliens", "roads"]


def test_words_are_found_in_any_form_and_without_their_accents() -> None:
    assert sources("étranger") == sources("ÉTRANGÈRES") == ["étrangers"]
    assert sources("etrangers") == ["étrangers"]
    assert sources("الترخيص للأجانب", "ar") == ["وافدين"]


@pytest.mark.parametrize(
    ("language", "typed", "printed", "text"),
    [
        ("fr", "egalite", "égalité", "Le principe d’égalité est garanti."),
        ("fr", "egalite", "égalités", "Les égalités de fait sont rétablies."),
        ("fr", "acces", "accès", "L’accès est libre."),
        ("fr", "REFUGIE", "réfugiées", "Les réfugiées sont admises."),
        ("es", "proteccion", "protección", "La protección es gratuita."),
        ("es", "politicas", "política", "La política es pública."),
        ("pt", "educacao", "educação", "A educação é gratuita."),
        ("pt", "autorizacoes", "autorização", "A autorização é gratuita."),
    ],
)
@pytest.mark.parametrize("in_body", [True, False])
def test_words_typed_without_accents_are_found_and_marked(
    language: str, typed: str, printed: str, text: str, in_body: bool
) -> None:
    laws = Index.in_memory(
        [
            article("it", text if in_body else "…", title="…" if in_body else text, language=language),
            article("else", "Otro, autre, outro.", language=language),
        ]
    )
    (hit,) = find(laws, plan(typed, languages=(language,))).hits
    assert hit.source == "it"
    assert {(reason.term, reason.part) for reason in hit.reasons} == {(typed, "body" if in_body else "title")}
    if in_body:
        assert [hit.text[mark.start : mark.end] for mark in hit.marks] == [printed]


def test_words_typed_with_an_accent_are_looked_for_as_they_were() -> None:
    assert [term.words for term in plan("égalité accès", languages=("fr",)).terms] == [("egal",), ("acces",)]


def test_quoted_words_must_stand_so_whatever_their_case_and_accents() -> None:
    assert sources('"WORK PERMIT"') == ["aliens"]
    assert sources('"work permits"') == []
    assert sources("«leur famille»") == ["étrangers"]
    assert sources("“work on a road”") == ["roads"]
    assert sources('"refugie ne peut"') == ["asile"]


def test_words_beside_quoted_ones_only_order_what_the_quote_finds() -> None:
    assert sources('"permit" road') == ["roads", "aliens"]


@pytest.mark.parametrize("words", ["", "   ", "…", '""', "the of and", '"…"'])
def test_nothing_to_look_for_finds_nothing_and_says_so(words: str) -> None:
    found = find(LAWS, plan(words, languages=("en",)))
    assert (found.hits, found.total) == ((), 0)


@pytest.mark.parametrize("words", ["AND OR NOT", "title:permit", "permit~2 [a TO z]", "(((", "a:b^9", "\x00permit"])
def test_what_looks_like_a_query_language_is_only_words(words: str) -> None:
    find(LAWS, plan(words, languages=("en", "fr")))


def test_a_language_without_an_analyser_is_searched_as_it_stands_and_says_so() -> None:
    index = Index.in_memory([article("doka", "Dokar baƙi ta kasa.", language="ha")])
    hausa = plan("BAKI doka baƙi", languages=("ha",))
    assert hausa.notes[0] == Note(remark=Remark.ENDINGS_UNKNOWN, values=("ha",))
    assert [hit.source for hit in find(index, hausa).hits] == ["doka"]


def test_an_english_question_is_asked_in_the_words_of_french_law() -> None:
    question = "Is family reunification possible?"
    kin = kindred(question, "en", [FAMILY, ASYLUM])
    assert [one.known.indicator for one in kin] == ["1.2.1"]
    made = plan(question, languages=("fr",), language="en", kin=kin)
    assert {term.origin for term in made.terms} == {Origin.LABEL, Origin.SYNONYM, Origin.WORD}
    assert str(made.notes[0]) == "asked in en, looked for in fr by the glossary"
    assert find(LAWS, made).hits[0].source == "étrangers"


def test_a_question_that_no_indicator_is_near_has_no_kin() -> None:
    assert kindred("fisheries", "en", [FAMILY, ASYLUM]) == ()
    assert kindred("…", "en", [FAMILY]) == ()
    assert kindred("family", "en", []) == ()


def test_words_of_asking_make_no_kin() -> None:
    asks = Localized(en="Which measures does the country take against fraud?")
    fraud = Known(indicator="9.9.9", question=asks)
    assert kindred("Which measures does the country have?", "en", [fraud, ASYLUM]) == ()


def test_every_remark_has_a_sentence() -> None:
    assert set(SENTENCES) == set(Remark)


def test_where_there_are_no_laws_at_all_nothing_is_said_of_glossaries_for_their_languages() -> None:
    assert plan("residence permit", languages=(), language="en").notes == ()


def test_every_hit_says_which_term_stands_where() -> None:
    hit = find(LAWS, plan("alien work permit", languages=("en",))).hits[0]
    told = {(reason.term, reason.part, reason.origin) for reason in hit.reasons}
    assert ("alien", "title", Origin.TYPED) in told
    assert ("permit", "body", Origin.TYPED) in told
    assert {hit.text[mark.start : mark.end] for mark in hit.marks} == {"alien", "work", "permit"}


def test_a_snippet_of_a_long_passage_shows_what_was_looked_for() -> None:
    long = "Nothing of note stands here. " * 60 + "A residence permit is issued to aliens. " + "Nor here. " * 60
    hit = find(Index.in_memory([article("long", long)]), plan("residence permit", languages=("en",))).hits[0]
    snippet = hit.snippet
    assert "residence permit" in snippet.text
    assert len(snippet.text) <= 330
    assert hit.text[snippet.start :].startswith(snippet.text)
    assert [snippet.text[mark.start : mark.end] for mark in snippet.marks] == ["residence", "permit"]


def test_the_log_keeps_what_was_looked_for_and_how_much_was_found() -> None:
    found = find(LAWS, plan('"work permit"', languages=("en",)), Filters(on="2021"))
    line = found.logged(at="2026-01-02T03:04:05+00:00", by="ana")
    assert (line.query, line.found, line.by) == ('"work permit" · in force on 2021', 1, "ana")


def test_a_passage_with_nothing_but_what_must_not_match_is_left_out() -> None:
    made = plan(
        "Are asylum procedures set in law?", languages=("fr",), language="en", kin=kindred("asylum", "en", [ASYLUM])
    )
    assert [hit.source for hit in find(LAWS, made).hits] == ["asile"]


FOREIGNERS = Known(
    indicator="1.2.1",
    question=Localized(fr="Les étrangers sont-ils admis au travail ?"),
    glossaries=(Glossary(indicator="1.2.1", language=Language.FR, labels=("permis de travail",)),),
)


def of_an_indicator(*texts: str, limit: int) -> Found:
    laws = Index.in_memory(article("loi", text, language="fr", number=at) for at, text in enumerate(texts, start=1))
    question = FOREIGNERS.question.text(Language.FR)
    return find(laws, plan(question, languages=("fr",), language="fr", kin=(Kin(known=FOREIGNERS),)), limit=limit)


def test_how_many_were_found_does_not_depend_on_how_many_are_shown() -> None:
    texts = ["Le permis de travail est délivré."] * 3 + ["Les étrangers sont admis."] * 4
    for limit in (1, 3, 5, 200):
        found = of_an_indicator(*texts, limit=limit)
        assert (found.total, len(found.hits)) == (3, min(limit, 7))
        assert any("3 passages hold" in str(note) for note in found.plan.notes) is (limit > 3)


def test_a_search_that_met_no_entry_of_the_glossary_found_nothing_and_says_what_is_shown() -> None:
    found = of_an_indicator("Les étrangers sont admis.", "Les étrangers paient.", limit=20)
    assert (found.total, len(found.hits)) == (0, 2)
    assert "no passage holds" in str(found.plan.notes[-1])
    assert found.logged(at="2026-01-02T03:04:05+00:00").found == 0


SENTENCE = "L'étranger est muni d'un permis de travail délivré par le ministre, valable et renouvelable."
EMPLOYED = Known(
    indicator="1.3.1",
    question=Localized(fr="Les étrangers sont-ils admis au travail ?"),
    glossaries=(
        Glossary(indicator="1.3.1", language=Language.FR, labels=("permis de travail",), wordings=(SENTENCE,)),
    ),
)
SCHOOLED = Known(
    indicator="1.1.2",
    question=Localized(fr="Les enfants vont-ils à l’école ?"),
    glossaries=(
        Glossary(
            indicator="1.1.2",
            language=Language.FR,
            labels=("école",),
            wordings=("L'enfant étranger est inscrit à l'école par le ministre.",),
        ),
    ),
)


def like_an_article(*texts: str) -> Found:
    laws = Index.in_memory(article(f"loi {at}", text, language="fr") for at, text in enumerate(texts, start=1))
    question = EMPLOYED.question.text(Language.FR)
    catalogue = (EMPLOYED, SCHOOLED)
    return find(laws, plan(question, languages=("fr",), language="fr", kin=(Kin(known=EMPLOYED),), catalogue=catalogue))


def test_an_article_like_the_sentence_of_a_glossary_says_so() -> None:
    found = like_an_article("Le ministre du travail délivre à l’étranger un permis valable, dont il est muni.")
    [reason] = [one for one in found.hits[0].reasons if one.origin is Origin.WORDING]
    assert (reason.term, reason.part, reason.indicator, reason.times) == (SENTENCE, "body", "1.3.1", 5)
    assert reason.weight == pytest.approx(5 / 6)


def test_reasons_are_told_in_short_each_term_once_and_the_sentence_among_them() -> None:
    (hit,) = like_an_article("Le ministre du travail délivre à l’étranger un permis valable, dont il est muni.").hits
    told = hit.why(3)
    assert [one.term for one in told[:2]] == list(dict.fromkeys(reason.term for reason in hit.reasons))[:2]
    assert (told[2].origin, told[2].term) == (Origin.WORDING, SENTENCE)
    assert len(hit.why(100)) == len({(reason.term, reason.origin) for reason in hit.reasons})


def test_a_term_is_told_with_every_part_it_stands_in() -> None:
    index = Index.in_memory([article("law 1", "A permit is a permit.", title="The Permit Act")])
    (hit,) = find(index, plan("permit", languages=("en",))).hits
    assert [(one.term, one.parts) for one in hit.why(5)] == [("permit", ("title", "body"))]


def test_a_word_or_two_in_common_with_a_sentence_are_no_reason() -> None:
    found = like_an_article("Le travail de l’étranger et du ministre.")
    assert all(reason.origin is not Origin.WORDING for reason in found.hits[0].reasons)


def test_a_word_that_few_indicators_use_is_more_of_their_sentence() -> None:
    [wording] = like_an_article("Le permis.").plan.wordings
    assert wording.shares[words("permis", "fr")[0]] > wording.shares[words("étranger", "fr")[0]] == 0
    assert sum(wording.shares.values()) == pytest.approx(1.0)


def test_a_sentence_of_a_glossary_finds_nothing_by_itself() -> None:
    assert like_an_article("Il est muni d’un passeport délivré par le consul.").hits == ()


def test_headings_count_more_where_only_the_glossary_speaks_the_language_of_the_laws() -> None:
    above, below = (
        Entry(
            source=source,
            snapshot="0" * 64,
            title="Loi",
            language="fr",
            passage=Passage(locator=Locator(path=(heading,)), text=text),
        )
        for source, heading, text in (
            ("above", "Du permis de travail", "Il est délivré par le ministre, qui en fixe le prix et la durée."),
            ("below", "Dispositions diverses", "Le permis de travail est délivré par le ministre qui en fixe le prix."),
        )
    )
    laws, kin = Index.in_memory([above, below]), (Kin(known=EMPLOYED),)
    rendered = plan("May foreigners work?", languages=("fr",), language="en", kin=kin)
    light, heavy = (
        {hit.source: hit.score for hit in find(laws, rendered, weights=Weights(headings_rendered=share)).hits}
        for share in (0.5, 1.0)
    )
    assert heavy["above"] / heavy["below"] > light["above"] / light["below"]
    spoken = plan(EMPLOYED.question.text(Language.FR), languages=("fr",), language="fr", kin=kin)
    scores = [[hit.score for hit in find(laws, spoken, weights=Weights(headings_rendered=n)).hits] for n in (0.5, 1.0)]
    assert scores[0] == scores[1]


def test_in_a_language_without_a_glossary_words_of_the_question_count() -> None:
    asked = Localized(en="Is family reunification possible?", es="¿Es posible la reagrupación familiar?")
    known = Known(indicator="1.2.1", question=asked, glossaries=FAMILY.glossaries)
    laws = Index.in_memory(
        [
            article("fr", "Le regroupement familial est admis.", language="fr"),
            article("fr2", "La possibilité est admise.", language="fr"),
            article("es", "La reagrupación es un derecho.", language="es"),
        ]
    )
    made = plan(asked.text(Language.EN), languages=("fr", "es"), language="en", kin=(Kin(known=known),))
    assert find(laws, made).total == 2
