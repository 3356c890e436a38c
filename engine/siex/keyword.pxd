cimport cython


@cython.final
cdef class Keyword:
    cdef readonly str text
    cdef readonly double score
    cdef readonly double confidence
    cdef readonly str type
    cdef readonly Py_ssize_t count
    cdef readonly object offsets
    cdef readonly object variants
    cdef readonly object explanation
    cdef object _related
    cdef int _cluster
    cdef object _around
    cdef int _number

    cpdef Keyword standing_in(self, around, int number)
    cdef int _look_around(self) except -1
