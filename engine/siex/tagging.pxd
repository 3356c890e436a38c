cimport cython
from cpython cimport array
from engine.siex cimport buffers, codes, tags
from engine.siex.sentences cimport Sentences

@cython.locals(
    size=cython.int, left=array.array, right=array.array, ahead=array.array,
    back=array.array,
)
cpdef tag(Sentences text, table)

@cython.locals(
    row="double*", weight="double*", told="double*", word=cython.int, here=cython.int,
    there=cython.int, gap=cython.int, source=cython.int, target=cython.int,
    other=cython.int, a=cython.int, b=cython.int, c=cython.int, d=cython.int,
    one=cython.double, two=cython.double, three=cython.double, four=cython.double,
)
cdef int _heard(
    Sentences text, array.array rows, array.array weights, int step, array.array heard
) except -1

@cython.locals(
    told="double*", result="double*", word=cython.int, here=cython.int,
    total=cython.double, tag=cython.int,
)
cdef int _weighed(Sentences text, array.array heard, array.array target) except -1

@cython.locals(
    first="double*", second="double*", word=cython.int, here=cython.int,
    total=cython.double, tag=cython.int,
)
cdef int _joined(Sentences text, array.array weighed, array.array heard) except -1
