"""The words by which laws are cited, one `Wording` per language: data, read by `grammar`.

Words are pieces of regular expressions in which a blank stands for any white space; case is ignored unless a piece says
otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass

from migov.model.instruments import InstrumentKind as Kind


@dataclass(frozen=True, slots=True)
class Wording:
    """How one language cites."""

    language: str
    heads: tuple[tuple[str, Kind], ...]
    """What an instrument is called in running text; the first that fits counts, so longer ones stand first."""
    stems: str
    """With what heads and abbreviations begin, without prefixes, in lower case, plain letters parted by blanks: a text
    is looked through for these first."""
    short: tuple[tuple[str, Kind], ...]
    """Abbreviations that count only right before a date or number, written as they are."""
    dated: str
    """What stands between an instrument and its date."""
    day: str
    """A date, with the groups day, month and year; MONTH stands for the names of months."""
    number: str
    """What announces a number."""
    of_year: str
    """What ties a number to the year it was counted in: "No. 12 of 2006"."""
    stops: str
    """Words that cannot stand between an instrument and its number or date: behind them the sentence says more."""
    joined: str
    """What stands between two dates of one list: "the laws of … and of …"."""
    article: str
    """The word for an article."""
    through: str
    """Words that make a range of articles."""
    list_words: str
    """Words between the articles of a list."""
    parts: str
    """Parts of articles: paragraph, point."""
    of: str
    """What ties articles to the instrument behind them."""
    opens_title: str
    """Words that open an instrument's title behind its number or date."""
    ends_title: str
    """Words at which a title has ended."""
    bills: str
    """Words before an instrument's name by which it is none yet."""
    makers: str
    """Who may stand between a number and its date: "of the European Parliament and of the Council"."""
    same_day: str
    """What ties a day of another calendar to the date behind it."""
    signed: str
    """What stands between a convention or agreement and the day of its signature, the place left out."""
    at: str
    """What ties the place of signature to it, and that to the day."""
    years: str = r"(?!)"
    """What stands between an instrument and a bare year, where that identifies it."""


ENGLISH = Wording(
    language="en",
    heads=(
        ("organic law", Kind.ORGANIC_LAW),
        ("decree[- ]law|legislative decree|law[- ]decree", Kind.DECREE_LAW),
        ("constitution(?:al act)?", Kind.CONSTITUTION),
        ("acts?|laws?|proclamation|royal decree[- ]law", Kind.LAW),
        ("ordinances?", Kind.ORDINANCE),
        ("(?:royal |executive |presidential |ministerial |supreme )?decrees?|dahir", Kind.DECREE),
        ("statutory instruments?|regulations?|legislative instruments?|legal notices?|rules", Kind.REGULATION),
        ("orders? in council|(?:ministerial |executive )?orders?", Kind.ORDER),
        ("circulars?", Kind.CIRCULAR),
        ("resolutions?", Kind.RESOLUTION),
        ("directives?|decisions?", Kind.OTHER),
        ("conventions?|protocols?|treat(?:y|ies)", Kind.CONVENTION),
        ("agreements?", Kind.AGREEMENT),
        ("code", Kind.CODE),
    ),
    stems="organic decree legislati law constitution act proclamation royal ordinance executive presidential "
    "ministerial supreme dahir statutory regulation legal rule order circular resolution directive "
    "decision convention protocol agreement code treat s.i. si l.i. li l.n. ln g.n. gn s.r. sr",
    short=((r"S\.?I\.?|L\.?I\.?|L\.?N\.?|G\.?N\.?|S\.?R\.?\s?(?:&\s?)?O\.?", Kind.REGULATION),),
    dated="of|dated|of the|dated the",
    day=r"(?P<day>\d{1,2})(?: ?(?:st|nd|rd|th))?(?: day)?(?: of)? (?P<month>MONTH)(?:,? ?(?P<year>\d{4}))?"
    r"|(?P<month2>MONTH) (?P<day2>\d{1,2})(?: ?(?:st|nd|rd|th))?(?:,? (?P<year2>\d{4}))?(?!\d)",
    number=r"nos?\.?|n\.?[°º]\.?|№|number",
    of_year="(?:of|for)(?: the year)?",
    stops="is|are|was|were|has|have|had|shall|may|must|will|which|that|this|who|by|under|in|on|at|with|from|since|before|"
    "after|until|entered|adopted|published|the|a|an|and|or|to|for|not|no",
    joined="(?:,|and|or|, and|as well as)(?: (?:of|the one of))?",
    article="articles?|arts?\\.|sections?|ss?\\.|regulations?|rules?",
    through="to|through|–|-",
    list_words="and|or|to|through|as well as",
    parts="paragraphs?|subsections?|subparagraphs?|points?|clauses?|items?|subsection",
    of="(?:of|in|to|from|under) the(?: said)?|of|in|to|from|under",
    opens_title="on|relating to|concerning|regarding|governing|establishing|amending|regulating|to|respecting|for|"
    "creating",
    ends_title="is|are|was|were|shall|has|have|may|must|will|provides?|which|that|and (?:the|its|of)|as amended|"
    "repeal(?:s|ed)|hereby|in force|requires?|states?|sets?|prohibits?",
    bills="bill|draft",
    makers="of the (?:european parliament(?: and of the council)?|council|commission|"
    "(?:general|national|federal) assembly|parliament|president(?: of the republic)?|"
    r"minister(?: (?:of|for)(?: (?:and|of|the|\w+)){1,4})?|government)",
    same_day="corresponding to(?: the)?",
    signed="signed|done|concluded|adopted|made",
    at="(?:at|in) PLACE,? (?:on|of)(?: the)?|on(?: the)?",
    years=",| of|",
)

