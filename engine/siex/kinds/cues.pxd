cimport cython
from engine.siex.kinds.around cimport around, elsewhere, is_code
from engine.siex.digits cimport has_digit
from engine.siex.kinds.phrases cimport Phrase

@cython.locals(start=cython.Py_ssize_t, end=cython.Py_ssize_t)
cpdef set cues(Phrase told)
@cython.locals(words=list, content=list)
cdef _shape(Phrase told, set found)
@cython.locals(common=list)
cdef _capitals(Phrase told, list content, set found)
@cython.locals(word=str)
cdef bint _begin_large(list words) except -1
@cython.locals(word=str)
cdef bint _has_inner_capital(list words) except -1
@cython.locals(last=cython.Py_ssize_t, place=cython.Py_ssize_t, small=str, where=str, name=str)
cdef _listed(Phrase told, set found)
@cython.locals(inflected=cython.bint, keys=list, whole=str, plain=str)
cdef _known(Phrase told, held, set found)
cdef bint _begins_with_maker(list small) except -1
@cython.locals(alone=cython.bint, begin=cython.Py_ssize_t, last=str)
cdef _people(Phrase told, list keys, held, set found)
@cython.locals(small=str, proper=cython.double, share=cython.double, first=cython.double, rare=cython.int, count=cython.Py_ssize_t)
cdef _worded(Phrase told, set found)
@cython.locals(found=list, length=cython.Py_ssize_t)
cdef list _named_by_end(str small)
