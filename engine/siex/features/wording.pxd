cimport cython
from engine.siex cimport codes, tags
from engine.siex.candidates cimport Candidates
from engine.siex.features cimport cell
from engine.siex.features.rows cimport Rows
from engine.siex.sentences cimport Sentences

@cython.locals(
    candidate=cython.int, first=cython.int, last=cython.int, joins=cython.int,
    shortest=cython.int, longest=cython.int, word=cython.int,
)
cpdef lengths(Sentences text, Candidates found, Rows rows)

@cython.locals(
    candidate=cython.int, first=cython.int, last=cython.int, least=cython.double,
    most=cython.double, total=cython.double, small=cython.int, word=cython.int,
    zipf=cython.double,
)
cpdef rarity(Sentences text, Candidates found, Rows rows)

@cython.locals(mention=cython.int, first=cython.int, last=cython.int)
cpdef classes(Sentences text, Candidates found, Rows rows)

@cython.locals(
    candidate=cython.int, verb=cython.double, nominal=cython.double,
    noun=cython.double, name=cython.double, own_noun=cython.double,
    own_name=cython.double, word=cython.int, row=cython.int,
)
cpdef inner_classes(Sentences text, Candidates found, Rows rows)

@cython.locals(
    mention=cython.int, first=cython.int, last=cython.int, inner=cython.bint
)
cpdef shapes(Sentences text, Candidates found, Rows rows)

@cython.locals(candidate=cython.int, shape=cython.int, word=cython.int)
cpdef digits(Sentences text, Candidates found, Rows rows)
