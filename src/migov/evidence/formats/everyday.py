"""Everyday words of many languages and of their laws, and the encodings of one byte a letter in which each was written.

No word of a single letter is listed: those come up by chance.
"""

from __future__ import annotations

from dataclasses import dataclass

LATIN = "\u0370"
"""Before this Unicode has Latin letters and the signs upon them."""


@dataclass(frozen=True, slots=True)
class Writing:
    """Languages that were written in the same encodings."""

    encodings: tuple[str, ...]
    """As Python calls them, the commonest first."""
    letters: dict[str, frozenset[str]]
    """Of each language: small letters beside those of ASCII, with the signs upon them where these stand apart."""
    words: dict[str, frozenset[str]]
    """Of each language, in small letters; those with a letter that is not ASCII."""
    plain: dict[str, frozenset[str]]
    """Of each language in Latin letters, the others: they tell the language whatever the encoding."""

    @property
    def is_latin(self) -> bool:
        """Whether the letters of ASCII are used beside its own."""
        return all(letter < LATIN for letters in self.letters.values() for letter in letters)


def _words(**spoken: str) -> dict[str, frozenset[str]]:
    return {language: frozenset(words.split()) for language, words in spoken.items()}


def _letters(**spoken: str) -> dict[str, frozenset[str]]:
    return {language: frozenset(letters) for language, letters in spoken.items()}


_POINTS = "".join(map(chr, range(0x5B0, 0x5C3)))
_ARABIC = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي" + "".join(map(chr, (0x640, *range(0x64B, 0x653), 0x670)))


WESTERN = Writing(
    encodings=("cp1252", "iso8859-15", "cp850", "mac-roman"),
    letters=_letters(
        en="àâäçèéêëíïñóôöúü",
        fr="àâæçèéêëîïôœùûüÿ",
        es="áéíñóúüç",
        pt="àáâãçéêíóôõúü",
        de="äöüßé",
        it="àèéìíîòóùú",
        nl="éëïóöüèêáí",
        da="æøåéèêô",
        sv="åäöéà",
        no="æøåéèêòô",
        fi="äöåé",
        et="äöõü",
        ca="àçèéíïòóúü",
        sq="ëç",
        **{"is": "áðéíóúýþæö"},
    ),
    words=_words(
        en="café résumé naïve coöperation façade émigré protégé",
        fr="été être même où après très également présent présente décret arrêté état étranger étrangers étrangère "
        "république durée séjour délai autorité autorités intérieur préfet ministère prévu prévue prévues société "
        "sécurité dès là déjà procédure matière année années première régime siège pénal délivrée demandée œuvre",
        es="está están también más según así será serán podrá podrán artículo artículos país república administración "
        "protección información día días año años través deberá deberán migración autorización situación resolución "
        "público pública sí título capítulo número trámite extranjería española español disposición duración él qué",
        pt="não são às será também até após através já só está estão país público pública república concessão situação "
        "autorização proteção número título poderá deverá período âmbito disposições execução órgão imigração "
        "residência emissão português legislação condições competência relação",
        de="für über können dürfen müssen gemäß während ausländer behörde behörden wäre möglich gültig zuständig "
        "zuständige zuständigen staatsangehörigkeit einschließlich höchstens dafür maßnahmen übrigen verfügung "
        "gültigkeit erfüllt ausübung prüfung sätze absätze gewährt rückkehr für früher länger hält gehört schließt",
        it="più può già così però città attività autorità modalità sarà perché qualità cioè società possibilità "
        "libertà validità nonché finché università necessità proprietà finalità età",
        nl="één geïnformeerd coördinatie vóór zoëven coöperatie reünie beëindigd beëindiging geëist efficiënt",
        da="på når være også må får år før først større mål gælder område områder således fået får både både så",
        sv="på är för från när får också även så då år före först större gäller område sådan både måste vår",
        no="på når være også må får år før først større område således både så",
        fi="että myös sekä tämä tässä mukään henkilö jälkeen päivänä määrätä säädetään määräys työ öljy eikä näiden",
        et="või õigus välismaalane ühe üle kõik pärast võib mõne täht õiguse käesoleva sätestatud lõige lõike",
        ca="més també així país està són això següent número període residència",
        sq="është në për më të që së një këtë çdo ligjë kësaj",
        **{"is": "það að með eða við þessi þess lög lögum þegar ísland"},
    ),
    plain=_words(
        en="the of and to in is for shall be by any that on or with as it are not this from may an person which under",
        fr="de la le les des du et en un une est par pour dans sur que qui au aux ou ne pas ce cette loi article",
        es="de la el los las en del que por una con para se su al ley es sus como sin no",
        pt="de da do das dos em que para com uma por no na ao se os as como lei artigo ou sua",
        de="der die und den von zu das dem des mit im ist ein eine auf nicht oder als nach bei sich werden wird sind",
        it="di la il che della dei del per con una le nel alla sono degli al articolo legge da gli non",
        nl="de het van een en in op te dat voor met aan die zijn niet is of door worden bij wordt artikel",
        da="og af til den det der en med for som ikke er eller kan skal ved de efter om har",
        sv="och av till den det som en med att eller kan inte ska vid om har ett de",
        no="og av til den det som en med at eller kan ikke skal ved om har et de er",
        fi="ja on ei tai jos joka sen voi ovat kun hakemus mukaan laki",
        et="ja on ei kui ning mis kes selle tema seaduse isik",
        ca="de la el els les que en per del una amb no es un dels",
        sq="dhe nga me ose si nuk ligji neni",
        **{"is": "og er af um sem ekki til skal hann var"},
    ),
)

