"""The words by which one law does something to another, per language: data for `deeds` and `enrolling`."""

from __future__ import annotations

import re

from migov.model.instruments import InstrumentKind as Kind
from migov.model.instruments import InstrumentRelation as Relation

REPEALS, AMENDS, IMPLEMENTS = Relation.REPEALS, Relation.AMENDS, Relation.IMPLEMENTS

Row = tuple[str, Relation, bool]


def _behind(relation: Relation, *pieces: str) -> Row:
    """Verbs whose subject may stand before them: "… is repealed"."""
    return "|".join(pieces), relation, True


def _front(relation: Relation, *pieces: str) -> Row:
    """Verbs with their object behind them: "repealing …"."""
    return "|".join(pieces), relation, False


VERBS: dict[str, tuple[Row, ...]] = {
    "en": (
        _behind(
            REPEALS,
            "(?:is|are|shall be|stands?|were|was)(?: hereby| also| deemed(?: to be)?)? (?:repealed|revoked|abrogated)",
        ),
        _behind(REPEALS, "(?:ceases?|shall cease) to have effect"),
        _front(
            REPEALS,
            "repealing|revoking|repeals(?: and replaces)?|revokes(?: and replaces)?",
            "to repeal|to revoke|repeal of|revocation of",
        ),
        _behind(AMENDS, "(?:is|are|shall be)(?: hereby| further)? amended"),
        _front(AMENDS, "amending|amends|to amend|amendment of|amendment to"),
        _front(
            IMPLEMENTS,
            r"made under|in exercise of the powers? conferred (?:on \w+(?: \w+){0,4} )?by",
            "implementing|to implement|for the implementation of|in implementation of",
        ),
    ),
    "fr": (
        _behind(
            REPEALS,
            r"(?:est|sont|demeurent|restent?|seront|sera)"
            r"(?: (?:et \w+ )?(?:également|expressément|notamment|dès lors|ainsi|abrogée?s? et))?"
            " (?:abrog[ée]{1,2}s?|rapport[ée]{1,2}s?|aboli[es]{0,2})",
        ),
        _front(
            REPEALS,
            "abrogeant|révoquant|portant abrogation (?:de|des|du)|et abrogation (?:de|des|du)",
            "abroge(?:nt)?(?: et remplace(?:nt)?)?",
            "remplaçant (?=la loi|le r|l|les lois)|portant remplacement (?:de|du)",
            "abrogation (?=de la loi|de l|du r|du d|des l)",
        ),
        _behind(
            AMENDS,
            "(?:est|sont)(?: (?:également|ainsi|dès lors))?"
            " (?:modifi[ée]{1,2}s?|complét[ée]{1,2}s?|remplac[ée]{1,2}s?|insér[ée]{1,2}s?|ajout[ée]{1,2}s?)",
        ),
        _front(
            AMENDS,
            r"modifiant|complétant|portant (?:\w+ )?modification (?:de|des|du)|et modification de",
            "portant réforme de|portant complément (?:à|de)",
        ),
        _front(
            IMPLEMENTS,
            "pris(?:e|es)? en (?:application|exécution) (?:de|des|du)",
            "(?:portant|fixant les (?:modalités|conditions) d['’]) ?(?:exécution|application) (?:de|des|du)",
            "en (?:exécution|application) (?:de|des|du)|d['’](?:exécution|application) (?:de|des|du)",
        ),
    ),
    "es": (
        _behind(
            REPEALS,
            "(?:quedan?|es|son|fue|se declaran?)(?: expresamente| también)? (?:derogad|abrogad)[oa]s?",
            "quedan? sin efecto|se (?:deroga|abroga)n?|(?:deróg|abróg)(?:ue|a)n?se",
        ),
        _front(REPEALS, "que deroga|derogando|deroga|derogan|por l[ao] que se derogan?|derogación de|abroga"),
        _behind(
            AMENDS,
            "(?:quedan?|es|son)(?: así)? (?:modificad|reformad)[oa]s?",
            "se modifican?|modifícan?se|se reforman?|refórman?se",
            "(?:sustitúye|agréga|incorpóra|añáde|reempláza|adicióna|intercála|supríme)n?se",
            "(?:modifíque|refórme|sustitúya|agrégue|incorpóre|adicióne|reempláce|intercále|supríma)n?se",
        ),
        _front(
            AMENDS,
            "por (?:el|la) que se modifican?|que modifican?|modificando|modifica|modificatori[oa] de",
            "de modificación de|de reforma de",
        ),
        _front(
            IMPLEMENTS,
            "por (?:el|la) que se (?:desarrolla|reglamenta|aprueba el reglamento de)|que reglamenta|reglamént[ae]n?se",
            "de desarrollo de|en aplicación de|reglamentari[oa] de|reglamento de(?= la ley| l)",
        ),
    ),
    "pt": (
        _behind(REPEALS, "(?:ficam?|é|são|foi|foram)(?: expressamente| igualmente| também)? revogad[oa]s?"),
        _front(
            REPEALS,
            "revogam?-se|que revoga|revogando|revogam?|revogação d[aeo]s?|procede à revogação d[aeo]s?",
        ),
        _behind(
            AMENDS, "(?:ficam?|é|são)(?: igualmente)? (?:alterad|modificad|aditad)[oa]s?|passam? a (?:ter|vigorar)"
        ),
        _front(AMENDS, r"que altera|alterando|alteram?|(?:\w+ )?alteração (?:às?|aos?|d[ao]s?)|modifica"),
        _front(
            IMPLEMENTS,
            "que regulamenta|regulamenta|regulamentação d[ao]|em execução d[ao]|dá execução (?:à|ao)",
        ),
    ),
    "ar": (
        _front(REPEALS, "(?:يلغى|تلغى|تلغي|يلغي|ألغي|ألغيت|إلغاء|بإلغاء|ملغاة|ينسخ|تنسخ|نسخ)(?: العمل ب)?(?: أحكام)?"),
        _front(
            AMENDS,
            "(?:يعدل ويتمم|يعدل|تعدل|يتمم|تتمم|بتعديل|المعدل ل|تعديل|تستبدل)(?: بعض)?(?: أحكام)?",
        ),
        _front(
            IMPLEMENTS,
            "(?:تطبيقا لأحكام|تنفيذا لأحكام|تطبيقا ل?|تنفيذا ل?|بتطبيق|لتطبيق|بتنفيذ|كيفيات تطبيق)(?: أحكام)?",
        ),
    ),
}
"""A piece of a regular expression, what it says, and whether its subject may stand before it."""

