"""What the program must do: command line, window, panels."""
