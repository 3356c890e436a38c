"""Compile the hot modules of the keyword model in place; `make setup` runs this.

    .venv/bin/python compile_kernel.py

Each module becomes a shared library beside its source, which Python then prefers. Where
there is no C compiler the sources run as they are: the same results, slower.
"""

import hashlib
import json
import os
import re
import shlex
import shutil
import sys
import sysconfig
from collections.abc import Sequence
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path

ROOT = Path(__file__).resolve().parent
WORK = ROOT / "build" / "kernel"
STAMPS = WORK / "stamps.json"
SIEX = ROOT / "engine" / "siex"
CIMPORT = re.compile(r"^from ([\w.]+) cimport ([\w, ]+)$", re.MULTILINE)

# What the compiler takes from the ``.pxd`` alone: constants, views, tiny functions.
INLINED = {"buffers", "codes", "cell", "letters", "tags"}
# Results must be those of plain Python to the last bit: no reordered or fused sums.
FLAGS = (
    ["/O2", "/fp:precise"]
    if os.name == "nt"
    else ["-O3", "-ffp-contract=off", "-fno-wrapv", "-g0", "-w"]
)
# Whose loops are compiled a second time for processors with AVX2, and chosen among when
# the library is loaded. Neither way fuses or reorders sums: both give the same bits.
WIDE = {
    "engine.siex.features.meaning": ("_added", "_direction", "nearness"),
    "engine.siex.ngrams": ("summed",),
    "engine.siex.tagging": ("_heard", "_weighed"),
    "engine.siex.trees": ("_total_first", "scored", "steps"),
}
WIDENED = """\
#if defined(__x86_64__) && defined(__GLIBC__) && !defined(__clang__)
__attribute__((target_clones("avx2", "default")))
#endif
"""
DIRECTIVES = {
    "language_level": 3,
    "annotation_typing": False,  # the .pxd files tell the C types
    "infer_types": True,
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
    print(f"the keyword model runs uncompiled, about 50 times slower: {reason}")
    return 1


def sources() -> list[Path]:
    """Return the modules to compile: those with a ``.pxd`` beside them."""
    beside = sorted(SIEX.rglob("*.pxd"))
    return [path.with_suffix(".py") for path in beside if path.stem not in INLINED]


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
    """Compile the modules that changed; return what went wrong."""
    wanted = {module(path): fingerprint(path) for path in sources()}
    there = {module(library): library for library in libraries()}
    for name in there.keys() - wanted.keys():
        there[name].unlink()
    known = json.loads(STAMPS.read_text()) if STAMPS.is_file() else {}
    stale = [
        path
        for path in sources()
        if module(path) not in there or known.get(module(path)) != wanted[module(path)]
    ]
    problem = compiled(stale) if stale else None
    if problem is None:
        WORK.mkdir(parents=True, exist_ok=True)
        STAMPS.write_text(json.dumps(wanted))
    return problem


def fingerprint(source: Path) -> str:
    """Name the state of a module and of all that its C types are taken from."""
    wide = WIDE.get(module(source)), WIDENED
    told = hashlib.sha256(f"{sys.version} {FLAGS} {DIRECTIVES} {wide}".encode())
    told.update(source.read_bytes())
    for path in sorted(typed(source.with_suffix(".pxd"), set())):
        told.update(path.read_bytes())
    return told.hexdigest()


def typed(path: Path, seen: set[Path]) -> set[Path]:
    """Return a ``.pxd`` file and those that it takes C types from."""
    if path in seen or not path.is_file():
        return seen
    seen.add(path)
    for place, names in CIMPORT.findall(path.read_text()):
        folder = ROOT.joinpath(*place.split("."))
        typed(folder.with_suffix(".pxd"), seen)
        for name in names.split(","):
            typed(folder / f"{name.strip()}.pxd", seen)
    return seen


def compiled(paths: list[Path]) -> str | None:
    """Run Cython and the C compiler; return what went wrong."""
    from Cython.Build import cythonize
    from Cython.Compiler.Errors import CompileError
    from setuptools import Distribution, Extension
    from setuptools.errors import BaseError, CCompilerError

    os.chdir(ROOT)
    extensions = [
        Extension(module(path), [str(path.relative_to(ROOT))], extra_compile_args=FLAGS)
        for path in paths
    ]
    try:
        made = cythonize(
            extensions,
            build_dir=str(WORK),
            compiler_directives=DIRECTIVES,
            force=True,
            quiet=True,
        )
        for extension in made:
            widen(Path(extension.sources[0]), WIDE.get(extension.name, ()))
        command = Distribution({"ext_modules": made}).get_command_obj("build_ext")
        command.inplace = command.force = True
        command.build_temp = str(WORK)
        command.parallel = os.cpu_count()
        command.ensure_finalized()
        command.run()
    except (CompileError, CCompilerError, BaseError, OSError) as error:
        return str(error).strip().splitlines()[-1] if str(error).strip() else "unknown"
    return None


def widen(generated: Path, functions: Sequence[str]) -> None:
    """Mark functions of a C file that Cython has written for `WIDE`."""
    text = generated.read_text()
    for name in functions:
        definition = re.compile(
            rf"^static [^;\n]*__pyx_f_\w+_{name}\([^;\n]*\{{$", re.M
        )
        text = definition.sub(lambda found: WIDENED + found[0], text)
    generated.write_text(text)


def module(path: Path) -> str:
    """Return the name under which a file is imported."""
    parts = path.relative_to(ROOT).parent.parts
    return ".".join((*parts, path.name.split(".")[0]))


if __name__ == "__main__":
    sys.exit(main())