STEMS = {
    "en": "repeal revo abrogat effect amend made conferred implement",
    "fr": "abrog révo rapport aboli modifi complé rempla insér ajout réforme exécution application",
    "es": "derog deróg abrog abróg sin efecto modif reform refórm desarroll reglament reglamént aplicación "
    "sustitúy agrég incorpór añád reempláz reemplác adición intercál suprím",
    "pt": "revog alter modific aditad passa regulament execução aplicação",
    "ar": "لغ نسخ تعدل يعدل عدل تمم تستبدل تطبيق تنفيذ",
}
"""Pieces of which at least one stands in every one of the verbs: quick to look for."""

NEGATED = re.compile(r"(?:(?<![^\W_])(?:no|não|nao|not|لا|لم|لن))\s+$", re.IGNORECASE)
"""What right before a verb says that it is not done."""

NAMELY = {
    "en": re.compile(r"(?:namely|in particular|that is to say)[\s:,]", re.IGNORECASE),
    "fr": re.compile(r"(?:notamment|en particulier|à savoir|nommément)[\s:,*]", re.IGNORECASE),
    "es": re.compile(r"(?:en particular|en especial|especialmente|a saber|expresamente)[\s:,]", re.IGNORECASE),
    "pt": re.compile(r"(?:em particular|nomeadamente|designadamente|em especial|a saber)[\s:,]", re.IGNORECASE),
    "ar": re.compile(r"(?:لا سيما|لاسيما|وخاصة|وهي)[\s:،]"),
}
"""What goes from "all provisions to the contrary" to the laws that are named."""

SUBJECT_END = {
    language: re.compile(rf"(?:(?<![^\W_])(?:{words})[\s*]*$)|(?:[.\s–-]\s*)$", re.IGNORECASE)
    for language, words in {
        "en": "the|of|in|and|section|under|this",
        "fr": "la|le|les|l['’]|de la|du|des|de l['’]|dite?|ladite|ledit|à la|au",
        "es": "la|el|los|las|de la|del",
        "pt": "a|o|os|as|da|do|dos|das",
        "ar": "(?!)",
    }.items()
}
"""What stands right before the law that is the subject of a sentence."""

PART = {
    language: re.compile(rf"(?:{words})[^;:\n]{{0,120}}?(?<![^\W_])(?:{of})[\s*]*$", re.IGNORECASE)
    for language, (words, of) in {
        "en": (
            "parts?|chapters?|divisions?|schedules?|words?|paragraphs?|provisions?|subsections?",
            "(?:of|in|to)(?: the)?",
        ),
        "fr": (
            (
                r"chapitres?|titres?|sections?|annexes?|alinéas?|paragraphes?|points?|phrases?|mots|parties?|livres?|"
                r"articles?|art\.|certaines dispositions|exception|tableau|termes?|intitulé"
            ),
            "de la|du|des|de l['’]|à la|de ladite|de la même",
        ),
        "es": (
            "capítulos?|títulos?|secci(?:ón|ones)|anexos?|párrafos?|apartados?|disposici(?:ón|ones)|incisos?",
            "de la|del|de los",
        ),
        "pt": (
            "capítulos?|títulos?|secções|secção|anexos?|parágrafos?|números?|disposições|alíneas?",
            "da|do|dos",
        ),
        "ar": ("الباب|الفصل|الفقرة|البند|الملحق|المادة|المواد", "من"),
    }.items()
}
"""What says that only a part of the law behind it is meant."""

