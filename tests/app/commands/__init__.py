"""What each command must do."""
