"""The part of the runtime that changes only with Pyodide: interpreter, library, wheels, lock."""

import json
import shutil
import tempfile
import zipfile
from pathlib import Path

from pooch import file_hash

from scripts.runtime.archive import read_zip, write_zip
from scripts.runtime.compile import compile_archives
from scripts.runtime.fetch import fetch_wheels
from scripts.runtime.lock import trimmed_lock
from scripts.runtime.part import make_part
from scripts.runtime.places import PYODIDE, VERSION

INTERPRETER = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm")
# Shared libraries that NumPy loads only for numpy.fft and without LAPACK: left in the wheel.
RARE_LIBRARIES = ("_pocketfft_umath", "lapack_lite")


def build() -> list[Path]:
    """Make this part."""
    return make_part(VERSION, fill)


def fill(target: Path) -> None:
    """Fill a folder with everything that the page's Python needs, the site's own code aside."""
    wheels = fetch_wheels()
    for name in INTERPRETER:
        shutil.copyfile(PYODIDE / name, target / name)
    print("runtime: compiling the standard library and the wheels, about 40 s", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        archives = [PYODIDE / "python_stdlib.zip", *wheels.values()]
        compiled = compile_archives(archives, Path(folder))
        for path in compiled.values():
            write_zip(target / path.name, read_zip(path), deflate=True)
    write_libraries(target)
    served = {name: target / compiled[path.name].name for name, path in wheels.items()}
    lock = trimmed_lock({name: (path.name, file_hash(str(path))) for name, path in served.items()})
    (target / "pyodide-lock.json").write_text(json.dumps(lock, indent=1, sort_keys=True))


def numpy_libraries(wheel: Path) -> list[str]:
    """The paths, inside NumPy's wheel, of the shared libraries that every boot needs, in order."""
    with zipfile.ZipFile(wheel) as archive:
        names = sorted(name for name in archive.namelist() if name.endswith(".so"))
    return [name for name in names if not Path(name).name.startswith(RARE_LIBRARIES)]


def write_libraries(target: Path) -> None:
    """Put NumPy's shared libraries beside the wheel, so that a browser compiles them streaming."""
    wheel = next(target.glob("numpy-*.whl"))
    (target / "lib").mkdir()
    with zipfile.ZipFile(wheel) as archive:
        for name in numpy_libraries(wheel):
            (target / "lib" / library_file(name)).write_bytes(archive.read(name))


def library_file(name: str) -> str:
    """Return the served name of a library: its module's, ending in .wasm for the MIME type."""
    return Path(name).name.partition(".")[0] + ".wasm"
