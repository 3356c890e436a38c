"""Read a legal text: what it cites, who is bound to what, until when, for how much."""
