cimport cython
from cpython cimport array
from libc cimport math
from engine.siex cimport buffers, codes

@cython.locals(
    word="int*", end="int*", alike="double*", result="double*", phrases=cython.int,
    one=cython.int, other=cython.int, held=cython.double, mine=cython.int,
    nearest=cython.double, theirs=cython.int, sizes=cython.double,
)
cdef int _compare(
    array.array words, array.array ends, array.array same, int count,
    array.array target
) except -1

@cython.locals(
    phrases=cython.int, sums_owner=array.array, vectors=array.array, known=cython.int,
    sums="double*", result="double*", number=cython.int, square=cython.double,
    axis=cython.int, length=cython.double, one=cython.int, other=cython.int,
    near=cython.double, cell=cython.int,
)
cdef int _mean(words, table, array.array target) except -1

@cython.locals(vector="signed char*", sums="double*", axis=cython.int)
cdef int _add(array.array vectors, int place, array.array target, int number) except -1
