"""Compile the hot modules of the keyword model in place; `make setup` runs this.

    .venv/bin/python compile_kernel.py

Each module becomes a shared library beside its source, which Python then prefers. Where
there is no C compiler the sources run as they are: the same results, slower.
"""

import os
import shlex
import shutil
import sys
import sysconfig
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path

ROOT = Path(__file__).resolve().parent
WORK = ROOT / "build" / "kernel"
SIEX = ROOT / "engine" / "siex"

# What the compiler takes from the ``.pxd`` alone: constants and views.
INLINED = {"buffers", "codes", "tags"}
# Results must be those of plain Python to the last bit: no reordered or fused sums.
FLAGS = (
    ["/O2", "/fp:precise"]
    if os.name == "nt"
    else ["-O3", "-ffp-contract=off", "-fno-wrapv", "-g0", "-w"]
)
DIRECTIVES = {
    "language_level": 3,
    "annotation_typing": False,  # the .pxd files tell the C types
    "infer_types": True,
    "boundscheck": False,
    "wraparound": False,
    "initializedcheck": False,
}


def main() -> int:
    """Compile what changed; say in one line why that cannot be done."""
    reason = hindrance()
    if reason is None:
        reason = build()
    if reason is None:
        return 0
    for library in libraries():
        library.unlink()
    print(f"the keyword model runs uncompiled, about 30 times slower: {reason}")
    return 1


def sources() -> list[Path]:
    """Return the modules to compile: those with a ``.pxd`` beside them."""
    typed = sorted(SIEX.rglob("*.pxd"))
    return [path.with_suffix(".py") for path in typed if path.stem not in INLINED]


def libraries() -> list[Path]:
    """Return the compiled modules that are there."""
    return [
        path
        for path in SIEX.rglob("*")
        if path.name.endswith(tuple(EXTENSION_SUFFIXES))
    ]


def hindrance() -> str | None:
    """Say what is missing for compiling."""
    compiler = shlex.split(sysconfig.get_config_var("CC") or "cc")[0]
    header = Path(sysconfig.get_paths()["include"]) / "Python.h"
    if os.name != "nt" and shutil.which(compiler) is None and not shutil.which("cc"):
        return f"there is no C compiler ({compiler})"
    if not header.is_file():
        return f"Python's headers are not installed ({header})"
    return None


def build() -> str | None:
    """Run Cython and the C compiler; return what went wrong."""
    from Cython.Build import cythonize
    from Cython.Compiler.Errors import CompileError
    from setuptools import Distribution, Extension
    from setuptools.errors import BaseError

    os.chdir(ROOT)
    extensions = [
        Extension(module(path), [str(path.relative_to(ROOT))], extra_compile_args=FLAGS)
        for path in sources()
    ]
    wanted = {extension.name for extension in extensions}
    script = Path(__file__).stat().st_mtime
    for library in libraries():
        if module(library) not in wanted or library.stat().st_mtime < script:
            library.unlink()
    if not libraries():
        shutil.rmtree(WORK, ignore_errors=True)
    try:
        made = cythonize(
            extensions,
            build_dir=str(WORK),
            compiler_directives=DIRECTIVES,
            nthreads=0,
            quiet=True,
        )
        command = Distribution({"ext_modules": made}).get_command_obj("build_ext")
        command.inplace = True
        command.build_temp = str(WORK)
        command.parallel = os.cpu_count()
        command.ensure_finalized()
        command.run()
    except (CompileError, BaseError, OSError) as error:
        return str(error).strip().splitlines()[-1] if str(error).strip() else "unknown"
    return None


def module(path: Path) -> str:
    """Return the name under which a file is imported."""
    parts = path.relative_to(ROOT).parent.parts
    return ".".join((*parts, path.name.split(".")[0]))


if __name__ == "__main__":
    sys.exit(main())
