cimport cython
from cpython cimport array
from engine.siex cimport buffers, codes
from engine.siex.contenders cimport Contender
from engine.siex.folds cimport Folds

@cython.locals(order=list)
cpdef list shortlist(dict chances, wanted, options)

@cython.locals(
    number_owner=array.array, chance_owner=array.array, numbers="int*", kept="double*",
    size=cython.Py_ssize_t, number=cython.int, chance=cython.double,
    slot=cython.Py_ssize_t, place=cython.Py_ssize_t,
)
cdef list _best(dict chances, Py_ssize_t most)

@cython.locals(
    total=cython.double, most=cython.double, listed=cython.double, best=cython.int,
    number=cython.int, chance=cython.double,
)
cpdef int as_many(chances, double expected) except -1

cdef list _sifted(list found, keys, Folds folds, bint held)
cdef bint _is(Contender contender, keys, Folds folds) except -1

@cython.locals(
    pair=cython.longlong, times=cython.longlong, inner=cython.longlong,
    outer=cython.longlong, dropped=set, mine=Contender, theirs=Contender,
    enough=cython.double, unlike=cython.double,
)
cpdef list without_pieces(list found)

@cython.locals(
    held=dict, span_owner=array.array, end_owner=array.array, outer_owner=array.array,
    spans="unsigned long long*", ends="int*", outers="int*", opened=cython.int,
    mention=cython.Py_ssize_t, size=cython.Py_ssize_t, number=cython.longlong,
    start=cython.longlong, stop=cython.longlong, still=cython.int, place=cython.longlong,
    outer=cython.int, pair=cython.longlong, each=Contender,
)
cdef dict _held(list found)

@cython.locals(
    owner=array.array, spans="unsigned long long*", mention=cython.Py_ssize_t,
    number=cython.longlong, each=Contender, start=cython.longlong, end=cython.longlong,
    place=cython.longlong,
)
cdef array.array _spans(list found, Py_ssize_t size)

@cython.locals(
    gap=cython.Py_ssize_t, place=cython.Py_ssize_t, number=cython.ulonglong,
    slot=cython.Py_ssize_t,
)
cdef int _sort(unsigned long long* numbers, Py_ssize_t size) except -1
