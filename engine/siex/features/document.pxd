cimport cython
from cpython cimport array
from libc cimport math
from engine.siex cimport buffers, codes, tags
from engine.siex.sentences cimport Sentences

@cython.locals(
    owners=tuple, shape="double*", marks="double*", direction="double*", size=cython.double,
    told=array.array, trait="double*", place=cython.int, begin=cython.int, tag=cython.int,
    mark=cython.int, axis=cython.int,
)
cpdef array.array traits(Sentences text)

@cython.locals(
    owner=array.array, total="double*", word=cython.int, shape=cython.int,
    tag=cython.int,
)
cdef array.array _shares(Sentences text)
