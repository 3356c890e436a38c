cimport cython
from cpython cimport array
from libc cimport math
from engine.siex cimport buffers, codes
from engine.siex.candidates cimport Candidates
from engine.siex.features.rows cimport Rows
from engine.siex.sentences cimport Sentences
from engine.siex.trees cimport Trees

cdef int MOST, _STRIDE, _NOWHERE
cdef double _NONE


@cython.locals(
    owner=array.array, left="double*", order="int*", size=cython.int, place=cython.int,
    slot=cython.int,
)
cpdef array.array likeliest(array.array scores)

@cython.locals(
    result=array.array, order=array.array, told=Compared, every=array.array,
    steps=array.array, owner=array.array, total="double*", share="double*",
    more="double*", place="int*", genre=cython.int, number=cython.int, expert=Trees,
    number_of="int*",
)
cpdef array.array added(
    Candidates found, array.array close, array.array scores, Rows rows,
    array.array genres, tuple experts
)

@cython.locals(
    best=array.array, own=array.array, told=Compared, pick="int*", candidate="int*",
    chosen="int*", score="double*", every="double*", place=cython.int,
)
cpdef Compared compared(
    Candidates found, array.array close, array.array scores, Rows rows,
    array.array order
)

@cython.locals(
    owner=array.array, told="int*", pick="int*", text=Sentences, number=cython.int,
    candidate=cython.int, place=cython.int, width=cython.int, word=cython.int,
)
cpdef array.array worded(Candidates found, array.array chosen)


cdef class Compared:
    cdef readonly int size
    cdef readonly array.array table
    cdef float* _value
    cdef array.array _words
    cdef array.array _scores
    cdef int* _word
    cdef double* _score
    cdef Py_ssize_t _place
    cdef array.array _marks
    cdef unsigned long long* _mark

    @cython.locals(
        source="float*", pick="int*", target=cython.Py_ssize_t, features=cython.Py_ssize_t,
        feature=cython.Py_ssize_t, candidate=cython.int,
    )
    cpdef take_over(self, array.array table, Py_ssize_t size, array.array chosen)
    cdef void _put(self, double value) noexcept
    @cython.locals(
        word="int*", one="unsigned long long", candidate=cython.int, own=cython.int,
        mark="unsigned long long", place=cython.int,
    )
    cdef void _sign(self) noexcept
    @cython.locals(
        score="double*", size=cython.int, few=cython.int, mean=cython.double,
        single=cython.double, expected=cython.double, candidate=cython.int, width=cython.int,
        above=cython.double, own=cython.double, alike=cython.int, other=cython.int,
    )
    cdef void _stand(self, double among) noexcept
    @cython.locals(
        word="int*", score="double*", own=cython.int, lead=cython.double,
        place=cython.int, held_lead=cython.double, held_place=cython.int,
        holders=cython.int, held=cython.int, begin=cython.int, end=cython.int,
        most=cython.int, held_most=cython.int, other=cython.int, its=cython.int,
        count=cython.double,
    )
    cdef void _nest(self, int candidate) noexcept
    @cython.locals(
        word="int*", width=cython.int, first=cython.int, same=cython.int,
    )
    cdef bint _holds(self, int outer, int inner) noexcept
    @cython.locals(
        word="int*", score="double*", own=cython.int, first=cython.int,
        last=cython.int, last_lead=cython.double, first_lead=cython.double,
        after=cython.double, before=cython.double, lasts=cython.int,
        lasts_above=cython.int, firsts=cython.int, firsts_above=cython.int,
        other=cython.int, its=cython.int, its_first=cython.int, its_last=cython.int,
        lead=cython.double,
    )
    cdef void _resemble(self, int candidate) noexcept
    @cython.locals(
        word="int*", score="double*", own=cython.int, content=cython.int,
        sharing=cython.int, sharing_above=cython.int, most=cython.double,
        total=cython.double, expected=cython.double, known=cython.int,
        other=cython.int, its=cython.int, common=cython.int, either=cython.int,
    )
    cdef void _share(self, int candidate) noexcept
    @cython.locals(content=cython.int, place=cython.int)
    cdef int _content(self, int own) noexcept
    @cython.locals(
        word="int*", common=cython.int, mine=cython.int, code=cython.int,
        theirs=cython.int,
    )
    cdef int _common(self, int own, int its) noexcept


cpdef double likely(double score) noexcept

@cython.locals(count=cython.int, place=cython.int)
cdef int _count(int bits) noexcept
