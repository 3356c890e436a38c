cimport cython
from engine.siex cimport buffers
from engine.siex.contenders cimport Contender, best_first
from engine.siex.features.rows cimport Rows

@cython.locals(
    value="float*", width=cython.Py_ssize_t, verb=cython.Py_ssize_t,
    adjective=cython.Py_ssize_t, first=cython.bint, stands_as=cython.double,
    trailing=cython.double, found=set, candidate=cython.Py_ssize_t,
)
cpdef set misplaced(Rows rows, chosen, str language)

@cython.locals(
    things=cython.bint, fallen=cython.bint, known=_Known, each=Contender,
)
cpdef list demoted(found, str text, str language, str genre, misplaced)

@cython.locals(last=str, word=str)
cdef bint _is_verbal(tuple words, _Known known) except -1

@cython.locals(word=str)
cdef bint _has_gerund(tuple words) except -1

@cython.locals(word=str, after=cython.Py_ssize_t)
cdef bint _is_count(Contender each, str text, _Known known) except -1

@cython.locals(word=str)
cdef bint _is_introduced(tuple words) except -1


@cython.final
cdef class _Known:
    cdef object _table
    cdef dict _verbs

    cdef double verb(self, str word) except -1
    cdef bint numeral(self, str word) except -1
    cdef bint is_time(self, str word) except -1
