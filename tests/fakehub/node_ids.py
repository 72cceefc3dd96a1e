"""GitHub's opaque node ids: a prefix for the kind, then Base64 of MessagePack with the numbers that name the thing."""

import base64
import struct


def node_id(prefix: str, *numbers: int) -> str:
    """An id such as `PR_kwDOAAAAAc4AAAAC`, from the ids of the owning repository and of the thing itself."""
    packed = bytes([0x91 + len(numbers), 0]) + b"".join(map(packed_number, numbers))
    return f"{prefix}_{base64.urlsafe_b64encode(packed).decode().rstrip('=')}"


def packed_number(number: int) -> bytes:
    """A number as MessagePack writes it in GitHub's ids: 32 bits, or 64 where it does not fit."""
    return struct.pack(">BI", 0xCE, number) if number < 2**32 else struct.pack(">BQ", 0xCF, number)


def installation_node_id(number: int) -> str:
    """The id of an installation, which GitHub still writes in its old style."""
    return base64.b64encode(f"023:IntegrationInstallation{number}".encode()).decode()
