"""What the domain transformers read with: sentences, phrases, numbers, money, dates."""