CENTRAL = Writing(
    encodings=("cp1250", "iso8859-2", "cp852"),
    letters=_letters(
        pl="ażeby być bądź będzie będą błąd ciągu cudzoziemców decyzją decyzję dużo działalności dziecięcy granicę "
        "jeśli jeżeli już każda każdego każdej każdy która które którego której który których którym którzy mają "
        "małżonek małżonka miesięcy ministrów między międzynarodowej międzynarodowych mogą mogła może można należy "
        "ochronę określić określone określonych osobę osób państw państwa państwo pięć podróżny podróży ponieważ "
        "pracą pracę proszę prośbę przepisów przyjęć pól rodziców rodzinę również się spróbuj szczególności sześć są "
        "także też upływie ustępie wartość wewnętrzne wewnętrznych wizę więc więcej wnioskodawcą wniosków wyłącznie "
        "władzy właściwy zatrudnić został została zostało zostały złożenia złożyć żaden że żeby",
        cs="být během další dní dnů druhý dále dítě dítěte děti jejích jejího jestliže již jí každá každý která "
        "které který lhůta lhůtě mají mezinárodní mezinárodního má měsíců může například není nesmí něj něm občan "
        "občana osobě pobytové povolení pracovní prosím protože první pět přechodného přechodný před předpis "
        "předpisu předpisů přes při příslušníka příslušníků příslušný rodinného rodinný rozhodnutí rozhodnutím "
        "správní správního stránce stránku státní státních státu státy také trvalého trvalý téhož též tímto těchto "
        "třetí ustanovení uvedené uvedený uvedených vláda vlády vyplňte víza vízum věci věcí však zaměstnavatel "
        "zaměstnání zvolený zákon zákona území účel účelu úřad úřadu české číslo řádu řízení šest že žije žádný "
        "žádost žádosti",
        sk="byť dieťa dieťaťa dní druhý každá každý ktorá ktoré ktorého ktorý ktorých ktorým lehotách majú "
        "medzinárodnej medzinárodný má môže môžu občan občana osobám podľa počas prechodného prechodný pretože "
        "prosím prvý príslušník príslušníka príslušníkov príslušný päť rodinný rozhodnutí skúste správneho správny "
        "stránku sú tiež tretí trvalého trvalý týchto tým uvedené uvedený uvedených vláda vlády vnútra vízum však "
        "zamestnávateľ zákon zákona úrad úradu územie území účel účelu účely účet účtu číslo ďalej ňom šesť štátny "
        "štátnych štátu štáty že žiadny žiadosť",
        hu="alapján azután azért belül bírság családtag csupán céljából díj együtt első előtt előírt előírások "
        "engedély esetében esetén ezután ezért felelős férfi fölött határon határozat hatóság három hét időben "
        "időtartam jogszabály kérelem kérjük később két köteles kötelezettség kötelező következő közé között közötti "
        "közül külföldi lehetőség lehetőségét miért munkavállalási munkavállaló munkáltató már második még módosítás "
        "módosítása mögött nevű négy nélkül nő ország rendelkezés részére során személy személyek személyes számára "
        "számú száz szóló szükséges szülő tartózkodási területén területére továbbá tíz több történő törvény "
        "törvények utolsó után való vízum állam államok állampolgár által értelmében érvényes érvénytelen és év "
        "évben évig így ön önnek öt úgy új újra",
        ro="această aceşti aceştia acordată acordă astăzi atât autorităţi autorităţile aţi cetăţean cetăţenia "
        "cetăţenie cetăţenilor condiţie condiţii condiţiile când cât câte că cărei cărora căruia către dacă decât "
        "dispoziţii dispoziţiile după eliberează există faţă fiecărui fizică frontieră fără hotărâre hotărârii "
        "imigraţie informaţii instituţii instituţiile internaţional internaţionale juridică migraţie muncă naţional "
        "naţională numărul obligaţia obligaţii persoană poliţia poliţie prelungeşte prevăzute prezentă protecţia "
        "protecţie publică puteţi până raţiuni româniei română rugăm solicitării străin străine străini străinilor "
        "sunteţi să său toată totuşi toţi viză vă îi îl în însă între îşi şapte şedere şi ţară ţării",
        hr="boravište država države državi državljana državljane državljani državljanin državljanina državljanstva "
        "državljanstvo državu dužan dužna dužni granične između izvršava još međunarodna međunarodne međunarodni "
        "međunarodnu moguće mogućnost može načelo način načina niže obavješćuje odluči odlučivanje odlučuje "
        "pokušajte pravično priručnik prošlo pruža pružanje riječ riječi rješenja rješenje rješenju sljedeća "
        "sljedeće sljedeći slučajevima slučaju služba službe službeni službenik također točka točke traženje traži "
        "tražiti uključujući učiniti važeća važeći već više vrijeđanje zapošljavanja zapošljavanje zaštita zaštite "
        "će članak članka članku šest što ženama žene život životni životnog žrtva žrtve",
        sl="določa določbe določen določena določene določi določitvi dolžan država države državi državljan "
        "državljana državljani državljanov državljanstva državljanstvo državne državnega državni državo izključno "
        "izreče ločeno mogoče možnost največ način načinu naša naše odločba odločbe odločbo odloči odločitev pošlje "
        "prišlo prošnja prošnje prošnjo rešitev služba službi vaš vaša vaše več vključno vloži vložiti začasno "
        "zaščita zaščite zaščito čas časa času če člani članic članice člen člena še že ženske življenja življenje",
    ),
    words=_words(
        pl="się są że został może mogą także również który która które których być będzie jeżeli między właściwy "
        "państwa cudzoziemców działalności też ustępie więcej pięć przyjęć władzy ministrów należy",
        cs="že může při být který která které není také též však před přes území české zákona zákon žádost "
        "žádosti další již státní občan občana řízení úřad úřadu ustanovení příslušný dnů nesmí správní vízum",
        sk="že môže môžu podľa byť ktorý ktorá ktoré sú tiež však zákona zákon žiadosť územie území ďalej štátny občan "
        "občana úrad úradu dní príslušný správny vízum účely",
        hu="és szóló törvény törvények külföldi kérelem között után közötti több nélkül történő következő "
        "való számú rendelkezés által során hatóság három esetén továbbá két jogszabály állampolgár időtartam "
        "tartózkodási engedély köteles lehetőség céljából",
        ro="şi în să că între după până fără către dacă străini străinilor străin cetăţean cetăţenilor autorităţi "
        "autorităţile ţară ţării viză şedere muncă română româniei său prevăzute hotărâre faţă această există numărul",
        hr="što će može između članak članka članku također već šest državi država države državljanin državljanina "
        "zaštita zaštite boravište riječ rješenje životnog međunarodne",
        sl="če člen člena država državljan več še že države določbe mogoče način začasno možnost",
    ),
    plain=_words(
        pl="na do nie od oraz lub przez jest po za dla jako tym ustawy prawo osoba",
        cs="na se je pro od nebo za jako jeho ze podle ve po do lze",
        sk="na sa je pre od alebo za ako jeho zo vo po do",
        hu="az hogy nem egy ha is vagy ez azt el ki meg csak kell lehet van mint",
        ro="de la cu din care pentru este sau prin al ale pe nu un se lege conform privind",
        hr="na je se od ili za koji koje kao do iz su da po te pri",
        sl="na je se od ali za ki kot do iz so da po ter pri",
    ),
)

