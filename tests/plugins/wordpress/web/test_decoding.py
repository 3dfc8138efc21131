from __future__ import annotations

import gzip
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.wordpress.web.decoding import DecodingError, decoded


def chunked(data: bytes, size: int) -> list[bytes]:
    return [data[start : start + size] for start in range(0, len(data), size)]


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


@given(st.binary(max_size=5_000), st.integers(1, 700))
def test_what_was_packed_comes_out(data: bytes, size: int) -> None:
    forms = {
        "": data,
        "identity": data,
        "gzip": gzip.compress(data),
        "x-gzip": gzip.compress(data[:9]) + gzip.compress(data[9:]),
        "Deflate": zlib.compress(data),
    }
    for encoding, packed in forms.items():
        assert b"".join(decoded(chunked(packed, size), encoding)) == data


def test_raw_deflate_comes_out() -> None:
    assert b"".join(decoded([raw_deflate(b"text" * 99)], "deflate")) == b"text" * 99


def test_what_stands_behind_the_packed_data_is_left_out() -> None:
    assert b"".join(decoded([gzip.compress(b"text"), b"\0\0\0"], "gzip")) == b"text"


def test_a_bomb_comes_in_small_pieces() -> None:
    pieces = decoded([gzip.compress(bytes(30_000_000))], "gzip")
    assert max(len(piece) for piece in pieces) <= 65_536


@given(st.binary(min_size=1, max_size=300))
def test_noise_is_an_error(data: bytes) -> None:
    with pytest.raises(DecodingError, match="compressed data"):
        b"".join(decoded([b"\x00" + data], "gzip"))


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, gzip", "compress"])
def test_other_encodings_are_refused(encoding: str) -> None:
    with pytest.raises(DecodingError, match="not asked for"):
        b"".join(decoded([b"x"], encoding))
