"""The words by which one law does something to another, per language: data for `deeds` and `enrolling`."""

from __future__ import annotations

import re

from migov.model.instruments import InstrumentKind as Kind
from migov.model.instruments import InstrumentRelation as Relation

REPEALS, AMENDS, IMPLEMENTS = Relation.REPEALS, Relation.AMENDS, Relation.IMPLEMENTS

VERBS: dict[str, tuple[tuple[str, Relation, bool], ...]] = {
    "en": (
        (r"(?:is|are|shall be|stands?|were|was)(?: hereby| also)? (?:repealed|revoked|abrogated)", REPEALS, True),
        (r"(?:repealing|revoking|repeals|revokes|to repeal|to revoke|repeal of|revocation of)", REPEALS, False),
        (r"(?:is|are|shall be)(?: hereby| further)? amended", AMENDS, True),
        (r"(?:amending|amends|to amend|amendment of|amendment to)", AMENDS, False),
        (r"(?:made under|in exercise of the powers? conferred (?:on \w+(?: \w+){0,4} )?by|implementing|to implement|"
         r"for the implementation of|in implementation of)", IMPLEMENTS, False),
    ),
    "fr": (
        (r"(?:est|sont|demeurent|reste|restent|seront|sera)(?: (?:et \w+ )?(?:également|expressément|notamment|dès lors|"
         r"ainsi|abrogée?s? et))? (?:abrog[ée]{1,2}s?|rapport[ée]{1,2}s?|aboli[es]{0,2})", REPEALS, True),
        (r"(?:abrogeant|révoquant|portant abrogation (?:de|des|du)|et abrogation (?:de|des|du)|abroge|remplaçant (?=la loi|le r|l|les lois)|portant remplacement (?:de|du)|abrogent|"
         r"abrogation (?=de la loi|de l|du r|du d|des l))", REPEALS, False),
        (r"(?:est|sont)(?: (?:également|ainsi|dès lors))? (?:modifi[ée]{1,2}s?|complét[ée]{1,2}s?|remplac[ée]{1,2}s?|"
         r"insér[ée]{1,2}s?|ajout[ée]{1,2}s?)", AMENDS, True),
        (r"(?:modifiant|complétant|portant (?:\w+ )?modification (?:de|des|du)|et modification de|portant réforme de|"
         r"portant complément (?:à|de))", AMENDS, False),
        (r"(?:pris(?:e|es)? en (?:application|exécution) (?:de|des|du)|(?:portant|fixant les (?:modalités|conditions) d['’]) ?"
         r"(?:exécution|application) (?:de|des|du)|en (?:exécution|application) (?:de|des|du)|d['’](?:exécution|application) "
         r"(?:de|des|du))", IMPLEMENTS, False),
    ),
    "es": (
        (r"(?:queda|quedan|es|son|fue|se declaran?)(?: expresamente| también)? (?:derogad|abrogad)[oa]s?|"
         r"(?:queda|quedan) sin efecto|se (?:deroga|abroga)n?|(?:deróg|abróg)(?:ue|a)n?se", REPEALS, True),
        (r"(?:que deroga|derogando|deroga|derogan|por l[ao] que se derogan?|derogación de|abroga)", REPEALS, False),
        (r"(?:queda|quedan|es|son)(?: así)? (?:modificad|reformad)[oa]s?|se modifican?|modifícan?se|se reforman?|"
         r"refórman?se", AMENDS, True),
        (r"(?:por (?:el|la) que se modifican?|que modifican?|modificando|de modificación de|de reforma de|modificatori[oa] de|"
         r"modifica)", AMENDS, False),
        (r"(?:por (?:el|la) que se (?:desarrolla|reglamenta|aprueba el reglamento de)|de desarrollo de|en aplicación de|"
         r"que reglamenta|reglamentari[oa] de|reglamento de(?= la ley| l))", IMPLEMENTS, False),
    ),
    "pt": (
        (r"(?:fica|ficam|é|são|foi|foram)(?: expressamente| igualmente| também)? revogad[oa]s?", REPEALS, True),
        (r"(?:que revoga|revogando|revoga|revogam|revogação d[aeo]s?|revoga-se|revogam-se|procede à revogação d[aeo]s?)",
         REPEALS, False),
        (r"(?:fica|ficam|é|são)(?: igualmente)? (?:alterad|modificad|aditad)[oa]s?", AMENDS, True),
        (r"(?:que altera|alterando|altera|alteram|(?:\w+ )?alteração (?:à|ao|d[ao])s?|modifica|alteração às?)", AMENDS, False),
        (r"(?:que regulamenta|regulamenta|regulamentação d[ao]|em execução d[ao]|dá execução (?:à|ao)|nos termos de "
         r"aplicação d[ao])", IMPLEMENTS, False),
    ),
    "ar": (
        (r"(?:يلغى|تلغى|تلغي|يلغي|ألغي|ألغيت|إلغاء|بإلغاء|ملغاة)(?: العمل ب)?(?: أحكام)?", REPEALS, False),
        (r"(?:يعدل ويتمم|يعدل|تعدل|يتمم|تتمم|بتعديل|المعدل ل|تعديل|تستبدل)(?: بعض)?(?: أحكام)?", AMENDS, False),
        (r"(?:تطبيقا ل?|تنفيذا ل?|بتطبيق|لتطبيق|بتنفيذ|كيفيات تطبيق)(?: أحكام)?", IMPLEMENTS, False),
    ),
}  # fmt: skip
"""A piece of a regular expression, what it says, and whether its subject may stand before it."""