TURKISH = Writing(
    encodings=("cp1254", "cp857"),
    letters=_letters(
        tr="altında alınan alınır aynı ayrıca aşağıdaki bakanlık bakanlığı bazı başka başvuru başvurusu birçok bütün "
        "değerlendirme değil diğer dolayı doğru dâhil dışişleri dışı dışında edilmiş eğer eğitim fıkra fıkrası "
        "fıkrasında gereğince göre göç göçmen göçmenler gün günlük günü hakkında hiçbir hükmü hükümet hükümleri "
        "ilişkin itibarıyla için içişleri işleri işveren işçi kadın kadınlar kanunî karşı karşılık kişi kişiler "
        "kişilere kişilerin kişinin lütfen müdürlük müdürlüğü mülteci olduğu olduğunu olmadığı sayılı sağlanır "
        "sağlık süre süresi süresiz süreyle sınır sınırdışı sığınma sığınmacı tarafından türk türkiye türkçe "
        "uluslararası vatandaş vatandaşlık vatandaşı yabancı yabancılar yabancıların yanlış yapılan yapılır "
        "yukarıdaki yönetmelik yönetmeliği yürürlüğe yıllık yılı çalışma çocuk çocuklar çok çünkü ödenir önce "
        "öngörülen özel özür ücret ücretsiz ülke ülkesi ülkeye üzere şekilde şu",
    ),
    words=_words(
        tr="için olduğu göre değil şekilde yılı süre ülke çok kişi kişiler yabancı yabancılar yabancıların türkiye "
        "türk sayılı ilişkin dışı dışında altında tarafından hakkında yürürlüğe başvuru başka çalışma kadın aynı "
        "üzere şu bakanlığı bakanlık sınır olduğunu gün kişinin dâhil uluslararası başvurusu"
    ),
    plain=_words(
        tr="ve bir bu ile veya olan ise ancak kanun kadar olarak gibi daha en her madde",
    ),
)

