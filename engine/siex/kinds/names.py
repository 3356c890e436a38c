"""Words that give names away, and words that stand beside names, in all languages.

A word list belongs to a cue. A list ending in ``_ENDS`` holds endings of words.
"""

from collections.abc import Mapping


def listed(words: str) -> frozenset[str]:
    """Return the words of a list that is written with spaces."""
    return frozenset(words.split())


def _ends(words: str) -> tuple[str, ...]:
    return tuple(words.split())


COMPANY = listed(
    """
    inc ltd llc corp corporation co plc llp ag gmbh kg kgaa se ab hb as asa nv bv sa sl
    sarl sas spa srl lda ltda uab αε επε oyj oy group holdings holding s.a s.p.a company
    """
)
ORGANISATION = listed(
    """
    university universität universitet universitetet universidad université universiteit
    università universidade universitetas universiteto πανεπιστήμιο πανεπιστημίου institute
    institut institutet institutt instituto istituto instituut institutas ινστιτούτο
    ministry ministère ministerio ministério ministero ministerium ministerie departementet
    ministerija ministerijos υπουργείο department committee commission kommission
    kommissionen kommisjonen comisión comissão commissione commissie komisija επιτροπή
    council conseil consejo conselho consiglio raad parliament parlament parlement
    parlamento bundestag bundesrat riksdag riksdagen stortinget seimas seimą seimo senate
    sénat senado senato congress congreso kongressen kamer assemblée assemblea kammer
    βουλή agency agentur agence agencia agenzia agência myndigheten direktoratet autoriteit
    authority autoridade autorità inspekcija αρχή office office's bureau bundesamt amt
    association asociación associação associazione verein förening forening vereniging
    asociacija σύλλογος συλλόγου club clube klub klubas foundation stiftung stiftelsen
    fundación fondation fondazione fundação stichting fondas ίδρυμα bank banken banque
    banco banca bankas bank's sparkasse τράπεζα museum museet musée museo museu muziejus
    muziejaus μουσείο hospital sjukhuset sykehus hôpital ospedale ligoninė school skola
    academy akademi académie academia accademia akademie akademija federation federación
    fédération federazione federação federatie federacija ομοσπονδία forbundet förbundet
    förbund forbund verband bund union unión unione união unie sąjunga sąjungos party partei
    partiet parti partido partito partij partija κόμμα orchestra police polisen polizei
    policía polizia polícia politiet politie policija court tribunal tribunale gericht
    domstol domstolen tingrett rett corte cour hof teismas teismo δικαστήριο society
    sällskap gesellschaft société sociedad società sociedade trust league liga ligue
    cross kreuz rouge roja rossa vermelha kruis kryžius σταυρός garante rettsmyndighet
    συμβούλιο εταιρεία cruz croix croce røde röda foods airlines motors pharma systems
    technologies telecom energy media records studios
    fc cf ac afc bk ff ifk sk real united athletic atlético sporting racing airlines airways air news
    times post press zeitung tidning tidningen journal žinios televisão televisión televisie telecom insurance
    versicherung seguros assurances försäkring verzekeringen forsikring lietuvos banko bankas partiet hotel hotell
    university's laboratory labor laboratorium laboratoire laboratorio observatory orchester orkester orchestre
    orquesta orchestra koor choir kör ensemble theatre company ngo charity church kyrkan kirke kirken iglesia
    diocese bistum stift army navy force forces armée armee ejército esercito exército leger forsvaret försvaret
    försvarsmakten guard guardia garde garda corps command unidad consortium konsortium startup bureau
    partners associates brothers sons consulting labs ventures capital studio solar film films filmes bodega bodegas
    cantina fromagerie boulangerie bakery bakkerij bäckerei bageri bageriet bakeri panadería padaria panetteria kepykla
    brewery brauerei bryggeri bryggeriet brouwerij brasserie cervecería cervejaria birrificio cooperative cooperativa
    coopérative coöperatie genossenschaft kooperatyvas spedition reederei rederi rederiet verlag förlag förlaget uitgeverij
    editorial éditions edizioni editora leidykla forlag forlaget tarnyba tarnybos tarnybą direkcija direkcijos draugija
    draugijos filharmonija filharmonijos οργανισμός οργανισμού οργανισμό εθνικός υπηρεσία υπηρεσίας σωματείο λιμεναρχείο
    philharmonic philharmonie filarmonica filharmonien symphoniker symfoniker sinfónica confédération confederación
    confederação confederazione confederation service services servicio servizio serviço tjenesten tjänsten dienst
    observatoire observatorio osservatorio defensie ministry's regering government gobierno gouvernement
    governo regierung κυβέρνηση vyriausybė vyriausybės kommun kommune gemeinde gemeente ayuntamiento mairie
    comune câmara prefeitura savivaldybė δήμος δήμου region municipality fylkeskommune tinget
    opera ópera oper orkest λυρική
    chamber commerce constabulary coastguard alliance network coalition collective dairy farm farms clinic sparbank mejeri
    länsstyrelsen skogar stadsmission sparebank meieri lag stadtwerke stadtverwaltung landratsamt kammer handwerkskammer
    verbraucherzentrale touristik tourismus volksbank genossenschaft feuerwehr office préfecture département conservatoire
    chambre syndicat communauté métropole groupe caisse domaine diputación consejería junta caja cámara cofradía sindicato
    patronato camera cassa cantine sindacato azienda consorzio ente caixa autarquia bombeiros adega rederij waterschap
    veiligheidsregio fonds περιφέρεια επιμελητήριο ταμείο ένωση συνεταιρισμός όμιλος σχολή κέντρο ελαιοτριβείο ūkis rajono
    įmonė bendruomenė centras biuras rūmai profsąjunga agentūra teatras ministerijai universitetui
    """
)
ORGANISATION_ENDS = _ends(
    """
    verket styrelsen myndigheten inspektionen föreningen förbundet sällskapet
    domstolen högskolan tilsynet direktoratet foreningen forbundet selskapet
    departementet rett verband gericht gesellschaft aeum kommissionen kommisjonen
    rådet partiet klubben kommun kommune verband gericht ministerium gesellschaft
    orkester orchester symfoniker philharmoniker filharmonien instituttet institutet institut instituut wacht
    forlag förlag verlag bryggeri brauerei brouwerij bakkerij bäckerei direktorat stiftelsen stiftung
    verein bank museum bund behörde anstalt amt autoriteit vereniging ministerie
    defensie monumenten bond universiteit universitetet museet stinget kammeret institutt bolaget företaget mejeriet
    tjänsten tjenesten kåren centralen senteret etaten vernet vesenet verwaltung kammer zentrale werke kasse büro agentur
    dienst wehr touristik genossenschaft bureau winkel centrale
    """
)
LAW = listed(
    """
    act acts directive regulation gdpr dsgvo rgpd avg convention treaty constitution
    statute code law bill gesetz verordnung richtlinie grundgesetz grundgesetzes lag lagen
    förordning förordningen direktiv direktivet balk lov loven forskrift forskriften
    grunnloven loi code règlement directive ley reglamento directiva constitución código
    legge regolamento direttiva costituzione codice decreto lei regulamento diretiva
    constituição wet verordening richtlijn grondwet wetboek νόμος νόμο νόμου κανονισμός
    κανονισμό κανονισμού οδηγία σύνταγμα συντάγματος įstatymas įstatymą įstatymo
    reglamentas reglamentą reglamento direktyva konstitucija konstituciją konstitucijai
    konstitucijos kodeksas kodekso traktat traktatas tratado traité trattato verdrag
    agreement accord accords accordo acuerdo acordo akkoord abkommen avtal avtalet avtale avtalen συμφωνία συνθήκη
    sutartis konvention konventionen convención convenio convention convenzione convenção verdrag protocol protokoll
    protokollet protocole protocolo protocollo charter charta carta charte stadgan pakt pact pacto amendment enmienda
    ordinance erlass ordonnance décret real-decreto decree estatuto statuto satzung rules kodeksą kodekse kodekso
    ordenanza portaria decreto-lei regeling reglement besluit vedtekt κώδικας κώδικα οδηγίας ordning forordning
    nutarimas konstitution grundlag plan-och lgpd lomloe lopd rodo nis2 dora dsa dma reach ferpa hipaa
    """
)
LAW_ENDS = _ends(
    """
    lagen balken förordningen direktivet loven forskriften forordningen gesetz
    verordnung gesetzbuch richtlinie grundgesetz wet verordening wetboek kodeksas
    """
)
EVENT = listed(
    """
    olympics olympiad olympic festival championship championships cup conference summit
    expo tournament marathon war battle revolution hurricane storm earthquake election
    elections conquest siege fair week olympische spiele spielen weltmeisterschaft
    europameisterschaft kongress konferenz messe krieg schlacht revolution orkan sturm
    mästerskapet mässan festivalen kriget slaget stormen orkanen vm em os mesterskapet
    krigen krigene slaget championnat coupe sommet guerre bataille révolution tempête
    ouragan séisme mondial jeux olympiques foire campeonato copa cumbre guerra batalla
    revolución terremoto huracán juegos olímpicos feria eurocopa mundial campionato
    vertice battaglia rivoluzione europei mostra olimpiadi fiera cúpula batalha revolução
    furacão euro kampioenschap kampioenschappen oorlog slag opstand wk ek watersnoodramp
    φεστιβάλ συνέδριο μάχη πόλεμος επανάσταση κυκλώνας σεισμός αγώνες κύπελλο μουντιάλ
    έκθεση festivalis konferencija čempionatas čempionate čempionato mūšis mūšio karas karo
    uraganas mugė mugės olimpinės sukilimas revoliucija berlinale oscars biennale fringe
    grand prix gp tour giro vuelta rally open masters carnival carnaval karneval kermis regatta derby premio gala awards
    prize forum forumas forumą foro fórum salone salon salón salão bilsalongen salongen biennial triennale triennial
    convention exhibition exposition esposizione exposición exposição utställningen utstilling ausstellung parade pride
    eurovision champions championsleague ligan euroleague ευρωλίγκα superbowl bowl trophy relay race lauf loppet lopp maraton
    maratón maratona maratonas olympiade paralympics paralympic olympia olimpiadas olimpíadas žaidynės žaidynių crisis krise
    krisen pandemic pandemie pandemin pandemia massacre coup putsch uprising rebellion aufstand upprop strike riots crash
    explosion eruption flood floods tsunami typhoon cyclone cyklon ciclón ciclone tempestade tormenta storm's overstroming
    feira palio rencontres encuentros incontri encontros jornada semana semaine settimana woche weeks savaitė savaitės
    savaitę storms blizzard heatwave sturm stormar uvær uværet ekstremvær ekstremværet oväder ovädret unwetter intempérie
    κακοκαιρία κακοκαιρίας καταιγίδα καταιγίδας τυφώνας κυκλώνα σεισμό σεισμού πολέμου μάχης μαραθώνιος μαραθώνιο
    μαραθωνίου έκθεσης φεστιβάλ συνεδρίου εβδομάδα festivalio festivalyje festivalį maratono maratoną mugę mugėje
    konferencijoje konferenciją konferencijos čempionatą paroda parodą parodoje šventė šventę šventės audra audros
    uragano žaidynėse karą feesten weekend filmfest filmfestival bokmässan buchmesse boekenbeurs beurs
    festspillene festspill dagene dagarna veckan uka days dagen tage journées jornadas giornate week-end referendum referéndum
    show shows biennial bienal marknad marknaden marked markedet markt jahrmarkt weihnachtsmarkt regattaen regatta triathlon
    trail marcha carrera corsa corrida course løp løpet γύρος αγώνας γιορτή πανηγύρι bėgimas turnyras varžybos match matchen
    derby finale final concert concours concurso concorso congrès hackathon webinar kirmes schützenfest volksfest
    brexit election's wahlen valet valg valget elecciones élections elezioni eleições verkiezingen εκλογές rinkimai
    rinkimų enem selectividad christmas weihnachten ramadan oktoberfest hansesail fest fête fiesta fiestas festa sagra
    treaty-signing summit's topp toppmøte toppmötet gipfel topmeeting congress's kongressen συνάντηση viršūnių
    """
)
EVENT_ENDS = _ends(
    """
    sturm orkan stormen været tocht daagse rennet woche week uka buchmesse filmfest filmfestival beurs
    krieg schlacht messe meisterschaft spiele festspiele festival biennale mässan
    mästerskapet mästerskapen kriget festivalen veckan upproret krigene krigen krisen
    sail lauf loppet rennet spillene spiele spelen kriege salongen dagarna dagene
    marknaden markedet regattaen regatta festijn markt trophy cupen turneringen stevnet dagar feest
    festen mesterskapet messen oorlog kampioenschap feesten ramp opstand -vm -em -os
    """
)
PLACE = listed(
    """
    street road avenue square river lake mountain mountains island islands county city
    beach bay district valley abbey castle park north south east west straße strasse platz
    fluss see berge gebirge gatan vägen torget sjön älven berget ön dalen gate veien
    plassen rue place lac île rivière fleuve mont massif château palais calle plaza río
    lago isla sierra monte camino costa via piazza isola fiume pianura palazzo lido rua
    praça rio ilha serra palácio straat plein meer eiland heuvel οδός πλατεία λίμνη νησί
    ποταμός ποταμό όλυμπος gatvė ežeras upė neriją nerija kalnas aikštė hall theatre
    theater stadium stadion teatro teatre teater kino port harbour valle val palace
    cathedral église iglesia kirche kyrka hart
    airport flughafen flygplats lufthavn aéroport aeropuerto aeroporto luchthaven αεροδρόμιο station bahnhof termini gare
    estación estação stazione centralstation port hafen hamn havn puerto porto sea ocean meer hav havet mer mar mare zee
    θάλασσα jūra coast küste kyst kust costa côte delta desert wüste forest wald skog forêt bosque foresta floresta
    bos nationalpark park parque parc parco region région región regione província provincia province tower turm tårn torre
    tour-eiffel bridge brücke bron bru puente pont ponte brug canal kanal kanalen grotta peak gipfel topp piz col passo pass
    cape cap cabo capo gulf golfo golfe golf strait stretto san santa sankt saint-denis são puerta porta plage playa praia
    spiaggia strand archipelago skärgård arkipel archipel piazzale largo avenida boulevard allee allén chaussee hill hills heights
    wijk barrio quartier quartiere bairro kvarter stadsdel viertel gamla stan old new nueva nuova nova bad
    """
)
PLACE_ENDS = _ends(
    """
    gatan vägen torget sjön älven berget dalen fjorden fjord gata plassen vatnet
    heimen ostsee nordsee zee sjøen havet skogen øya öarna holmen marka vidda elva
    elven fallet straße strasse platz wald gebirge bucht palast burg berg stadt dorf
    heim hausen brücke see straat plein meer gracht dam dijk veen huizen stad köping
    borg holm vik ås ville bourg land shire ton bury mouth leden ebro schouwburg
    μακεδονία πολη πολις ija ijoje ijos
    """
)
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
ENDS_OF_SURNAMES = _ends(
    """
    sson sen ström berg qvist kvist lund gren opoulos opoulou idis idou akis aki ellis
    iadis oglou auskas auskienė auskaitė evičius evičienė inskas aitis aitė ytė utė
    ienė aitis ūnas auską evičių aitės ienės ez escu ini etti elli ucci ović ski sky
    mann ίδης ίδη ιάδης άκης άκη όπουλος οπούλου ίδου έλης ου
    """
)
SMALL_LAW_ENDS = (
    "förordningen",
    "balken",
    "lagen",
    "loven",
    "forskriften",
    "forordningen",
    "įstatymas",
    "įstatymą",
    "kodeksas",
    "grondwet",
)
SMALL_LAWS = listed("grunnloven grundlagen brottsbalken σύνταγμα")
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
    """
)
