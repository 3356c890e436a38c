cimport cython
from engine.siex.folding cimport folded, is_inflected


@cython.final
cdef class Folds:
    cdef readonly str language
    cdef object _stem
    cdef dict _known
    cdef dict _starts

    @cython.locals(known=str)
    cpdef str fold(self, str word)
    @cython.locals(first=str, most=cython.Py_ssize_t, known=str)
    cdef str start(self, tuple words)
    cpdef str key(self, words)
    cpdef str solid(self, words)
    cpdef bint are_one(self, str mine, str theirs) except -1
    @cython.locals(mine=str, theirs=str)
    cpdef bint are_forms(self, tuple one, tuple other) except -1
