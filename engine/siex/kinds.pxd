cimport cython
from engine.siex.cues cimport Phrase, cues, phrase
from engine.siex.digits cimport has_digit

@cython.locals(told=Phrase, held=set, weights=dict, scores=list, row=tuple, column=cython.int)
cpdef str kind(str text, content=*, places=*, str language=*)
@cython.locals(
    start=cython.Py_ssize_t, end=cython.Py_ssize_t, around=str, words=cython.int,
    large=cython.int, letters=cython.int, capital=cython.bint, char=cython.Py_UCS4,
)
cdef bint _all_capital(content, place) except -1
cpdef str told_by_form(str text)
@cython.locals(first=str, rest=str)
cdef str _small(str text)
