cimport cython

# No other C types: compiled as it is, which takes a third off its time.
@cython.locals(count=cython.int, char=cython.Py_UCS4)
cdef int _capitals(str form) except -1
