"""What `make run` starts: the Studio with the sample pipeline.

Where no window can be shown, the same pipeline runs here and its keywords are printed.
"""

import sys
from multiprocessing import freeze_support

from app.errors import StudioError
from resources.folders import TEMPLATES

SAMPLE = TEMPLATES / "sample.siex"


def main() -> int:
    """Open the sample, or run it where no window can be shown."""
    from app.display import has_display

    if has_display():
        try:
            return _open()
        except StudioError as error:
            print(f"{error}\n", file=sys.stderr)
    print("There is no display here, so the sample pipeline runs without the window.\n")
    from app.cli import main as siex

    return siex(["run", str(SAMPLE)])


def _open() -> int:
    from app.studio import open_studio
    from engine.home import find_home

    return open_studio(find_home().path, SAMPLE)


if __name__ == "__main__":
    freeze_support()
    sys.exit(main())
