cimport cython
from cpython cimport array
from engine.siex cimport buffers, codes, tags
from engine.siex.pairs cimport Pairs
from engine.siex.sentences cimport Sentences


@cython.final
cdef class Candidates:
    cdef readonly Sentences text
    cdef readonly int size
    cdef readonly int mentions
    cdef array.array _windows
    cdef array.array _grid
    cdef array.array _named
    cdef list _owners
    cdef int* window
    cdef int* grid
    cdef int* of
    cdef int* start
    cdef int* last
    cdef int* width
    cdef int* count
    cdef int* begin
    cdef int* finish

    @cython.locals(
        text=Sentences, pairs=Pairs, first=cython.int, before=cython.int,
        cell=cython.int, extra=cython.int, word=cython.int, number=cython.int,
    )
    cdef int _number(self) except -1
    @cython.locals(
        text=Sentences, marked=cython.int, first=cython.int, cell=cython.int,
        extra=cython.int, words=cython.int, word=cython.int, numbers=cython.int,
    )
    cdef int _allow(self, int max_words) except -1
    @cython.locals(
        named="int*", mention=cython.int, size=cython.int, first=cython.int,
        cell=cython.int, extra=cython.int, number=cython.int, candidate=cython.int,
    )
    cdef int _group(self) except -1
    @cython.locals(candidate=cython.int)
    cdef int count_at(self, int first, int extra) noexcept
    cdef int _force(self, int cell) noexcept
    cpdef int candidate_at(self, int first, int last)
    cpdef tuple span(self, int candidate)
    @cython.locals(
        wanted="int*", free="int*", first=cython.int, extra=cython.int,
        window=cython.int, number=cython.int, candidate=cython.int, text=Sentences,
        wanted_owner=array.array, free_owner=array.array, cell=cython.int,
        opening=cython.bint, words=list, places=list, own=list,
    )
    cpdef list named(self, list chosen)


cdef bint _begins(Sentences text, int word) noexcept
cdef bint _ends(Sentences text, int word) noexcept
cdef bint _inside(Sentences text, int word) noexcept
cdef bint _alone(Sentences text, int word) noexcept
