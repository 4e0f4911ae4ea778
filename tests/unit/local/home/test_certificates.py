"""Certificates for the home network: who may have one, for how long, and that clients accept them."""

import asyncio
import ssl
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.hashes import SHA256

from twentyq.local.home.certificates import Authority, load_or_make_authority
from twentyq.local.key_file import KeyFileError

ADDRESSES = ("localhost", "127.0.0.1", "::1", "laptop.local", "192.168.1.20")


@pytest.fixture
def authority(tmp_path: Path) -> Authority:
    return load_or_make_authority(tmp_path / "tls", "Twentyq on laptop")


async def handshake(authority: Authority, addresses: tuple[str, ...], name: str) -> x509.Certificate:
    """The certificate that a client which trusts the authority accepts for `name`."""

    async def hang_up(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.close()

    client = ssl.create_default_context(cadata=authority.certificate)
    server = await asyncio.start_server(hang_up, "127.0.0.1", 0, ssl=authority.tls(addresses, datetime.now(UTC)))
    async with server:
        port = server.sockets[0].getsockname()[1]
        _, writer = await asyncio.open_connection("127.0.0.1", port, ssl=client, server_hostname=name)
        presented = writer.get_extra_info("ssl_object").getpeercert(binary_form=True)
        writer.close()
    return x509.load_der_x509_certificate(presented)


@pytest.mark.parametrize("name", ADDRESSES)
async def test_client_that_trusts_the_authority_accepts_the_server(authority: Authority, name: str) -> None:
    await handshake(authority, ADDRESSES, name)


async def test_authority_is_good_for_no_web_site(authority: Authority) -> None:
    with pytest.raises(ssl.SSLCertVerificationError, match="permitted subtree violation"):
        await handshake(authority, (*ADDRESSES, "bank.example"), "bank.example")


async def test_server_certificate_is_short_enough_for_phones(authority: Authority) -> None:
    leaf = await handshake(authority, ADDRESSES, "localhost")
    assert leaf.not_valid_after_utc - leaf.not_valid_before_utc <= timedelta(days=397)
    assert leaf.not_valid_before_utc < datetime.now(UTC) < leaf.not_valid_after_utc


def test_authority_is_kept_and_private(tmp_path: Path, authority: Authority) -> None:
    assert load_or_make_authority(tmp_path / "tls", "Another name").certificate == authority.certificate
    assert stat.S_IMODE((tmp_path / "tls" / "authority.pem").stat().st_mode) == 0o600


def test_authority_that_ends_soon_is_made_anew(tmp_path: Path, authority: Authority) -> None:
    nine_years_on = datetime.now(UTC) + timedelta(days=9 * 365)
    renewed = load_or_make_authority(tmp_path / "tls", "Twentyq", lambda: nine_years_on)
    assert renewed.certificate != authority.certificate


def test_phones_are_given_a_certificate_without_its_key(authority: Authority) -> None:
    certificate = x509.load_der_x509_certificate(authority.certificate)
    assert certificate.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    assert b"PRIVATE" not in authority.certificate


def test_damaged_authority_is_said(tmp_path: Path) -> None:
    (tmp_path / "authority.pem").write_text("nonsense")
    with pytest.raises(KeyFileError, match="damaged"):
        load_or_make_authority(tmp_path, "Twentyq")


async def test_authority_signs_for_no_address_of_the_internet(authority: Authority) -> None:
    with pytest.raises(ssl.SSLCertVerificationError):
        await handshake(authority, (*ADDRESSES, "8.8.8.8"), "8.8.8.8")
    names = x509.load_der_x509_certificate(authority.certificate).extensions.get_extension_for_class(
        x509.NameConstraints
    )
    permitted = [name.value for name in names.value.permitted_subtrees or () if isinstance(name, x509.IPAddress)]
    assert permitted
    assert all(network.is_private or str(network) == "100.64.0.0/10" for network in permitted)


def test_authority_is_for_servers_only(authority: Authority) -> None:
    extensions = x509.load_der_x509_certificate(authority.certificate).extensions
    uses = extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    assert list(uses) == [x509.oid.ExtendedKeyUsageOID.SERVER_AUTH]


def test_fingerprint_is_of_what_phones_are_given(authority: Authority) -> None:
    certificate = x509.load_der_x509_certificate(authority.certificate)
    assert authority.fingerprint.replace(":", "").lower() == certificate.fingerprint(SHA256()).hex()
