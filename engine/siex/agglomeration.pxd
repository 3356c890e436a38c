cimport cython
from cpython cimport array
from engine.siex cimport buffers


cdef class _Groups:
    cdef readonly list members
    cdef int _size
    cdef array.array _links
    cdef array.array _bests
    cdef double* _link
    cdef double* _best

    @cython.locals(one=cython.int, other=cython.int, group=cython.int, nearest=cython.double)
    cpdef bint join_nearest(self, double threshold) except -1
    @cython.locals(
        mine=cython.double, theirs=cython.double, third=cython.int, kept=cython.int,
        gone=cython.int, link=cython.double,
    )
    cdef int _join(self, int one, int other) except -1
    @cython.locals(best=cython.double, other=cython.int)
    cdef void _find_best(self, int group) noexcept
