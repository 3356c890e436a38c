"""Tests of `engine.transform.medical`."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.transform import transform
from tests.helpers.transform import answered, spans


def medical(text, language="en"):
    return answered("medical", {"text": text, "language": language})


def stated(answer, kind):
    return [
        (it["name"], it["assertion"], it["time"], it["subject"]) for it in answer[kind]
    ]


@pytest.mark.parametrize(
    ("language", "text", "denied", "affirmed"),
    [
        ("en", "Denies fever, chills or cough.", {"fever", "chills", "cough"}, set()),
        ("en", "No fever but cough.", {"fever"}, {"cough"}),
        ("en", "No fever; cough.", {"fever"}, {"cough"}),
        ("en", "Without nausea. Vomiting.", {"nausea"}, {"vomiting"}),
        ("en", "Chest pain was denied.", {"chest pain"}, set()),
        ("en", "Not only headache, also fever.", set(), {"headache", "fever"}),
        ("en", "No increase in cough.", set(), {"cough"}),
        ("sv", "Förnekar feber och hosta men har yrsel.", {"fever", "cough"}, {"dizziness"}),
        ("sv", "Ej diarré. Huvudvärk.", {"diarrhoea"}, {"headache"}),
        ("de", "Kein Fieber, jedoch Husten.", {"fever"}, {"cough"}),
        ("fr", "Pas de fièvre mais une toux.", {"fever"}, {"cough"}),
        ("es", "Niega fiebre pero refiere tos.", {"fever"}, {"cough"}),
        ("it", "Nega febbre ma riferisce tosse.", {"fever"}, {"cough"}),
        ("pt", "Nega febre mas refere tosse.", {"fever"}, {"cough"}),
        ("nl", "Geen koorts, maar duizeligheid.", {"fever"}, {"dizziness"}),
        ("nb", "Ingen feber, men hodepine.", {"fever"}, {"headache"}),
        ("el", "Αρνείται πυρετό αλλά αναφέρει βήχα.", {"fever"}, {"cough"}),
        ("lt", "Karščiavimo nėra. Kosulys.", {"fever"}, {"cough"}),
    ],
)  # fmt: skip
def test_a_denial_reaches_as_far_as_its_sentence_says(language, text, denied, affirmed):
    found = stated(medical(text, language), "symptoms")
    assert {name for name, assertion, *_ in found if assertion == "absent"} == denied
    assert {name for name, assertion, *_ in found if assertion == "present"} == affirmed


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "History of asthma.", ("asthma", "present", "history", "patient")),
        ("en", "Mother had breast cancer.", ("breast cancer", "present", "history", "family")),
        ("en", "Possible pneumonia.", ("pneumonia", "possible", "current", "patient")),
        ("en", "Cannot rule out sepsis.", ("sepsis", "possible", "current", "patient")),
        ("en", "Sepsis ruled out.", ("sepsis", "absent", "current", "patient")),
        ("en", "No history of migraine.", ("migraine", "absent", "current", "patient")),
        ("sv", "Tidigare hjärtinfarkt 2016.", ("myocardial infarction", "present", "history", "patient")),
        ("sv", "Misstänkt appendicit.", ("appendicitis", "possible", "current", "patient")),
        ("sv", "Fadern har diabetes.", ("diabetes", "present", "current", "family")),
        ("de", "Verdacht auf Pneumonie.", ("pneumonia", "possible", "current", "patient")),
        ("fr", "Antécédents d'asthme.", ("asthma", "present", "history", "patient")),
        ("es", "Madre con asma.", ("asthma", "present", "current", "family")),
        ("de", "Vorerkrankungen: Asthma bronchiale.", ("asthma", "present", "history", "patient")),
        ("fr", "Pour éliminer une embolie pulmonaire.", ("pulmonary embolism", "possible", "current", "patient")),
        ("it", "Padre con infarto miocardico.", ("myocardial infarction", "present", "current", "family")),
        ("it", "Sospetta polmonite.", ("pneumonia", "possible", "current", "patient")),
        ("pt", "Antecedentes de insuficiência cardíaca.", ("heart failure", "present", "history", "patient")),
        ("pt", "Sem sinais de pneumonia.", ("pneumonia", "absent", "current", "patient")),
        ("nl", "Voorgeschiedenis: hypertensie.", ("hypertension", "present", "history", "patient")),
        ("nl", "Verdenking op longontsteking.", ("pneumonia", "possible", "current", "patient")),
        ("nb", "Tidligere gallestein.", ("gallstones", "present", "history", "patient")),
        ("nb", "Mor hadde brystkreft.", ("breast cancer", "present", "current", "family")),
        ("el", "Ιστορικό υπέρτασης.", ("hypertension", "present", "history", "patient")),
        ("el", "Πιθανή πνευμονία.", ("pneumonia", "possible", "current", "patient")),
        ("lt", "Tėvas sirgo plaučių vėžiu.", ("lung cancer", "present", "current", "family")),
        ("lt", "Įtariama pneumonija.", ("pneumonia", "possible", "current", "patient")),
    ],
)  # fmt: skip
def test_a_condition_has_its_certainty_time_and_person(language, text, expected):
    (found,) = stated(medical(text, language), "conditions")
    name, assertion, time, subject = expected
    assert (found[0], found[1], found[3]) == (name, assertion, subject)
    if subject == "patient":
        assert found[2] == time


@pytest.mark.parametrize(
    ("text", "time"),
    [("Gastroscopy requested.", "planned"), ("Plan: spirometry.", "planned"),
     ("Status post cholecystectomy.", "history"), ("ECG shows sinus rhythm.", "current")],
)  # fmt: skip
def test_a_procedure_is_done_or_still_to_come(text, time):
    (found,) = medical(text)["procedures"]
    assert found["time"] == time


@pytest.mark.parametrize(
    ("text", "language", "dose", "route", "frequency"),
    [
        ("Takes amlodipine 5 mg PO daily.", "en", "5 mg", "PO", "daily"),
        ("amoxicillin 500 mg orally three times a day", "en", "500 mg", "orally", "three times a day"),
        ("salbutamol 2.5 mg nebulised every 4 hours", "en", "2.5 mg", "nebulised", "every 4 hours"),
        ("Alvedon 500 mg peroralt vid behov", "sv", "500 mg", "peroralt", "vid behov"),
        ("furosemid 40 mg 1x1", "sv", "40 mg", None, "1x1"),
        ("Ramipril 5 mg 1-0-0", "de", "5 mg", None, "1-0-0"),
        ("enalapril 20 mg al día", "es", "20 mg", None, "al día"),
        ("tiotropium 18 µg une fois par jour", "fr", "18 µg", None, "une fois par jour"),
        ("metformina 850 mg due volte al giorno", "it", "850 mg", None, "due volte al giorno"),
        ("apixabano 5 mg duas vezes por dia", "pt", "5 mg", None, "duas vezes por dia"),
        ("metformine 500 mg 2 dd 1", "nl", "500 mg", None, "2 dd 1"),
        ("μετφορμίνη 850 mg δύο φορές την ημέρα", "el", "850 mg", None, "δύο φορές την ημέρα"),
        ("Spiriva 18 mikrogram 1x1", "sv", "18 mikrogram", None, "1x1"),
        ("warfarin", "en", None, None, None),
    ],
)  # fmt: skip
def test_a_medicine_has_its_use_as_written(text, language, dose, route, frequency):
    (found,) = medical(text, language)["medications"]
    assert (found["dose"], found["route"], found["frequency"]) == (
        dose,
        route,
        frequency,
    )


def test_an_allergy_is_no_medication():
    answer = medical("Allergic to penicillin.")
    assert [it["name"] for it in answer["allergies"]] == ["penicillin"]
    assert answer["medications"] == []


@pytest.mark.parametrize(
    ("text", "language", "name", "number", "flag", "source"),
    [
        ("CRP 88 mg/L", "en", "CRP", 88, "high", "typical"),
        ("Hb 98 g/L", "sv", "haemoglobin", 98, "low", "typical"),
        ("LPK 15,3 x10^9/L", "sv", "white blood cells", 15.3, "high", "typical"),
        ("potassium: 4.1 mmol/L", "en", "potassium", 4.1, "normal", "typical"),
        ("Troponin I 240 ng/L (ref <26)", "en", "troponin", 240, "high", "given"),
        ("D-dimer 0.4 mg/L (reference 0.0-0.3)", "en", "D-dimer", 0.4, "high", "given"),
        ("Creatinina 1,9 mg/dL", "es", "creatinine", 1.9, "high", "typical"),
        ("vitamin D 30 nmol/L", "en", "vitamin D", 30, None, None),
        ("K 6.7", "en", "potassium", 6.7, "high", "typical"),
        ("CRP 187", "sv", "CRP", 187, "high", "typical"),
        ("kreatinin 78", "sv", "creatinine", 78, "normal", "typical"),
        ("Creatinine 1.9", "en", "creatinine", 1.9, "high", "typical"),
        ("Leukozyten 14,8/nl", "de", "white blood cells", 14.8, "high", "typical"),
        ("Hb 6,4 mmol/L", "nl", "haemoglobin", 6.4, "low", "typical"),
    ],
)  # fmt: skip
def test_a_laboratory_value_has_a_flag_from_a_range(
    text, language, name, number, flag, source
):
    (found,) = medical(text, language)["labs"]
    assert (found["name"], found["value"], found["flag"], found["range"]) == (
        name,
        number,
        flag,
        source,
    )


@pytest.mark.parametrize(
    "text",
    [
        "k 5",
        "He sat 3 hours.",
        "Na 12",
        "The CRP 9000 machine",
        "K 5 is a mountain",
        "HR 45%",
        "the alt 5 key",
        "HR department has 1200 people",
        "glucose is sugar",
    ],
)
def test_a_word_with_a_number_need_not_be_a_value(text):
    answer = medical(text)
    assert (answer["labs"], answer["vitals"]) == ([], [])


def test_a_blood_pressure_has_two_numbers_in_german_too():
    (found,) = medical("RR 145/85 mmHg", "de")["vitals"]
    assert (found["name"], found["value"], found["second"]) == (
        "blood pressure",
        145,
        85,
    )


def test_red_flags_are_words_and_values():
    flags = medical("Slurred speech. No suicidal ideation. SpO2 84 %.")["red_flags"]
    assert [(it["name"], it["assertion"], it["source"]) for it in flags] == [
        ("stroke signs", "present", "words"),
        ("suicidal thoughts", "absent", "words"),
        ("oxygen saturation 84", "present", "value"),
    ]


def test_severity_is_read_from_the_words_in_front():
    found = medical("Severe headache, mild nausea, cough.")["symptoms"]
    assert [it["severity"] for it in found] == ["severe", "mild", None]


WORDS = st.sampled_from(["no", "fever", "cough", ",", ";", ".", "but", "denies", "Hb", "98", "g/L", "BP", "120/80", "mmHg", "metformin", "500", "mg", "daily", "history", "of", "asthma", "mother", "\x00", "<b>", "µ"])  # fmt: skip


@given(st.lists(WORDS, max_size=25).map(" ".join))
def test_every_place_is_a_slice_of_the_text(text):
    for place in spans(transform("medical", {"text": text, "language": "en"})):
        assert text[place["start"] : place["end"]] == place["text"]
