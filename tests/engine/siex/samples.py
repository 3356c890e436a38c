"""Short texts written for these tests, one or more per language."""

TEXTS = {
    "en": "The bakery on the corner sells sourdough bread and cinnamon rolls. Its owner "
    "bakes the sourdough bread at night, and the cinnamon rolls are gone by nine.",
    "sv": "Bageriet på hörnet säljer surdegsbröd och kanelbullar. Ägaren bakar "
    "surdegsbrödet på natten och kanelbullarna är slut redan klockan nio.",
    "es": "La panadería de la esquina vende pan de masa madre y bollos de canela. La "
    "dueña hornea el pan de masa madre por la noche y a las nueve ya no queda nada.",
    "fr": "La boulangerie du coin vend du pain au levain et des brioches à la cannelle. "
    "La patronne cuit le pain au levain la nuit et tout est vendu à neuf heures.",
    "de": "Die Bäckerei an der Ecke verkauft Sauerteigbrot und Zimtschnecken. Die "
    "Besitzerin backt das Sauerteigbrot in der Nacht, und um neun ist alles weg.",
    "it": "Il panificio all'angolo vende pane a lievitazione naturale e girelle alla "
    "cannella. La proprietaria cuoce il pane di notte e alle nove non ne resta più.",
    "pt": "A padaria da esquina vende pão de fermentação natural e rolos de canela. A "
    "dona coze o pão durante a noite e às nove horas já não há nenhum.",
    "nl": "De bakkerij op de hoek verkoopt zuurdesembrood en kaneelbroodjes. De eigenares "
    "bakt het zuurdesembrood in de nacht en om negen uur is alles op.",
    "el": "Ο φούρνος στη γωνία πουλάει προζυμένιο ψωμί και ρολά κανέλας. Η ιδιοκτήτρια "
    "ψήνει το προζυμένιο ψωμί τη νύχτα και στις εννέα δεν έχει μείνει τίποτα.",
    "nb": "Bakeriet på hjørnet selger surdeigsbrød og kanelboller. Eieren baker "
    "surdeigsbrødet om natten, og klokka ni er det ikke mer igjen.",
    "lt": "Kampe esanti kepykla parduoda raugintą duoną ir cinamono bandeles. Savininkė "
    "raugintą duoną kepa naktį, o devintą valandą nieko nebelieka.",
}
OTHER_LANGUAGES = (
    "Bageriet på hjørnet sælger surdejsbrød, og ejeren siger at der ikke er noget "
    "tilbage, når klokken bliver ni om morgenen.",
    "Kulmakunnan leipomo myy hapanleipää ja korvapuusteja, ja kaikki loppuu yleensä jo "
    "ennen kello yhdeksää aamulla.",
    "Piekarnia na rogu sprzedaje chleb na zakwasie i bułki cynamonowe, a o dziewiątej "
    "rano nie ma już prawie nic.",
)
TOPICS = (
    (
        "Heat pumps in old houses",
        "A heat pump moves warmth from the outside air into the house. In old houses with "
        "thin walls, a heat pump works best after the insulation has been improved. Good "
        "insulation lowers the flow temperature, and a low flow temperature lets the heat "
        "pump run with less electricity. Installers therefore measure the heat loss "
        "before they choose the size of the pump.",
        {"heat pump", "insulation", "flow temperature", "old houses", "heat loss"},
    ),
    (
        "Keeping bees on a city roof",
        "Urban beekeeping has grown in many cities. A beehive on a roof needs shade, water "
        "and a safe flight path. City bees find flowers in parks and on balconies, so "
        "the honey harvest is often larger than in the countryside. New beekeepers "
        "should take a course before they buy their first beehive.",
        {"urban beekeeping", "beehive", "city bees", "honey harvest", "beekeepers"},
    ),
    (
        "Cheaper shipping for small web shops",
        "Small web shops lose customers at the checkout when shipping costs are shown "
        "late. Free shipping above a certain order value raises the average order. "
        "Parcel lockers are cheaper than home delivery, and many customers prefer parcel "
        "lockers because they can collect their parcel at any hour.",
        {"shipping costs", "web shops", "parcel lockers", "free shipping", "checkout"},
    ),
)
