"""How far an address can serve as a source: public, academic, trade, media, or not known."""

from engine.transform.bacowr.vocabulary import TrustLevel
from engine.transform.pages import domain_of


def _listed(domains: str) -> frozenset[str]:
    return frozenset(domains.split())


PUBLIC_ENDINGS = (
    *(
        ".gov",
        ".mil",
        ".int",
        ".europa.eu",
        ".gov.uk",
        ".gouv.fr",
        ".gob.es",
        ".gov.it",
    ),
    *(
        ".gov.pt",
        ".gov.gr",
        ".overheid.nl",
        ".dep.no",
        ".bund.de",
        ".lrv.lt",
        ".admin.ch",
    ),
)
PUBLIC = _listed(
    "1177.se folkhalsomyndigheten.se socialstyrelsen.se livsmedelsverket.se lakemedelsverket.se "
    "konsumentverket.se skatteverket.se scb.se fi.se riksbank.se regeringen.se riksdagen.se "
    "spelinspektionen.se naturvardsverket.se boverket.se energimyndigheten.se pensionsmyndigheten.se "
    "nhs.uk ons.gov.uk fca.org.uk bundesregierung.de destatis.de bafin.de rki.de insee.fr "
    "has-sante.fr banque-france.fr ine.es bde.es boe.es istat.it bancaditalia.it cbs.nl rivm.nl "
    "rijksoverheid.nl afm.nl ssb.no fhi.no helsenorge.no forbrukerradet.no lovdata.no europa.eu "
    "who.int oecd.org un.org e-tar.lt lb.lt statistics.gr bportugal.pt vti.se trafikverket.se "
    "transportstyrelsen.se arbetsmiljoverket.se arbetsformedlingen.se forsakringskassan.se msb.se smhi.se "
    "kemikalieinspektionen.se jordbruksverket.se skogsstyrelsen.se sgu.se polisen.se domstol.se arn.se "
    "hallakonsument.se verksamt.se umweltbundesamt.de bundesnetzagentur.de kba.de bast.de bfarm.de bzga.de "
    "baua.de bmuv.de bmwk.de gesetze-im-internet.de arbeitsagentur.de deutsche-rentenversicherung.de "
    "service-public.fr legifrance.gouv.fr ademe.fr ameli.fr urssaf.fr anses.fr arcep.fr amf-france.org cnil.fr "
    "dgt.es aemps.es aesan.es cnmv.es idae.es aemet.es agenziaentrate.it inps.it inail.it aci.it "
    "arera.it enea.it iss.it consob.it garanteprivacy.it belastingdienst.nl rdw.nl acm.nl voedingscentrum.nl "
    "thuisarts.nl milieucentraal.nl knmi.nl vegvesen.no skatteetaten.no nav.no helsedirektoratet.no dibk.no "
    "nve.no finanstilsynet.no mattilsynet.no arbeidstilsynet.no politiet.no sns24.gov.pt dgs.pt infarmed.pt "
    "erse.pt dre.pt ipma.pt anacom.pt lansstyrelsen.se aade.gr efka.gov.gr eody.gov.gr rae.gr hcmc.gr "
    "vmi.lt sodra.lt vvtat.lt regitra.lt nvsc.lrv.lt e-seimas.lrs.lt"
)
PUBLIC_NAMES = (
    *("myndigheten.se", "inspektionen.se", "ombudsmannen.se", "bundesamt.de"),
    *("ministerium.de", "direktoratet.no", "tilsynet.no", "ombudet.no"),
)
"""How the names of public bodies end in their country."""
ACADEMIC_ENDINGS = (".edu", ".ac.uk", ".edu.au", ".edu.gr", ".uni.lu")
ACADEMIC_WORDS = (
    "universit",
    "univ-",
    "uni-",
    "hochschule",
    "hogskol",
    "universidad",
    "universita",
)
ACADEMIC = _listed(
    "nature.com science.org sciencedirect.com springer.com doi.org arxiv.org pubmed.ncbi.nlm.nih.gov "
    "ncbi.nlm.nih.gov cochrane.org jstor.org thelancet.com bmj.com ki.se kth.se lu.se uu.se su.se gu.se "
    "liu.se umu.se chalmers.se gih.se slu.se ethz.ch uio.no ntnu.no uib.no tudelft.nl uva.nl mit.edu"
)
MEDIA = _listed(
    "dn.se svd.se svt.se sverigesradio.se gp.se sydsvenskan.se di.se bbc.co.uk bbc.com theguardian.com "
    "ft.com economist.com reuters.com apnews.com nytimes.com washingtonpost.com lemonde.fr lefigaro.fr "
    "liberation.fr elpais.com elmundo.es spiegel.de zeit.de faz.net sueddeutsche.de tagesschau.de "
    "repubblica.it corriere.it publico.pt expresso.pt nrc.nl volkskrant.nl nos.nl kathimerini.gr nrk.no "
    "aftenposten.no vg.no lrt.lt delfi.lt 15min.lt"
)
TRADE_WORDS = (
    *(
        "association",
        "institute",
        "federation",
        "forbund",
        "forening",
        "institut",
        "verband",
    ),
    *(
        "asociacion",
        "federacion",
        "associazione",
        "vereniging",
        "stiftelsen",
        "foundation",
    ),
)


TRADE = _listed(
    "verbraucherzentrale.de test.de adac.de which.co.uk quechoisir.org altroconsumo.it ocu.org proteste.pt "
    "consumentenbond.nl anwb.nl radron.se testfakta.se naf.no"
)
"""Consumers' and drivers' associations."""


def trust_level(url: str) -> TrustLevel | None:
    """Return how far an address can serve as a source; None where nothing tells."""
    domain = domain_of(url)
    family = {domain, ".".join(domain.split(".")[-2:])}
    dotted = f".{domain}"
    if family & PUBLIC or dotted.endswith((*PUBLIC_ENDINGS, *PUBLIC_NAMES)):
        return "T1_public"
    if (
        family & ACADEMIC
        or dotted.endswith(ACADEMIC_ENDINGS)
        or _names(domain, ACADEMIC_WORDS)
    ):
        return "T2_academic"
    if family & MEDIA:
        return "T4_media"
    named = family & TRADE or _names(domain, TRADE_WORDS)
    return "T3_industry" if named else None


def _names(domain: str, words: tuple[str, ...]) -> bool:
    return any(word in domain for word in words)
