"""Heads of chains, signed with Ed25519; each is proven by itself, without that of another."""

import os
from base64 import b64decode, b64encode
from binascii import Error
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
    load_pem_public_key,
)

from distinction.records.ledger.chain import canonical

OWNER_ONLY = 0o600


class NoKey(Exception):
    """There is no Ed25519 key at this path."""


@dataclass(frozen=True, slots=True)
class Head:
    """What is signed: at this instant the chain had so many entries, and the last had this hash."""

    chain: str
    number: int
    head: str
    at: datetime

    def text(self) -> bytes:
        at = self.at.astimezone(UTC).isoformat(timespec="microseconds")
        told = {"chain": self.chain, "number": self.number, "head": self.head, "at": at}
        return canonical(told).encode("utf-8", "surrogatepass")


def sign(key: Ed25519PrivateKey, head: Head) -> str:
    return b64encode(key.sign(head.text())).decode("ascii")


def is_signed(key: Ed25519PublicKey, head: Head, signature: str) -> bool:
    try:
        key.verify(b64decode(signature, validate=True), head.text())
    except (InvalidSignature, Error, ValueError):
        return False
    return True


def private_key(path: Path) -> Ed25519PrivateKey:
    try:
        found = load_pem_private_key(path.read_bytes(), password=None)
    except (OSError, ValueError, TypeError, UnsupportedAlgorithm) as wrong:
        raise NoKey(str(path)) from wrong
    if not isinstance(found, Ed25519PrivateKey):
        raise NoKey(str(path))
    return found


def public_key(path: Path) -> Ed25519PublicKey:
    """From either half: who verifies elsewhere is given the public one alone."""
    try:
        found = load_pem_public_key(path.read_bytes())
    except (OSError, ValueError, UnsupportedAlgorithm):
        return private_key(path).public_key()
    if not isinstance(found, Ed25519PublicKey):
        raise NoKey(str(path))
    return found


def make_key(path: Path) -> None:
    """For the demonstration; where two make it at once, the first one's stays."""
    made = Ed25519PrivateKey.generate()
    data = made.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, OWNER_ONLY), "wb") as file:
        file.write(data)
    try:
        os.link(draft, path)  # whole or not at all, and never over another
    except FileExistsError:
        pass
    finally:
        draft.unlink()
