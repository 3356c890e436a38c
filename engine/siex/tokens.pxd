cimport cython
from cpython cimport array
from engine.siex cimport buffers, codes, letters
from engine.siex.sentences cimport Sentences


@cython.final
cdef class Scanner:
    cdef array.array _points
    cdef int* _point
    cdef int _length
    cdef int _place
    cdef int _newline
    cdef int _seen
    cdef int _lines
    cdef bint _short
    cdef unsigned long long _bits
    cdef unsigned char* _kinds
    cdef unsigned char* _groups

    @cython.locals(place=cython.Py_ssize_t, char=cython.Py_UCS4)
    cdef int _spell(self, str text) except -1
    @cython.locals(
        gaps="unsigned char*", marks="double*", count=cython.int, length=cython.int,
        gap=cython.int, begin=cython.int,
    )
    cdef int scan(self, Sentences found) except -1
    @cython.locals(point=cython.int, kind=cython.int)
    cdef int _pass_gap(self, int length, double* marks) except -1
    @cython.locals(
        place=cython.int, bits=cython.ulonglong, point=cython.int, kind=cython.int
    )
    cdef int _pass_word(self, int length) except -1
    cdef int _class_of(self, int point) except -1
    @cython.locals(seen=cython.int, single=cython.bint, stopped=cython.bint)
    cdef int _kind(self, int gap, int begin) except -1


cdef int _single(int seen, int point) noexcept
cdef bint _is_bracket(int point) noexcept

@cython.locals(word=cython.int, sentence=cython.int, gaps="unsigned char*")
cdef int _number(Sentences found, int title) except -1
