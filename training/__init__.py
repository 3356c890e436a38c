"""How the keyword model was made."""
