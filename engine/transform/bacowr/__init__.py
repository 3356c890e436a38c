"""A backlink job: what to write so that a link fits, and whether an article does."""
