cimport cython
from engine.siex cimport buffers, codes
from engine.siex.sentences cimport Sentences

@cython.locals(
    place=cython.int, length=cython.int, count=cython.int, newline=cython.int,
    gap=cython.int, seen=cython.int, lines=cython.int, short=cython.bint,
    point=cython.int, kind=cython.int, dot=cython.bint, table="unsigned char*",
    groups="unsigned char*", gaps="unsigned char*", marks="double*",
)
cdef int _spans(str text, Sentences found) except -1

cdef int _kind(int seen, int width, int lines, bint short, bint dot, bint small) noexcept

@cython.locals(word=cython.int, sentence=cython.int, gaps="unsigned char*")
cdef int _number(Sentences found, int title) except -1
