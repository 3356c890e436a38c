"""Two pages and what could join them: themes, bridges, gaps, anchors, readability."""
