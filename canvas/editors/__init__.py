"""One editor for each kind of form field."""
