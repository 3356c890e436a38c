cimport cython
from engine.siex.digits cimport has_digit

@cython.locals(small=str)
cpdef str told_by_form(str text, str language)
@cython.locals(day=str, part=str, end=str, cut=cython.Py_ssize_t)
cdef bint _is_weekday(str small) except -1
@cython.locals(month=str, first=str)
cdef bint _is_month(str small) except -1
@cython.locals(first=str, rest=str)
cdef str _small(str text, str language)
