cimport cython


@cython.final
cdef class Task:
    cdef readonly object content
    cdef readonly int title
    cdef readonly str language
    cdef readonly str read_as
    cdef readonly double sure
    cdef readonly str genre
    cdef readonly str excerpt
    cdef readonly bint is_long
