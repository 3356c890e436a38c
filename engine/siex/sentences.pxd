cimport cython
from cpython cimport array
from engine.siex cimport buffers


@cython.final
cdef class Sentences:
    cdef readonly str text
    cdef public int size
    cdef public int title_words
    cdef public int sentences
    cdef public int stems
    cdef public bint closed
    cdef public bint studied
    cdef readonly array.array starts
    cdef readonly array.array ends
    cdef readonly array.array prints
    cdef readonly array.array gaps
    cdef readonly array.array bracketed
    cdef readonly array.array marks
    cdef readonly array.array codes
    cdef readonly array.array classes
    cdef readonly array.array vectors
    cdef readonly array.array hashes
    cdef public array.array direction
    cdef readonly list written
    cdef tuple held
    cdef int* start
    cdef int* end
    cdef unsigned long long* bits
    cdef int* sentence
    cdef int* stem
    cdef int* code
    cdef int* row
    cdef int* length
    cdef unsigned char* before
    cdef unsigned char* after
    cdef unsigned char* opens
    cdef unsigned char* shape
    cdef unsigned char* small
    cdef double* zipf
    cdef double* tags
    cdef signed char* vector
    cdef unsigned long long* hash

    cpdef widen(self)
    cpdef list words(self)
    cpdef list places(self)
    cpdef tuple cut_out(self, int first, int last)
    cpdef mean_with(self, list written, array.array vectors, array.array hashes)
