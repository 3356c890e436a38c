cimport cython
from engine.siex.kinds.cues cimport cues
from engine.siex.digits cimport has_digit
from engine.siex.kinds.phrases cimport Phrase, phrase

@cython.locals(told=Phrase, held=set, scores=list)
cpdef str kind(str text, content=*, places=*, str language=*)
@cython.locals(
    weights=dict, bias=tuple, cue=str, rows=list, scores=list, row=tuple,
    column=cython.int, total=cython.longlong, weight=cython.longlong,
)
cdef list _scores(set held)
@cython.locals(
    numbered=cython.bint, mate=str, place=cython.Py_ssize_t, more=list, column=cython.int,
)
cdef _share(list scores, Phrase told)
@cython.locals(
    start=cython.Py_ssize_t, end=cython.Py_ssize_t, around=str, words=cython.int,
    large=cython.int, letters=cython.int, capital=cython.bint, char=cython.Py_UCS4,
)
cdef bint _all_capital(content, place) except -1
cpdef str told_by_form(str text)
@cython.locals(day=str, part=str)
cdef bint _is_weekday(str small) except -1
@cython.locals(first=str, rest=str)
cdef str _small(str text)
