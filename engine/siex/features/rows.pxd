cimport cython
from cpython cimport array
from libc cimport math
from engine.siex cimport buffers
from engine.siex.candidates cimport Candidates


@cython.final
cdef class Rows:
    cdef readonly int size
    cdef readonly int filled
    cdef readonly int features
    cdef readonly array.array table
    cdef array.array _scores
    cdef array.array _keys
    cdef array.array _spare_keys
    cdef array.array _orders
    cdef array.array _spares
    cdef array.array _summed
    cdef array.array _logs
    cdef Candidates _counts
    cdef double* score
    cdef float* values
    cdef double* sums
    cdef double* log
    cdef int* _order
    cdef int* _spare
    cdef int* _ordered
    cdef double* _key
    cdef double* _spare_key
    cdef Py_ssize_t place
    cdef int _width

    cdef void at(self, int candidate) noexcept
    cdef void close(self, int features) noexcept
    @cython.locals(begin=cython.Py_ssize_t, place=cython.Py_ssize_t)
    cdef void fill(self, double value) noexcept
    cdef int gather(self, int width) except -1
    cdef void mention(self, int candidate) noexcept
    @cython.locals(
        candidate=cython.int, count=cython.int, source=cython.Py_ssize_t,
        place=cython.Py_ssize_t, fact=cython.int, total=cython.double,
    )
    cdef void means(self) noexcept
    @cython.locals(
        best=cython.double, candidate=cython.int, first=cython.Py_ssize_t,
        second=cython.Py_ssize_t, third=cython.Py_ssize_t, place=cython.int,
    )
    cdef void ranked(self) noexcept
    @cython.locals(
        key="double*", other_key="double*", order="int*", other="int*",
        begin=cython.int, place=cython.int, slot=cython.int, run=cython.int,
        middle=cython.int, end=cython.int, left=cython.int, right=cython.int,
        later=cython.int, near=cython.int, low=cython.int, high=cython.int,
        back=cython.int, former=cython.int, _=cython.int,
    )
    cdef void _sort(self) noexcept
    @cython.locals(
        key="double*", order="int*", value=cython.double, begin=cython.int,
        end=cython.int, place=cython.int, slot=cython.int, near=cython.int,
    )
    cdef void _sort_eights(self) noexcept


cdef array.array _logs(int size)
