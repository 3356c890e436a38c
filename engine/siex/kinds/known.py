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
wikipedia, wikimedia, mozilla, linux foundation, github, gitlab, reddit, zoom, slack technologies, adobe, autodesk, ubisoft, nintendo
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
imagenet, wikidata, wordnet, bert, photoshop elements, visual studio, creative cloud, movistar plus, sap hana, gps tracker
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
