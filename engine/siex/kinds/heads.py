"""Words within names that give away what is named, in all languages.

A word list belongs to a cue. A list ending in ``_ENDS`` holds endings of words.
"""

from engine.siex.kinds.names import affixes, listed

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
    robotics software soft wheels outdoor outdoors marine automation engineers logistics digital interactive
    security boats tours travel events construction constructions haustechnik maschinenbau fördertechnik
    elektrotechnik metallbau bau technik anlagenbau werkzeugbau automobile autohaus reisen bygg byggmästare
    entreprenad måleri åkeri snickeri rör fastigheter redovisning förskola barnehage regnskap eiendom transport
    kindergarten kita preescolar guardería asilo barnehagen politecnico politécnica politécnico hochschule
    fachhochschule høgskole høgskolen yrkeshögskola polytechnic polytechnique πολυτεχνείο ξενοδοχείο ξενοδοχεία
    hostal albergue pensão herberg gasthof gasthaus guesthouse hostel inn omroep radio rundfunk emisora banda band
    colegio lycée liceo gymnasium gymnas grundschule librairie librería livraria boekhandel bokhandel buchhandlung
    bookshop books taller talleres atelier oficina restaurante restaurant trattoria ristorante osteria taberna café
    caffè cafeteria pizzeria pub farmacia pharmacie apotek apotheke apotheek φαρμακείο vaistinė agriturismo viveros
    imprenta transports transportes gruppo grupo gruppe konsern minoterie biscuiterie distillerie distillery
    destilería clinique clínica clinica klinik kliniken kliniek κλινική landesamt bezirk ayuntamientos ville
    gardens nursery nurseries
    motor motorcycles cycling bicycles instruments electronics electric electrical appliances chemicals plastics
    metals textiles fashion clothing shoes footwear jewellery toys games gaming publishing publishers productions
    pictures entertainment railways railway rail lines cruises naviera armatori autolinee advisors advisory
    accountants solicitors lawyers advokatbyrå advokatfirma advokatfirman kanzlei rechtsanwälte notaires abogados
    avvocati advogados advocaten winery vineyards weingut viñedos vinícola wijngoed vingård winzergenossenschaft
    κτήμα ζυθοποιία ελαιουργείο φούρνος αρτοποιείο εκδόσεις βιβλιοπωλείο θέατρο prefecture brigade regiment rescue
    ambulance lifeboat redningsselskapet frivilligsentral lions rotary team squad stable kommunstyrelsen fullmäktige
    landstinget regionen fylket statsforvalteren inspectorate ombudsman ombudet ombudsmannen defensoría defensor
    provedoria departamento taryba tarybos asociacijos federacijos mokykla mokyklos mokykloje gimnazija gimnazijos
    gimnazijoje kolegija kolegijos sodyba leidyklos bažnyčia policijos klubo lyga lygos akademijos institutui
    ligoninės ligoninėje bendrija πρωτοδικείο εφορεία υπουργείου ομίλου εταιρείας εταιρίας ομοσπονδίας περιφέρειας
    κέντρου νοσοκομείο νοσοκομείου λύκειο γυμνάσιο σχολείο
    quintet quartet trio sextet chorus singers players harriers rangers wanderers rovers chor gesangverein
    musikkapelle musikverein blaskapelle turnverein sportverein fußballclub schützenverein tsg tsv vfl vfb sv ssv
    fsv svg tus thw hsv regierungspräsidium bezirksregierung finanzamt amtsgericht landgericht oberlandesgericht
    bundesgerichtshof ferrovie ferrocarriles chemins caminhos järnväg jernbane gamykla gamyklos gamykloje fabrikas
    fabriko ferretería carpintería metalúrgica confeitaria mercearia transportadora aceites conservas quesería
    cooperativas aceiteria oleificio salumificio caseificio pastificio torrefazione mobilificio calzaturificio
    fromageries conserverie savonnerie filature tannerie scierie serrurerie menuiserie couverture plomberie håndverk
    rørlegger elektro elektriker bilverksted trafikkskole tannlege legesenter tandläkare vårdcentral vårdcentralen
    bilverkstad mekaniska aannemer installatiebedrijf transportbedrijf energiecoöperatie woningcorporatie hoveniers
    makelaardij notariskantoor tandarts huisartsen installaties installationen installations instalaciones
    instalações impianti
    """
)
ORGANISATION_ENDS = affixes(
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
    landslaget teamet byrån byrået kjeden kedjan banken bankens skolan skolen barnehagen föreningar nämnden nemnda
    utvalget utskottet koncernen konsernet gruppen gruppens klinikum universität hochschule sparkasse technik
    reederei zeitung handwerk metzgerei molkerei gärtnerei fabriek drukkerij slagerij ziekenhuis sjukhuset politiet
    vegvesenet bladet avisen tidningen allehanda trafiken trafikk regjeringen regeringen ministerija tarnyba
    bendrovė tech ware labs tec pharma
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
    kodeksui nuostatai taisyklių aprašas normativa reglamentación ordenanzas disposición arrêté arrêtés circulaire
    circolare provvedimento despacho resolução resolución deliberazione bekendtgørelse bekjentgjørelse föreskrift
    föreskrifter författning
    """
)
LAW_ENDS = affixes(
    """
    lagen balken förordningen direktivet loven forskriften forordningen gesetz
    verordnung gesetzbuch richtlinie grundgesetz wet verordening wetboek kodeksas
    direktiv lova
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
    taza taça pokal pokalen beker cupen taurė taurę taurės κύπελλου ronde rundt rundan trofeo trofeu trophée
     meeting noche nuit nacht natt noite naktis nakty naktį νύχτα dia día dag tag
    giorno diena dienos dieną ημέρα mercato marché julemarked julmarknad kerstmarkt mercadillo mercatino galerna
    inundación inundaciones alluvione crue cheia cheias översvämningen flommen hochwasser potvynis πλημμύρα simposio
    symposium kolloquium colloque coloquio seminar workshop weltcup världscupen verdenscupen wereldbeker prisen
    priset preis premios prêmio prijs apdovanojimai βραβεία βραβείο certamen talentshow casting audition premiere
    première premiär
    """
)
EVENT_ENDS = affixes(
    """
    sturm orkan stormen været tocht daagse rennet woche week uka buchmesse filmfest filmfestival beurs
    krieg schlacht messe meisterschaft spiele festspiele festival biennale mässan
    mästerskapet mästerskapen kriget festivalen veckan upproret krigene krigen krisen
    sail lauf loppet rennet spillene spiele spelen kriege salongen dagarna dagene
    marknaden markedet regattaen regatta festijn markt trophy cupen turneringen stevnet dagar feest
    festen mesterskapet messen oorlog kampioenschap feesten ramp opstand -vm -em -os
    rennen cup turnier treffen pokal marked prisen priset galan spelet toernooi wandeling kermis fair vierdaagse
    helgen helga natten natta
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
    colonia urbanización polígono carrer carretera alameda glorieta parador mirador ermita monasterio mosteiro
    monastère monastero kloster convento klooster abadía abbazia abbaye mosteiros capela capilla chapelle cappella
    catedral cattedrale cathédrale domkirke domkyrka dom dóm duomo basilica basilique castillo castello castelo
    schloss slottet slott borgen fästning fortress festung ruine ruins landgoed arena stadio stade estadio estádio
    velodrome sporthalle eishalle hallen halle ishall idrottsplats kulturhus stadthalle kongresshaus nature reserve
    reservat naturreservat naturpark regionalpark regional trail path way weg wandelpad pfad stig led sendero
    sentier sentiero trilho waterfall wasserfall cascade cascada vattenfall foss fossen gorge schlucht canyon cueva
    grotte höhle cave caves point head cliff cliffs heath fen marsh dale glen loch lough firth ness skerry peninsula
    halbinsel halvön halvøya península penisola lagoon laguna lagune haff bodden förde fjärden sund sundet bight
    cove ria estuary estuario embalse pantano albufeira barragem terrace close crescent row mews quayside pier jetty
    kai kaj kade muelle molo lungomare paseo passeio promenade esplanade παραλία ακτή όρμος χερσόνησος σπήλαιο
    φαράγγι μονή κάστρο γέφυρα άλσος πάρκο στάδιο χωριό όρος κοιλάδα parkas parką arenoje sala salos salą pilis
    pilies miškas miško tiltas gatvės gatvėje aikštėje ežero ežere upės
    isle lighthouse phare faro farol fyr fyret leuchtturm vuurtoren pointe punta lagos lacs laghi picos pico picco
    ruta refugio refuge rifugio refúgio schutzhütte cabane cabaña citadelle cittadella ciudadela cidadela citadel
    caserma caserne cuartel kaserne vico sasso pools falls poço pozo fonte fuente fontaine fontana brunnen camping
    campsite campeggio campingplatz campingplass fattoria masseria gruta peña mirante miradouro alm alpe hütte hytta
    fjellstue turiststasjon rando sendeiro ecovia ciclovia ciclabile radweg fietspad skjær odde odden tangen nuten
    tinden toppen tind stein klippe klippen strandpromenade kurpark schlosspark stadtpark volkspark markthalle
    markthal lighthouses harbourside waterfront downtown suburbs
    """
)
PLACE_ENDS = affixes(
    """
    gatan vägen torget sjön älven berget dalen fjorden fjord gata plassen vatnet
    heimen ostsee nordsee zee sjøen havet skogen øya öarna holmen marka vidda elva
    elven fallet straße strasse platz wald gebirge bucht palast burg berg stadt dorf
    heim hausen brücke see straat plein meer gracht dam dijk veen huizen stad köping
    borg holm vik ås ville bourg land shire ton bury mouth leden ebro schouwburg
    μακεδονία πολη πολις ija ijoje ijos
    fjellet fjäll fjället moen heia stranda stranden neset strand bukta myra hytta hallen arena torvet parken hamnen
    havna kaien bron brua kyrkan kirken slottet steig bach ried moos berge spitze kogel weiler haven kirchen münster
    furt brück kerk hoek wijk laan kade singel polder meren duin duinen oord gouw weald combe thorpe thwaite wick
    ford worth ness holme dale
    """
)
