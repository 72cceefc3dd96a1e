"""Writing a file whole or not at all."""

import os
from errno import EACCES
from pathlib import Path


def replace_file(path: Path, data: bytes) -> None:
    """Put the data into a file, made where there is none; one that stands keeps its mode, a link its target.

    Whoever reads meanwhile sees all of the old file or all of the new one. Something else than a file, such as a pipe,
    is written to. Raises OSError.
    """
    place = path.resolve()
    if place.exists() and not place.is_file():
        place.write_bytes(data)
        return
    if place.exists() and not os.access(place, os.W_OK):
        raise PermissionError(EACCES, os.strerror(EACCES), str(path))
    beside = place.with_name(f".{place.name[:200]}.{os.getpid()}")
    try:
        _write_new(beside, data)
        if place.exists():
            beside.chmod(place.stat().st_mode & 0o7777)
        beside.replace(place)
    finally:
        beside.unlink(missing_ok=True)


def _write_new(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
