cimport cython
from engine.siex.digits cimport has_digit
from engine.siex.kinds.listing cimport listed_with
from engine.siex.kinds.phrases cimport Phrase

@cython.locals(former=str, later=str, before=str, mention=str, word=str, earlier=str, joined=cython.bint, lead=str)
cpdef around(Phrase told, Py_ssize_t start, Py_ssize_t end, set found)
cdef bint _ends_sentence(str word) except -1
@cython.locals(small=str, text=str)
cdef bint _joins_left(str language, str before, str word, str earlier) except -1
cdef bint _joins_right(str language, after, str later) except -1
@cython.locals(text=str)
cpdef elsewhere(Phrase told, set found)
@cython.locals(second=str, after=str, place=cython.Py_ssize_t, end=cython.Py_ssize_t)
cdef _alone(str first, str follower, str text, set found)
@cython.locals(begun=str, place=cython.Py_ssize_t, end=cython.Py_ssize_t)
cdef _continued(Phrase told, str text, set found)
@cython.locals(last=str, former=str, word=str, place=cython.Py_ssize_t)
cdef _last_alone(Phrase told, str text, set found)
cdef bint _large(str word) except -1
@cython.locals(text=str, word=str)
cdef tuple _last_word(str before)
@cython.locals(small=str)
cdef _left(Phrase told, str word, str earlier, set found)
@cython.locals(marks=str, word=str, first=str, second=str)
cdef _right(Phrase told, after, set found)
@cython.locals(key=str, word=str, small=str, after=str, place=cython.Py_ssize_t, end=cython.Py_ssize_t)
cdef _full_name(Phrase told, str text, set found)
cdef _longer(str after, set found)
cpdef bint is_code(str word) except -1
