cimport cython
from cpython cimport array
from libc cimport math
from engine.siex cimport buffers, codes, tags
from engine.siex.sentences cimport Sentences

@cython.locals(shape=array.array, size=cython.double, rarity=cython.double)
cpdef array.array traits(Sentences text)

@cython.locals(
    owner=array.array, total="double*", word=cython.int, shape=cython.int,
    tag=cython.int,
)
cdef array.array _shares(Sentences text)
