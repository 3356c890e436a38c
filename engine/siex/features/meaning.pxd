from cpython cimport array
from libc cimport math
from engine.siex cimport buffers
cimport cython
from engine.siex cimport codes, tags
from engine.siex.candidates cimport Candidates
from engine.siex.features cimport cell
from engine.siex.features.rows cimport Rows
from engine.siex.sentences cimport Sentences

@cython.locals(
    owner=array.array, sums=array.array, total="double*", sum_of="int*",
    word=cython.int, weight=cython.int, row=cython.int, axis=cython.int,
    square=cython.double, length=cython.double,
)
cdef array.array _direction(Sentences text, int words)

cpdef array.array whole_direction(Sentences text)

@cython.locals(
    directions=tuple, whole="double*", lead="double*", near_lead_owner=array.array,
    own_owner=array.array, near_lead="double*", own="int*", candidate=cython.int,
    length=cython.double, near=cython.double, near_first=cython.double, axis=cython.int,
)
cpdef nearness(Sentences text, Candidates found, Rows rows)

@cython.locals(candidate=cython.int, row=cython.int, axis=cython.int)
cpdef meaning(Sentences text, Candidates found, Rows rows)

@cython.locals(
    own="int*", axis=cython.int, word=cython.int, row=cython.int, square=cython.int
)
cdef double _added(
    Sentences text, Candidates found, int candidate, array.array target
) noexcept
