cimport cython
from engine.siex.languages cimport nearest_language
from engine.siex.rounding cimport rounded
from engine.siex.task cimport Task

cdef _document(text, language, genre)
@cython.locals(prose=str, sure=cython.double, title=cython.int, task=Task)
cpdef analysis(content, document, options)
