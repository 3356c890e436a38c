cimport cython


@cython.final
cdef class Form:
    cdef public Py_ssize_t inside
    cdef public Py_ssize_t opening


@cython.final
cdef class Written:
    cdef readonly str text
    cdef readonly tuple variants


@cython.locals(
    forms=dict, opening=list, start=cython.Py_ssize_t, end=cython.Py_ssize_t,
    opens=cython.bint, form=str, found=Form,
)
cpdef dict tally(str content, places)

@cython.locals(found=Form)
cdef Form _counted(dict forms, str form)
@cython.locals(weights=dict, best=str, most=cython.Py_ssize_t, form=str, weight=cython.Py_ssize_t, text=str, only=str)
cpdef Written written(dict forms, own, str language)
@cython.locals(text=str)
cdef Written _only(str form, Form times, str language)
cdef Py_ssize_t _weight(str form, Form times) except -1
@cython.locals(text=str)
cdef str _tidy(str form)
@cython.locals(letters=cython.int, spaces=cython.int, char=cython.Py_UCS4)
cdef bint _is_plain(str form) except -1
cdef bint _shouted(str form) except -1
@cython.locals(first=str, rest=str, small=str)
cdef str _calm(str form, str language)
cdef bint _is_name(str form, str language) except -1
