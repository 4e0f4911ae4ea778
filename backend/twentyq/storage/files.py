"""Spoken sentences and recordings as files, for a laptop."""

import os
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import rmtree
from tempfile import NamedTemporaryFile
from urllib.parse import urlencode

from twentyq.storage.errors import RecordingNotFoundError, StorageUnavailableError
from twentyq.storage.recordings import (
    KEPT,
    MAX_UPLOAD_BYTES,
    UPLOAD_TIME,
    AudioUpload,
    KeptRecording,
    is_key_of,
    new_key,
    player_prefix,
)
from twentyq.storage.signed_links import LinkSigner
from twentyq.storage.speech_cache import SpeechLink, content_type_of

LINK_TIME = timedelta(hours=1)
SOUND_NAME = re.compile(r"[0-9a-f]{64}\.(mp3|ogg)")
RECORDING_KEY = re.compile(r"recordings/[0-9a-f]{32}/[0-9a-f]{32}/[0-9a-f]{32}")


class FileSpeechCache:
    """SpeechCache in a folder, served under a URL."""

    def __init__(self, folder: Path, signer: LinkSigner, base_url: Callable[[], str]) -> None:
        """`base_url`, as the asking client reaches it, is followed by a sound's name."""
        self._folder = folder
        self._signer = signer
        self._base_url = base_url
        folder.mkdir(parents=True, exist_ok=True)

    def link(self, name: str) -> SpeechLink | None:
        """A link to the sound."""
        return self._link(name) if (self._folder / name).is_file() else None

    def read(self, name: str) -> bytes | None:
        """The sound."""
        try:
            return (self._folder / name).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as exc:
            raise StorageUnavailableError(str(exc)) from exc

    def put(self, name: str, data: bytes) -> SpeechLink:
        """Keep a sound."""
        write_file(self._folder / name, data)
        return self._link(name)

    def served(self, name: str, parameters: Mapping[str, str]) -> Path | None:
        """The file for a link that was followed; None when it has expired, is forged, or leads nowhere."""
        path = self._folder / name
        allowed = SOUND_NAME.fullmatch(name) and self._signer.allows(name, parameters)
        return path if allowed and path.is_file() else None

    def _link(self, name: str) -> SpeechLink:
        parameters, expires_at = self._signer.sign(name, LINK_TIME)
        return SpeechLink(f"{self._base_url()}/{name}?{urlencode(parameters)}", content_type_of(name), expires_at)


class FileRecordingStore:
    """RecordingStore and RecordingDeletion in a folder; uploads come through `receive`."""

    def __init__(
        self, folder: Path, signer: LinkSigner, upload_url: Callable[[], str], now: Callable[[], datetime]
    ) -> None:
        """`upload_url` takes a POST, as the asking client reaches it."""
        self._folder = folder
        self._signer = signer
        self._upload_url = upload_url
        self._now = now

    def create_upload(self, player_id: str, game_id: str, content_type: str) -> AudioUpload:
        """Leave to upload; recordings that were kept long enough go now."""
        self._forget_old()
        key = new_key(player_id, game_id)
        parameters, expires_at = self._signer.sign(_leave(key, content_type), UPLOAD_TIME)
        fields = {"key": key, "Content-Type": content_type, **parameters}
        return AudioUpload(key, self._upload_url(), fields, expires_at, MAX_UPLOAD_BYTES)

    def receive(self, fields: Mapping[str, str], data: bytes) -> bool:
        """Keep an upload; False when its fields give no leave or it is empty or too large."""
        key = fields.get("key", "")
        leave = _leave(key, fields.get("Content-Type", ""))
        if not (RECORDING_KEY.fullmatch(key) and self._signer.allows(leave, fields)):
            return False
        if not 1 <= len(data) <= MAX_UPLOAD_BYTES:
            return False
        write_file(self._folder / key, data)
        return True

    def load(self, player_id: str, game_id: str, key: str) -> bytes:
        """What was uploaded."""
        if not is_key_of(player_id, game_id, key):
            raise RecordingNotFoundError
        path = self._folder / key
        try:
            if self._is_old(path):
                raise RecordingNotFoundError
            return path.read_bytes()
        except FileNotFoundError as exc:
            raise RecordingNotFoundError from exc
        except OSError as exc:
            raise StorageUnavailableError(type(exc).__name__) from exc

    def kept(self, player_id: str) -> list[KeptRecording]:
        """The player's recordings, oldest first."""
        with _unavailable():
            folder = self._folder / player_prefix(player_id)
            found = [(path, path.stat()) for path in folder.rglob("*") if path.is_file()]
        found.sort(key=lambda one: one[1].st_mtime)
        return [self._kept(path.relative_to(self._folder).as_posix(), stat) for path, stat in found]

    def served(self, key: str, parameters: Mapping[str, str]) -> Path | None:
        """The recording for a link that was followed; None when it has expired, is forged, or leads nowhere."""
        path = self._folder / key
        allowed = RECORDING_KEY.fullmatch(key) and self._signer.allows(f"download:{key}", parameters)
        return path if allowed and path.is_file() else None

    def _kept(self, key: str, stat: os.stat_result) -> KeptRecording:
        parameters, _ = self._signer.sign(f"download:{key}", LINK_TIME)
        url = f"{self._upload_url()}/{key.removeprefix('recordings/')}?{urlencode(parameters)}"
        return KeptRecording(url, datetime.fromtimestamp(stat.st_mtime, UTC), stat.st_size)

    def delete_player(self, player_id: str) -> int:
        """Remove every recording of the player."""
        folder = self._folder / player_prefix(player_id)
        count = sum(1 for path in folder.rglob("*") if path.is_file())
        with _unavailable():
            if folder.exists():
                rmtree(folder)
        return count

    def _forget_old(self) -> None:
        with _unavailable():
            for path in (self._folder / "recordings").rglob("*"):
                if path.is_file() and self._is_old(path):
                    path.unlink(missing_ok=True)

    def _is_old(self, path: Path) -> bool:
        return self._now().timestamp() - path.stat().st_mtime > KEPT.total_seconds()


def write_file(path: Path, data: bytes, *, durable: bool = False) -> None:
    """Write a file so that readers see all of it or none; `durable`: also after a power cut.

    Raises StorageUnavailableError.
    """
    with _unavailable():
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as file:
            try:
                file.write(data)
                if durable:
                    file.flush()
                    os.fsync(file.fileno())
                file.close()
                os.replace(file.name, path)  # noqa: PTH105 - NamedTemporaryFile names are text
            except BaseException:
                Path(file.name).unlink(missing_ok=True)
                raise


def _leave(key: str, content_type: str) -> str:
    return f"upload:{key}:{content_type}"


@contextmanager
def _unavailable() -> Iterator[None]:
    try:
        yield
    except OSError as exc:
        raise StorageUnavailableError(type(exc).__name__) from exc