BALTIC = Writing(
    encodings=("cp1257", "iso8859-13"),
    letters=_letters(
        lt="asmenį asmenų atžvilgiu būti būtų darbą dieną dienų draudžiama dėl gyventojų iš išduoda išduodamas "
        "išskyrus išvykti jūs jūsų jų kurių laikotarpį leidimą leidžiama metų ministerijų mėnesių mėnesį mūsų nėra "
        "prašymas prašymą prieglobsčio reikalų socialinės sąjungos tačiau teisių teisė teisės teisę turėti tvarką už "
        "užsienietis užsieniečiai užsieniečiams užsieniečio užsieniečių valstybių valstybė valstybėje valstybės "
        "įsigalioja įstatymas įstatymo įvažiuoti šalies šalių šalyje šalys ši šiame šio šios šis šią žemiau žmogaus "
        "žmonių",
        lv="aizsardzība aizsardzības atļauja atļaujas atļauju bērna bērni bērnu būs būt būtu darbā darbība dienām "
        "gadā iekšlietu jaunā jā jābūt jāiesniedz jānorāda jūs jūsu kā kādas kādā kārtībā laikā latvijā likumā "
        "lēmums lēmumu līdz lūdzu mazāk mēnešu mūsu nedēļā noteiktajā noteiktā otrā pamatā personām pieņem pieņemts "
        "pilsonība pilsonības pilsoņi pirmā pārvalde pēc pēdējā robežsardze robežu saņemt tajā tiesības tiesību "
        "tiesībām tiešām tā tādā tām tās uzturēšanās vairāk valstī valstīs vērā vīza vīzu ārvalstu ārzemnieka "
        "ārzemniekam ārzemniekiem ārzemnieks ārzemnieku ģimene ģimenes ņemot šajā šiem šim šis šā šī šīs",
    ),
    words=_words(
        lt="šio dėl teisės įstatymo įstatymas būti užsienietis užsieniečio šalies kurių iš jų už tačiau "
        "valstybės laikotarpį leidimą dienų ministerijų prašymą",
        lv="kā šā šī ārzemnieks ārzemnieka tiesības līdz pēc jābūt atļauja atļauju kārtībā šajā ņemot vērā laikā "
        "ārvalstu saņemt pamatā",
    ),
    plain=_words(
        lt="ir yra kad ar nuo iki kaip prie pagal jei jo ne turi gali tik",
        lv="ir un vai no ar uz par ka kas to nav ja bet gan",
    ),
)

