from cpython cimport array
from libc cimport math
from engine.siex cimport buffers
cimport cython
from engine.siex cimport codes, tags
from engine.siex.candidates cimport Candidates
from engine.siex.features cimport cell
from engine.siex.features.rows cimport Rows
from engine.siex.sentences cimport Sentences

@cython.locals(
    final="int*", seen="int*", sentences="int*", titles="int*", mention=cython.int,
    candidate=cython.int, first=cython.int, sentence=cython.int, words=cython.double,
    held=list,
)
cpdef places(Sentences text, Candidates found, Rows rows)

@cython.locals(
    owner=array.array, times="int*", candidate=cython.int, first=cython.int,
    last=cython.int, rarest=cython.int, word=cython.int,
)
cpdef words(Sentences text, Candidates found, Rows rows)

@cython.locals(
    owner=array.array, times="int*", candidate=cython.int, total=cython.double,
    word=cython.int,
)
cpdef word_weight(Sentences text, Candidates found, Rows rows)

@cython.locals(candidate=cython.int)
cpdef count(Sentences text, Candidates found, Rows rows)

@cython.locals(candidate=cython.int)
cpdef tfidf(Sentences text, Candidates found, Rows rows)

@cython.locals(candidate=cython.int, weight=cython.double)
cpdef early_tfidf(Sentences text, Candidates found, Rows rows)

@cython.locals(owner=array.array, times="int*", word=cython.int)
cdef array.array _counts(Sentences text)

@cython.locals(total=cython.double, word=cython.int)
cdef double _rarity(Sentences text, Candidates found, int candidate) noexcept
