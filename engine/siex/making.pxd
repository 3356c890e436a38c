cimport cython
from engine.siex.contenders cimport Contender, contenders
from engine.siex.demotion cimport demoted
from engine.siex.folds cimport Folds
from engine.siex.keyword cimport Keyword
from engine.siex.rounding cimport rounded
from engine.siex.surface cimport Written, tally, written
from engine.siex.task cimport Task

@cython.locals(known=Folds, each=Contender, plain=cython.bint, found=list, evidence=cython.double, least=cython.double)
cpdef tuple keywords(Task task, rows, seen, options, explained=*)

cdef bint _as_written(Task task, str genre) except -1

cdef Written _written(Task task, Contender contender, dict forms)

@cython.locals(text=str)
cdef list _own(Task task, Contender contender)

@cython.locals(content=str, contender=Contender)
cdef list _mentioned(Task task, list picked)

@cython.locals(count=cython.Py_ssize_t, score=cython.double)
cdef Keyword _keyword(
    Task task, Contender contender, Written text, offsets, double chance, double evidence, explained
)
