"""Versions of decks as objects: `decks/<deck>/versions/<version>/...`, and `decks/<deck>/latest.json`."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from hashlib import sha256
from typing import TypeVar

import msgspec

from twentyq.knowledge.errors import (
    CompiledDeckError,
    PointerConflictError,
    RefusedVersionError,
    UnknownVersionError,
    VersionsUnavailableError,
)
from twentyq.knowledge.headers import read_header
from twentyq.knowledge.versions import DECK_FILE, DeckVersion, Pointer
from twentyq.storage.errors import StorageError
from twentyq.storage.objects.object_store import ObjectConflictError, ObjectStore

FORM = 1
"""Of the manifest and of the pointer."""
MANIFEST = "version.json"
"""Written last: what has none is no version."""
DECK_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
VERSION = re.compile(r"[0-9]{8}T[0-9]{6}Z-[0-9a-f]{8}")
FILE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,63}")


class _Form(msgspec.Struct, frozen=True, kw_only=True):
    form: int = FORM


class _Manifest(_Form, frozen=True, kw_only=True):
    deck: str
    version: str
    made_at: datetime
    files: dict[str, str]
    """SHA-256 by name."""


class _Pointer(_Form, frozen=True, kw_only=True):
    version: str
    sha256: str
    previous: str | None


Stored = TypeVar("Stored", _Manifest, _Pointer)


class ObjectVersions:
    """Versions in an object store."""

    def __init__(self, objects: ObjectStore) -> None:
        """Keep them in `objects`."""
        self._objects = objects

    def latest(self, deck_id: str, etag: str | None = None) -> Pointer | None:
        """The version in use."""
        with _unavailable():
            found = self._objects.get(_pointer_key(deck_id), etag)
        if found is None:
            return None
        pointer = _decoded(found.data, _Pointer, "in use")
        return Pointer(pointer.version, pointer.sha256, pointer.previous, found.etag)

    def read(self, deck_id: str, version: str, name: str = DECK_FILE) -> bytes:
        """A file of a version, as it was written."""
        digest = self._manifest(deck_id, version).files.get(name)
        if digest is None:
            raise UnknownVersionError(version, name)
        with _unavailable():
            found = self._objects.get(_key(deck_id, version, name))
        if found is None or sha256(found.data).hexdigest() != digest:
            raise RefusedVersionError(version, f"{name} is not what was written")
        return found.data

    def add(self, deck_id: str, files: Mapping[str, bytes], made_at: datetime) -> DeckVersion:
        """Keep a version with these files."""
        digest = sha256(files[DECK_FILE]).hexdigest()
        made_at = made_at.astimezone(UTC).replace(microsecond=0)
        version = f"{made_at:%Y%m%dT%H%M%SZ}-{digest[:8]}"
        _check(deck_id, version, files)
        if known := next((kept for kept in self.all(deck_id, f"-{digest[:8]}") if kept.sha256 == digest), None):
            return known
        digests = {name: sha256(data).hexdigest() for name, data in files.items()}
        manifest = _Manifest(deck=deck_id, version=version, made_at=made_at, files=digests)
        for name, data in (*files.items(), (MANIFEST, msgspec.json.encode(manifest))):
            self._put_once(deck_id, version, name, data)
        return DeckVersion(version, deck_id, digest, made_at)

    def point(self, deck_id: str, version: str, expected: str | None) -> Pointer:
        """Use the version from now on."""
        digest = self._manifest(deck_id, version).files[DECK_FILE]
        before = self.latest(deck_id)
        if (before and before.etag) != expected:
            raise PointerConflictError(deck_id)
        if before and before.version == version:
            return before
        pointer = _Pointer(version=version, sha256=digest, previous=before.version if before else None)
        etag = self._written(_pointer_key(deck_id), msgspec.json.encode(pointer), expected)
        if etag is None:
            raise PointerConflictError(deck_id)
        return Pointer(pointer.version, pointer.sha256, pointer.previous, etag)

    def all(self, deck_id: str, ending: str = "") -> tuple[DeckVersion, ...]:
        """Every version kept, or those whose id ends so, the newest first."""
        _check_id(deck_id)
        with _unavailable():
            keys = self._objects.keys(f"decks/{deck_id}/versions/")
        ids = [key.split("/")[-2] for key in reversed(keys) if key.endswith(f"{ending}/{MANIFEST}")]
        return tuple(self._readable(deck_id, ids))

    def delete(self, deck_id: str) -> None:
        """Forget a deck, the pointer first."""
        with _unavailable():
            self._objects.delete(_pointer_key(deck_id))
            self._objects.delete(f"decks/{deck_id}/")

    def _readable(self, deck_id: str, ids: list[str]) -> Iterator[DeckVersion]:
        for version in ids:
            try:
                manifest = self._manifest(deck_id, version)
            except (RefusedVersionError, UnknownVersionError):
                continue
            yield DeckVersion(version, deck_id, manifest.files[DECK_FILE], manifest.made_at)

    def _manifest(self, deck_id: str, version: str) -> _Manifest:
        if not VERSION.fullmatch(version):
            raise UnknownVersionError(version[:50])
        with _unavailable():
            found = self._objects.get(_key(deck_id, version, MANIFEST))
        if found is None:
            raise UnknownVersionError(version)
        manifest = _decoded(found.data, _Manifest, version)
        if (manifest.deck, manifest.version) != (deck_id, version) or DECK_FILE not in manifest.files:
            raise RefusedVersionError(version, f"it is one of the deck {manifest.deck}")
        return manifest

    def _put_once(self, deck_id: str, version: str, name: str, data: bytes) -> None:
        if self._written(_key(deck_id, version, name), data, None) is None:
            raise RefusedVersionError(version, f"another {name} of it is there")

    def _written(self, key: str, data: bytes, expected: str | None) -> str | None:
        """The etag; None where another has written something else. A write that seemed to fail may have been done."""
        with _unavailable():
            try:
                return self._objects.put(key, data, expected)
            except ObjectConflictError:
                found = self._objects.get(key)
        return found.etag if found and found.data == data else None


def _check(deck_id: str, version: str, files: Mapping[str, bytes]) -> None:
    """Refuse what is no deck of this id, and names that are none."""
    _check_id(deck_id)
    if bad := next((name for name in files if name == MANIFEST or not FILE_NAME.fullmatch(name)), None):
        raise RefusedVersionError(version, f"{bad!r} names no file of a version")
    try:
        header = read_header(files[DECK_FILE])
    except CompiledDeckError as exc:
        raise RefusedVersionError(version, str(exc)) from exc
    if header.id != deck_id:
        raise RefusedVersionError(version, f"it is one of the deck {header.id}, not of {deck_id}")


def _check_id(deck_id: str) -> None:
    if not DECK_ID.fullmatch(deck_id):
        raise UnknownVersionError(f"of the deck {deck_id[:50]!r}")


def _decoded(data: bytes, kind: type[Stored], version: str) -> Stored:
    try:
        form = msgspec.json.decode(data, type=_Form).form
        if form > FORM:
            raise RefusedVersionError(version, f"it has form {form}; this Twentyq reads {FORM}")
        return msgspec.json.decode(data, type=kind)
    except msgspec.MsgspecError as exc:
        raise RefusedVersionError(version, "its JSON is damaged") from exc


def _pointer_key(deck_id: str) -> str:
    _check_id(deck_id)
    return f"decks/{deck_id}/latest.json"


def _key(deck_id: str, version: str, name: str) -> str:
    _check_id(deck_id)
    return f"decks/{deck_id}/versions/{version}/{name}"


@contextmanager
def _unavailable() -> Iterator[None]:
    """A store's failures as those of versions."""
    try:
        yield
    except StorageError as exc:
        raise VersionsUnavailableError(f"versions cannot be reached: {exc}") from exc
