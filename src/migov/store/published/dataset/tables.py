"""Which tables the data set has: every column with its type and what it means.

No column counts anything by place, and no index begins with what a place answered: there is nothing here by which
countries could be put in an order of achievement.
"""

from __future__ import annotations

from typing import NamedTuple

TYPES = {"text": "string", "integer": "integer", "boolean": "boolean", "json": "string"}
"""Ours → those of data packages."""


class Column(NamedTuple):
    """One column."""

    name: str
    type: str
    says: str


class Table(NamedTuple):
    """One table."""

    name: str
    says: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    """The columns that tell its rows apart, and in whose order they stand in files."""
    of: tuple[tuple[tuple[str, ...], str], ...] = ()
    """Columns that name a row of another table, with its name."""


def _columns(*lines: str) -> tuple[Column, ...]:
    """Columns from lines of a name, a type and what it means."""
    return tuple(Column(*(part.strip() for part in line.split("|", 2))) for line in lines)


def _names(stem: str, says: str) -> tuple[str, ...]:
    languages = {"en": "English", "fr": "French", "es": "Spanish", "pt": "Portuguese", "ar": "Arabic"}
    return tuple(f"{stem}_{code} | text | {says}, in {name}." for code, name in languages.items())


RELEASE = "release | text | Id of the release: `xnd-2024.1`."
PLACE = "place | text | Id of the place."
YEAR = "year | integer | Year of the profile."
LANGUAGE = "language | text | Language of the text: en, fr, es, pt or ar."
PARAGRAPH = "paragraph | text | Id of the paragraph, the same in every language."
SENTENCE = "sentence | integer | Position of the sentence in the paragraph, from 1."
POSITION = "position | integer | Position, from 1."
INDICATOR = "indicator | text | Code of the indicator."
INSTRUMENT = "instrument | text | Id of the instrument within its place."
AS_OF = "as_of | text | The day, month or year at which it was true."

OF_RELEASE = ((("release",), "releases"),)
OF_PARAGRAPH = ((("release", "language", "paragraph"), "paragraphs"),)
OF_SENTENCE = ((("release", "language", "paragraph", "sentence"), "sentences"),)
OF_INSTRUMENT = ((("release", "instrument"), "instruments"),)

