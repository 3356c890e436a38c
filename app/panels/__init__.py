"""One dock or page of the window each."""
