"""Tests of `engine.transform.legal`: parties, duties, deadlines, definitions, conflicts."""

import pytest

from tests.helpers.transform import answered


def legal(text, language="en"):
    return answered("legal", {"text": text, "language": language})


@pytest.mark.parametrize(
    ("language", "text", "name", "role"),
    [
        ("en", "between Harbour Analytics Ltd (hereinafter \"Supplier\") and others", "Harbour Analytics Ltd", "supplier"),
        ("en", "Orion Labs, Inc., Plaintiff, v. others", "Orion Labs, Inc.", "plaintiff"),
        ("en", "The claimant, Ms Joanna Reed, sought damages.", "Ms Joanna Reed", "claimant"),
        ("sv", "Mellan Fastighets AB Kastanjen, org.nr 556677-8899, (”Hyresvärden”) och", "Fastighets AB Kastanjen", "landlord"),
        ("sv", "Köpare: Nordvik Utveckling AB\n", "Nordvik Utveckling AB", "buyer"),
        ("sv", "Karin Holm yrkade skadestånd.", "Karin Holm", "plaintiff"),
        ("de", "zwischen Müller GmbH (nachfolgend „Verkäufer“) und", "Müller GmbH", "seller"),
        ("en", "It cites Human Rights. Northwind Ltd (\"Northwind\") paid.", "Northwind Ltd", None),
        ("en", "Quill Analytics, Inc., a Delaware corporation (\"Quill\"), sues", "Quill Analytics, Inc.", None),
        ("en", "BETWEEN\nNORTHWIND LETTINGS LIMITED (\"Northwind\") Claimant\nand", "NORTHWIND LETTINGS LIMITED", "claimant"),
        ("en", "x\nMR GARETH PRITCHARD Defendant\n", "MR GARETH PRITCHARD", "defendant"),
        ("fr", "DEMANDEUR : Madame Solenn Kervadec\n", "Madame Solenn Kervadec", "plaintiff"),
        ("it", "Tra Trattorie Unite S.p.A. (di seguito «l'Acquirente»), e", "Trattorie Unite S.p.A.", "buyer"),
        ("es", "y Iker Lasa Mendoza, en adelante «el Arrendatario».", "Iker Lasa Mendoza", "tenant"),
        ("nl", "in de zaak van\nVan Eerde Techniek B.V., eiseres,\ntegen", "Van Eerde Techniek B.V.", "plaintiff"),
        ("fr", "Entre Atelier Lumière SARL (ci-après « le Prestataire ») et", "Atelier Lumière SARL", "provider"),
    ],
)  # fmt: skip
def test_a_party_is_named_with_its_role_if_it_has_one(language, text, name, role):
    found = [(it["name"], it["role"]) for it in legal(text, language)["parties"]]
    assert found == [(name, role)]


@pytest.mark.parametrize(
    ("language", "text", "modality", "bearer"),
    [
        ("en", "The Supplier shall deliver the goods.", "obligation", "The Supplier"),
        ("en", "The Borrower may not sell the Vessel.", "prohibition", "The Borrower"),
        ("en", "Either party may terminate this Agreement.", "permission", "Either party"),
        ("en", "Under section 5, a controller must respond.", "obligation", "a controller"),
        ("en", "The keys shall be returned by the Tenant.", "obligation", "Tenant"),
        ("en", "Neither party shall disclose it.", "prohibition", "Neither party"),
        ("sv", "Kommunen förpliktas att betala.", "obligation", "Kommunen"),
        ("fr", "La société est condamnée à payer.", "obligation", "La société"),
        ("sv", "Senast den 1 maj ska köparen betala.", "obligation", "köparen"),
        ("sv", "Hyresgästen får inte överlåta avtalet.", "prohibition", "Hyresgästen"),
        ("de", "Der Käufer darf die Anlage nicht veräußern.", "prohibition", "Der Käufer"),
        ("de", "Der Käufer hat den Preis zu zahlen.", "obligation", "Der Käufer"),
        ("fr", "Le Client ne peut céder le contrat.", "prohibition", "Le Client ne"),
        ("es", "El arrendatario debe abonar la renta.", "obligation", "El arrendatario"),
        ("it", "Il venditore deve consegnare la merce.", "obligation", "Il venditore"),
        ("pt", "O vendedor deve entregar o bem.", "obligation", "O vendedor"),
        ("nl", "De verkoper moet de zaak leveren.", "obligation", "De verkoper"),
        ("nb", "Selgeren skal levere varen.", "obligation", "Selgeren"),
        ("el", "Ο πωλητής πρέπει να παραδώσει το προϊόν.", "obligation", "Ο πωλητής"),
        ("lt", "Pardavėjas privalo pristatyti prekę.", "obligation", "Pardavėjas"),
    ],
)  # fmt: skip
def test_a_duty_has_a_bearer_in_every_language(language, text, modality, bearer):
    (duty,) = legal(text, language)["duties"]
    assert (duty["modality"], duty["bearer"]["text"]) == (
        modality,
        bearer.removesuffix(" ne"),
    )