FRENCH = Wording(
    language="fr",
    heads=(
        ("lois? organiques?", Kind.ORGANIC_LAW),
        ("d[ée]crets?[- ]lois?|ordonnances?[- ]lois?", Kind.DECREE_LAW),
        ("lois? constitutionnelles?|constitution", Kind.CONSTITUTION),
        ("lois?(?:-(?:programme|cadre)s?)?", Kind.LAW),
        ("ordonnances?", Kind.ORDINANCE),
        ("d[ée]crets?|dahirs?", Kind.DECREE),
        ("arr[êe]t[ée]s?", Kind.ORDER),
        ("r[èe]glements?", Kind.REGULATION),
        ("circulaires?|instructions?", Kind.CIRCULAR),
        ("r[ée]solutions?|d[ée]lib[ée]rations?", Kind.RESOLUTION),
        ("directives?|d[ée]cisions?(?:[- ]cadre)?", Kind.OTHER),
        ("conventions?|protocoles?|traités?", Kind.CONVENTION),
        ("accords?", Kind.AGREEMENT),
    ),
    stems="loi décret decret ordonnance constitution dahir arrêt arret règlement reglement circulaire "
    "instruction résolution resolution délib delib directive décision decision convention protocole "
    "traité accord l. rgd règl. agd a.r. décr.",
    short=(
        ("L\\.|LOI", Kind.LAW),
        ("RGD|Règl\\.", Kind.REGULATION),
        ("AGD|A\\.R\\.", Kind.ORDER),
        ("Décr\\.", Kind.DECREE),
    ),
    dated="du|des|de|en date du|portant la date du|datée? du",
    day=r"(?P<day>\d{1,2}|premier)(?: ?(?:er|ᵉʳ|º|°))? (?P<month>MONTH) (?P<year>\d{4})",
    number=r"n\.?[°ºo]s?\.?|numéros?|no\.|№",
    of_year="de(?: l['’]année)?",
    stops="est|sont|a|ont|avait|entre|entrent|entrée?|sera|seront|soit|peut|peuvent|doit|fut|été|au|aux|partir|compter|dater|"
    "jusqu['’]au|jusqu|le|dès|publiée?s?|qui|que|dont|où|par|depuis|avant|après|dans|lequel|laquelle|présente?|en|ne|se|"
    "projet|prend|produit|cesse|ci-après",
    joined="(?:,|et|ou|ainsi que|, et|et de|à)(?: (?:celles?|celui|ceux))?(?: (?:du|des|de))?",
    article="articles?|arts?\\.",
    through="à|au|–|-",
    list_words="et|ou|à|au|ainsi que|et l['’]article|et à l['’]article|de l['’]article",
    parts="paragraphes?|alinéas?|points?|lettres?|sous|numéros?|tirets?|§|phrases?|1er|première|deuxième|dernier",
    of="du|de la|de l['’]|des|de|de la même|dudit|de ladite|de cette",
    opens_title="relatif à|relatifs à|relative aux?|relatives? à|relatif aux?|portant|concernant|fixant|sur|modifiant|"
    "autorisant|instituant|réglant|complétant|ayant pour objet|déterminant|réglementant|créant|instaurant|organisant|"
    "abrogeant|approuvant|pour|contre|établissant|régissant|réformant",
    ends_title="est|sont|a été|ont été|prévoit|prévoient|dispose|disposent|peut|peuvent|sera|seront|telle? que|"
    "tels que|et (?:de|à|par) |ainsi que|ci-après|dénommée?|modifiée par|entre en vigueur|prend|précitée?|reste|"
    "s['’]applique|et (?:le|la) (?:règlement|loi|décret|arrêté)",
    bills="projets? de|propositions? de|avant-projets? de",
    makers="(?:du|de la|de l['’]) ?(?:parlement européen(?: et du conseil)?|conseil|commission|assemblée nationale|"
    "président de la république|premier ministre|gouvernement|"
    r"ministre (?:chargée? )?(?:du|des|de la|de l['’]|d['’]) ?\w+(?: et (?:du |des |de la |de l['’]|d['’])?\w+)?)",
    same_day="correspondant au|soit le",
    signed="(?:signée?s?|faite?s?|conclue?s?|adoptée?s?)",
    at="à PLACE,? le|le",
)

