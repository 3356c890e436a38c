cdef enum:
    SPACE = 1
    HYPHEN = 2
    APOSTROPHE = 4
    PUNCT = 8
    STOP = 16
    NEWLINE = 32
    LETTER = 64
    BLANK = 33

    JOINED = 0
    SOFT = 1
    PLAIN = 2
    BREAK = 3
    SENTENCE = 4

    CAPITAL = 1
    ALL_CAPITALS = 2
    DIGIT = 4
    NUMBER = 8
    FUNCTION = 16
    LONE = 32
    OURS = 64

    WIDTH = 6
    AXES = 32

    HABITS = 19
    ODDS = 20
    PROBES = 8
    NO_WORD = 7

    FAR = 4194304
    MANY = 262144

    AHEAD = 8
    BUCKETS_AHEAD = 32
    WORDS_AHEAD = 8
