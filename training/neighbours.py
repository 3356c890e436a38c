"""Spell Norwegian (bokmål) as Nynorsk and Portuguese as Galician, word by word.

Neither has a free word list here, and both have to be told from their neighbour. The
result is no good prose; its words and endings are those that tell the languages apart.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

_FOLDER = Path(__file__).with_name("neighbours")


def _spelled(pairs: str) -> dict[str, str]:
    return dict(pair.split(":") for pair in pairs.split())


_TO_NYNORSK = _spelled(
    """
    jeg:eg ikke:ikkje hun:ho en:ein de:dei dem:dei fra:frå noe:noko noen:nokon mye:mykje
    hva:kva hvem:kven hvordan:korleis hvorfor:kvifor hvor:kvar hver:kvar hvert:kvart
    være:vere ble:vart blir:vert bli:verta blitt:vorte gjøre:gjere gjør:gjer kommer:kjem
    vært:vore sier:seier sa:sa si:seie mer:meir mest:mest flere:fleire første:første
    andre:andre selv:sjølv bare:berre også:også sammen:saman mellom:mellom uke:veke
    uken:veka dere:de deres:dykkar hennes:hennar hans:hans vår:vår eller:eller nå:no
    etter:etter siden:sidan dette:dette disse:desse denne:denne slik:slik får:får
    fikk:fekk gikk:gjekk står:står sto:stod tror:trur vet:veit ser:ser så:såg
    finner:finn skriver:skriv skrev:skreiv tar:tek tok:tok gir:gjev gi:gje ga:gav
    barn:born skole:skule skolen:skulen vei:veg veien:vegen penger:pengar ønsker:ønskjer
    bruker:bruker mange:mange samme:same begge:båe bort:bort hjem:heim hjemme:heime
    ett:eitt et:eit inn:inn mens:medan før:før kun:berre enn:enn hele:heile hel:heil
    del:del alene:åleine igjen:igjen spørsmål:spørsmål svært:svært viktigste:viktigaste
    fremdeles:framleis fortsatt:framleis
    """
)
_NYNORSK_ENDINGS = (
    ("hetene", "heitene"),
    ("heten", "heita"),
    ("het", "heit"),
    ("ningene", "ningane"),
    ("erne", "arane"),
    ("ene", "ane"),
    ("elig", "eleg"),
    ("lige", "lege"),
    ("lig", "leg"),
    ("este", "aste"),
    ("ere", "are"),
    ("ede", "a"),
    ("et", "a"),
    ("er", "ar"),
)
_TO_GALICIAN = _spelled(
    """
    não:non uma:unha um:un umas:unhas uns:uns ao:ao à:á às:ás em:en com:con sem:sen
    no:no na:na do:do da:da é:é são:son muito:moito muita:moita muitos:moitos mais:máis
    mas:pero já:xa seu:seu sua:súa meu:meu minha:miña ele:el ela:ela eles:eles isto:isto
    isso:iso esse:ese essa:esa este:este nem:nin bem:ben também:tamén ainda:aínda
    até:ata ontem:onte hoje:hoxe foi:foi fez:fixo tem:ten têm:teñen tenho:teño há:hai
    onde:onde quem:quen dois:dous duas:dúas outro:outro homem:home mulher:muller
    filho:fillo disse:dixo fazer:facer pelo:polo pela:pola pelos:polos pelas:polas
    nesta:nesta lhe:lle lhes:lles eu:eu nós:nós cidade:cidade ano:ano anos:anos dia:día
    dias:días agora:agora depois:despois sempre:sempre pode:pode podem:poden seja:sexa
    houve:houbo governo:goberno segundo:segundo primeiro:primeiro rua:rúa mesmo:mesmo
    nossa:nosa nosso:noso melhor:mellor maior:maior menos:menos quando:cando qual:cal
    quanto:canto estão:están está:está estava:estaba trabalho:traballo povo:pobo
    novo:novo vez:vez
    """
)
_GALICIAN = tuple(
    (re.compile(pattern), new)
    for pattern, new in (
        ("ções$", "cións"),
        ("ção$", "ción"),
        ("sões$", "sións"),
        ("são$", "sión"),
        ("ões$", "óns"),
        ("ão$", "ón"),
        ("ães$", "áns"),
        ("agem$", "axe"),
        ("vel$", "ble"),
        ("veis$", "bles"),
        ("dade$", "dade"),
        ("m$", "n"),
        ("nh", "ñ"),
        ("lh", "ll"),
        ("ss", "s"),
        ("ç", "z"),
        ("j", "x"),
        ("g(?=[eiéí])", "x"),
        ("ê", "é"),
        ("â", "á"),
        ("ô", "ó"),
        ("õ", "o"),
        ("ã", "a"),
        ("à", "á"),
    )
)


def respelled(language: str) -> tuple[str, Callable[[str], str]] | None:
    """Return the neighbour that a language is made from, and how to spell its words."""
    return {"nn": ("nb", _nynorsk), "gl": ("pt", _galician)}.get(language)


def sentences(language: str) -> list[list[str]]:
    """Return the sentences written for this, as words."""
    path = _FOLDER / f"{language}.txt"
    text = path.read_text("utf-8") if path.exists() else ""
    return [line.split() for line in text.splitlines()]


def _nynorsk(word: str) -> str:
    small = word.lower()
    if small in _TO_NYNORSK:
        return _TO_NYNORSK[small]
    if small.startswith("hv"):
        small = f"kv{small[2:]}"
    return _ending(small, _NYNORSK_ENDINGS)


def _ending(word: str, rules: Sequence[tuple[str, str]]) -> str:
    for old, new in rules:
        if word.endswith(old) and len(word) > len(old) + 2:
            return word[: -len(old)] + new
    return word


def _galician(word: str) -> str:
    small = word.lower()
    known: Mapping[str, str] = _TO_GALICIAN
    if small in known:
        return known[small]
    for pattern, new in _GALICIAN:
        small = pattern.sub(new, small)
    return small
