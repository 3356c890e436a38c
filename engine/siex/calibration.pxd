cimport cython
from cpython cimport array
from libc cimport math
from engine.siex cimport buffers


@cython.final
cdef class Calibration:
    cdef tuple _owners
    cdef int _size
    cdef double* _raw
    cdef double* _chance
    cdef list _bends

    @cython.locals(
        place=cython.int, low=cython.double, high=cython.double, share=cython.double,
        below=cython.double, above=cython.double,
    )
    cpdef double chance(self, double raw) except -1.0
    @cython.locals(
        first=cython.int, left=cython.int, half=cython.int, above=cython.int
    )
    cdef int _place(self, double raw) noexcept
    @cython.locals(score=cython.double)
    cpdef list each(self, raw)
    @cython.locals(
        slope=cython.double, shift=cython.double, share=cython.double,
        own_slope=cython.double, own_shift=cython.double,
    )
    cpdef bend(self, genres)


cdef double _log_odds(double chance) except? -1.0
cdef double _chance(double log_odds) except? -1.0
