cimport cython
from cpython cimport array
from engine.siex cimport buffers, letters

@cython.locals(bits=cython.ulonglong, letter=cython.Py_UCS4)
cpdef unsigned long long fingerprint(str word) except? 0


@cython.final
cdef class Fingerprints:
    cdef readonly int size
    cdef unsigned long long _room
    cdef array.array _owner
    cdef unsigned long long* _slot

    cdef void fetch(self, unsigned long long bits) noexcept
    @cython.locals(slot=cython.ulonglong)
    cpdef int find(self, unsigned long long bits) noexcept
    cpdef int add(self, unsigned long long bits) except -1
    cdef unsigned long long _first(self, unsigned long long bits) noexcept
    @cython.locals(slot=cython.ulonglong)
    cdef void _place(self, unsigned long long bits, unsigned long long number) noexcept
    @cython.locals(held=array.array, slots="unsigned long long*", slot=cython.ulonglong)
    cdef int _widen(self) except -1
