"""Where the files lie that come with the program, in a checkout and in a build."""

from pathlib import Path

RESOURCES = Path(__file__).parent
ICONS = RESOURCES / "icons"
LEXICONS = RESOURCES / "lexicons"
SAMPLES = RESOURCES / "samples"
TEMPLATES = RESOURCES / "templates"
KEYWORD_SAMPLES = SAMPLES / "keywords"
