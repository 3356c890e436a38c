from cpython cimport array
from libc cimport math
from engine.siex cimport buffers
cimport cython
from engine.siex cimport codes, tags
from engine.siex.candidates cimport Candidates
from engine.siex.features.rows cimport Rows
from engine.siex.sentences cimport Sentences

@cython.locals(
    owner=array.array, total="double*", word=cython.int, weight=cython.int,
    row=cython.int, axis=cython.int, square=cython.double, length=cython.double,
)
cpdef array.array document_direction(Sentences text, int words)

@cython.locals(
    whole=array.array, lead=array.array, near_lead_owner=array.array,
    own_owner=array.array, near_lead="double*", candidate=cython.int,
    length=cython.double,
)
cpdef nearness(Sentences text, Candidates found, Rows rows)

@cython.locals(candidate=cython.int, row=cython.int, axis=cython.int)
cpdef meaning(Sentences text, Candidates found, Rows rows)

@cython.locals(
    own="double*", axis=cython.int, word=cython.int, row=cython.int,
    square=cython.double,
)
cdef double _added(
    Sentences text, Candidates found, int candidate, array.array target
) noexcept

@cython.locals(left="double*", right="double*", total=cython.double, axis=cython.int)
cdef double _product(array.array one, array.array other) noexcept