SPANISH = Wording(
    language="es",
    heads=(
        ("leyes orgánicas|ley orgánica", Kind.ORGANIC_LAW),
        (
            r"(?:real(?:es)? )?decretos?(?:[- ]ley(?:es)?| legislativos?| con fuerza de ley| de urgencia)",
            Kind.DECREE_LAW,
        ),
        ("constituci[óo]n", Kind.CONSTITUTION),
        ("ley(?:es)?", Kind.LAW),
        ("ordenanzas?", Kind.ORDINANCE),
        ("(?:real(?:es)? )?decretos?", Kind.DECREE),
        ("[óo]rden(?:es)?|acuerdo (?:ministerial|gubernativo)", Kind.ORDER),
        ("reglamentos?", Kind.REGULATION),
        ("circular(?:es)?|instructivos?", Kind.CIRCULAR),
        ("resoluci(?:ón|on|ones)|providencias?", Kind.RESOLUTION),
        ("directivas?|decisi(?:ón|on|ones)", Kind.OTHER),
        ("convenios?|convenci(?:ón|on|ones)|protocolos?|tratados?", Kind.CONVENTION),
        ("acuerdos?", Kind.AGREEMENT),
    ),
    stems="ley real decreto constituci ordenanza orden órden acuerdo reglamento circular instructivo resoluci "
    "providencia directiva decisi convenio convenci protocolo tratado d.s. ds d.l. dl d.f.l. dfl r.m. rm",
    short=(
        (r"D\.S\.|DS", Kind.DECREE),
        (r"D\.F\.L\.|DFL|D\.L\.|DL", Kind.DECREE_LAW),
        (r"R\.M\.|RM", Kind.RESOLUTION),
    ),
    dated="de|del|de fecha|de fecha del|de|fechad[oa] el",
    day=r"(?P<day>\d{1,2}|primero)(?: ?[º°o])?(?: de)? (?P<month>MONTH)"
    r"(?:,? (?:del|de)(?: año)? (?P<year>\d{4}|\d\.\d{3}))?",
    number=r"n\.?[°ºo]s?\.?|núms?\.?|nros?\.?|números?|no\.|№",
    of_year="de(?:l año)?",
    stops="es|son|fue|ha|han|será|serán|sea|entra|entrará|entrarán|entran|el|al|desde|hasta|que|cual|por|en|con|publicad[oa]s?|se|"
    "presente|proyecto|mediante|según|antes|después|dicha|esta|partir",
    joined="(?:[,;]|y|e|o|así como|, y)(?: (?:la|las|el|los))?(?: (?:del?|de fecha))?",
    article="artículos?|articulos?|arts?\\.",
    through="a|al|–|-",
    list_words="y|e|o|a|al|así como",
    parts="párrafos?|apartados?|incisos?|numeral(?:es)?|literal(?:es)?|letras?|puntos?|fracci(?:ón|ones)",
    of="de la|del|de los|de las|de|de dicha|de esta",
    opens_title="de|sobre|relativ[oa]s? a|por (?:el|la) que|que|para|por (?:el|la) cual|reguladora? de|general de|"
    "mediante",
    ends_title="es|son|fue|queda|quedan|establece|dispone|regula|será|serán|y (?:la|el|su)|así como|en adelante|prevé|"
    "se|entró|entrará|modificad[oa] por|debe|deben|señala|reconoce",
    bills="proyectos? de|anteproyectos? de|propuestas? de",
    makers="(?:del|de la) (?:parlamento europeo(?: y del consejo)?|consejo|comisión|asamblea (?:nacional|legislativa)|"
    "congreso(?: de la república)?|presidente de la república|poder ejecutivo)",
    same_day="correspondiente al",
    signed="(?:firmad|suscrit|hech|celebrad|concluid|adoptad)[oa]s?",
    at="en PLACE,? (?:el|a)(?: día)?|el(?: día)?",
)

