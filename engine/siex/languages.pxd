cimport cython
from cpython cimport array
from libc cimport math
from engine.siex cimport buffers
from engine.siex.ngrams cimport hashed, summed

@cython.locals(
    shares=array.array, best=cython.int, other=cython.int, sure=cython.double
)
cpdef tuple nearest_language(str text)
@cython.locals(share="double*", best=cython.int, place=cython.int)
cdef int _highest(array.array shares, int begin, int end) except -1
cdef double _limited(double sure, str text) except -1.0
@cython.locals(
    found=array.array, count=cython.int, weights=array.array, biases=array.array,
    scale=cython.double, step=cython.double, size=cython.int, owner=array.array,
    shares=array.array, total="int*", share="double*", bias="double*", most=cython.double,
    whole=cython.double, number=cython.int,
)
cdef array.array _shares(str text)
