"""The cue words of each language, one module per language, all with the same kinds."""
