from cpython cimport array
from engine.siex cimport buffers
cimport cython
from engine.siex cimport codes, tags
from engine.siex.candidates cimport Candidates
from engine.siex.features cimport cell
from engine.siex.features.rows cimport Rows
from engine.siex.sentences cimport Sentences

@cython.locals(
    mention=cython.int, first=cython.int, last=cython.int, left=cython.int,
    right=cython.int, held=cython.bint,
)
cpdef neighbours(Sentences text, Candidates found, Rows rows)

@cython.locals(
    mention=cython.int, first=cython.int, last=cython.int, before=cython.int,
    after=cython.int, following=cython.bint,
)
cpdef edges(Sentences text, Candidates found, Rows rows)

@cython.locals(
    owner=array.array, whole="int*", candidate=cython.int, apart=array.array,
    times="double*", mention=cython.int, first=cython.int, last=cython.int,
    before=cython.bint, after=cython.bint, alone=cython.bint, known=array.array,
    nominal="unsigned char*",
)
cpdef phrase(Sentences text, Candidates found, Rows rows)

@cython.locals(
    mention=cython.int, first=cython.int, last=cython.int, capital=cython.bint,
    ends=cython.bint, left=cython.bint, right=cython.bint, linked=cython.bint,
)
cpdef names(Sentences text, Candidates found, Rows rows)

cdef bint _capital(Sentences text, int word) noexcept

cdef bint _linked_left(Sentences text, int word) noexcept

cdef bint _linked_right(Sentences text, int word) noexcept

@cython.locals(
    owner=array.array, nominal="unsigned char*", word=cython.int, row=cython.int,
    share=cython.double,
)
cpdef array.array nominal_words(Sentences text)

@cython.locals(nominal="unsigned char*", word=cython.int)
cpdef bint is_nominal(array.array known, Candidates found, int candidate) noexcept

@cython.locals(
    held=list, within="int*", pieces="int*", free="int*", often="int*",
    mention=cython.int, candidate=cython.int, first=cython.int, extra=cython.int,
    longer=cython.int, shorter=cython.int, count=cython.double,
)
cpdef nesting(Sentences text, Candidates found, Rows rows)

@cython.locals(
    held=list, most_right="int*", times_right="int*", most_left="int*",
    times_left="int*", mention=cython.int, candidate=cython.int, first=cython.int,
    last=cython.int, extra=cython.int, right=cython.int, left=cython.int,
    count=cython.double,
)
cpdef linking(Sentences text, Candidates found, Rows rows)

cdef bint _small(Sentences text, int word) noexcept
