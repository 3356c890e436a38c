"""Icons, samples, templates and the model's files."""
