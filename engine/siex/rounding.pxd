cimport cython
from libc cimport math

@cython.locals(steps=cython.double, nearest=cython.double)
cpdef double rounded(double value) except? -1
