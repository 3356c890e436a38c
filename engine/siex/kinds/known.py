"""Names that many texts are about: organisations, products, regions and waters."""


def _listing(names: str) -> frozenset[str]:
    return frozenset(" ".join(name.split()) for name in names.split(","))


ORGANISATIONS = _listing(
    """
apple, google, microsoft, amazon, meta, facebook, netflix, nvidia, intel, amd, ibm, oracle, cisco, dell, hp, samsung,
sony, panasonic, toshiba, hitachi, lg, huawei, xiaomi, lenovo, tencent, alibaba, tiktok, bytedance, openai, anthropic,
deepmind, twitter, linkedin, youtube, instagram, spotify, klarna, ericsson, nokia, telia, telenor, telefónica, vodafone,
orange, deutsche telekom, telekom, kpn, proximus, swisscom, at&t, verizon, t-mobile, cosmote, ote, volkswagen, vw, bmw,
daimler, mercedes-benz, audi, porsche, opel, volvo, volvo cars, scania, saab, polestar, toyota, honda, nissan, mazda, hyundai,
kia, ford, general motors, tesla, byd, renault, peugeot, citroën, stellantis, fiat, ferrari, lamborghini, seat, skoda, michelin,
continental, bosch, siemens, thyssenkrupp, basf, bayer, henkel, merck, novartis, roche, pfizer, astrazeneca, moderna,
biontech, sanofi, novo nordisk, gsk, johnson & johnson, boeing, airbus, lockheed martin, rolls-royce, ryanair, easyjet,
lufthansa, klm, air france, iberia, vueling, alitalia, ita airways, tap, sas, norwegian, finnair, wizz air, emirates, ups, dhl,
fedex, maersk, msc, sncf, deutsche bahn, renfe, trenitalia, italo, sj, vy, ns, prorail, db, shell, bp, exxonmobil, chevron,
totalenergies, total, eni, repsol, equinor, galp, petrobras, gazprom, rosneft, vattenfall, fortum, e.on, eon, rwe, edf, engie,
enel, iberdrola, endesa, edp, ørsted, statkraft, ignitis, orlen, δεη, unilever, nestlé, danone, procter & gamble, coca-cola,
pepsi, pepsico, heineken, carlsberg, ab inbev, kraft heinz, mondelez, orkla, arla, lactalis, barilla, ferrero, lavazza, ikea,
h&m, zara, inditex, mango, primark, nike, adidas, puma, lidl, aldi, edeka, rewe, tesco, sainsbury's, carrefour, auchan,
leclerc, mercadona, el corte inglés, ica, coop, axfood, rema 1000, albert heijn, jumbo, delhaize, colruyt, maxima, rimi,
walmart, costco, target, ebay, zalando, bol, allegro, vinted, booking, airbnb, uber, bolt, deliveroo, goldman sachs, jpmorgan,
morgan stanley, citigroup, hsbc, barclays, lloyds, ubs, credit suisse, bnp paribas, société générale, crédit agricole, axa, allianz,
commerzbank, unicredit, intesa sanpaolo, mediobanca, santander, bbva, caixabank, ing, rabobank, abn amro, nordea, seb,
swedbank, handelsbanken, dnb, danske bank, itaú, bradesco, blackrock, visa, mastercard, paypal, revolut, deloitte, kpmg, pwc,
mckinsey, accenture, capgemini, sap, asml, philips, tcs, infosys, electrolux, abb, atlas copco, sandvik, northvolt, kongsberg,
hydro, yara, aker, tui, hurtigruten, bbc, cnn, cnbc, fox news, new york times, washington post, guardian, financial times,
reuters, afp, bloomberg, associated press, le monde, le figaro, libération, l'équipe, el país, el mundo, abc, rtve, la repubblica,
corriere della sera, la stampa, rai, mediaset, mondadori, der spiegel, die zeit, die welt, bild, ard, zdf, rtl, svt, tv4, nrk,
aftenposten, vg, dagens nyheter, svenska dagbladet, expressen, aftonbladet, público, expresso, rtp, globo, tv globo, folha de s.paulo,
de telegraaf, de volkskrant, nos, vrt, rtbf, ert, ερτ, lrt, delfi, arte, canal+, disney, warner, hbo, paramount, pixar, nato, otan,
eu, european union, européenne, europeiska unionen, europäische union, unione europea, unión europea, union européenne,
união europeia, europese unie, ευρωπαϊκή ένωση, europos sąjunga, un, onu, uno, fn, united nations, who, oms, unesco, unicef,
imf, fmi, ecb, ezb, bce, ekb, oecd, ocde, wto, opec, nasa, esa, cern, fbi, cia, interpol, europol, frontex, fifa, uefa, fia, ioc, nba,
nfl, nhl, atp, greenpeace, wwf, amnesty international, oxfam, médecins sans frontières, red cross, human rights watch, psoe, vox,
podemos, sumar, cdu, csu, spd, fdp, afd, die grünen, bündnis 90/die grünen, die linke, pvv, vvd, d66, cda, groenlinks, pvda, moderaterna,
socialdemokraterna, sverigedemokraterna, miljöpartiet, vänsterpartiet, centerpartiet, liberalerna, kristdemokraterna, arbeiderpartiet,
høyre, fremskrittspartiet, senterpartiet, venstre, rødt, fratelli d'italia, forza italia, lega, pd, renaissance, les républicains,
rassemblement national, la france insoumise, ps, psd, chega, pt, νέα δημοκρατία, σύριζα, πασοκ, κκε, tories, labour, democrats,
republicans, ccoo, ugt, cgil, cisl, uil, cgt, cfdt, fnv, ig metall, verdi, dgb, lo, tco, saco, cgtp, csic, cnrs, inserm, inrae, cnr, cnil, insee,
fraunhofer, max-planck-gesellschaft, tu delft, mit, eth, kth, chalmers, sintef, ntnu, inep, ibge, ine, istat, scb, ssb, real madrid,
fc barcelona, barcelona sc, atlético, juventus, inter, milan ac, ac milan, bayern münchen, borussia dortmund, psg, paris saint-germain,
olympique lyonnais, ajax, psv, feyenoord, benfica, porto fc, sporting, manchester united, manchester city, liverpool fc, arsenal, chelsea,
tottenham, ολυμπιακός, παναθηναϊκός, αεκ, παοκ, žalgiris, malmö ff, aik, hammarby, djurgården, rosenborg, brann, bodø/glimt,
red bull racing, scuderia ferrari, mclaren, stortinget, riksdagen, sametinget, bundestag, seimas, folketinget, kremlin, white house,
wikipedia, wikimedia, mozilla, linux foundation, github, gitlab, reddit, zoom, slack technologies, adobe, autodesk, ubisoft, nintendo,
dewalt, hilti, milwaukee tool, stihl, husqvarna, black & decker, einhell, ryobi, metabo hpt, parkside, dyson, miele,
hoover, rowenta, tefal, moulinex, kenwood, smeg, kitchenaid, russell hobbs, delonghi, melitta, jura, nespresso sa,
sage appliances, breville, ninja, shark, cosori, instant brands, cecotec, ufesa, fagor, balay, zanussi, whirlpool,
indesit, candy, beko, gorenje, liebherr, neff, gaggenau, grundig, severin, zwilling, le creuset, staub, fiskars,
iittala, tupperware, brabantia, roborock, ecovacs, dreame, eufy, anker, logitech, razer, corsair, asus, acer, msi,
benq, aoc, eizo, dell technologies, hewlett packard, nikon, fujifilm, olympus, leica, bose, sonos, bang & olufsen,
shure, akg, garmin, polar, suunto, fitbit, withings, tomtom, oneplus, oppo, honor, realme, fairphone, htc, western
digital, seagate, sandisk, kingston, crucial, qualcomm, mediatek, broadcom, asrock, gigabyte, salomon, merrell, hoka,
asics, saucony, mizuno, new balance, reebok, converse, under armour, fila, umbro, kappa, helly hansen, haglöfs,
fjällräven, bergans, norrøna, klättermusen, houdini, peak performance, odlo, icebreaker, patagonia, the north face,
mammut, vaude, jack wolfskin, deuter, osprey, lowa, meindl, hanwag, keen, teva, birkenstock, ecco, geox, clarks, dr.
martens, timberland, lafuma, simond, petzl, black diamond, edelrid, beal, eider, rossignol, atomic, fischer sports,
völkl, nordica, dynastar, salewa, dynafit, montura, ferrino, vango, hilleberg, msr, primus, trangia, jetboil,
leatherman, victorinox, opinel, ledlenser, decathlon, intersport, xxl, stadium, globetrotter, sportscheck, trespass,
craghoppers, berghaus, specialized, giant bicycles, cannondale, canyon, orbea, merida, bmc, bianchi, pinarello,
colnago, wilier, cervélo, gazelle, batavus, koga, monark, kalkhoff, riese & müller, haibike, moustache, lapierre,
gitane, shimano, sram, campagnolo, brose, fox factory, rockshox, mavic, thule, yakima, abus, kryptonite, hövding,
uvex, kask, lazer, goodyear, dunlop, pirelli, bridgestone, hankook, yokohama, vredestein, maxxis, vittoria, panaracer,
castrol, liqui moly, mann+hummel, valeo, zf, magna, denso, aisin, brembo, bilstein, hella, osram, mahle, schaeffler,
continental ag, daf, man, iveco, scania ab, ducati, aprilia, piaggio, vespa, ktm, kawasaki, suzuki, yamaha, subaru,
mitsubishi, lexus, infiniti, jeep, chrysler, dodge, cadillac, chevrolet, gmc, rivian, lucid, nio, xpeng, geely, lynk &
co, mg, dacia, alfa romeo, lancia, maserati, bentley, aston martin, jaguar, land rover, cupra, ds automobiles, opel
vauxhall, vauxhall, lotus, koenigsegg, bugatti, landmann, broil king, traeger, kamado joe, ooni, coleman, campingaz,
dometic, truma, hymer, knaus, adria, kabe, fendt, claas, new holland, case ih, massey ferguson, valtra, kubota,
caterpillar, komatsu, bobcat, jcb, volvo construction equipment, liebherr group, doosan, hitachi construction, kuhn,
lemken, amazone, horsch, schneider electric, legrand, hager, gira, busch-jaeger, rittal, phoenix contact, wago,
weidmüller, festo, ifm, balluff, pepperl+fuchs, beckhoff, omron, fanuc, kuka, yaskawa, universal robots, mitsubishi
electric, honeywell, emerson, rockwell automation, endress+hauser, krones, sidel, tetra laval, tetra pak, alfa laval,
gea, skf, nsk, bosch rexroth, parker hannifin, lenze, sew-eurodrive, bonfiglioli, danfoss, grundfos, wilo, vaillant,
viessmann, buderus, junkers, stiebel eltron, daikin, mitsubishi heavy industries, velux, rockwool, isover, knauf,
saint-gobain, lafarge, holcim, heidelberg materials, cemex, wienerberger, sika, mapei, weber saint-gobain, caparol,
jotun, akzonobel, ppg, hornbach, obi, bauhaus, toom, leroy merlin, castorama, bricorama, brico dépôt, bricomarché,
homebase, b&q, wickes, screwfix, praxis, karwei, hubo, byggmax, clas ohlson, jula, beijer, maxbo, montér, elkjøp,
elgiganten, netonnet, mediamarkt, fnac, darty, boulanger, currys, unieuro, euronics, coolblue, bol.com, blokker, hema,
kruidvat, etos, dm, rossmann, radio popular, pcdiga, pccomponentes, pingo doce, continente, intermarché, lidl plus,
netto, penny, kaufland, norma, coop norge, meny, willys, hemköp, city gross, kesko, s-group, billa, sklavenitis, αβ
βασιλόπουλος, μασούτης, jumbo ae, senukai, topo centras, norfa, barbora, moki veži, ermitažas, marks & spencer, john
lewis, waitrose, morrisons, asda, sainsbury, iceland foods, superdrug, argos, next plc, debenhams, harrods,
selfridges, zalando se, asos, boohoo, shein, temu, aliexpress, otto, about you, breuninger, peek & cloppenburg,
galeria, kadewe, el ganso, desigual, massimo dutti, bershka, pull & bear, stradivarius, pronovias, cortefiel,
hipercor, eroski, alcampo, bonpreu, condis, conad, esselunga, eurospin, despar, carrefour italia, mutti, parmalat,
galbani, granarolo, de cecco, rummo, garofalo, illycaffè, kimbo, segafredo, campari, peroni, moretti, san pellegrino,
sant'anna, luxottica, moncler, prada, gucci, armani, versace, dolce & gabbana, valentino, fendi, bulgari, tod's,
benetton, calzedonia, intimissimi, ovs, leonardo, fincantieri, stellantis nv, iveco group, cnh, poste italiane,
fastweb, wind tre, iliad, sky italia, hermès, louis vuitton, lvmh, chanel, dior, kering, l'oréal, lancôme, clarins,
yves rocher, pernod ricard, rémy cointreau, moët & chandon, ricard, evian, perrier, volvic, vittel, bonduelle, fleury
michon, savencia, michel et augustin, bouygues, vinci, eiffage, veolia, suez, thales, dassault, safran, naval group,
valeo sa, forvia, plastic omnium, ratp, keolis, transdev, blablacar, doctolib, leboncoin, deezer, ovh, ovhcloud,
capgemini se, atos, sopra steria, foncia, nexity, century 21, orpi, kone, schindler, tk elevator, siemens mobility,
bombardier, caf, talgo, škoda transportation, flixbus, nobina, vr, arriva, first group, national express, stagecoach,
ryanair dac, transavia, eurowings, volotea, binter, air europa, aegean, sky express, hellenic seaways, anek, minoan
lines, stena line, tallink, viking line, color line, fjord line, dfds, brittany ferries, p&o, norled, fjord1, boreal,
ruter, skyss, atb, vy tog, go-ahead, sl, skånetrafiken, västtrafik, mowi, salmar, lerøy, grieg seafood, bakkafrost,
cermaq, nova sea, biomar, skretting, akva group, kongsberg maritime, wärtsilä, rolls-royce marine, ulstein, vard,
aibel, aker solutions, subsea 7, dnv, tine, q-meieriene, nortura, gilde, freia, nidar, friele, ringnes, hansa borg,
arla foods, skånemejerier, valio, fazer, marabou, cloetta, malaco, gevalia, löfbergs, zoégas, oatly, findus, abba
seafood, polarbröd, wasa, kronfågel, lantmännen, systembolaget, vinmonopolet, alko, apoteket, kronans apotek, apotek
hjärtat, ncc, skanska, jm, veidekke, af gruppen, obos, hemsö, castellum, vasakronan, riksbyggen, hsb, wallenius, ssab,
lkab, boliden, sca, holmen, stora enso, södra, billerud, trelleborg, hexagon, assa abloy, getinge, elekta, sobi,
tele2, comhem, viaplay, tv2, campina, douwe egberts, verkade, calvé, unox, hak, grolsch, bavaria, hertog jan, amstel,
philips domestic appliances, tomtom nv, adyen, mollie, booking.com, catawiki, marktplaats, postnl, kpn nv, ziggo,
odido, nuon, eneco, essent, greenchoice, tennet, enexis, stedin, alliander, vattenfall nederland, damen, boskalis, van
oord, bam, volkerwessels, royal haskoningdhv, arcadis, witteveen+bos, cowi, ramboll, norconsult, multiconsult, afry,
wsp, aecom, buro happold, ove arup, lufthansa technik, deutsche post, hermes, dpd, gls, dachser, schenker, db
schenker, kuehne+nagel, postnord, posti, correos, seur, mrw, poste, la poste, chronopost, royal mail, evri, yodel, an
post, omniva, lp express, elta, acs courier, techniker krankenkasse, aok, dak, huk-coburg, signal iduna, debeka,
provinzial, gothaer, r+v, devk, adac, tüv süd, tüv nord, dekra, verbraucherzentrale, ocu, altroconsumo, que choisir,
ufc-que choisir, which?, forbrukerrådet, råd & rön, kuluttajaliitto, generali, unipolsai, mapfre, mutua madrileña,
línea directa, catalana occidente, fidelidade, tranquilidade, ageas, ethias, ag insurance, achmea, interpolis,
nationale-nederlanden, a.s.r., länsförsäkringar, trygg-hansa, gjensidige, storebrand, klp, tryg, ergo insurance,
lietuvos draudimas, eurobank, alpha bank, εθνική τράπεζα, sbanken, skandia, ikano bank, avanza, nordnet, commerz real,
sparkasse, volksbank, n26, ing-diba, comdirect, crédit mutuel, lcl, la banque postale, bpce, boursorama, bankinter,
sabadell, unicaja, kutxabank, abanca, bpi, millennium bcp, novo banco, caixa geral de depósitos, montepio, belfius,
argenta, triodos, asn bank, monte dei paschi, banco bpm, bper, fineco, luminor, citadele, rtl nieuws, omroep brabant,
nos journaal, de standaard, het laatste nieuws, het nieuwsblad, nrc, trouw, het parool, göteborgs-posten, sydsvenskan,
dn, svd, ekot, bergens tidende, adresseavisen, stavanger aftenblad, dagbladet, nettavisen, klassekampen, frankfurter
allgemeine zeitung, süddeutsche zeitung, taz, handelsblatt, ndr, wdr, mdr, swr, la vanguardia, el periódico, abc
sevilla, cadena ser, cope, onda cero, telecinco, antena 3, la sexta, la nazione, il sole 24 ore, il messaggero, il
fatto quotidiano, la gazzetta dello sport, ouest-france, sud ouest, la voix du nord, le parisien, les échos,
mediapart, france 3, france bleu, tf1, m6, jornal de notícias, correio da manhã, sic, tvi, rtp1, observador, diário de
notícias, a bola, η καθημερινή, καθημερινή, τα νέα, πρώτο θέμα, σκάι, ant1, lietuvos rytas, verslo žinios, tv3, lnk,
fc porto, sporting cp, sl benfica, sc braga, vitória de guimarães, boavista, gil vicente, sevilla fc, real betis,
betis, valencia cf, villarreal, athletic club, real sociedad, osasuna, celta, getafe cf, girona fc, rcd mallorca,
espanyol, inter milan, fiorentina, atalanta, torino fc, bologna fc, sampdoria, udinese, cagliari, olympique de
marseille, as monaco, ogc nice, losc, stade rennais, rc lens, fc nantes, stade toulousain, stade français, rb leipzig,
bayer leverkusen, eintracht frankfurt, vfb stuttgart, werder bremen, hamburger sv, hsv, fc st. pauli, hertha bsc,
union berlin, schalke 04, vfl wolfsburg, sc freiburg, thw kiel, fc utrecht, az, az alkmaar, fc twente, vitesse, sc
heerenveen, fc groningen, club brugge, anderlecht, standard luik, krc genk, aa gent, ifk göteborg, bk häcken, ifk
norrköping, if elfsborg, färjestad bk, frölunda hc, luleå hf, skellefteå aik, rögle bk, växjö lakers, vålerenga,
viking fk, molde, lillestrøm, strømsgodset, fredrikstad fk, tromsø il, olympiakos, panathinaikos, οφη, πανιώνιος,
αστέρας τρίπολης, rytas, neptūnas, lietkabelis, šiaulių šiauliai, newcastle united, aston villa, everton, west ham,
brighton & hove albion, crystal palace, fulham, leeds united, nottingham forest, celtic
"""
)
PRODUCTS = _listing(
    """
android, ios, ipados, windows, macos, linux, ubuntu, debian, chrome, firefox, safari, edge, gmail, outlook, excel, word, powerpoint,
photoshop, illustrator, indesign, autocad, wordpress, drupal, joomla, magento, shopify, woocommerce, chatgpt, gpt-4, gpt-5, gemini,
copilot, claude, llama, siri, alexa, iphone, ipad, macbook, imac, airpods, apple watch, playstation, xbox, nintendo switch, switch,
minecraft, fortnite, kindle, echo dot, chromecast, surface pro, galaxy, galaxy tab, pixel, thinkpad, model 3, model y, model s, golf, polo,
passat, octavia, corolla, prius, clio, mégane, fiesta, focus, mustang, cinquecento, twingo, thermomix, roomba, airfryer, gopro, lego,
playmobil, barbie, nutella, nespresso, viagra, ozempic, wegovy, paracetamol, ibuprofen, aspirin, pubmed, python, javascript, typescript,
java, rust, kubernetes, docker, postgresql, mysql, mongodb, tensorflow, pytorch, numpy, pandas, react, angular, vue, django, whatsapp,
messenger, telegram, signal, teams, skype, google maps, google analytics, google ads, search console, word 365, microsoft 365, office 365,
imagenet, wikidata, wordnet, bert, gore-tex, sympatex, polartec, primaloft, cordura, vibram, kevlar, teflon, velcro, lycra, pertex, thinsulate, dyneema,
photoshop elements, visual studio, creative cloud, movistar plus, sap hana, gps tracker
"""
)
REGIONS = _listing(
    """
småland, norrland, svealand, götaland, skåne, bohuslän, dalarna, värmland, jämtland, härjedalen, lappland, gotland, öland, västergötland,
östergötland, södermanland, uppland, halland, blekinge, norden, skandinavien, scandinavia, baltikum, finnmark, sunnmøre, nordmøre,
sørlandet, vestlandet, østlandet, telemark, hardanger, lofoten, svalbard, trøndelag, nordland, jotunheimen, setesdal, oslofjorden,
andalucía, extremadura, galicia, asturias, cantabria, la mancha, castilla y león, castilla-la mancha, cataluña, catalunya, euskadi, país vasco,
canarias, baleares, la rioja, aragón, murcia, navarra, bretagne, normandie, provence, alsace, lorraine, bourgogne, champagne, auvergne,
vendée, dordogne, savoie, corse, picardie, occitanie, massif central, mont-blanc, alpes, pyrénées, vosges, jura, bayern, bavaria, sachsen,
saxony, thüringen, hessen, schwaben, franken, allgäu, ruhrgebiet, rheinland, pfalz, schwarzwald, harz, eifel, sauerland, ostsee, nordsee,
alpen, lombardia, toscana, tuscany, sicilia, sardegna, puglia, calabria, campania, veneto, piemonte, liguria, umbria, marche, abruzzo,
basilicata, molise, friuli, trentino, dolomiti, appennini, pianura padana, algarve, alentejo, minho, açores, madeira, beira, trás-os-montes,
amazônia, nordeste, pantanal, friesland, groningen, drenthe, twente, achterhoek, veluwe, betuwe, zeeland, limburg, brabant, randstad,
wadden, waddenzee, noordzee, ijsselmeer, vlaanderen, wallonie, κρήτη, πελοπόννησος, ήπειρος, θεσσαλία, θράκη, μακεδονία, αττική, κυκλάδες,
δωδεκάνησα, επτάνησα, αιγαίο, ιόνιο, όλυμπος, εύβοια, μάνη, χαλκιδική, ρόδος, ρόδο, κέρκυρα, λέσβος, χίος, σάμος, ζάκυνθος, νάξος, πάρος,
σαντορίνη, μύκονος, dzūkija, dzūkijoje, žemaitija, žemaitijoje, aukštaitija, suvalkija, nida, nidoje, palanga, palangą, palangoje,
druskininkai, druskininkuose, trakai, trakus, trakuose, birštonas, neringa, neringoje, juodkrantė, baltija, baltijos jūra, nemunas, nemune,
neris, north sea, baltic sea, mediterranean, mediterranean sea, black sea, atlantic, atlantic ocean, pacific, pacific ocean, indian ocean,
arctic, arctic ocean, antarctica, antarktis, arktis, nordsjön, östersjön, nordsjøen, østersjøen, medelhavet, middelhavet, middellandse zee,
mittelmeer, mediterráneo, mediterraneo, méditerranée, mediterrâneo, atlántico, atlantique, atlantico, atlantik, pacífico, pacifique,
sahara, sahel, himalaya, andes, alps, rocky mountains, pyrenees, carpathians, balkans, balkan, kaukasus, caucasus, siberia, crimea, krim,
donbas, gaza, west bank, palestine, kurdistan, tibet, kashmir, patagonia, amazon rainforest, middle east, near east, far east, midwest,
silicon valley, wall street, broadway, hollywood, mekong, nile, amazonas, ganges, danube, donau, rhine, rhein, rijn, rhône, seine, loire,
garonne, thames, elbe, oder, weser, main, mosel, ebro, tajo, tejo, duero, douro, guadalquivir, tevere, arno, adige, piave, volga, dnipro,
mississippi, missouri, colorado river, yangtze, rio grande, mälaren, vänern, vättern, mjøsa, bodensee, titisee, lago di garda, lago maggiore,
etna, vesuvio, vesuvius, kilimanjaro, everest, mont ventoux, matterhorn, zugspitze, kebnekaise, galdhøpiggen, sierra nevada, sierra morena,
cascais, sines, skaidi, hammerfest, genalguacil, manteigas, lake district, scottish highlands, cotswolds, cornwall, yorkshire, wales, ulster
"""
)
