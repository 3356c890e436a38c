cimport cython
from engine.siex.contenders cimport Contender, contenders
from engine.siex.demotion cimport demoted
from engine.siex.folds cimport Folds
from engine.siex.keyword cimport Keyword
from engine.siex.rounding cimport rounded
from engine.siex.surface cimport tally, written

@cython.locals(known=Folds, each=Contender, as_written=cython.bint, found=list, evidence=cython.double, least=cython.double)
cpdef tuple keywords(task, rows, seen, options, explained=*)

cdef bint _as_written(task, str genre) except -1

cdef _written(task, Contender contender, forms)

@cython.locals(text=str)
cdef list _own(task, Contender contender)

@cython.locals(content=str, contender=Contender)
cdef list _mentioned(task, list picked)

@cython.locals(count=cython.Py_ssize_t, score=cython.double)
cdef Keyword _keyword(
    task, Contender contender, text, offsets, double chance, double evidence, explained
)
