"""Builds a Lambda bundle without Docker: locked and hashed wheels of the target platform, and our package.

The same inputs give the same bytes: files are sorted, their times and modes fixed, their bytecode is reproducible.
"""

import fcntl
import hashlib
import platform
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath

from infra.bundles.bytecode import compile_all, version_of
from infra.bundles.contents import is_needed, services
from infra.bundles.service_models import trimmed

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "backend" / "twentyq"
EPOCH = (1980, 1, 1, 0, 0, 0)
MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Target:
    """A machine that runs a bundle, in uv's terms, and how much is done (1 to 9) for a small zip file."""

    python: str
    platform: str
    compression: int = 6


LAMBDA = Target("3.13", "aarch64-manylinux_2_28")
HERE = Target(".".join(map(str, sys.version_info[:2])), f"{platform.machine()}-manylinux_2_28", compression=1)


@dataclass(frozen=True)
class Bundle:
    """A function's code: its name, its lock file beside this module, the most bytes it unpacks to, what it can."""

    name: str
    limit: int
    hears: bool = False
    learns: bool = False

    @property
    def lock(self) -> Path:
        """The locked, hashed requirements."""
        return Path(__file__).parent / f"{self.name}.lock"


API = Bundle("api", 90 * MEGABYTE)
VOICE = Bundle("voice", 230 * MEGABYTE, hears=True)
LEARN = Bundle("learn", 80 * MEGABYTE, learns=True)
READ = Bundle("read", 100 * MEGABYTE)
BUNDLES = (API, VOICE, LEARN, READ)


class BundleTooLargeError(Exception):
    """A bundle unpacks to more than it may."""


def build(bundle: Bundle, target: Target, folder: Path) -> Path:
    """The bundle's zip file in `folder`; an older one of the same inputs, or one being built, is taken as it is."""
    folder.mkdir(parents=True, exist_ok=True)
    with _alone(folder / f"{bundle.name}-{target.python}.lock"):
        return _build(bundle, target, folder)


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """Nobody else within, in no process of this machine."""
    with lock.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield


def _build(bundle: Bundle, target: Target, folder: Path) -> Path:
    wheels = _wheels(bundle, target, folder)
    sources = sorted(path for path in PACKAGE.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    archive = folder / f"{wheels.stem}-{_digest(sources, target)}.zip"
    if not archive.exists():
        with tempfile.TemporaryDirectory(dir=folder) as staging:
            unfinished = shutil.copyfile(wheels, Path(staging, "bundle.zip"))
            _add(unfinished, PACKAGE.parent, sources, bundle, target)
            unpacked = size(unfinished)
            if target == LAMBDA and unpacked > bundle.limit:
                raise BundleTooLargeError(f"{bundle.name}: {unpacked:,} bytes unpacked, {bundle.limit:,} allowed")
            unfinished.rename(archive)
    return archive


def size(archive: Path) -> int:
    """Bytes that a bundle unpacks to."""
    with zipfile.ZipFile(archive) as zipped:
        return sum(entry.file_size for entry in zipped.infolist())


def _wheels(bundle: Bundle, target: Target, folder: Path) -> Path:
    """A zip file of the bundle's requirements, which change less often than our package."""
    inputs = [bundle.lock, *sorted(Path(__file__).parent.glob("*.py"))]
    archive = folder / f"{bundle.name}-{target.python}-{_digest(inputs, target)}.zip"
    if not archive.exists():
        with tempfile.TemporaryDirectory() as installed, tempfile.TemporaryDirectory(dir=folder) as staging:
            tree, unfinished = Path(installed), Path(staging, "wheels.zip")
            _install(bundle, target, tree)
            _add(unfinished, tree, sorted(path for path in tree.rglob("*") if path.is_file()), bundle, target)
            unfinished.rename(archive)
    return archive


def _digest(files: Iterable[Path], target: Target) -> str:
    digest = hashlib.sha256(f"{target} {version_of(target.python)}".encode())
    for file in files:
        digest.update(str(file.relative_to(ROOT)).encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:16]


def _install(bundle: Bundle, target: Target, tree: Path) -> None:
    beside_python = Path(sys.executable).parent / "uv"
    subprocess.run(  # noqa: S603 - our own arguments
        [
            *(str(beside_python), "pip", "install", "--quiet", "--no-deps", "--require-hashes"),
            *("--only-binary", ":all:", "--link-mode", "copy"),
            *("--python-version", target.python, "--python-platform", target.platform),
            *("--target", str(tree), "--requirement", str(bundle.lock)),
        ],
        check=True,
    )


def _add(archive: Path, root: Path, files: Iterable[Path], bundle: Bundle, target: Target) -> None:
    """Add what is needed of `files`, and the bytecode of its modules."""
    named = {file.relative_to(root).as_posix(): file for file in files}
    kept = partial(is_needed, hears=bundle.hears, learns=bundle.learns)
    needed = {name: file for name, file in named.items() if kept(PurePosixPath(name))}
    modules = [name for name in needed if name.endswith(".py")]
    with zipfile.ZipFile(archive, "a") as zipped, tempfile.TemporaryDirectory() as compiled:
        for name, file in needed.items():
            _write(zipped, *trimmed(PurePosixPath(name), file.read_bytes(), services(learns=bundle.learns)), target)
        for file in compile_all(target.python, root, modules, Path(compiled)):
            _write(zipped, PurePosixPath(file.relative_to(compiled)), file.read_bytes(), target)


def _write(zipped: zipfile.ZipFile, name: PurePosixPath, content: bytes, target: Target) -> None:
    entry = zipfile.ZipInfo(str(name), EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3
    entry.external_attr = 0o100644 << 16
    zipped.writestr(entry, content, compresslevel=target.compression)