PORTUGUESE = Wording(
    language="pt",
    heads=(
        ("leis? orgânicas?", Kind.ORGANIC_LAW),
        ("decretos?[- ]leis?|decretos?[- ]legislativos?|medidas? provisórias?", Kind.DECREE_LAW),
        ("constituição|leis? constituciona(?:l|is)|emendas? constituciona(?:l|is)", Kind.CONSTITUTION),
        ("leis?(?: complementar(?:es)?)?", Kind.LAW),
        ("ordenanças?", Kind.ORDINANCE),
        ("decretos?(?: regulamentar(?:es)?| presidencia(?:l|is))?", Kind.DECREE),
        ("portarias?|despachos?(?: conjuntos?)?|diplomas? ministeria(?:l|is)", Kind.ORDER),
        ("regulamentos?", Kind.REGULATION),
        ("circular(?:es)?|instruç(?:ão|ões)(?: normativas?)?", Kind.CIRCULAR),
        ("resoluç(?:ão|ões)|deliberaç(?:ão|ões)", Kind.RESOLUTION),
        ("directivas?|diretivas?|decis(?:ão|ões)(?:-quadro)?", Kind.OTHER),
        ("convenç(?:ão|ões)|protocolos?|tratados?", Kind.CONVENTION),
        ("acordos?", Kind.AGREEMENT),
    ),
    stems="lei decreto medida constituição emenda ordenança portaria despacho diploma regulamento circular "
    "instruç resoluç deliberaç directiva diretiva decis convenç protocolo tratado acordo d.l. dl",
    short=((r"D\.L\.|DL", Kind.DECREE_LAW),),
    dated="de|do dia|datad[oa] de",
    day=r"(?P<day>\d{1,2}|primeiro)(?: ?\.?[º°o])? de (?P<month>MONTH)(?: de (?P<year>\d{4}|\d\.\d{3}))?",
    number=r"n\. ?[º°o]s?|n[°ºo]s?\.?|núms?\.?|números?|no\.|№",
    of_year="de",
    stops="é|são|foi|tem|será|serão|seja|entra|entrará|entram|o|ao|desde|até|que|qual|por|em|no|na|com|publicad[oa]s?|se|"
    "presente|projecto|projeto|mediante|segundo|antes|depois|partir|esta|este",
    joined="(?:[,;]|e|ou|bem como|, e)(?: (?:a|as|o|os))?(?: (?:de|n\\. ?[º°]))?",
    article="artigos?|arts?\\.",
    through="a|ao|–|-",
    list_words="e|ou|a|ao|bem como",
    parts="números?|n\\. ?[º°]s?|alíneas?|parágrafos?|pontos?|incisos?",
    of="da|do|dos|das|de|da mesma|desta|deste",
    opens_title="que|sobre|relativ[oa]s? (?:à|ao|a)|de|para",
    ends_title="é|são|foi|fica|ficam|estabelece|dispõe|regula|será|serão|e (?:a|o|as|os)|bem como|prevê|entra|"
    "alterad[oa] pel[oa]|deve|devem|se",
    bills="projec?tos? de|propostas? de|anteproje[c]?tos? de",
    makers="(?:do|da) (?:parlamento europeu(?: e do conselho)?|conselho|comissão|assembleia (?:nacional|da república)|"
    "congresso nacional|presidente da república|governo)",
    same_day="correspondente a",
    signed="(?:assinad|feit|celebrad|conclu[ií]d|ado[p]?tad)[oa]s?",
    at="em PLACE,? (?:em|aos?|no dia)|em|aos",
)

