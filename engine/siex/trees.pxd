cimport cython
from cpython cimport array
from engine.siex cimport buffers


@cython.final
cdef class Trees:
    cdef readonly int size
    cdef readonly int features
    cdef readonly double scale
    cdef readonly double bias
    cdef tuple _owners
    cdef int* _split
    cdef float* _border
    cdef unsigned char* _number
    cdef int* _leaf
    cdef int* _begin
    cdef float* _borders

    @cython.locals(
        owner=array.array, chosen=array.array, total="int*", choice="int*",
        least=cython.int, count=cython.int, place=cython.int,
    )
    cpdef array.array best(self, array.array table, int size, int most)
    @cython.locals(
        value="float*", owner=array.array, places=array.array, total="int*",
        place="int*", tree=cython.int, split=cython.int, a=cython.int, b=cython.int,
        c=cython.int, d=cython.int, e=cython.int, f=cython.int, p=cython.float,
        q=cython.float, r=cython.float, s=cython.float, t=cython.float, u=cython.float,
        column=cython.int, bits=cython.int, leaf=cython.int, leaves="int*",
    )
    cdef array.array _total_first(self, array.array table, int size)
    @cython.locals(
        value="float*", pick="int*", count=cython.int, owner=array.array,
        values=array.array, step="unsigned char*", held="float*", feature=cython.int,
        first=cython.int, last=cython.int, row=cython.int, target=cython.int,
        place=cython.int, number=cython.int, border=cython.float, width=cython.int,
        passes=array.array, passed="int*",
    )
    cpdef array.array steps(self, array.array table, int size, array.array chosen)
    @cython.locals(
        step="unsigned char*", owner=array.array, place="unsigned char*",
        tree=cython.int, level=cython.int, question=cython.int, passed=cython.int,
        width=cython.int,
    )
    cpdef array.array places(self, array.array steps, int count, int column)
    @cython.locals(
        step="unsigned char*", owner=array.array, places=array.array, total="int*",
        place="unsigned char*", tree=cython.int, split=cython.int, a=cython.int,
        b=cython.int, c=cython.int, d=cython.int, e=cython.int, f=cython.int,
        p="unsigned char", q="unsigned char", r="unsigned char", s="unsigned char",
        t="unsigned char", u="unsigned char", column=cython.int, leaf=cython.int,
        leaves="int*", bits="unsigned char", scores=array.array, score="double*",
        width=cython.int,
    )
    cpdef array.array scored(self, array.array steps, int count)


@cython.locals(
    total="int*", low=cython.int, high=cython.int, middle=cython.int,
    reached=cython.int, place=cython.int,
)
cdef int _reached(array.array totals, int size, int most) except? -1
cdef int _width(int count) noexcept