TABLES = (
    Table(
        "places",
        "Countries and cities that have a profile or are being assessed.",
        _columns(
            PLACE,
            "code | text | ISO 3166 code; of a city, that of its country.",
            "level | text | national or local.",
            "region | text | Region of the United Nations (M49); empty where it is not known.",
            *_names("name", "Name as in running text"),
            *_names("official", "Official name"),
            *_names("country", "Of a city: the name of its country"),
        ),
        ("place",),
    ),
    Table(
        "releases",
        "All releases, current and replaced. The other tables hold what the current ones say.",
        _columns(
            RELEASE,
            "assessment | text | Id of the assessment: one round of one place.",
            "number | integer | Number of the release within its assessment.",
            "is_current | boolean | Whether no later release replaced it.",
            PLACE,
            YEAR,
            "round | integer | First profile, second profile and so on.",
            "edition | text | Code of the edition of the questions.",
            "modules | json | Codes of the modules.",
            "origin | text | own: assessed and released here; external: read from the profile of others.",
            "language | text | Language in which it was written and signed.",
            "languages | json | Languages in which it can be read.",
            "title | text | Its title in the language in which it was signed.",
            "published | text | Day of publication.",
            "cut_off | text | The day after which nothing was taken into account.",
            "because | text | Why it replaced the one before.",
            "earlier | text | Id of the assessment of the round before.",
            "licence | text | Its licence; empty where none is recorded.",
            "licence_address | text | Address of the licence.",
            "citation | text | How it must be cited.",
            "publication_number | text | Publication number.",
            "isbn | text | ISBN.",
            "doi | text | DOI.",
            "publisher | text | Publisher.",
            "partner | text | Partner of the publisher.",
            "original | text | Address of the original, of an external profile.",
            "is_whole | boolean | False where only short quotations may be passed on.",
            "manifest | text | SHA-256 of its manifest.",
            "journal | text | Hash of the last line of the journal when it was made.",
        ),
        ("release",),
        ((("place",), "places"),),
    ),
    Table(
        "files",
        "Files of all releases.",
        _columns(
            RELEASE,
            "path | text | Path within the release.",
            "role | text | What it is for.",
            "language | text | Language, where it has one.",
            "media_type | text | Media type.",
            "size | integer | Bytes.",
            "sha256 | text | SHA-256 of its bytes.",
        ),
        ("release", "path"),
        OF_RELEASE,
    ),
    Table(
        "paragraphs",
        "Paragraphs of the key findings and of modules, in every language in which they can be read.",
        _columns(
            RELEASE,
            LANGUAGE,
            PARAGRAPH,
            PLACE,
            YEAR,
            "signed_in | text | Language in which it was signed; another than `language` for a translation.",
            "is_stale | boolean | Whether the translation is of older words.",
            "dimension | integer | Number of one of the six dimensions; empty in a module.",
            "module | text | Code of the module, else empty.",
            "side | text | well-developed or potential; empty in a module.",
            "section | text | Section, as printed.",
            POSITION,
            "words | text | The paragraph, without the calls of its notes.",
            "notes | json | Footnotes: pairs of a mark and its words.",
        ),
        ("release", "language", "paragraph"),
        OF_RELEASE,
    ),
    Table(
        "paragraph_indicators",
        "On which questions a paragraph rests.",
        _columns(RELEASE, PARAGRAPH, INDICATOR),
        ("release", "paragraph", "indicator"),
        OF_RELEASE,
    ),
    Table(
        "sentences",
        "Printed sentences.",
        _columns(
            RELEASE,
            LANGUAGE,
            PARAGRAPH,
            SENTENCE,
            "words | text | The sentence, as printed.",
            "waived_because | text | Why it may stand without a quotation, a statement or an answer.",
        ),
        ("release", "language", "paragraph", "sentence"),
        OF_PARAGRAPH,
    ),
    Table(
        "quotations",
        "Words of sources, with where they stand.",
        _columns(
            "quotation | text | SHA-256 of all the other columns: its id.",
            "exact | text | The quoted words, as in the source.",
            "prefix | text | A few words before them.",
            "suffix | text | A few words after them.",
            "source | text | Id of the source within the release.",
            "title | text | Title of the source.",
            "source_language | text | Language of the source.",
            "path | json | The way down the headings to the passage.",
            "page | text | Page, as labelled.",
            "published | text | When the source was published.",
            "captured | text | When the archived copy was taken.",
            "address | text | Where the source was found.",
            "archived | text | SHA-256 of the archived copy among the files; empty where it may not be passed on.",
            "media_type | text | Media type of the archived copy.",
            "instrument | text | Id of the instrument that the source is the text of.",
        ),
        ("quotation",),
    ),
    Table(
        "sentence_quotations",
        "Which quotations carry which sentences.",
        _columns(RELEASE, LANGUAGE, PARAGRAPH, SENTENCE, POSITION, "quotation | text | Id of the quotation."),
        ("release", "language", "paragraph", "sentence", "position"),
        (*OF_SENTENCE, (("quotation",), "quotations")),
    ),
    Table(
        "statements",
        "What institutions said, by name, where it carries a sentence.",
        _columns(
            RELEASE,
            LANGUAGE,
            PARAGRAPH,
            SENTENCE,
            POSITION,
            "institution | text | Its name.",
            "said_on | text | Day.",
            "words | text | What it said.",
        ),
        ("release", "language", "paragraph", "sentence", "position"),
        OF_SENTENCE,
    ),
    Table(
        "sentence_answers",
        "Which answers carry which sentences.",
        _columns(RELEASE, LANGUAGE, PARAGRAPH, SENTENCE, INDICATOR),
        ("release", "language", "paragraph", "sentence", "indicator"),
        OF_SENTENCE,
    ),
    Table(
        "answers",
        "Answers to indicators. A row that is not there was not asked; a non-answer is never “no”.",
        _columns(
            RELEASE,
            "edition | text | Code of the edition that asks.",
            INDICATOR,
            PLACE,
            YEAR,
            "closed | text | The closed answer: one of the indicator's choices.",
            "non_answer | text | Why there is no closed answer.",
            "years | json | Years, of ratifications.",
            "justification | text | In the language in which the profile was signed.",
            "language | text | That language.",
            AS_OF,
            "confidence | text | How sure it is that it answers this indicator.",
            "practice | text | How far what the law says is real.",
            "searches | integer | How many searches found nothing, where that is what the answer says.",
        ),
        ("release", "edition", "indicator"),
        OF_RELEASE,
    ),
    Table(
        "answer_quotations",
        "Which quotations carry which answers.",
        _columns(RELEASE, "edition | text | Code of the edition.", INDICATOR, POSITION, "quotation | text | Its id."),
        ("release", "edition", "indicator", "position"),
        ((("release", "edition", "indicator"), "answers"), (("quotation",), "quotations")),
    ),
    Table(
        "conventions",
        "Rows of convention tables.",
        _columns(
            RELEASE,
            POSITION,
            PLACE,
            YEAR,
            "printed_table | text | Number of the table.",
            "part | text | International or regional.",
            "name | text | The instrument, as printed.",
            "treaties | json | Codes of the treaties that it names.",
            "standing | text | Where the place stands; empty means not told, never “no”.",
            "years | json | Years.",
            "note | text | What the cell says beside.",
            "printed | text | The cell, as printed.",
            "open_because | text | Why it could not be told.",
        ),
        ("release", "position"),
        OF_RELEASE,
    ),
    Table(
        "instruments",
        "Laws, plans and agreements.",
        _columns(
            RELEASE,
            INSTRUMENT,
            PLACE,
            "kind | text | Law, decree, plan and so on.",
            "number | text | Its number.",
            "adopted | integer | Year of adoption.",
            "date | text | Day of adoption.",
            "first | integer | First year of the period that it covers.",
            "last | integer | Last year of that period.",
            "since | text | In force since.",
            "until | text | In force until.",
            "status | text | How far it is in force.",
            AS_OF,
            "name | text | Its name.",
            "sources | json | Ids of the sources that are its text.",
        ),
        ("release", "instrument"),
        OF_RELEASE,
    ),
    Table(
        "instrument_names",
        "Names of instruments, in the languages in which they are printed.",
        _columns(RELEASE, INSTRUMENT, POSITION, "name | text | A name.", "language | text | Its language."),
        ("release", "instrument", "position"),
        OF_INSTRUMENT,
    ),
    Table(
        "instrument_links",
        "How instruments are related: amended, repealed and so on.",
        _columns(
            RELEASE,
            INSTRUMENT,
            POSITION,
            "relation | text | What it does to, or suffers from, the other.",
            "other | text | Id of the other one.",
            "in_part | boolean | Whether only a part is meant.",
            "since | text | Since when.",
            "articles | json | The articles that are meant.",
        ),
        ("release", "instrument", "position"),
        OF_INSTRUMENT,
    ),
    Table(
        "instrument_paragraphs",
        "Which paragraphs quote or name which instruments.",
        _columns(RELEASE, INSTRUMENT, PARAGRAPH),
        ("release", "instrument", "paragraph"),
        OF_INSTRUMENT,
    ),
    Table(
        "instrument_indicators",
        "Which answers quote which instruments.",
        _columns(RELEASE, INSTRUMENT, INDICATOR),
        ("release", "instrument", "indicator"),
        OF_INSTRUMENT,
    ),
    Table(
        "changes",
        "Answers that say something else than in the round before.",
        _columns(
            RELEASE,
            POSITION,
            PLACE,
            YEAR,
            "kind | text | Type of the change.",
            "relation | text | How the questions are related; only “same” is comparable without a remark.",
            "remark | text | What a reader of both must know, in English where it is written.",
            "because | text | What changed.",
        ),
        ("release", "position"),
        OF_RELEASE,
    ),
    Table(
        "change_answers",
        "What was said before and after a change.",
        _columns(
            RELEASE,
            POSITION,
            "side | text | before or after.",
            INDICATOR,
            "answer | text | What is answered.",
            "years | json | Years.",
            "practice | text | How far it is real.",
            "justification | text | The justification.",
            AS_OF,
        ),
        ("release", "position", "side", "indicator"),
        ((("release", "position"), "changes"),),
    ),
    Table(
        "notices",
        "What happened after publication to something that a paragraph rests on.",
        _columns(
            "assessment | text | Id of the assessment.",
            POSITION,
            PARAGRAPH,
            "instrument | text | Name of the instrument.",
            "instrument_id | text | Its id.",
            "happened | text | What happened.",
            "since | text | Since when.",
            "by | text | Name of the instrument that did it.",
            "noticed | text | When it was noticed.",
        ),
        ("assessment", "position"),
    ),
    Table(
        "errata",
        "Readers' reports of errors with what was decided.",
        _columns(
            "assessment | text | Id of the assessment.",
            "number | integer | Number of the report.",
            "release | text | Release in which it was found.",
            PARAGRAPH,
            "words | text | The words that it is about.",
            "says | text | What is wrong with them.",
            "reported | text | Day.",
            "decided | text | Day of the decision.",
            "decision | text | What was decided.",
            "because | text | Why.",
            "corrected_in | text | Release that corrects it.",
        ),
        ("assessment", "number"),
    ),
    Table(
        "events",
        "Entries of the feeds.",
        _columns(
            "number | integer | Number, in the order in which they were told.",
            "at | text | ISO 8601 moment.",
            "kind | text | What happened.",
            PLACE,
            RELEASE,
            PARAGRAPH,
            "dimensions | json | Numbers of the dimensions.",
            "says | json | What else the entry names.",
        ),
        ("number",),
    ),
    Table(
        "programme",
        "Where assessments stand that were announced or published: a status, never a grade.",
        _columns(
            "assessment | text | Id of the assessment.",
            PLACE,
            "round | integer | Round.",
            YEAR,
            "stage | text | Where it stands.",
            "since | text | Since which day.",
            "release | text | Its newest release.",
        ),
        ("assessment",),
    ),
    Table(
        "editions",
        "Editions of the questions, and modules.",
        _columns(
            "edition | text | Its code.",
            "kind | text | Core list, module and so on.",
            *_names("title", "Title"),
            "year | integer | Year.",
        ),
        ("edition",),
    ),
    Table(
        "sub_domains",
        "Sub-domains of editions.",
        _columns(
            "edition | text | Code of the edition.",
            "sub_domain | text | Its code.",
            "dimension | integer | Number of the dimension.",
            *_names("title", "Title"),
        ),
        ("edition", "sub_domain"),
        ((("edition",), "editions"),),
    ),
    Table(
        "indicators",
        "The questions, as each edition asks them.",
        _columns(
            "edition | text | Code of the edition.",
            INDICATOR,
            POSITION,
            "dimension | integer | Number of the dimension.",
            "sub_domain | text | Code of the sub-domain.",
            *_names("question", "The question"),
            "scale | text | Its scale.",
            "categories | json | Categories, where the scale has its own: code and label.",
            "gcm_objectives | json | Objectives of the Global Compact for Migration.",
            "sdg_targets | json | SDG targets.",
            "treaties | json | Codes of the treaties that it asks about.",
            "origin | text | Where the wording is from.",
        ),
        ("edition", "indicator"),
        ((("edition",), "editions"),),
    ),
)
"""In the order in which they are listed: a table comes after those that it names."""

INDEXES = (
    ("paragraphs", ("place", "language")),
    ("paragraph_indicators", ("indicator",)),
    ("sentence_quotations", ("quotation",)),
    ("answers", ("edition", "indicator")),
    ("instruments", ("place", "instrument")),
)
"""What people look up that no key helps with; none begins with what a place answered."""