NAMELY = {
    "en": re.compile(r"(?:namely|in particular|that is to say)[\s:,]", re.IGNORECASE),
    "fr": re.compile(r"(?:notamment|en particulier|à savoir|nommément)[\s:,*]", re.IGNORECASE),
    "es": re.compile(r"(?:en particular|en especial|especialmente|a saber|expresamente)[\s:,]", re.IGNORECASE),
    "pt": re.compile(r"(?:em particular|nomeadamente|designadamente|em especial|a saber)[\s:,]", re.IGNORECASE),
    "ar": re.compile(r"(?:لا سيما|لاسيما|وخاصة|وهي)[\s:،]"),
}
"""What goes from "all provisions to the contrary" to the laws that are named."""

SUBJECT_END = {
    "en": re.compile(r"(?:^|[\s(“\"])(?:the|of|in|and|section|under|this)?\s*$|^", re.IGNORECASE),
    "fr": re.compile(
        r"(?:(?<![^\W_])(?:la|le|les|l['’]|de la|du|des|de l['’]|dite?|ladite|ledit|à la|au)[\s*]*$)|(?:[.\s–-]\s*)$",
        re.IGNORECASE,
    ),
    "es": re.compile(r"(?:(?<![^\W_])(?:la|el|los|las|de la|del)[\s*]*$)|(?:[.\s–-]\s*)$", re.IGNORECASE),
    "pt": re.compile(r"(?:(?<![^\W_])(?:a|o|os|as|da|do|dos|das)[\s*]*$)|(?:[.\s–-]\s*)$", re.IGNORECASE),
    "ar": re.compile(r"(?!)"),
}
"""What stands right before the law that is the subject of a sentence."""

_part = r"[^;:\n]{0,120}?(?<![^\W_])"

PART = {
    "en": re.compile(
        rf"(?:parts?|chapters?|divisions?|schedules?|words?|paragraphs?|provisions?|subsections?){_part}(?:of|in|to)(?: the)?\s*$",
        re.I,
    ),
    "fr": re.compile(
        rf"(?:chapitres?|titres?|sections?|annexes?|alinéas?|paragraphes?|points?|phrases?|mots|certaines dispositions|parties?|livres?|"
        rf"articles?|art\.|exception|tableau|termes?|intitulé){_part}(?:de la|du|des|de l['’]|à la|de ladite|de la même)[\s*]*$",
        re.IGNORECASE,
    ),
    "es": re.compile(
        rf"(?:capítulos?|títulos?|secci(?:ón|ones)|anexos?|párrafos?|apartados?|disposici(?:ón|ones)|incisos?){_part}(?:de la|del|de los)\s*$",
        re.I,
    ),
    "pt": re.compile(
        rf"(?:capítulos?|títulos?|secções|secção|anexos?|parágrafos?|números?|disposições|alíneas?){_part}(?:da|do|dos)\s*$",
        re.I,
    ),
    "ar": re.compile(rf"(?:الباب|الفصل|الفقرة|البند|الملحق|المادة|المواد){_part}(?:من)\s*$"),
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
    "en": r"(?:comes?|enters?|shall come|shall enter|came|entered) into (?:force|operation|effect) (?:on|from|as from)",
    "fr": r"(?:entre|entrent|entrera|entreront|entrée?) en vigueur (?:le|au|à partir du|à compter du|avec effet au|à la date du)",
    "es": r"(?:entra|entrará|entró) en vigor (?:el(?: día)?|a partir del?)",
    "pt": r"(?:entra|entrará|entrou) em vigor (?:no dia|em|a partir de|a)",
    "ar": r"(?:يعمل ب\w+|يدخل حيز (?:التنفيذ|النفاذ)|يسري|يسري مفعوله)[^.\n]{0,40}?(?:ابتداء من|اعتبارا من|في|من)",
}
"""What announces the day on which a law itself comes into force."""

OWN = {
    "en": r"this (?:act|law|ordinance|decree|order|regulation)|these (?:regulations|rules)",
    "fr": r"(?:la présente|le présent|l['’]présente)",
    "es": r"(?:la presente|el presente|esta|este)",
    "pt": r"(?:a presente|o presente|esta|este)",
    "ar": r"(?:هذا|هذه)",
}
"""How a law speaks of itself."""

PLANS: tuple[tuple[str, Kind], ...] = (
    (r"strateg(?:y|ies)|stratégies?|estrategias?|estratégias?|(?:ال)?استراتيجية|(?:ال)?إستراتيجية", Kind.STRATEGY),
    (r"programmes?|programs?|programas?|(?:ال)?برنامج", Kind.PROGRAMME),
    (r"polic(?:y|ies)|politiques?|políticas?|(?:ال)?سياسة", Kind.POLICY),
    (r"(?:action )?plans?|planes|planos?|plan|(?:ال)?خطة|(?:ال)?مخطط", Kind.PLAN),
    (r"constitution|constitución|constituição|(?:ال)?دستور", Kind.CONSTITUTION),
    (r"code|código|(?:ال)?مدونة", Kind.CODE),
    (r"conventions?|convenios?|convenção|(?:ال)?اتفاقية|treaty|traité|tratado", Kind.CONVENTION),
    (r"agreements?|accords?|acuerdos?|acordos?|memorandum|mémorandum|(?:ال)?اتفاق", Kind.AGREEMENT),
    (r"act|law|loi|ley|lei|(?:ال)?قانون", Kind.LAW),
    (r"regulations?|règlements?|reglamentos?|regulamentos?|(?:ال)?نظام", Kind.REGULATION),
    (r"decrees?|décrets?|decretos?|(?:ال)?مرسوم", Kind.DECREE),
)
"""Words of a title that tell the kind of an instrument without number, in the order in which they count."""
