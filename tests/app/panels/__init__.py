"""What each panel must do."""
