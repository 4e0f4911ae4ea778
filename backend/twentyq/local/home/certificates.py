"""TLS for the home network: a certificate authority of this computer, and a certificate for its addresses.

Phones give the microphone to pages over TLS only. The authority is kept; a server's certificate is made at each start.
"""

import ssl
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from ipaddress import ip_address, ip_network
from pathlib import Path
from typing import TYPE_CHECKING

from twentyq.local.key_file import KeyFileError, write_private

if TYPE_CHECKING:
    from cryptography.x509 import NameConstraints
    from trustme import CA

AUTHORITY_FILE = "authority.pem"
AUTHORITY_YEARS = 10
LEAF_DAYS = 397
"""The longest validity that phones accept of any authority."""
CLOCK_SKEW = timedelta(days=1)
HOME_NETWORKS = (
    *("127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "100.64.0.0/10"),
    *("::1/128", "fc00::/7", "fe80::/10"),
)
HOME_NAMES = ("localhost", "local", "lan", "home.arpa")


@dataclass(frozen=True, slots=True)
class Authority:
    """Signs certificates of servers in a home network, by name or address, alone: a stolen key opens no web site."""

    ca: "CA"

    @property
    def certificate(self) -> bytes:
        """What phones are to trust, in DER."""
        return ssl.PEM_cert_to_DER_cert(self.ca.cert_pem.bytes().decode())

    @property
    def fingerprint(self) -> str:
        """Of the certificate, SHA-256, as phones show it."""
        return _grouped(sha256(self.certificate).digest())

    def tls(self, addresses: Iterable[str], now: datetime) -> ssl.SSLContext:
        """TLS for a server at these names and addresses; public addresses, for which it may not sign, are left out."""
        leaf = self.ca.issue_cert(
            *(address for address in addresses if _is_home(address)),
            common_name="Twentyq",
            not_before=_naive(now - CLOCK_SKEW),
            not_after=_naive(now - CLOCK_SKEW + timedelta(days=LEAF_DAYS)),
        )
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        leaf.configure_cert(context)
        return context


def load_or_make_authority(
    folder: Path, name: str, now: Callable[[], datetime] = lambda: datetime.now(UTC)
) -> Authority:
    """The authority kept in `folder`, made anew when it is about to end; phones show its `name`."""
    path = folder / AUTHORITY_FILE
    if path.exists():
        authority = _read(path)
        if _ends(authority) > now() + timedelta(days=LEAF_DAYS) and _is_bound(authority):
            return authority
    write_private(path, _new_authority(name, now()), replace=True)
    return _read(path)


def _read(path: Path) -> Authority:
    from trustme import CA

    pem = path.read_bytes()
    try:
        return Authority(CA.from_pem(pem, pem))
    except ValueError as exc:
        raise KeyFileError(f"{path} is damaged. Remove it; phones then have to trust a new one.") from exc


def _is_bound(authority: Authority) -> bool:
    """Whether it can sign for home addresses only, which the first ones were not bound to."""
    from cryptography import x509

    extensions = x509.load_pem_x509_certificate(authority.ca.cert_pem.bytes()).extensions
    names = extensions.get_extension_for_class(x509.NameConstraints).value.permitted_subtrees or ()
    return any(isinstance(name, x509.IPAddress) for name in names)


def _is_home(name: str) -> bool:
    """Whether it is a name, or an address of a home network."""
    try:
        address = ip_address(name)
    except ValueError:
        return True
    return any(address in ip_network(network) for network in HOME_NETWORKS)


def _grouped(digest: bytes) -> str:
    return ":".join(f"{byte:02X}" for byte in digest)


def _ends(authority: Authority) -> datetime:
    from cryptography import x509

    return x509.load_pem_x509_certificate(authority.ca.cert_pem.bytes()).not_valid_after_utc


def _new_authority(name: str, now: datetime) -> bytes:
    """Certificate and key as PEM."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
    from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name(
        [x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Twentyq"), x509.NameAttribute(NameOID.COMMON_NAME, name)]
    )
    usage = x509.KeyUsage(
        digital_signature=True,
        key_cert_sign=True,
        crl_sign=True,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - CLOCK_SKEW)
        .not_valid_after(now + timedelta(days=365 * AUTHORITY_YEARS))
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(_home_only(), critical=True)
        .sign(key, hashes.SHA256())
    )
    secret = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return certificate.public_bytes(Encoding.PEM) + secret


def _home_only() -> "NameConstraints":
    from cryptography import x509

    names = [x509.DNSName(name) for name in HOME_NAMES]
    addresses = [x509.IPAddress(ip_network(network)) for network in HOME_NETWORKS]
    return x509.NameConstraints(permitted_subtrees=[*names, *addresses], excluded_subtrees=None)


def _naive(time: datetime) -> datetime:
    """UTC without a zone, as certificates are built."""
    return time.astimezone(UTC).replace(tzinfo=None)
