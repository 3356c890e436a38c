"""What a keyword names: a person, a place, a product, a law."""