CYRILLIC = Writing(
    encodings=("cp1251", "koi8-r", "koi8-u", "cp866", "iso8859-5", "mac-cyrillic"),
    letters=_letters(
        ru="абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        uk="абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
        be="абвгдеёжзійклмнопрстуўфхцчшыьэюя",
        bg="абвгдежзийклмнопрстуфхцчшщъьюя",
        sr="абвгдђежзијклљмнњопрстћуфхцчџш",
        mk="абвгдѓежзѕијклљмнњопрстќуфхцчџш",
    ),
    words=_words(
        ru="не на что со по для об от из ко за при или как его их это до также если только она они был быть может "
        "статья закон закона лица лиц право настоящего которые иностранных иностранный граждан порядке срок",
        uk="не на що та до від за про для або як його їх це при якщо також може стаття закон закону особи осіб право "
        "цього які іноземців громадян порядку строк державної",
        be="не на што да ад за пра для або як яго іх гэта пры калі таксама можа артыкул закон асобы права грамадзян",
        bg="не на че се от за по да са или към като при този тази които който през може член закон закона лица право "
        "чужденци чужденец срок без",
        sr="не на да се за од је са или који која које као су из по до при ако може члан члана закона закон лица право "
        "странац страни боравак дана",
        mk="во не на да се за од со или кој која кои како по до при ако може член закон законот лица право странец",
    ),
    plain={},
)

GREEK = Writing(
    encodings=("cp1253", "iso8859-7", "cp737"),
    letters=_letters(
        el="αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ",
    ),
    words=_words(
        el="και το της να του για με την από που οι τα στο στη στην είναι δεν των τον θα κατά άρθρο άρθρου νόμος "
        "νόμου ως σε αν τους τις στον στα ότι καθώς εφόσον"
    ),
    plain={},
)

ARABIC = Writing(
    encodings=("cp1256", "iso8859-6"),
    letters=_letters(ar=_ARABIC, fa=_ARABIC + "پچژگک", ur=_ARABIC + "پچژگکٹڈڑںھہے"),
    words=_words(
        ar="في من على إلى أن عن هذا هذه التي الذي ما لا أو كل مع بين بعد قبل ذلك كان وفي ومن وعلى المادة القانون "
        "يجوز غير أي إذا تلك بها به لها له القانون هذا الأجانب الدولة الوزير",
        fa="در به از كه که اين را با است براي آن يا تا شود ماده قانون مي بر هر نيز شده اند كشور کشور خود",
        ur="کے ہے اور سے کا کو پر کہ اس نے جو تو ہو کر",
    ),
    plain={},
)

HEBREW = Writing(
    encodings=("cp1255", "iso8859-8"),
    letters=_letters(
        he="אבגדהוזחטיךכלםמןנסעףפץצקרשת" + _POINTS,
    ),
    words=_words(he="של על את לא או כל זה עם אל אם כי גם הוא היא אשר לפי חוק שר רשאי בית"),
    plain={},
)

WRITINGS = (WESTERN, CENTRAL, TURKISH, BALTIC, CYRILLIC, GREEK, ARABIC, HEBREW)
