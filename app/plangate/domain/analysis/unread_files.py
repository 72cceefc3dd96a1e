"""The files beside a plan that rules read, and which of them could not be: nothing is green that nobody read."""

from plangate.domain.documents.contracts.parse import is_written
from plangate.domain.documents.layout import COMPANIONS, is_contract, name_in
from plangate.domain.documents.limits import TOO_MUCH_STRUCTURE
from plangate.domain.model.snapshot import MAX_CONTRACTS, MAX_FILE_SIZE, Feature, File


def unread_beside(feature: Feature) -> tuple[File, ...]:
    """The files of the feature that rules ask for and got no text of; images and the like are asked for by none."""
    return tuple(file for file in feature.files if not _was_read(file) and _is_asked_for(feature, file))


def why_unreadable(file: File) -> str:
    """Why nobody can read a file, and what to do; empty where it was read, or was left aside for want of room."""
    if file.symlink or file.passed_over or _was_read(file):
        return ""
    if file.size > MAX_FILE_SIZE:
        most = MAX_FILE_SIZE // 1024
        return f"it is {-(-file.size // 1024)} KiB long, and {most} KiB is the most that is read. Shorten it"
    if file.overgrown:
        return f"it {TOO_MUCH_STRUCTURE}. Take it apart"
    return "it is not UTF-8 text. Save it as UTF-8"


def contracts_asked_for(feature: Feature) -> tuple[File, ...]:
    """The contracts that are read: the first MAX_CONTRACTS."""
    return tuple(file for file in feature.files if is_contract(feature.folder, file.path))[:MAX_CONTRACTS]


def _is_asked_for(feature: Feature, file: File) -> bool:
    if is_contract(feature.folder, file.path):
        return is_written(file.path)
    return name_in(feature.folder, file.path) in COMPANIONS


def _was_read(file: File) -> bool:
    """Whether the text is known, or, without id and size, only the name ever was wanted."""
    return not file.symlink and (file.text is not None or not (file.sha or file.size))
