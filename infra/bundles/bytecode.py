"""Bytecode of a bundle's modules, by the Python that will run them: without it every cold start compiles them anew.

The same sources give the same bytes: one fresh process, one order, no random hashes, and the source's hash, which
nobody checks at run time, in the place of its time.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path

SCRIPT = """
import importlib.util, pathlib, py_compile, sys
root, out = map(pathlib.Path, sys.argv[1:])
for name in sys.stdin.read().splitlines():
    target = out / importlib.util.cache_from_source(name)
    target.parent.mkdir(parents=True, exist_ok=True)
    mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
    try:
        py_compile.compile(str(root / name), str(target), "/var/task/" + name, doraise=True, invalidation_mode=mode)
    except py_compile.PyCompileError:
        continue  # a template, or of another Python: it is no module
"""


@cache
def interpreter(python: str) -> str | None:
    """A Python of this version on this machine, one that runs."""
    if python == ".".join(map(str, sys.version_info[:2])):
        return sys.executable
    found = shutil.which(f"python{python}")
    works = found and subprocess.run([found, "-c", ""], capture_output=True, check=False).returncode == 0  # noqa: S603
    return found if works else None


def version_of(python: str) -> str:
    """The exact version whose bytecode a bundle gets; empty where it gets none."""
    found = interpreter(python)
    if found is None:
        return ""
    return subprocess.check_output([found, "-c", "import sys; print(sys.version)"], text=True).strip()  # noqa: S603


def compile_all(python: str, root: Path, names: Sequence[str], out: Path) -> list[Path]:
    """Compile `names`, paths below `root`, to files below `out`; none where there is no such Python."""
    found = interpreter(python)
    if found is None:
        return []
    subprocess.run(  # noqa: S603 - our own arguments
        [found, "-S", "-c", SCRIPT, root, out],
        input="\n".join(names),
        text=True,
        check=True,
        env={**os.environ, "PYTHONHASHSEED": "0"},
    )
    return sorted(path for path in out.rglob("*.pyc"))