ARABIC = Wording(
    language="ar",
    heads=(
        ("(?:ال)?قانون (?:ال)?(?:عضوي|أساسي)|(?:ال)?قوانين (?:ال)?أساسية", Kind.ORGANIC_LAW),
        ("(?:ال)?مرسوم (?:ب?قانون|(?:ال)?تشريعي|(?:ال)?اشتراعي|(?:ال)?سلطاني بقانون)", Kind.DECREE_LAW),
        ("(?:ال)?دستور", Kind.CONSTITUTION),
        ("(?:ال)?قانون(?:ان|ين)?|(?:ال)?قوانين|(?:ال)?تشريع", Kind.LAW),
        ("(?:ال)?أمر|(?:ال)?أوامر", Kind.ORDINANCE),
        ("(?:ال)?مرسوم(?:ان|ين)?|(?:ال)?مراسيم|(?:ال)?ظهير|(?:ال)?مرسوم (?:ال)?(?:سلطاني|أميري|ملكي)", Kind.DECREE),
        ("(?:ال)?قرار(?:ان|ين|ات)?", Kind.ORDER),
        ("(?:ال)?نظام|(?:ال)?لائحة|(?:ال)?لوائح|(?:ال)?تعليمات", Kind.REGULATION),
        ("(?:ال)?منشور|(?:ال)?دورية", Kind.CIRCULAR),
        ("(?:ال)?اتفاقية|(?:ال)?بروتوكول|(?:ال)?معاهدة", Kind.CONVENTION),
        ("(?:ال)?اتفاق", Kind.AGREEMENT),
    ),
    stems="قانون قوانين مرسوم مراسيم دستور تشريع أمر أوامر ظهير قرار نظام لائحة لوائح تعليمات منشور دورية "
    "اتفاقية بروتوكول معاهدة اتفاق",
    short=(),
    dated="(?:ال)?صادر[ة]? (?:في|بتاريخ)|المؤرخ[ة]? في|مؤرخ[ة]? في|المؤرخ[ة]? ب|الصادر|بتاريخ|تاريخ|في|المؤرخ",
    day=r"(?P<day>[\d٠-٩]{1,2}|فاتح|أول)(?: من)?(?: شهر)? (?P<month>MONTH)"
    r"(?: (?:سنة|عام|لسنة|من سنة))? (?P<year>[\d٠-٩]{4})",
    number="رقم|عدد|ذي الرقم|ذات الرقم",
    of_year="لسنة|لعام|سنة|من سنة",
    stops="هذا|هذه|من|إلى|على|التي|الذي|ابتداء|يوم|قبل|بعد|منذ|كان|يدخل|يسري|أو|كل|به|بها|لا|ما|أي|أن",
    joined="(?:،|و|والمرسوم|أو)",
    article="(?:و|ب|ل|لل|بال|وال)?(?:ال)?(?:مادة|مادتين|مادتان|مواد|فصل|فصول)",
    through="إلى|حتى|–|-",
    list_words="و|أو|إلى|حتى|من",
    parts="(?:ال)?فقرة|(?:ال)?بند|(?:ال)?نقطة",
    of="من|في",
    opens_title="بشأن|المتعلق[ة]? ب?|يتعلق ب?|المتضمن[ة]?|في شأن|الخاص[ة]? ب|بإصدار|المنظم[ة]? ل?|يحدد|الذي يحدد|حول",
    ends_title="يلغى|تلغى|والمرسوم|والقانون|المعدل|والمتمم|المشار|كما|على|التي",
    bills="مشروع|مشاريع|مقترح",
    makers="عن مجلس الوزراء",
    same_day="(?:الموافق|الموافقة)(?: ل[ـ]?)?",
    signed="(?:الموقع|المبرم|المعتمد|الموقع علي)[ةه]?ا?",
    at="(?:ب|في )PLACE (?:في|بتاريخ|يوم)|في|بتاريخ|يوم",
)

WORDINGS = {wording.language: wording for wording in (ENGLISH, FRENCH, SPANISH, PORTUGUESE, ARABIC)}
