"""Make ``.venv`` ready for work: Qt's system libraries, the locked packages, `siex`.

Only the standard library, and no syntax newer than Python 3.7, so that an old Python
can at least say that it is too old. `make` calls this first; with nothing to do it
takes a tenth of a second.

    python setup_env.py          what running, testing and building need
    python setup_env.py bench    the peers that `bench/` measures against, too
"""

import argparse
import ctypes
import hashlib
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
VENV_PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
OLDEST, TOO_NEW = (3, 11), (3, 14)
PACKAGES = ["app", "canvas", "engine", "nodes", "resources", "sync"]
LOCKS = {"dev": "requirements-dev.lock", "bench": "requirements-bench.lock"}

# What Qt loads from the system, and the Debian package that it comes in.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libzstd.so.1": "libzstd1",
}
WINDOW_LIBRARIES = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xinerama.so.0": "libxcb-xinerama0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts")
NO_NETWORK = (
    "NewConnectionError",
    "NameResolutionError",
    "Failed to establish a new connection",
    "Temporary failure in name resolution",
    "Network is unreachable",
    "ProxyError",
    "ConnectTimeout",
    "Read timed out",
)


class SetupError(Exception):
    """Set-up cannot go on; the message says why and what to do."""


def main():
    """Bring the checkout up to date; return the exit code."""
    parser = argparse.ArgumentParser(description="Make .venv ready for work.")
    parser.add_argument("extra", nargs="*", choices=["bench", []], metavar="bench")
    wanted = ["dev", *parser.parse_args().extra]
    started = time.monotonic()
    try:
        check_python()
        install_libraries()
        did_something = [install(name) for name in wanted]
        did_something.append(compile_kernel())
    except SetupError as error:
        say(str(error), file=sys.stderr)
        return 1
    if any(did_something):
        say("Ready after {:.0f} s.".format(time.monotonic() - started))
    return 0


def say(line, file=None):
    """Print one line of progress at once."""
    print("setup: " + line, file=file, flush=True)


def check_python():
    """Refuse a Python that the locked packages are not made for."""
    if not OLDEST <= sys.version_info[:2] < TOO_NEW:
        raise SetupError(
            "SIE-X Studio needs Python 3.11, 3.12 or 3.13, and {} is {}; name another "
            "one with `make PYTHON=/path/to/python3.12 ...`.".format(
                sys.executable, platform.python_version()
            )
        )
    if importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip"):
        return
    package = "python{}.{}-venv".format(*sys.version_info)
    if not install_packages([package]):
        raise SetupError(
            "This Python cannot make virtual environments; on Debian and Ubuntu run "
            "`sudo apt-get install {}`, then try again.".format(package)
        )


def install_libraries():
    """Install the libraries that Qt needs on Linux, or say how."""
    if not sys.platform.startswith("linux"):
        return
    needed, for_a_window = missing(QT_LIBRARIES), missing(WINDOW_LIBRARIES)
    if not has_fonts():
        needed.append("fonts-dejavu-core")
    everything = needed + for_a_window
    if not everything or install_packages(everything):
        return
    command = "sudo apt-get install " + " ".join(everything)
    if needed:
        raise SetupError("Qt needs system libraries; run `{}`.".format(command))
    if os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        say("The window may not open before you run `{}`.".format(command))


def missing(libraries):
    """Return the packages of the libraries that cannot be loaded."""
    return [package for name, package in libraries.items() if not can_load(name)]


