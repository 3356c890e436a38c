"""The editor: shows a pipeline and turns gestures into edits."""
