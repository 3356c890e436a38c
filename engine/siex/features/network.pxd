cimport cython
from cpython cimport array
from engine.siex.candidates cimport Candidates
from engine.siex.features cimport cell
from engine.siex.features.context cimport is_nominal, nominal_words
from engine.siex.features.rows cimport Rows
from engine.siex.graph cimport Ranks
from engine.siex.sentences cimport Sentences

@cython.locals(
    ranks=Ranks, candidate=cython.int, width=cython.double, nominal=array.array
)
cpdef centrality(Sentences text, Candidates found, Rows rows)

@cython.locals(total=cython.double, word=cython.int)
cdef double _plain(Ranks ranks, Candidates found, int candidate) noexcept

@cython.locals(total=cython.double, word=cython.int)
cdef double _early(Ranks ranks, Candidates found, int candidate) noexcept
