cimport cython
from cpython cimport array
from engine.siex cimport buffers


@cython.final
cdef class Pairs:
    cdef readonly int size
    cdef long long _mask
    cdef tuple _owners
    cdef int* _slots
    cdef int* _left
    cdef int* _right

    @cython.locals(slot=cython.longlong, known=cython.int)
    cdef int number(self, long long left, long long right) noexcept
