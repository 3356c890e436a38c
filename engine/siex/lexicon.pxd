cimport cython
from cpython cimport array
from engine.siex cimport buffers, codes, tags
from engine.siex.digits cimport has_digit
from engine.siex.fingerprints cimport Fingerprints, fingerprint
from engine.siex.pairs cimport Pairs
from engine.siex.sentences cimport Sentences


@cython.final
cdef class Lexicon:
    cdef readonly object table
    cdef str _language
    cdef dict _place
    cdef dict _suffix
    cdef list _rules
    cdef array.array _stored_zipfs
    cdef tuple _stored
    cdef array.array _stored_vectors
    cdef int _meant
    cdef unsigned short* _class_row
    cdef unsigned short* _rule
    cdef double* _share
    cdef double* _suffix_share
    cdef unsigned char* _known_zipf
    cdef signed char* _known_vector
    cdef object _ours
    cdef Fingerprints _known
    cdef list _written
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
    @cython.locals(
        known=Fingerprints, content=str, place=cython.int, row=cython.int, word=str,
        opening=cython.int,
    )
    cdef int _find(self, Sentences text) except -1
    @cython.locals(
        place=cython.int, row=cython.int, small=cython.int, opening=cython.int,
        source=cython.int, target=cython.int, tag=cython.int, stems=Pairs,
    )
    cdef int _copy(self, Sentences text) except -1
    @cython.locals(bits=cython.ulonglong, row=cython.int)
    cdef int _row(self, str word) except -1
    @cython.locals(small=str)
    cpdef str stem(self, str word)
    @cython.locals(dropped=cython.Py_ssize_t, added=str)
    cdef str _stem(self, str small, int place)
    @cython.locals(
        small=str, root=str, own=cython.int, opening=cython.int, row=cython.int,
        shape=cython.int, stem=cython.int, tag=cython.int, place=cython.int,
    )
    cdef int _add(self, str word, unsigned long long bits) except -1
    cdef int _place_of(self, str word) except -2
    @cython.locals(place=cython.int)
    cdef int _classes_of(self, str word) except -1
    @cython.locals(target=cython.int, source=cython.int, axis=cython.int)
    cdef int _describe(self, int row, int place) except -1
    @cython.locals(row=cython.int, begin=cython.int, share=cython.double)
    cdef int _function(self, str word, str small) except -1
    @cython.locals(row=cython.int, tag=cython.int, share=cython.double)
    cdef void _mix(self, str word, str small, int target) except *
    @cython.locals(
        case=str, length=cython.Py_ssize_t, begin=cython.int, tag=cython.int
    )
    cdef void _end(self, str word, str small, int target) except *


cdef int _shape(str word) except -1
