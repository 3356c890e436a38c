cimport cython
from cpython cimport array
from engine.siex cimport buffers, codes

@cython.locals(line=str, owner=array.array, count=cython.int)
cpdef tuple hashed(str text)
@cython.locals(dense=str)
cdef str _line(str text)
@cython.locals(head=str)
cdef str _dense(str text)

@cython.locals(
    mask=cython.ulonglong, factor=cython.ulonglong, rolling=cython.ulonglong,
    mixed=cython.ulonglong, point=cython.ulonglong, length=cython.int,
    begin=cython.int, size=cython.int, count=cython.int, found=cython.p_int,
    last=cython.ulonglong,
)
cdef int _groups(str line, array.array owner) except -1

@cython.locals(
    crc=cython.uint, octet=cython.uint, place=cython.int, found=cython.p_int,
    table=cython.p_int, last=cython.uint, full=cython.uint,
)
cdef int _whole(bytes line, array.array owner, int count) except -1

@cython.locals(
    found=cython.p_int, weight="signed char*", total=cython.p_int, row=cython.int,
    number=cython.int, column=cython.int, total_owner=array.array,
)
cpdef array.array summed(array.array owner, int count, array.array weights)
