"""Small numbers that stand for kinds of characters, gaps and shapes of words."""

# Kinds of characters, as bits, so that a gap can be told by all that is in it.
SPACE, HYPHEN, APOSTROPHE, PUNCT, STOP, NEWLINE, LETTER = (1 << n for n in range(7))
BLANK = SPACE | NEWLINE

# What lies between two words, from tight to loose.
JOINED, SOFT, PLAIN, BREAK, SENTENCE = range(5)

# Shapes of a word, as bits.
CAPITAL, ALL_CAPITALS, DIGIT, NUMBER, FUNCTION, LONE, OURS = (1 << n for n in range(7))

# The longest candidate, in words, pieces of hyphenated ones counted.
WIDTH = 6
# The numbers that say what a word means.
AXES = 32
# Patterns of a candidate that are looked up, steps of their log-odds to a whole, slots
# that are tried for a pattern, and what stands for no word.
HABITS, ODDS, PROBES, NO_WORD = 19, 20, 8, 7
# More than a place in a text that is read for candidates, and than a number of one.
FAR, MANY = 1 << 22, 1 << 18
# How many candidates, buckets and words ahead their places in large tables are fetched.
AHEAD, BUCKETS_AHEAD, WORDS_AHEAD = 8, 32, 8