EFFECT = {
    "en": r"with effect (?:from|on)|as (?:of|from)|on and from|effective(?: from| on)?",
    "fr": r"avec effet (?:au|à partir du|à compter du)|à (?:partir|compter|dater) du|avec effet rétroactif au|au",
    "es": r"con efectos? (?:a partir del?|desde el)|a partir del?|desde el",
    "pt": r"com efeitos? (?:a partir de|desde)|a partir de|desde",
    "ar": r"ابتداء من|اعتبارا من|بداية من|بتاريخ",
}
"""What announces the day on which a repeal or amendment takes effect."""

ENTRY = {
    "en": r"(?:(?:comes?|enters?|shall come|shall enter|came|entered) into (?:force|operation|effect)|commences?|"
    r"shall commence|shall take effect|takes effect) (?:on|from|as from)(?: the)?",
    "fr": r"(?:(?:entre|entrent|entrera|entreront|entrée?) en vigueur|(?:prend|prennent|prendra|prendront) effet) "
    r"(?:le|au|à partir du|à compter du|avec effet au|à la date du)",
    "es": r"(?:(?:entra|entrará|entró) en (?:vigor|vigencia)|comenzará a regir|regirá) "
    r"(?:(?:desde )?el(?: día)?|a partir del?)",
    "pt": r"(?:(?:entra|entrará|entrou) em vigor|produz efeitos) (?:no dia|em|a partir de|a)",
    "ar": r"(?:يعمل ب|يسري (?:مفعول )?|تسري (?:أحكام )?|يدخل |تدخل )هذ[اه][^.\n]{0,60}?"
    r"(?:ابتداءً? من|اعتباراً? من|بداية من|في|من)(?: تاريخ| يوم)?",
}
"""What announces the day on which a law itself comes into force."""

OWN = {
    "en": r"this (?:act|law|ordinance|decree|order|regulation|code|agreement|convention)|these (?:regulations|rules)|"
    r"the (?:agreement|convention)|(?<=\)\s)it|(?<=\n)it|(?<=\.\s)it",
    "fr": r"la présente|le présent|les présentes?|l['’]accord|la convention|(?<=\.\s)(?:il|elle)|(?<=\n)(?:il|elle)",
    "es": r"(?:la presente|el presente|esta|este)",
    "pt": r"(?:a presente|o presente|esta|este)",
    "ar": r"",
}
"""How a law speaks of itself before it says when it comes into force; in Arabic the verb stands first."""

PLANS: tuple[tuple[str, Kind], ...] = (
    (r"strateg(?:y|ies)|stratégies?|estrategias?|estratégias?|(?:ال)?استراتيجية|(?:ال)?إستراتيجية", Kind.STRATEGY),
    (r"programmes?|programs?|programas?|(?:ال)?برنامج", Kind.PROGRAMME),
    (r"polic(?:y|ies)|politiques?|políticas?|(?:ال)?سياسة", Kind.POLICY),
    (r"(?:action )?plans?|planes|planos?|plan|(?:ال)?خطة|(?:ال)?مخطط", Kind.PLAN),
    (r"constitution|constitución|constituição|(?:ال)?دستور", Kind.CONSTITUTION),
    (r"code|código|(?:ال)?مدونة", Kind.CODE),
    (r"conventions?|convenios?|convenção|(?:ال)?اتفاقية|treaty|traité|tratado", Kind.CONVENTION),
    (
        (
            r"agreements?|accords?|acuerdos?|acordos?|memorandum|mémorandum|memorándum|memorando|"
            r"(?:ال)?اتفاق|(?:ال)?مذكرة (?:ال)?تفاهم"
        ),
        Kind.AGREEMENT,
    ),
    (r"act|law|loi|ley|lei|(?:ال)?قانون", Kind.LAW),
    (r"regulations?|règlements?|reglamentos?|regulamentos?|(?:ال)?نظام", Kind.REGULATION),
    (r"decrees?|décrets?|decretos?|(?:ال)?مرسوم", Kind.DECREE),
)
"""Words of a title that tell the kind of an instrument without number, in the order in which they count."""