@pytest.mark.parametrize(
    ("language", "text", "modality"),
    [
        ("en", 'Orion Ltd ("Orion") sells. Orion will deliver the goods.', "obligation"),
        ("en", 'Orion Ltd ("Orion") sells. Orion will not deliver the goods.', "prohibition"),
        ("es", "Vega S.L. («la Vendedora») vende. La Vendedora pagará los gastos.", "obligation"),
        ("es", "Vega S.L. («la Vendedora») vende. La Vendedora no pagará los gastos.", "prohibition"),
        ("fr", "Vega SARL (« le Vendeur ») vend. Le Vendeur livrera la marchandise.", "obligation"),
    ],
)  # fmt: skip
def test_the_future_binds_the_parties_alone(language, text, modality):
    (duty,) = legal(text, language)["duties"]
    assert duty["modality"] == modality
    assert legal(text.partition(". ")[2], language)["duties"] == []


def test_a_pronoun_stands_for_the_actor_of_the_sentence_before():
    answer = legal("The tenant left. He may apply for relief. She may have known.")
    (duty,) = answer["duties"]
    assert duty["evidence"]["text"] == "He may apply for relief"


@pytest.mark.parametrize(
    "text",
    [
        "The cabin may be small.",
        "On 29 May 2004 the tenant left.",
        "You must try the pie.",
        "It has to rain.",
        "He sued.",
    ],
)
def test_everyday_modals_bind_nobody(text):
    assert legal(text)["duties"] == []


def test_two_duties_of_one_sentence_are_parted():
    duties = legal(
        "The Seller shall ship the goods and the Buyer shall pay the price."
    )["duties"]
    assert [it["evidence"]["text"] for it in duties] == [
        "The Seller shall ship the goods",
        "the Buyer shall pay the price",
    ]


def test_a_deadline_belongs_to_its_duty():
    answer = legal(
        "The Buyer shall pay no later than 1 March 2024. The Seller shall wait."
    )
    first, second = answer["duties"]
    assert first["deadline"]["iso"] == "2024-03-01"
    assert second["deadline"] is None


def test_a_deadline_may_name_the_hour():
    (deadline,) = legal("Leave by 4 pm on 21 July 2023.")["deadlines"]
    assert (deadline["due"], deadline["iso"]) == (
        "by 4 pm on 21 July 2023",
        "2023-07-21",
    )


def test_a_definition_gives_its_meaning():
    (term,) = legal('"Goods" means the things listed in Annex 1.')["definitions"]
    assert (term["term"], term["meaning"]["text"]) == (
        "Goods",
        "the things listed in Annex 1",
    )


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('"Goods" means chairs and tables. "Goods" means lamps only.', "definition"),
        ("The Buyer shall inspect the goods. The Buyer shall not inspect the goods.", "duty"),
        ("The Buyer shall pay the price within 10 days. The Buyer shall pay the price within 30 days.", "deadline"),
    ],
)  # fmt: skip
def test_a_conflict_shows_both_places(text, kind):
    (conflict,) = legal(text)["conflicts"]
    assert conflict["kind"] == kind
    one, other = conflict["evidence"]
    assert one["end"] <= other["start"]


@pytest.mark.parametrize(
    "text",
    [
        '"Goods" means chairs. "Goods" means chairs.',
        "The Buyer shall inspect the goods. The Seller shall not inspect the goods.",
        "The Buyer may inspect the goods. The Buyer shall not inspect the goods without notice.",
    ],
)
def test_what_goes_together_is_no_conflict(text):
    assert legal(text)["conflicts"] == []


def test_authorities_stand_from_the_highest_to_the_lowest():
    answer = legal(
        "NJA 2012 s. 535, 1 § köplagen, Regulation (EU) 2016/679 och prop. 2017/18:105",
        "sv",
    )
    assert [it["authority"] for it in answer["authorities"]] == [
        "eu",
        "law",
        "supreme court",
        "preparatory works",
    ]


def test_days_inside_citations_are_not_days_of_the_text():
    answer = legal("La loi n° 78-17 du 6 janvier 1978, depuis le 3 mai 2020.", "fr")
    assert [it["iso"] for it in answer["dates"]] == ["2020-05-03"]
