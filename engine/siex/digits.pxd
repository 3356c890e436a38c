cpdef bint has_digit(str text) except -1
