cdef class Phrase:
    cdef readonly str text
    cdef readonly list words
    cdef readonly list small
    cdef readonly object content
    cdef readonly object places
    cdef readonly str language
    cdef readonly list mates


cpdef Phrase phrase(str text, content, places, str language)
