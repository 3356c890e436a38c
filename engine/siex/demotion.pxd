cimport cython
from engine.siex.contenders cimport Contender

@cython.locals(everywhere=cython.bint, fallen=cython.bint, known=_Verbs, each=Contender)
cpdef list demoted(found, str language, str genre)

@cython.locals(place=cython.Py_ssize_t, last=cython.Py_ssize_t, word=str)
cdef bint _is_verbal(tuple words, _Verbs known, bint everywhere) except -1


cdef class _Verbs:
    cdef object _table
    cdef dict _known

    cdef bint holds(self, str word) except -1
    cdef bint _is_verb(self, str word) except -1
