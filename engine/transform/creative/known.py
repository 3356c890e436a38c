"""The places and given names that stories are told with; short lists, few mistakes.

The keyword model knows far more names, but in a story "Reading" and "The" are no places.
"""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _lines(phrases: str) -> frozenset[str]:
    return frozenset(phrase.strip() for phrase in phrases.split(","))


COUNTRIES_AND_CITIES = _lines(
    """
    sweden, sverige, suecia, suède, schweden, svezia, suécia, zweden, norway, norge,
    noruega, norvège, norwegen, norvegia, noorwegen, denmark, danmark, finland, germany,
    deutschland, tyskland, alemania, allemagne, germania, alemanha, duitsland, france,
    frankrike, francia, frankreich, frança, frankrijk, spain, españa, spanien, espagne,
    spagna, espanha, spanje, italy, italia, italien, italie, itália, italië, portugal,
    netherlands, nederland, nederländerna, niederlande, greece, ελλάδα, grekland,
    griechenland, lithuania, lietuva, litauen, united kingdom, storbritannien, england,
    scotland, ireland, united states, usa, us, uk, états-unis, estados unidos, stati uniti,
    vereinigte staaten, verenigde staten, china, kina, chine, cina, japan, japón, japon,
    india, indien, russia, ryssland, russland, russie, rusia, rússia, ukraine, ukraina,
    poland, polen, austria, österreich, switzerland, schweiz, suisse, belgium, belgië,
    belgique, brazil, brasil, mexico, méxico, canada, kanada, australia, australien, africa,
    afrika, europe, europa, asia, asien, america, amerika, stockholm, göteborg, malmö,
    uppsala, oslo, bergen, trondheim, copenhagen, köpenhamn, københavn, helsinki, london,
    paris, lyon, marseille, berlin, hamburg, münchen, munich, köln, frankfurt, madrid,
    barcelona, sevilla, valencia, rome, roma, milano, milan, napoli, torino, lisbon, lisboa,
    porto, amsterdam, rotterdam, utrecht, athens, αθήνα, θεσσαλονίκη, vilnius, kaunas,
    klaipėda, brussels, bruxelles, brussel, vienna, wien, zürich, geneva, new york,
    washington, chicago, los angeles, san francisco, boston, florida, california, texas,
    louisiana, moscow, moskva, beijing, peking, tokyo, delhi, sydney, toronto, montréal,
    são paulo, rio de janeiro, buenos aires, são tomé, istanbul, cairo, jerusalem
    """.replace("\n", " ")
)
GIVEN_NAMES = _set(
    """
    john james robert michael william david richard joseph thomas charles daniel matthew
    mark paul steven andrew george kenneth kevin brian edward ronald peter anthony jack
    mary patricia jennifer linda elizabeth barbara susan jessica sarah karen nancy lisa
    margaret emily emma olivia sophia anna maria alice laura julia helen kate jane
    erik lars karl anders johan nils per gustav mikael fredrik jonas magnus olof sven göran
    karin kristina eva birgitta ingrid elin malin sara lena åsa astrid sofia maja jan ole
    knut kari marit hans jürgen klaus wolfgang stefan andreas michael frank uwe dieter
    ursula monika petra sabine claudia heike anja jean pierre michel philippe alain nicolas
    françois louis marie nathalie isabelle sylvie camille josé antonio manuel francisco juan
    javier carlos miguel luis carmen ana isabel dolores pilar giuseppe giovanni francesco
    marco luca andrea matteo alessandro giulia chiara francesca paola elena joão antónio
    pedro paulo rui teresa inês catarina kees piet willem henk johannes anneke marieke
    sanne γιώργος γιάννης νίκος δημήτρης κώστας μαρία ελένη κατερίνα jonas tomas mindaugas
    vytautas algirdas rasa daiva jurgita barack angela emmanuel donald joe vladimir
    """
)
