"""Words that give names away: months, company endings, countries, given names.

The lists are short on purpose: a type is told only where it is plain.
"""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _lines(phrases: str) -> frozenset[str]:
    return frozenset(phrase.strip() for phrase in phrases.split(","))


MONTHS = _set(
    """
    january february march april may june july august september october november
    december januari februari mars maj juni juli augusti oktober enero febrero marzo
    abril mayo junio julio agosto septiembre octubre noviembre diciembre janvier février
    avril mai juin juillet août septembre octobre novembre décembre januar februar märz
    dezember gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre
    janeiro fevereiro março maio junho julho setembro outubro novembro dezembro maart
    mei augustus desember ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου
    αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου sausio vasario kovo balandžio
    gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio
    """
)
COMPANY_ENDINGS = _set(
    """
    Inc Ltd LLC Corp Corporation Company Co PLC plc LLP AG GmbH KG SE AB HB AS ASA NV BV
    SA SL SARL SAS SpA Srl Lda SRL UAB ΑΕ ΕΠΕ Oyj Oy Group Holdings
    """
)
ORGANISATION_WORDS = _set(
    """
    university universität universitet universidad université universiteit università
    universidade universitetet universitetas πανεπιστήμιο institute institut institutet
    instituto istituto ministry ministère ministerio ministério ministero ministerium
    ministerie departementet department committee commission kommission commissione
    comisión comissão council parliament bundestag riksdagen stortinget senate agency
    agentur agence agencia agenzia myndigheten association foundation stiftung stiftelsen
    fundación fondation fondazione fundação bank banken sparkasse banque banco banca
    museum museet musée museo museu hospital sjukhuset school academy federation
    förbundet verband union party partiet partei orchestra club police polisen polizei
    """
)
LAW_WORDS = _set(
    """
    act directive regulation gdpr dsgvo rgpd convention treaty constitution statute
    gesetz verordnung richtlinie grundgesetz lag förordning förordningen direktiv
    direktivet balken lov forskrift loi règlement ley reglamento directiva legge
    regolamento direttiva lei regulamento diretiva wet verordening richtlijn νόμος
    κανονισμός οδηγία įstatymas reglamentas direktyva
    """
)
EVENT_WORDS = _set(
    """
    olympics olympiad festival championship championships conference summit expo
    tournament marathon olympische ostindienfahrt weltmeisterschaft europameisterschaft
    kongress konferenz messe mästerskapet konferensen mässan festivalen mesterskapet
    championnat sommet campeonato cumbre campionato vertice conferência cúpula
    kampioenschap φεστιβάλ συνέδριο festivalis konferencija čempionatas hurricane
    """
)
PLACE_WORDS = _set(
    """
    street road avenue square river lake mountain island islands county city beach bay
    straße platz fluss see gatan vägen torget sjön älven berget ön gate veien rue place
    lac île calle plaza río lago isla via piazza isola fiume rua praça rio ilha straat
    plein meer eiland οδός πλατεία λίμνη νησί gatvė ežeras
    """
)
PERSON_TITLES = _set(
    """
    mr mrs ms dr prof professor president minister king queen sir herr frau señor señora
    monsieur madame signor signora senhor senhora statsminister kung drottning mevrouw
    meneer κύριος κυρία ponas ponia
    """
)
PRODUCT_WORDS = _set("iphone ipad windows android playstation xbox galaxy macbook")
COUNTRIES_AND_CITIES = _lines(
    """
    sweden, sverige, suecia, suède, schweden, svezia, suécia, zweden, norway, norge,
    noruega, norvège, norwegen, norvegia, noorwegen, denmark, danmark, finland, germany,
    deutschland, tyskland, alemania, allemagne, germania, alemanha, duitsland, france,
    frankrike, francia, frankreich, frança, frankrijk, spain, españa, spanien, espagne,
    spagna, espanha, spanje, italy, italia, italien, italie, itália, italië, portugal,
    netherlands, nederland, nederländerna, niederlande, greece, ελλάδα, grekland,
    griechenland, lithuania, lietuva, litauen, united kingdom, storbritannien, england,
    scotland, ireland, united states, usa, us, uk, états-unis, estados unidos, stati uniti,
    vereinigte staaten, verenigde staten, china, kina, chine, cina, japan, japón, japon,
    india, indien, russia, ryssland, russland, russie, rusia, rússia, ukraine, ukraina,
    poland, polen, austria, österreich, switzerland, schweiz, suisse, belgium, belgië,
    belgique, brazil, brasil, mexico, méxico, canada, kanada, australia, australien, africa,
    afrika, europe, europa, asia, asien, america, amerika, stockholm, göteborg, malmö,
    uppsala, oslo, bergen, trondheim, copenhagen, köpenhamn, københavn, helsinki, london,
    paris, lyon, marseille, berlin, hamburg, münchen, munich, köln, frankfurt, madrid,
    barcelona, sevilla, valencia, rome, roma, milano, milan, napoli, torino, lisbon, lisboa,
    porto, amsterdam, rotterdam, utrecht, athens, αθήνα, θεσσαλονίκη, vilnius, kaunas,
    klaipėda, brussels, bruxelles, brussel, vienna, wien, zürich, geneva, new york,
    washington, chicago, los angeles, san francisco, boston, florida, california, texas,
    louisiana, moscow, moskva, beijing, peking, tokyo, delhi, sydney, toronto, montréal,
    são paulo, rio de janeiro, buenos aires, são tomé, istanbul, cairo, jerusalem
    """.replace("\n", " ")
)
GIVEN_NAMES = _set(
    """
    john james robert michael william david richard joseph thomas charles daniel matthew
    mark paul steven andrew george kenneth kevin brian edward ronald peter anthony jack
    mary patricia jennifer linda elizabeth barbara susan jessica sarah karen nancy lisa
    margaret emily emma olivia sophia anna maria alice laura julia helen kate jane
    erik lars karl anders johan nils per gustav mikael fredrik jonas magnus olof sven göran
    karin kristina eva birgitta ingrid elin malin sara lena åsa astrid sofia maja jan ole
    knut kari marit hans jürgen klaus wolfgang stefan andreas michael frank uwe dieter
    ursula monika petra sabine claudia heike anja jean pierre michel philippe alain nicolas
    françois louis marie nathalie isabelle sylvie camille josé antonio manuel francisco juan
    javier carlos miguel luis carmen ana isabel dolores pilar giuseppe giovanni francesco
    marco luca andrea matteo alessandro giulia chiara francesca paola elena joão antónio
    pedro paulo rui teresa inês catarina kees piet willem henk johannes anneke marieke
    sanne γιώργος γιάννης νίκος δημήτρης κώστας μαρία ελένη κατερίνα jonas tomas mindaugas
    vytautas algirdas rasa daiva jurgita barack angela emmanuel donald joe vladimir
    """
)
