cdef enum:
    NOUN = 0
    PROPN = 1
    ADJ = 2
    VERB = 3
    ADV = 4
    NUM = 5
    ADP = 6
    DET = 7
    PRON = 8
    CONJ = 9
    AUX = 10
    OTHER = 11
    BOUNDARY = 12
    COUNT = 12
