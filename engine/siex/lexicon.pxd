cimport cython
from cpython cimport array
from engine.siex cimport buffers, codes, tags
from engine.siex.pairs cimport Pairs
from engine.siex.sentences cimport Sentences


cdef class Lexicon:
    cdef readonly object table
    cdef str _language
    cdef dict _rows
    cdef dict _stems
    cdef int _room
    cdef array.array _ints
    cdef array.array _octets
    cdef array.array _zipfs
    cdef array.array _classes
    cdef array.array _vectors
    cdef int* _int
    cdef unsigned char* _shape
    cdef double* _zipf
    cdef double* _tags
    cdef signed char* _vector
    cdef array.array _hashes
    cdef unsigned long long* _hash

    cdef int _start_afresh(self) except -1
    cdef int _grow(self, int more) except -1
    cpdef look_up(self, Sentences text)
    @cython.locals(rows=dict, content=str, place=cython.int, word=str)
    cdef int _find(self, Sentences text) except -1
    @cython.locals(
        place=cython.int, row=cython.int, small=cython.int, opening=cython.int,
        source=cython.int, target=cython.int, tag=cython.int, stems=Pairs,
    )
    cdef int _copy(self, Sentences text) except -1
    @cython.locals(
        small=str, root=str, own=array.array, opening=array.array, row=cython.int,
        shape=cython.int, stem=cython.int, tag=cython.int,
    )
    cdef int _add(self, str word) except -1
    cdef int _describe(self, int row, int place) except -1
    cdef int _function(self, str word, str small) except -1
    cdef array.array _mixed(self, str word, str small)
    cdef array.array _ending(self, str word, str small)


cdef int _shape(str word) except -1
