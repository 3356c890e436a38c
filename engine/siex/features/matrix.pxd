cimport cython
from cpython cimport array
from libc cimport math
from engine.siex cimport buffers
from engine.siex.candidates cimport Candidates
from engine.siex.features.habits cimport Habits
from engine.siex.features.rows cimport Rows

cpdef Rows features(
    Candidates found, array.array traits, array.array genres, Habits known
)

@cython.locals(
    owner=array.array, share="double*", chance="double*", genre=cython.int
)
cpdef array.array styles(array.array genres)
