cimport cython
from engine.siex.folds cimport Folds


@cython.final
cdef class Contender:
    cdef readonly int number
    cdef readonly double chance
    cdef readonly list places
    cdef readonly tuple words
    cdef readonly tuple forms
    cdef readonly str key
    cdef readonly list own
    cdef str _solid

    cpdef Contender with_chance(self, double chance)
    cpdef Contender joined(self, Contender other)
    @cython.locals(word=str)
    cpdef Py_ssize_t letters(self)
    cdef str solid(self)


@cython.locals(made=Contender)
cdef Contender _contender(
    int number, double chance, list places, tuple words, tuple forms, str key, list own
)

@cython.locals(
    ordered=list, place=cython.Py_ssize_t, slot=cython.Py_ssize_t, own=Contender,
    former=Contender,
)
cpdef list best_first(found)


@cython.locals(number=cython.int, chance=cython.double, words=tuple, places=list)
cpdef list contenders(str text, rows, Folds folds, bint as_written)

@cython.locals(
    by_key=dict, by_start=dict, kept=list, contender=Contender, start=str, alike=list,
    place=cython.Py_ssize_t,
)
cdef list _without_doubles(list found, Folds folds)

@cython.locals(place=cython.Py_ssize_t, other=Contender)
cdef Py_ssize_t _otherwise_cut(Contender contender, list kept, list alike, Folds folds) except -1

@cython.locals(mine=cython.Py_ssize_t, theirs=cython.Py_ssize_t)
cdef Contender _one_concept(Contender best, Contender other)

@cython.locals(kept=list, free=cython.Py_ssize_t, place=tuple)
cdef list _apart(list places)

@cython.locals(best=Contender, name=Contender, one=Contender, short=_Sought, long=_Sought)
cdef list _with_acronyms(str text, list found, Folds folds)


@cython.final
cdef class _Sought:
    cdef str written
    cdef tuple words
    cdef str key

    @cython.locals(
        as_is=cython.bint, content=str, begin=cython.Py_ssize_t, end=cython.Py_ssize_t
    )
    cdef list places(self, str text)


@cython.locals(
    place=cython.Py_ssize_t, gap=cython.Py_ssize_t, number=cython.Py_ssize_t, word=str,
    plural=cython.bint,
)
cdef Py_ssize_t _end(str text, Py_ssize_t begin, words, bint as_is) except -1
cdef bint _is_end(str text, Py_ssize_t place) except -1
cdef bint _takes_plural(Py_UCS4 letter, bint as_is)
cdef bint _in_word(Py_UCS4 char)
@cython.locals(small=str)
cdef str _small(str text)
