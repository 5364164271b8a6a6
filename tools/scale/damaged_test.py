#!/usr/bin/env python3
"""Damages archives of pages in every way it knows, from a seed, and reads them with the command: nothing may crash or hang,
and every record that was left alone must come out once.

    damaged_test.py --pith build/release/pith [--count 300] [--seed 1]
"""

import argparse
import gzip
import json
import random
import struct
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path

WORDS = "the bridge over river was closed after flood and nobody knows who will pay for repairs this year".split()


def page(source, name):
    paragraphs = "".join(f"<p>{' '.join(source.choices(WORDS, k=60))}.</p>" for _ in range(source.randint(2, 30)))
    return f"<html><head><title>{name}</title></head><body><article><h1>{name}</h1>{paragraphs}</article></body></html>"


def chunked(body, source, lie):
    out = b""
    while body:
        piece, body = body[: source.randint(1, 2000)], body[2000:]
        size = len(piece) + (source.choice([-1, 1, 7, 1 << 40]) if lie else 0)
        lie = False
        out += b"%x\r\n%s\r\n" % (max(size, 1), piece)
    return out + b"0\r\n\r\n"


def record(source, name, kind="response", length=None, chunk_lie=False):
    headers = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
    body = page(source, name).encode()
    if chunk_lie or source.random() < 0.2:
        headers += b"Transfer-Encoding: chunked\r\n"
        body = chunked(body, source, chunk_lie)
    elif source.random() < 0.2:
        headers += b"Content-Encoding: gzip\r\n"
        body = gzip.compress(body, mtime=0)
    block = headers + b"\r\n" + body
    head = (f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <{name}>\r\nWARC-Date: 2024-05-31T12:30:00Z\r\n"
            f"WARC-Target-URI: https://x.example/{name}\r\nContent-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(block) if length is None else length}\r\n\r\n")
    return head.encode() + block + b"\r\n\r\n"


def flip(source, data, count):
    data = bytearray(data)
    for _ in range(count):
        data[source.randrange(len(data))] ^= 1 << source.randrange(8)
    return bytes(data)


def junk(source):
    return source.choice([
        source.randbytes(source.randint(1, 5000)), b"\0" * source.randint(1, 5000), b"\x1f\x8b\x08" * 50,
        b"WARC/1.0\r\n" * 20, b"WARC/1.1\r\nContent-Length: 99999999\r\n\r\n", gzip.compress(b"text, no record\n", mtime=0),
        b"PK\x03\x04", b"\r\n" * 100])


def lying_gzip(source, data):
    packed = gzip.compress(data, mtime=0)
    how = source.randrange(4)
    if how == 0:
        return packed[:-8] + struct.pack("<II", zlib.crc32(data) ^ 1, len(data))
    if how == 1:
        return packed[:-4] + struct.pack("<I", len(data) + 1)
    if how == 2:
        return packed[:3] + bytes([packed[3] | source.choice([4, 8, 16, 32, 128])]) + packed[4:]
    return gzip.compress(data + data, mtime=0)[: len(packed)]


def build(source, packed):
    """The bytes of an archive, and the ids of the records that nothing was done to."""
    pack = (lambda data: gzip.compress(data, mtime=0)) if packed else (lambda data: data)
    names = [f"n{number}" for number in range(source.randint(3, 12))]
    hit = source.randrange(len(names))
    how = source.choice(["truncate", "flip", "length", "gzip", "junk", "chunks", "cut", "zero"])
    parts, intact = [], []
    for number, name in enumerate(names):
        if source.random() < 0.3:
            parts.append(pack(record(source, f"request-{name}", "request")))
        if number != hit or how in ("truncate", "junk"):
            parts.append(pack(record(source, name)))
            intact.append(name)
            if number == hit and how == "junk":
                parts.append(junk(source))
            continue
        if how == "length":
            whole = record(source, name)
            parts.append(pack(record(source, name, length=source.choice(
                [0, 1, len(whole) // 2, len(whole) + 500, 10 ** 7, 10 ** 12, -5, "x"]))))
        elif how == "chunks":
            parts.append(pack(record(source, name, chunk_lie=True)))
        elif how == "gzip" and packed:
            parts.append(lying_gzip(source, record(source, name)))
        elif how == "cut":
            whole = pack(record(source, name))
            begin = source.randrange(len(whole))
            parts.append(whole[:begin] + whole[begin + source.randint(1, 300):])
        elif how == "zero":
            whole = bytearray(pack(record(source, name)))
            begin = source.randrange(len(whole))
            whole[begin:begin + 100] = bytes(len(whole[begin:begin + 100]))
            parts.append(bytes(whole))
        else:
            parts.append(flip(source, pack(record(source, name)), source.randint(1, 5)))
    data = b"".join(parts)
    if how == "truncate":
        cut = source.randrange(len(data))
        end, whole = 0, set()
        for part in parts:
            end += len(part)
            if end <= cut:
                text = gzip.decompress(part) if packed else part
                whole.add(text.split(b"WARC-Record-ID: <")[1].split(b">")[0].decode())
        data = data[:cut]
        intact = [name for name in intact if name in whole]
    return how, data, intact


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pith", required=True)
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    failures = 0
    with tempfile.TemporaryDirectory() as folder:
        for number in range(arguments.count):
            source = random.Random(f"{arguments.seed} {number}")
            packed = number % 2 == 1
            how, data, intact = build(source, packed)
            path = Path(folder) / f"{number}.warc{'.gz' if packed else ''}"
            path.write_bytes(data)
            try:
                done = subprocess.run([arguments.pith, "batch", path, "-j1"], capture_output=True, timeout=60)
            except subprocess.TimeoutExpired:
                print(f"{number} ({how}): hangs")
                failures += 1
                continue
            lines = [json.loads(line) for line in done.stdout.splitlines()]
            got = [line["id"] for line in lines if "error" not in line]
            wrong = [name for name in intact if got.count(name) != 1]
            if done.returncode not in (0, 1, 4, 5) or wrong:
                print(f"{number} ({how}{', packed' if packed else ''}): status {done.returncode}, not once: {wrong}, "
                      f"{done.stderr.decode(errors='replace')[:300]}")
                failures += 1
            path.unlink()
    print(f"{arguments.count - failures} of {arguments.count} damaged archives gave every record that was whole")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
