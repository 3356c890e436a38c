cimport cython
from engine.siex.digits cimport has_digit


cdef class Phrase:
    cdef readonly str text
    cdef readonly list words
    cdef readonly list small
    cdef readonly object content
    cdef readonly object places
    cdef readonly str language


cpdef Phrase phrase(str text, content, places, str language)
cdef bint _has_apostrophe(str text) except -1
@cython.locals(start=cython.Py_ssize_t, end=cython.Py_ssize_t)
cpdef set cues(Phrase told)
@cython.locals(words=list, content=list)
cdef _shape(Phrase told, set found)
@cython.locals(word=str)
cdef bint _begin_large(list words) except -1
@cython.locals(word=str)
cdef bint _has_inner_capital(list words) except -1
@cython.locals(last=cython.Py_ssize_t, place=cython.Py_ssize_t, word=str, small=str)
cdef _listed(Phrase told, set found)
cdef tuple _lists_with(str small)
cdef tuple _told(str language, str small)
@cython.locals(keys=list, whole=str, plain=str, facts=list, shares=list)
cdef _known(Phrase told, held, set found)
@cython.locals(before=str, word=str, earlier=str)
cdef _around(Phrase told, Py_ssize_t start, Py_ssize_t end, set found)
@cython.locals(text=str, word=str)
cdef tuple _last_word(str before)
@cython.locals(small=str)
cdef _left(Phrase told, str word, str earlier, set found)
@cython.locals(marks=str, first=str, second=str)
cdef _right(after, set found)
@cython.locals(key=str, word=str, small=str, place=cython.Py_ssize_t)
cdef _full_name(Phrase told, set found)
