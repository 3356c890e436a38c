cimport cython
from cpython cimport array
from engine.siex cimport buffers, codes, tags
from engine.siex.sentences cimport Sentences


@cython.final
cdef class Ranks:
    cdef Sentences _text
    cdef list _owners
    cdef array.array _nodes
    cdef array.array _place
    cdef double* plain
    cdef double* early

    @cython.locals(
        text=Sentences, count=cython.int, node="int*", place="int*", word=cython.int,
        row=cython.int, nominal=cython.double,
    )
    cdef int _content(self) except -1
    @cython.locals(
        size=cython.int, node="int*", place="int*", rank="double*", leaving="double*",
        near="double*", number=cython.int, step=cython.int, held=list,
        best_plain=cython.double, best_early=cython.double,
    )
    cdef int _rank(self, int content) except -1
    @cython.locals(
        size=cython.int, node="int*", rank="double*", leaving="double*",
        start="double*", sent="double*", came="double*", near="double*", total=cython.double,
        other=cython.double, stem=cython.int, number=cython.int, step=cython.int,
        here=cython.int, there=cython.int, weight=cython.double, plain=cython.double,
        early=cython.double, back=cython.double, back_early=cython.double, held=list,
        _=cython.int,
    )
    cdef int _walk(self, int content, array.array ranks, array.array out) except -1


@cython.locals(rank="double*", best=cython.double, stem=cython.int)
cdef double _best(array.array ranks, int walk) except -1
