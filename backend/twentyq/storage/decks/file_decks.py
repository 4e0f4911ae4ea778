"""Files of decks in the data folder, for a laptop."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path
from shutil import rmtree
from urllib.parse import urlencode

from twentyq.storage.decks.deck_files import KEY, MAX_DOCUMENT_BYTES, UPLOAD_TIME, DocumentUpload
from twentyq.storage.errors import StorageUnavailableError
from twentyq.storage.files import write_file
from twentyq.storage.signed_links import LinkSigner

LINK_TIME = timedelta(hours=1)


class FileDeckFiles:
    """DeckFiles in a folder; uploads come through `receive`."""

    def __init__(self, folder: Path, signer: LinkSigner, url: Callable[[], str]) -> None:
        """`url` takes uploads by POST and answers links, as the asking client reaches it."""
        self._folder, self._signer, self._url = folder, signer, url

    def create_upload(self, key: str) -> DocumentUpload:
        """Leave to upload, by a signature."""
        parameters, expires_at = self._signer.sign(f"upload:{key}", UPLOAD_TIME)
        return DocumentUpload(self._url(), {"key": key, **parameters}, expires_at, MAX_DOCUMENT_BYTES)

    def receive(self, fields: Mapping[str, str], data: bytes) -> bool:
        """Keep an upload; False when its fields give no leave or it is empty or too large."""
        key = fields.get("key", "")
        if not (KEY.fullmatch(key) and self._signer.allows(f"upload:{key}", fields)):
            return False
        if not 1 <= len(data) <= MAX_DOCUMENT_BYTES:
            return False
        self.write(key, data)
        return True

    def received(self, key: str) -> bytes | None:
        """What was uploaded; nobody looks at it first."""
        return self.read(key)

    def read(self, key: str) -> bytes | None:
        """A file."""
        try:
            return self._path(key).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as exc:
            raise StorageUnavailableError(type(exc).__name__) from exc

    def write(self, key: str, data: bytes) -> None:
        """Keep a file."""
        write_file(self._path(key), data)

    def link(self, key: str) -> str:
        """A signed link."""
        parameters, _ = self._signer.sign(f"download:{key}", LINK_TIME)
        return f"{self._url()}/{key}?{urlencode(parameters)}"

    def served(self, key: str, parameters: Mapping[str, str]) -> Path | None:
        """The file for a link that was followed; None when it has expired, is forged, or leads nowhere."""
        allowed = KEY.fullmatch(key) and self._signer.allows(f"download:{key}", parameters)
        path = self._folder / key
        return path if allowed and path.is_file() else None

    def delete(self, prefix: str) -> int:
        """Forget every file below a prefix, which ends in a slash; or the one file of a whole key."""
        path = self._folder / prefix
        found = [path] if path.is_file() else [one for one in path.rglob("*") if one.is_file()]
        try:
            for one in found:
                one.unlink(missing_ok=True)
            rmtree(path, ignore_errors=True)
        except OSError as exc:
            raise StorageUnavailableError(type(exc).__name__) from exc
        return len(found)

    def _path(self, key: str) -> Path:
        if not KEY.fullmatch(key):
            raise ValueError("no key of a deck's file")
        return self._folder / key
