"""The words with which a writer speaks of himself and others as "we"."""

OURS = {
    language: frozenset(words.split())
    for language, words in {
        "en": "we us our ours ourselves",
        "sv": "vi oss vår vårt våra",
        "es": "nosotros nosotras nuestro nuestra nuestros nuestras",
        "fr": "nous notre nos nôtre nôtres",
        "de": "wir uns unser unsere unseren unserem unserer unseres",
        "it": "noi nostro nostra nostri nostre",
        "pt": "nós nosso nossa nossos nossas connosco conosco",
        "nl": "wij we ons onze",
        "el": "εμείς εμάς μας",
        "nb": "vi oss vår vårt våre",
        "lt": "mes mus mums mūsų mumis",
    }.items()
}
