cimport cython
from cpython cimport array
from engine.siex cimport buffers, codes, tags
from engine.siex.candidates cimport Candidates
from engine.siex.features cimport cell
from engine.siex.features.rows cimport Rows
from engine.siex.sentences cimport Sentences

@cython.final
cdef class Habits:
    cdef readonly array.array slots
    cdef array.array _values
    cdef double* _odds
    cdef unsigned long long* _slot
    cdef unsigned long long _last

    @cython.locals(check=cython.ulonglong, probe=cython.int)
    cdef unsigned long long look_up(
        self, unsigned long long key, unsigned long long word
    ) noexcept
    @cython.locals(
        owner=array.array, words=array.array, keys="unsigned long long*",
        share="double*", word="unsigned long long*", candidate=cython.int,
        first=cython.int, pattern=cython.int, stored=cython.ulonglong,
        own=cython.double, ahead=cython.int, number=cython.int,
    )
    cpdef fill(self, Sentences text, Candidates found, array.array styles, Rows rows)

cdef array.array _packed(array.array checks, array.array values)

@cython.locals(owner=array.array, octet=cython.int)
cdef array.array _steps()

@cython.locals(candidate=cython.int, owner=array.array, tag_owner=array.array)
cpdef array.array patterns(Sentences text, Candidates found)

@cython.locals(
    keys="unsigned long long*", tag="int*", place=cython.int, first=cython.int,
    last=cython.int, width=cython.int, word=cython.int, phrase=cython.ulonglong,
    classes=cython.ulonglong, head=cython.ulonglong, start=cython.ulonglong,
    shapes=cython.int,
)
cdef int _wording(
    Sentences text, Candidates found, int candidate, array.array owner,
    array.array tag_owner,
) except -1

@cython.locals(
    keys="unsigned long long*", tag="int*", place=cython.int, first=cython.int,
    last=cython.int, width=cython.int, head=cython.ulonglong, start=cython.ulonglong,
    before=cython.ulonglong, earlier=cython.ulonglong, after=cython.ulonglong,
    tag_before=cython.ulonglong, tag_after=cython.ulonglong,
    tag_later=cython.ulonglong, around=cython.ulonglong,
)
cdef int _surroundings(
    Sentences text, Candidates found, int candidate, array.array owner,
    array.array tag_owner,
) except -1

@cython.locals(mask=cython.ulonglong, factor=cython.ulonglong)
cdef unsigned long long mixed(unsigned long long key, unsigned long long part) noexcept

@cython.locals(tag="int*", word=cython.int, row=cython.int, best=cython.int, number=cython.int)
cdef array.array _likeliest(Sentences text)

cdef int _shape(int bits) noexcept
