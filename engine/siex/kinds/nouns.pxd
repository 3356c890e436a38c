cimport cython

@cython.locals(cut=cython.Py_ssize_t, head=str)
cdef bint _has_head(table, str small, str language) except -1
@cython.locals(length=cython.Py_ssize_t)
cdef double _by_ending(table, str small) except -1
@cython.locals(root=str)
cdef bint _is_name(str small, str language) except -1