def can_load(library):
    """Say whether the system's loader finds a library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def has_fonts():
    """Say whether there is any font that Qt can draw with."""
    folders = [Path(folder) for folder in FONT_FOLDERS]
    return any(next(folder.rglob("*.[to]tf"), None) for folder in folders)


def install_packages(packages):
    """Install Debian packages when this may be done without asking; say whether."""
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        return False
    say("Installing with apt-get: {}".format(" ".join(packages)))
    install = ["install", "--yes", "--no-install-recommends", *packages]
    if apt_get(install) is None:
        return True
    apt_get(["update"])
    problem = apt_get(install)
    if problem:
        say("apt-get could not install them: {}".format(problem))
    return not problem


def apt_get(arguments):
    """Run apt-get; return None where it went well, else its last line."""
    done = subprocess.run(
        ["apt-get", "--quiet", *arguments],
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        universal_newlines=True,
    )
    lines = done.stdout.strip().splitlines() or ["it said nothing"]
    return None if done.returncode == 0 else lines[-1]


def install(name):
    """Install one lock file unless that was done; say whether there was work."""
    lock, stamp = ROOT / LOCKS[name], VENV / "setup-{}".format(name)
    state = fingerprint(lock)
    if stamp.is_file() and stamp.read_text() == state and VENV_PYTHON.exists():
        return False
    if not has_matching_venv():
        say("Making .venv with Python {}".format(platform.python_version()))
        run([sys.executable, "-m", "venv", "--clear", str(VENV)])
    say("Installing the packages of {} (takes a minute)".format(lock.name))
    run_pip(["--require-hashes", "--requirement", str(lock)])
    run_pip(
        ["--no-deps", "--no-build-isolation", "--no-index", "--editable", str(ROOT)]
    )
    compile_ahead()
    stamp.write_text(state)
    return True


def compile_kernel():
    """Compile the keyword model's hot modules where that can be done."""
    stamp = VENV / "setup-kernel"
    asked = [str(VENV_PYTHON), str(ROOT / "compile_kernel.py")]
    state = kernel_fingerprint()
    if stamp.is_file() and stamp.read_text() == state:
        return False
    say("Compiling the keyword model (takes a minute)")
    done = subprocess.run(
        asked,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        universal_newlines=True,
    )
    if done.returncode == 0:
        stamp.write_text(state)
    else:
        say((done.stdout.strip().splitlines() or ["it could not be compiled"])[-1])
    return True


def kernel_fingerprint():
    """Name the state in which nothing needs to be compiled."""
    told = hashlib.sha256((sys.version + str(ROOT)).encode())
    typed = sorted((ROOT / "engine" / "siex").rglob("*.pxd"))
    for path in [ROOT / "compile_kernel.py", *typed]:
        told.update(path.read_bytes())
        source = path.with_suffix(".py")
        if source.is_file():
            told.update(source.read_bytes())
    for path in sorted((ROOT / "engine" / "siex").rglob("*")):
        if path.suffix in (".so", ".pyd"):
            told.update(path.name.encode())
    return told.hexdigest()


def compile_ahead():
    """Compile the program, so that its first start is as quick as the next ones."""
    folders = [str(ROOT / package) for package in PACKAGES]
    run([str(VENV_PYTHON), "-m", "compileall", "-q", *folders])


def fingerprint(lock):
    """Name the state in which nothing needs to be done."""
    told = [str(ROOT), sys.version]
    told += [(ROOT / name).read_text("utf-8") for name in (lock.name, "pyproject.toml")]
    return hashlib.sha256("\n".join(told).encode()).hexdigest()


def has_matching_venv():
    """Say whether .venv is there, complete, and of this Python."""
    code = "import pip, sys; print(sys.version)"
    try:
        told = subprocess.check_output(
            [str(VENV_PYTHON), "-c", code], stderr=subprocess.DEVNULL
        )
    except (OSError, subprocess.CalledProcessError):
        return False
    return told.decode().strip() == sys.version.strip()


def run_pip(arguments):
    """Run `pip install` inside the environment."""
    options = ["--disable-pip-version-check", "--no-input", "--quiet"]
    run([str(VENV_PYTHON), "-m", "pip", "install", *options, *arguments])


def run(command):
    """Run a command, silent unless it fails."""
    done = subprocess.run(
        command,
        cwd=str(ROOT),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        universal_newlines=True,
    )
    if done.returncode == 0:
        return
    if any(sign in done.stdout for sign in NO_NETWORK):
        raise SetupError(
            "The packages could not be fetched because the package index cannot be "
            "reached; check the network, then try again."
        )
    errors = [line for line in done.stdout.splitlines() if line.startswith("ERROR")]
    raise SetupError(
        "`{}` failed: {}".format(
            " ".join(command[1:4]), " ".join(errors) or done.stdout
        )
    )


if __name__ == "__main__":
    sys.exit(main())
