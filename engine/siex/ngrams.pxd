cimport cython
from cpython cimport array
from engine.siex cimport buffers, codes

@cython.locals(
    small=str, lines=array.array, length=cython.int, owner=array.array, count=cython.int
)
cpdef tuple hashed(str text)
@cython.locals(
    line=cython.p_int, kinds="unsigned char*", read=cython.int, gap=cython.bint,
    count=cython.int, begin=cython.int, numeral=cython.bint, char=cython.Py_UCS4,
    point=cython.int, kind=cython.int, most=cython.int,
)
cdef int _ascii_line(str text, array.array lines) except -1
cdef int _closed(int* line, int begin, int count, bint numeral) noexcept
@cython.locals(dense=str)
cdef str _small(str text)
@cython.locals(head=str)
cdef str _dense(str text)

@cython.locals(
    line=cython.p_int, kinds="unsigned char*", count=cython.int, begin=cython.int,
    numeral=cython.bint, char=cython.Py_UCS4, point=cython.int, kind=cython.int,
)
cdef int _line(str small, array.array lines) except -1

@cython.locals(
    mask=cython.ulonglong, factor=cython.ulonglong, rolling=cython.ulonglong,
    mixed=cython.ulonglong, point=cython.ulonglong, begin=cython.int, size=cython.int,
    count=cython.int, line=cython.p_int, found=cython.p_int, last=cython.ulonglong,
)
cdef int _groups(array.array lines, int length, array.array owner) except -1

@cython.locals(
    crc=cython.uint, point=cython.uint, place=cython.int, line=cython.p_int,
    found=cython.p_int, table=cython.p_int, last=cython.uint, full=cython.uint,
)
cdef int _whole(array.array lines, int length, array.array owner, int count) except -1
cdef unsigned int _with_point(int* table, unsigned int crc, unsigned int point) noexcept
@cython.locals(full=cython.uint)
cdef unsigned int _with_octet(int* table, unsigned int crc, unsigned int octet) noexcept

@cython.locals(
    found=cython.p_int, weight="signed char*", total=cython.p_int, row=cython.int,
    number=cython.int, column=cython.int, total_owner=array.array, begin=cython.int,
    end=cython.int, part_owner=array.array, part="short*", ahead=cython.int, coming=cython.int,
    a=cython.int, b=cython.int, c=cython.int, d=cython.int,
)
cpdef array.array summed(array.array owner, int count, array.array weights)
