"""Words that stand beside names or in all kinds of them, in all languages."""

from collections.abc import Mapping


def listed(words: str) -> frozenset[str]:
    """Return the words of a list that is written with spaces."""
    return frozenset(words.split())


def affixes(words: str) -> tuple[str, ...]:
    """Return the beginnings or endings of words of a list that is written with spaces."""
    return tuple(words.split())


TITLE = listed(
    """
    mr mrs ms miss dr prof professor president minister king queen prince sir lord lady
    justice judge senator general colonel captain pope saint herr frau könig königin kaiser
    richterin richter präsident señor señora don doña rey reina monsieur madame roi reine
    général présidente président signor signora re regina generale rei rainha dom statsminister
    kung drottning konung konge dronning mevrouw meneer koning koningin κύριος κυρία
    βασιλιάς πρόεδρος πρωθυπουργός ponas ponia karalius prezidentas prezidento
    kommunalrådet ministern kansler chancellor mayor landshövding biskop bischof bishop évêque vescovo obispo bispo bisschop
    cardinal cardenal cardinale secretary comandante capitán kaptajn løytnant löjtnant major maestro inspector kommissar ministro
    ministra premier premiärministern statsråd statsrådet statssekreter partiledaren partileder
    """
)
ROLE = listed(
    """
    spokeswoman spokesman spokesperson executive chief officer ceo chairman chairwoman
    historian actor actress comedian analyst guide author writer singer director coach
    striker scientist researcher economist colleague minister president presschef vd
    vd:n historiker historikern skådespelaren guiden statsminister justitierådet professorn
    författaren forskaren sångaren ordföranden generaldirektör talesperson portavoz
    presidente director directora historiador historiadora actriz actor guía magistrada
    ministro ministra alcalde alcaldesa escritor escritora porte-parole historien
    historienne directeur directrice comédienne comédien guide rapporteure ministre maire
    écrivain sprecherin sprecher geschäftsführer geschäftsführerin vorstandschef
    historikerin schauspielerin schauspieler reiseleiter ministerpräsident kanzler
    kanzlerin trainer forscherin bürgermeister leiter leiterin portavoce amministratore
    delegato storico storica attrice attore guida giudice sindaco scrittore scrittrice
    porta-voz diretor diretora historiadora atriz ator guia primeiro-ministro prefeito
    escritora woordvoerder directeur topman historicus actrice acteur gids raadsheer
    burgemeester schrijver schrijfster εκπρόσωπος ιστορικός ηθοποιός οδηγός δικαστής
    πρωθυπουργός σύμβουλο σύμβουλος talsperson konsernsjef historikeren skuespilleren
    dommer direktør guiden forfatteren forskeren trener atstovė atstovas istorikė
    istorikas vadovas vadovė gidas gidė rašytoja rašytojas teisėja teisėjas prezidentas
    direktorius direktoriumi premjeras ministras aktorė aktorius
    patron boss head leader founder minister ministern mayor lawyer doctor teacher engineer designer chef owner reporter editor
    ägare ägaren läkare läkaren journalist journalisten redaktör dueño fundador líder abogado abogada médico ingeniero patronne
    fondateur fondatrice avocat avocate médecin chercheur chercheuse chef autorin autor gründer anwalt ärztin arzt inhaber
    fondatore avvocato medico ricercatore ricercatrice autore autrice fundadora autor autora médica advogado ministre pesquisador
    onderzoeker arts advocaat oprichter eigenaar schrijver minister lege legen advokat eier gründer ministras vadovė gydytojas
    gydytoja mokslininkas mokslininkė verslininkas trenerė treneris προπονητής υπουργός δήμαρχος γιατρός συγγραφέας ερευνήτρια
    kommunalrådet ministeren ordfører statsministeren generalsekreterare
    """
)
SPEECH = listed(
    """
    said says told disagreed joins performs scored added explained wrote writes led sade
    säger berättar skriver kommer gjorde tackade berättade menar dijo dice anunció explica
    señala marcó procede habló votó acudirá encabeza dit explique rappelle arrive joue
    déclare affirme souligne sagte sagt erklärt schreibt sprach kommt verwies traf führt
    meint betont disse dice spiega proviene scritto segnato diz lembra vem escreve falou
    votou afirmou disse zei zegt vertelt schrijft scoorde sprak komt λέει γράφει μίλησε
    σκόραρε είπε προέρχεται δήλωσε sa sier forteller skriver skrev takket pasak pasakoja
    rašo sakė teigia pelnė balsavo anksčiau kalbėjo
    """
)
ACTING = listed(
    """
    announced released reported launched expects expect plans opens called urged paid
    imposes says ruled lanserar meddelade firar visar väntar kallar fick presentó anunció
    lanza prevé prevén pidió avaló nombró impone a présente lance annonce prévoient applique
    stellt stellte verweist kündigt erwartet erwarten erklärte zeigt muss presentato
    prevedono ha applica chiede trasmette apresentou lança anunciou nomeou pediu aplica
    exibe confirmou toonde meldde verwacht verwachten prees toont noemt oordeelde
    παρουσίασε ανακοίνωσε όρισε εφαρμόζει προβάλλει lanserer venter opplyste viser ber slår
    feirer utnevnte pristatė paskyrė taiko tikisi gyrė rodys pranešė žada nusprendė
    analysts analytiker analistas analystes analisten analisti analytikere analitikai
    opens closes cuts delayed acquired acquires bought buys sells sold hires fires denies confirmed confirms warned warns
    blames plans invests owns öppnar stänger köper säljer varslar planerar varnar bekräftar investerar abre cierra compra vende
    advierte confirma movilizó rachète ouvre ferme achète vend prévoit confirme eröffnet schließt kauft verkauft plant warnt
    baut apre chiude acquista vende conferma rimborsano rimborsa ristampa protesta fecha espera informa volta opent sluit koopt
    verkoopt waarschuwt vreest bouwt meldt åpner stenger kjøper selger planlegger krever godkjente bygger παρέλαβε ανοίγει κλείνει
    αγοράζει πουλά atidarė uždaro perka parduoda prognozuoja praneša planuoja
    """
)
PRODUCT = listed(
    """
    iphone ipad windows android playstation xbox galaxy macbook ios macos kindle pixel
    office photoshop thinkpad surface watch chromebook linux pubmed model serie series
    pro max plus ultra mini edition
    """
)
UNITS = listed(
    """
    percent procent prozent por per pour pct proc τοις hours hour timmar timer stunden
    horas heures ore uur ωρών valandas valandų days day dagar dager tage días jours giorni
    dias dagen ημέρες dienų years år jahre años ans anni anos jaar έτη metų million
    millions billion miljoner miljarder millionen milliarden millones millions milliards
    milioni miliardi milhões bilhões miljoen miljard εκατομμύρια εκ. δισ. millioner
    milliarder mln mlrd mln. tūkst tūkst. mln. grams gram gramm gramos grammes grammi
    gramas kilo kg gramus γραμμάρια km m cm mm kilometer kilometers watt watts wattuur
    kwh mah nm litri liter litres euro euros eur eurų eurus ευρώ dollars pounds kronor
    kroner kr sek nok reais usd gbp mégapixels gb mb tb hz enheter degrees grader
    """
)
PARTICLES = listed(
    "de da di do dos das del della der den dem des du van von zu la le el los las and och "
    "og und et e y i en of for the ve ir και της του των f. 's d' l' di' ten ter te af av "
    "to the at sur sous à ao nad"
)
WHERE: Mapping[str, frozenset[str]] = {
    "en": listed("in near across around through into at towards"),
    "sv": listed("i på till genom över hela längs mot nära vid"),
    "es": listed("en desde hacia por entre"),
    "fr": listed("à en dans vers depuis chez"),
    "de": listed("in nach aus durch ins im bei am"),
    "it": listed("a in nel nella nell nei dalla verso tra"),
    "pt": listed("em no na nos nas desde para ao à"),
    "nl": listed("in naar uit door bij heel te"),
    "el": listed("στην στη στο στον στις προς"),
    "nb": listed("i på til gjennom over hele langs mot ved"),
    "lt": listed("į visoje per prie po ties link"),
}
WITH: Mapping[str, frozenset[str]] = {
    "en": listed("of from by at with over"),
    "sv": listed("på av från vid hos enligt"),
    "es": listed("de del por según"),
    "fr": listed("de du par selon chez"),
    "de": listed("von der bei des laut vom"),
    "it": listed("di da del della dell dalla secondo"),
    "pt": listed("da do de pela pelo segundo"),
    "nl": listed("van bij door volgens de"),
    "el": listed("της του από τη"),
    "nb": listed("for av fra ved i ifølge"),
    "lt": listed("iš bendrovės pasak"),
}
ARTICLES = listed(
    "the a an el la los las le les l der die das den dem des ein eine il lo gli i o os as "
    "um uma de het een η ο το τη την τον του της τα οι στην στη στο στον al del du des au "
    "aux nel nella nell della dell dello dal dalla do da no na pelo pela der zur zum im"
)
ENDS_OF_SURNAMES = affixes(
    """
    sson sen ström berg qvist kvist lund gren opoulos opoulou idis idou akis aki ellis
    iadis oglou auskas auskienė auskaitė evičius evičienė inskas aitis aitė ytė utė
    ienė aitis ūnas auską evičių aitės ienės ez escu ini etti elli ucci ović ski sky
    mann ίδης ίδη ιάδης άκης άκη όπουλος οπούλου ίδου έλης ου
    """
)
SMALL_ORGANISATIONS = listed(
    "riksdagen regeringen stortinget regjeringen polisen politiet"
)
MAKER = listed(
    """
    brand company firm maker manufacturer startup supplier retailer märket företaget bolaget tillverkaren leverantören
    kedjan marca empresa compañía fabricante firma cadena marque entreprise société fabricant enseigne marke hersteller
    unternehmen anbieter konzern firmen azienda ditta marchio produttore società merk bedrijf fabrikant bouwer keten
    μάρκα εταιρεία εταιρία κατασκευάστρια merket selskapet produsenten bedriften leverandøren kjeden entreprenøren
    entreprenör įmonė bendrovė bendrovės gamintojas gamintoja
    tillverkare producent producenten brouwer leverancier startupen techbolaget teknikföretaget butikskedjan
    compagnie équipementier distributeur grossiste opérateur éditeur constructeur distribuidora proveedor
    multinacional cooperativa händler zulieferer betreiber konzerns versender discounter bauunternehmen spediteur
    produttrice catena gruppo multinazionale fornitore rivenditore editore colosso cadeia fabricantes fornecedor
    grupo operadora retalhista αλυσίδα όμιλος προμηθευτής επιχείρηση kjede grossisten leverandør
    programvareselskapet teknologiselskapet tinklas tiekėjas gamintojo grupė bendrovę įmonę developer operator
    publisher distributor wholesaler carmaker chipmaker airline carrier insurer
    """
)
AND: Mapping[str, frozenset[str]] = {
    "en": listed("and or & plus"),
    "sv": listed("och eller samt &"),
    "es": listed("y e o u &"),
    "fr": listed("et ou &"),
    "de": listed("und oder sowie &"),
    "it": listed("e ed o &"),
    "pt": listed("e ou &"),
    "nl": listed("en of &"),
    "el": listed("και ή &"),
    "nb": listed("og eller samt &"),
    "lt": listed("ir bei ar arba &"),
}
WEEKDAYS = listed(
    """
    monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays
    måndag tisdag onsdag torsdag fredag lördag söndag måndagen tisdagen onsdagen torsdagen fredagen lördagen söndagen måndagar
    tisdagar onsdagar torsdagar fredagar lördagar söndagar måndags tisdags onsdags torsdags fredags lördags söndags
    lunes martes miércoles jueves viernes sábado domingo sábados domingos lundi mardi mercredi jeudi vendredi samedi dimanche
    lundis mardis mercredis jeudis vendredis samedis dimanches montag dienstag mittwoch donnerstag freitag samstag sonnabend
    sonntag montags dienstags mittwochs donnerstags freitags samstags sonntags lunedì martedì mercoledì giovedì venerdì sabato
    domenica sabati domeniche segunda-feira terça-feira quarta-feira quinta-feira sexta-feira segundas-feiras terças-feiras
    quartas-feiras quintas-feiras sextas-feiras maandag dinsdag woensdag donderdag vrijdag zaterdag zondag maandagen dinsdagen
    woensdagen donderdagen vrijdagen zaterdagen zondagen δευτέρα τρίτη τετάρτη πέμπτη παρασκευή σάββατο κυριακή δευτέρας
    τρίτης τετάρτης πέμπτης παρασκευής σαββάτου κυριακής σάββατα κυριακές mandag tirsdag lørdag søndag mandagen tirsdagen
    lørdagen søndagen mandager tirsdager onsdager torsdager fredager lørdager søndager pirmadienis antradienis trečiadienis
    ketvirtadienis penktadienis šeštadienis sekmadienis pirmadienį antradienį trečiadienį ketvirtadienį penktadienį
    šeštadienį sekmadienį pirmadienio antradienio trečiadienio ketvirtadienio penktadienio šeštadienio sekmadienio
    pirmadieniais antradieniais trečiadieniais ketvirtadieniais penktadieniais šeštadieniais sekmadieniais
    """
)
PARTS_OF_DAYS = listed(
    """
    morning afternoon evening night noon morgon förmiddag eftermiddag kväll natt mañana tarde noche matin après-midi soir nuit
    morgen vormittag mittag nachmittag abend nacht mattina mattino pomeriggio sera notte manhã noite ochtend middag avond πρωί
    απόγευμα βράδυ formiddag ettermiddag kveld rytą vakarą naktį popietę
    """
)
FROM = listed("from från da από fra iš")
LOCATIVE_ENDS = ("uose", "iuose", "yje", "oje", "ėje", "ose", "iuje", "uje")
SETTLEMENT = listed(
    """
    town village city suburb hamlet byn orten staden samhället stadsdelen pueblo villa ciudad localidad municipio ville village
    commune bourg hameau dorf stadt ort gemeinde borgo paese città comune frazione aldeia vila cidade concelho freguesia dorp
    stad plaats gehucht χωριό πόλη χωριού πόλης bygda byen tettstedet miestas miestelis kaimas miesto kaimo miestelio
    towns villages cities quarter neighbourhood parish borough förorten socknen kommunen fylket bydelen stedet
    aldeas parroquia comarca provincia capital barrio pueblos villes communes capitale quartier département
    landkreis kreis stadtteil kleinstadt hauptstadt kreisstadt gemeinden borgata frazioni capoluogo quartiere
    distrito freguesias bairro hoofdstad stadsdeel wijk gemeente provincie kerkdorp eiland κωμόπολη πρωτεύουσα
    συνοικία νησί νομός gyvenvietė miestą mieste kaimą kaime seniūnija rajone sostinė
    """
)
SHORT_MONTHS = listed(
    "maj mai mei may mars maio mayo juin juli july june juni août märz kovo kovą"
)
"""Names of months with three or four letters; other short ones are abbreviations."""
NO_MONTHS = listed("march may liepa kovas balandis vasaris")
"""Months that mean something else where they stand alone and small."""
NO_LARGE_MONTHS = listed("mars may julio avril maio mayo abril giugno")
"""Months that name something else where they stand alone and large."""
ABBREVIATIONS = listed(
    """
    xs xxl tae taeg tin tan apr irs vat tva iva moms mva mwst btw pvm φπα pme pmi kmu mkb cv cdi cdd dns url uri api ttl gps led oled
    lcd cnc pom hdpe pvc pet pur mdf usb hdmi cpu gpu ram ssd hdd wifi wlan lan vpn seo sem cms crm erp b2b b2c roi kpi pdf xml
    html css json sql php faq diy hiv dna rna adn dnk ai ia ki ml nlp llm iot ar vr 3d 2d 4k 5g 4g lte nfc rfid qr pin sim sms
    mms rss http https ftp ssl tls pc tv hifi suv mpv ev phev co2 ph uv hepa cpap bmi ect mri mrt irm ct adhd tdah ptsd
    gdp bnp pib bip pil ipo etf esg csr rse rh saas paas
    pfas bpa voc tdi tsi dpf abs esp awd fwd rpm psi mah kwh kw scop cop seer hvac rge dpe ape cpc cnae nif cif dni nie nipc cnpj
    cpf iptu iss das icms pj ean isbn sku iban bic swift sepa
    """
)
"""Short forms of things that no one owns."""
STANDARDS = listed("iso en din nen ss nf une uni iec ieee astm cei ip aisi np nbr ean")
"""What names of standards begin with, before a number: "ISO 9001"."""
