cimport cython

cpdef str folded(str word, str language, stem)
@cython.locals(common=cython.Py_ssize_t)
cpdef bint is_inflected(str one, str other, str language) except -1
@cython.locals(place=cython.Py_ssize_t, most=cython.Py_ssize_t)
cdef Py_ssize_t _common(str one, str other) except -1
@cython.locals(small=str)
cdef str _plain(str word, str language, rules)
@cython.locals(length=cython.Py_ssize_t, by_text=dict, fits=cython.bint)
cdef str _singular(str word, str language)
cdef str _root(str stem, rules)
cdef str _bare(str word)
