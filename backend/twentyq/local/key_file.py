"""Secrets in the data folder: made once, readable by their owner alone, never half written."""

import contextlib
import os
import secrets
from pathlib import Path


class KeyFileError(OSError):
    """The file is there and holds no key; the message says what to do."""


def write_private(path: Path, content: bytes, *, replace: bool = False) -> None:
    """Put a file in place whole, with mode 0600; FileExistsError when it is there and not to be replaced."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(descriptor)
        if replace:
            draft.replace(path)
        else:
            path.hardlink_to(draft)
    finally:
        draft.unlink(missing_ok=True)


def load_or_make_key(path: Path, size: int = 32) -> bytes:
    """The random key in the file, made by whoever comes first; OSError when the file cannot be used."""
    try:
        key = path.read_bytes()
        if os.name == "posix" and path.stat().st_mode & 0o077:
            path.chmod(0o600)
    except FileNotFoundError:
        with contextlib.suppress(FileExistsError):
            write_private(path, secrets.token_bytes(size))
        key = path.read_bytes()
    if len(key) < size:
        raise KeyFileError(f"{path} is damaged: it has {len(key)} of {size} bytes. Remove it; players then start anew.")
    return key
