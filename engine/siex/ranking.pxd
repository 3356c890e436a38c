# No C types: compiled as it is, which takes a third off its time.
