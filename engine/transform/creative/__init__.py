"""Read a story: who is in it, where and when, what is felt, how it is told and built."""
