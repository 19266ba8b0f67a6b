"""Uploads for which the disk has no room: the form says so at its field, and keeps all that was typed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler

from .files import is_full


class LostUpload(UploadedFile):
    """A file that came but could not be kept; whoever reads it is told why."""

    def __init__(self, error: OSError, **about: Any) -> None:
        super().__init__(BytesIO(), **about)
        self.error = error

    def read(self, *args: Any) -> bytes:
        """Raises what kept the file from being kept."""
        raise self.error

    def chunks(self, chunk_size: int | None = None) -> Iterator[bytes]:
        """Nothing, so that one such file can be told from another by its name."""
        yield b""


class DiskUploadHandler(TemporaryFileUploadHandler):
    """Large files on the disk, as Django does it; where it is full the rest of the form is read on."""

    lost: OSError | None = None

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin a file."""
        self.lost = None
        self._try(super().new_file, *args, **kwargs)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Write on, as long as there is room."""
        if self.lost is None:
            self._try(super().receive_data_chunk, raw_data, start)

    def file_complete(self, file_size: int) -> UploadedFile:
        """The file, or what stands for it."""
        done: Any = None if self.lost else self._try(super().file_complete, file_size)
        if self.lost:
            return LostUpload(self.lost, name=self.file_name, content_type=self.content_type, size=file_size)
        return done  # type: ignore[no-any-return]

    def _try(self, step: Any, *args: Any, **kwargs: Any) -> Any:
        try:
            return step(*args, **kwargs)
        except OSError as error:
            if not is_full(error):
                raise
            self.lost = error
            with suppress(AttributeError, OSError):  # there may be no file yet, or no room for its last bytes
                self.file.close()
            return None
