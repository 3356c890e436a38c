"""Tests of `engine.transform.legal.citations`: how each legal order is cited."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.transform.legal.citations.every import citations
from engine.transform.prose.text import prose

CITED = [
    ("sv", "2 kap. 3 § lagen (2018:218)", "SE", "law"),
    ("sv", "SFS 2018:218", "SE", "law"),
    ("sv", "lag (2018:218)", "SE", "law"),
    ("sv", "förordning (2007:845)", "SE", "government"),
    ("sv", "1 kap. 9 § regeringsformen", "SE", "constitution"),
    ("sv", "6 § räntelagen (1975:635)", "SE", "law"),
    ("sv", "HSLF-FS 2017:37", "SE", "agency"),
    ("sv", "NJA 2012 s. 535", "SE", "supreme court"),
    ("sv", "HFD 2019 ref. 10", "SE", "supreme court"),
    ("sv", "RÅ 2005 ref. 33", "SE", "supreme court"),
    ("sv", "AD 2015 nr 11", "SE", "supreme court"),
    ("sv", "RH 2010:45", "SE", "appeal court"),
    ("sv", "MÖD 2014:8", "SE", "appeal court"),
    ("sv", "prop. 2017/18:105", "SE", "preparatory works"),
    ("sv", "SOU 2001:1", "SE", "preparatory works"),
    ("sv", "bet. 2004/05:LU23", "SE", "preparatory works"),
    ("en", "Regulation (EU) 2016/679", "EU", "eu"),
    ("en", "Directive 95/46/EC", "EU", "eu"),
    ("en", "Article 6(1)(f) of Regulation (EU) 2016/679", "EU", "eu"),
    ("en", "Council Regulation (EC) No 139/2004", "EU", "eu"),
    ("en", "Article 101 TFEU", "EU", "eu"),
    ("en", "Article 4(3) TEU", "EU", "eu"),
    ("en", "Article 17(1) of the Charter", "EU", "eu"),
    (
        "en",
        "Articles 7 and 8 of the Charter of Fundamental Rights of the European Union",
        "EU",
        "eu",
    ),
    (
        "en",
        "Article 267 of the Treaty on the Functioning of the European Union",
        "EU",
        "eu",
    ),
    ("sv", "artikel 101 FEUF", "EU", "eu"),
    ("fr", "article 169 TFUE", "EU", "eu"),
    ("de", "Art. 4 der Grundrechtecharta", "EU", "eu"),
    ("lt", "SESV 101 straipsnis", "EU", "eu"),
    (
        "en",
        "Article 6(1) of the European Convention on Human Rights",
        "INT",
        "international",
    ),
    ("en", "Article 8 ECHR", "INT", "international"),
    (
        "en",
        "Article 31 of the Vienna Convention on the Law of Treaties",
        "INT",
        "international",
    ),
    ("en", "Convention on the Rights of the Child", "INT", "international"),
    ("en", "[2013] ECHR 429", "INT", "international"),
    ("en", "Handyside v. the United Kingdom, no. 5493/72", "INT", "international"),
    ("sv", "artikel 6.1 i Europakonventionen", "INT", "international"),
    ("de", "Art. 8 EMRK", "INT", "international"),
    (
        "fr",
        "article 6 § 1 de la Convention européenne des droits de l'homme",
        "INT",
        "international",
    ),
    (
        "es",
        "artículo 8 del Convenio Europeo de Derechos Humanos",
        "INT",
        "international",
    ),
    ("it", "articolo 6 della CEDU", "INT", "international"),
    ("nl", "artikel 8 van het EVRM", "INT", "international"),
    (
        "nb",
        "artikkel 8 i Den europeiske menneskerettskonvensjonen",
        "INT",
        "international",
    ),
    ("el", "άρθρο 6 της ΕΣΔΑ", "INT", "international"),
    ("en", "EU:C:2014:238", "EU", "eu"),
    ("en", "32016R0679", "EU", "eu"),
    ("en", "Case C-131/12", "EU", "eu"),
    ("en", "ECLI:EU:C:2014:317", "EU", "eu"),
    ("sv", "förordning (EU) 2016/679", "EU", "eu"),
    ("de", "Verordnung (EU) 2016/679", "EU", "eu"),
    ("de", "Art. 6 Abs. 1 DSGVO", "EU", "eu"),
    ("fr", "règlement (UE) 2016/679", "EU", "eu"),
    ("es", "Reglamento (UE) 2016/679", "EU", "eu"),
    ("it", "regolamento (UE) 2016/679", "EU", "eu"),
    ("pt", "Diretiva 2011/83/UE", "EU", "eu"),
    ("nl", "Richtlijn 95/46/EG", "EU", "eu"),
    ("nb", "forordning (EU) 2016/679", "EU", "eu"),
    ("el", "κανονισμό (ΕΕ) 2016/679", "EU", "eu"),
    ("lt", "direktyvą 2002/58/EB", "EU", "eu"),
    ("en", "Smith v. Jones, 410 U.S. 113 (1973)", "US", "supreme court"),
    ("en", "985 F.2d 180 (4th Cir. 1993)", "US", "appeal court"),
    ("en", "123 F. Supp. 3d 456 (S.D.N.Y. 2015)", "US", "court"),
    ("en", "42 U.S.C. § 1983", "US", "law"),
    ("en", "45 C.F.R. § 164.502(a)", "US", "agency"),
    ("en", "6 Del. C. § 2708", "US", "law"),
    ("en", "Cal. Civ. Code § 1798.100", "US", "law"),
    ("en", "Fed. R. Evid. 702", "US", "court"),
    ("en", "U.S. Const. amend. XIV", "US", "constitution"),
    ("en", "Clean Air Act of 1970", "US", "law"),
    ("en", "[2019] UKSC 41", "UK", "supreme court"),
    ("en", "[2018] EWCA Civ 512", "UK", "appeal court"),
    ("en", "[2017] EWHC 1246 (Admin)", "UK", "court"),
    ("en", "Data Protection Act 2018, s 12", "UK", "law"),
    ("en", "section 20 of the Sale of Goods Act 1979", "UK", "law"),
    ("de", "§ 823 Abs. 1 BGB", "DE", "law"),
    ("de", "§§ 280, 281", None, None),
    ("de", "Art. 2 Abs. 1 GG", "DE", "constitution"),
    ("de", "BGH, Az. VI ZR 278/18", "DE", "supreme court"),
    ("de", "BGH, Urteil vom 12. März 2019 – VI ZR 278/18", "DE", "supreme court"),
    ("fr", "article 1240 du Code civil", "FR", "law"),
    ("fr", "Cass. 3e civ., 8 juillet 2021, n° 19-15.165", "FR", "supreme court"),
    ("fr", "loi n° 78-17 du 6 janvier 1978", "FR", "law"),
    ("fr", "décret n° 2019-536 du 29 mai 2019", "FR", "government"),
    ("es", "artículo 1902 del Código Civil", "ES", "law"),
    ("es", "Real Decreto 1720/2007", "ES", "government"),
    ("it", "art. 2043 c.c.", "IT", "law"),
    ("pt", "Lei n.º 58/2019", "PT", "law"),
    ("nl", "artikel 6:162 BW", "NL", "law"),
    ("nb", "avtaleloven § 36", "NO", "law"),
    ("nb", "HR-2019-1234-A", "NO", "supreme court"),
    ("el", "άρθρο 914 ΑΚ", "GR", "law"),
    ("lt", "CK 6.263 straipsnis", "LT", "law"),
]


@pytest.mark.parametrize(
    ("language", "cited", "place", "authority"), CITED, ids=[it[1] for it in CITED]
)
def test_a_reference_is_found_whole_and_placed(language, cited, place, authority):
    found = citations(prose(f"x {cited}; y", language))
    told = [(it.evidence.text, it.jurisdiction, it.authority) for it in found]
    assert told == ([(cited, place, authority)] if place else [])


def test_one_law_written_two_ways_has_one_identifier():
    text = "lag (2018:218) och SFS 2018:218 och 2 kap. 3 § lagen (2018:218)"
    assert {it.identifier for it in citations(prose(text, "sv"))} == {"SFS 2018:218"}


@pytest.mark.parametrize(
    ("text", "identifier", "pinpoint"),
    [
        ("Article 8 of the ECHR", "ECHR", "Article 8"),
        ("artikel 8 i Europakonventionen", "ECHR", "artikel 8"),
        ("Art. 8 EMRK", "ECHR", "Art. 8"),
        ("Article 7 of the Charter", "Charter of Fundamental Rights", "Article 7"),
        ("Article 1 of the First Protocol", "ECHR Protocol 1", "Article 1"),
    ],
)
def test_one_treaty_has_one_identifier_in_every_language(text, identifier, pinpoint):
    (found,) = citations(prose(text, "en"))
    assert (found.identifier, found.pinpoint) == (identifier, pinpoint)


def test_a_short_name_without_an_article_is_no_citation_of_a_treaty():
    assert (
        citations(prose("The CEDU and the GATT round; the Charter flight.", "en")) == ()
    )


def test_the_pinpoint_is_kept_apart():
    (found,) = citations(prose("See Article 33 of Regulation (EU) 2016/679.", "en"))
    assert (found.identifier, found.pinpoint) == ("(EU) 2016/679", "Article 33")


@pytest.mark.parametrize(
    "text", ["Call 555 1234 for the 3 F. Street shop.", "12 kap i boken var bra", "A v B", "Chapter 4 of my book", "[2019] was a good year"]
)  # fmt: skip
def test_other_words_and_numbers_are_no_citations(text):
    assert citations(prose(text, "en")) == ()


ALPHABET = st.sampled_from([*(it[1] for it in CITED), " ", ", ", "the ", "of ", "§ ", "v. ", "Art. 6 ", "(", ")", "1973", "\n", "<b>"])  # fmt: skip


@given(st.lists(ALPHABET, max_size=12).map("".join))
def test_citations_are_slices_in_order_that_do_not_overlap(text):
    done = 0
    for it in citations(prose(text, "en")):
        stands = it.evidence
        assert text[stands.start : stands.end] == stands.text
        assert stands.start >= done
        done = stands.end
