cimport cython
from cpython.array cimport array as Array
from engine.siex cimport buffers
from engine.siex.kinds.cues cimport cues
from engine.siex.digits cimport has_digit
from engine.siex.kinds.form cimport told_by_form
from engine.siex.kinds.phrases cimport Phrase, phrase

@cython.locals(told=Phrase, held=set, scores=list, end=cython.Py_ssize_t, name=str)
cpdef str kind(str text, content=*, places=*, str language=*)
@cython.locals(word=str, first=str)
cdef bint _may_name_a_role(Phrase told, set held) except -1
@cython.locals(
    rows=dict, owner=Array, weights="int*", totals=Array, scores="int*",
    columns=cython.int, column=cython.int, cue=str, begin=cython.int,
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
