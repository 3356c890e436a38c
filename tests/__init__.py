"""The tests: mirrors the packages; `tests.helpers` holds the shared fakes."""
