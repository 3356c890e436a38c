cimport cython
from cpython cimport array
from libc cimport math
from engine.siex cimport buffers


@cython.final
cdef class GenreGuess:
    cdef tuple _owners
    cdef double* _centre
    cdef double* _scale
    cdef double* _weight
    cdef double* _bias

    @cython.locals(
        owner=array.array, share="double*", genres=cython.int, genre=cython.int,
        most=cython.double, total=cython.double,
    )
    cpdef array.array shares(self, array.array traits, str told)
    @cython.locals(
        trait="double*", logit="double*", genres=cython.int, genre=cython.int,
        number=cython.int, value=cython.double,
    )
    cdef int _add_up(self, array.array traits, array.array owner) except -1
