cimport cython
from cpython cimport array
from engine.siex cimport buffers
from engine.siex.ngrams cimport hashed, summed

@cython.locals(shares=list, known=list, sure=cython.double)
cpdef tuple nearest_language(str text)
cdef double _limited(double sure, str text) except -1.0
@cython.locals(
    count=cython.int, bias=list, scale=cython.double, step=cython.double,
    owner=array.array, total="int*", logits=list, most=cython.double, whole=cython.double,
    number=cython.int, logit=cython.double, share=cython.double,
)
cdef list _shares(str text)
