cimport cython
from engine.siex.digits cimport has_digit
from engine.siex.kinds.phrases cimport Phrase

@cython.locals(later=tuple, former=tuple, mates=list, mate=list)
cpdef str listed_with(Phrase told, str before, str after, set found)
cdef tuple _after(str text, joints)
@cython.locals(last=str, rest=str, word=str, pieces=list, mates=list)
cdef tuple _before(str text, joints)
@cython.locals(mates=list, current=list, sure=cython.int, ended_by=str, piece=str, small=str)
cdef tuple _run(pieces, joints)
cdef bint _ends_list(str small, joints) except -1
@cython.locals(small=list, whole=str, stemmed=str)
cdef _beside(list mate, str language, set found)
cdef bint _is_place(str whole, str stemmed, bint may_be_noun) except -1
