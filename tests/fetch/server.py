#!/usr/bin/env python3
"""A web server that misbehaves on request: the path says how. For the tests of src/fetch.

Listens on two loopback ports (and a third with TLS if --tls CERT KEY is given), prints the ports on one line and
lives until its standard input is closed. What was asked is kept; /_log gives it back as JSON, without itself.
"""
import gzip
import json
import os
import socket
import ssl
import struct
import sys
import threading
import time
import urllib.parse
import zlib

PAGE = b"<!DOCTYPE html><title>Bridge</title><h1>Bridge</h1>" + b"<p>The bridge was opened on Monday.</p>\n" * 40
PDF = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n" + bytes(range(256)) * 20
TEXT = b"Bridge\n\n" + b"The bridge was opened on Monday, after two years of work, by the mayor of the town.\n\n" * 8
FIXTURES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../fixtures/pages")
LOG = []
COUNTS = {}
LOCK = threading.Lock()


class Request:
    def __init__(self, conn, head, port):
        lines = head.decode("latin-1").split("\r\n")
        self.conn, self.port = conn, port
        self.method, self.target, _ = lines[0].split(" ", 2)
        self.path, _, self.query = self.target.partition("?")
        self.headers = [line for line in lines[1:] if line]
        self.fields = {name.lower(): value.strip() for name, _, value in (h.partition(":") for h in self.headers)}
        with LOCK:
            self.count = COUNTS[self.target] = COUNTS.get(self.target, 0) + 1

    def raw(self, data):
        self.conn.sendall(data)

    def reply(self, body=PAGE, status="200 OK", headers=(), kind="text/html; charset=utf-8"):
        head = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}"]
        if kind:
            head.append(f"Content-Type: {kind}")
        self.raw("\r\n".join([*head, *headers, "", ""]).encode("utf-8", "surrogateescape") + body)
        return True

    def open_head(self, *headers):
        """The head of a body whose end is the connection's."""
        self.raw("\r\n".join(["HTTP/1.1 200 OK", "Content-Type: text/html", *headers, "", ""]).encode())


def drip(request, data, pause):
    for byte in data:
        request.raw(bytes([byte]))
        time.sleep(pause)


def endless_body(r):
    r.open_head("Connection: close")
    while True:
        r.raw(PAGE * 40)


def endless_chunks(r):
    r.open_head("Transfer-Encoding: chunked")
    while True:
        r.raw(b"%x\r\n%s\r\n" % (len(PAGE), PAGE))


def slow_body(r):
    r.open_head(f"Content-Length: {len(PAGE)}")
    drip(r, PAGE, 0.5)


def slow_headers(r):
    drip(r, b"HTTP/1.1 200 OK\r\n" + b"X-Slow: yes\r\n" * 1000, 0.2)


def silent(r):
    time.sleep(60)


def hang_up(r):
    pass


def reset(r):
    r.open_head(f"Content-Length: {len(PAGE)}")
    r.raw(PAGE[: len(PAGE) // 2])
    time.sleep(0.05)
    r.conn.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def lengths(*values, body=PAGE):
    def handler(r):
        r.open_head(*[f"Content-Length: {value}" for value in values], "Connection: close")
        r.raw(body)

    return handler


def oversized_chunk(r):
    r.open_head("Transfer-Encoding: chunked")
    r.raw(b"FFFFFFFFFFFFFFFFFF\r\n" + PAGE)


def cut_chunks(r):
    r.open_head("Transfer-Encoding: chunked")
    r.raw(b"%x\r\n%s\r\n" % (len(PAGE), PAGE))


def bomb(r):
    # After a full flush the packed zeros repeat: 64 times 16 MB without packing 1 GB.
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    head = packer.compress(b"<p>") + packer.flush(zlib.Z_FULL_FLUSH)
    block = packer.compress(bytes(16 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    r.open_head("Content-Encoding: gzip", f"Content-Length: {len(head) + 64 * len(block)}")
    r.raw(head + block * 64)


def packed(body, coding="gzip"):
    return lambda r: r.reply(body, headers=[f"Content-Encoding: {coding}"])


def many_gzips(count):
    body = PAGE
    for _ in range(count):
        body = gzip.compress(body)
    return packed(body, ", ".join(["gzip"] * count))


def header_flood(r):
    r.raw(b"HTTP/1.1 200 OK\r\n")
    for number in range(10**9):
        r.raw(b"".join(b"X-%d-%d: %s\r\n" % (number, i, b"x" * 400) for i in range(20)))


def endless_hints(r):
    while True:
        r.raw(b"HTTP/1.1 103 Early Hints\r\nLink: </x.css>; rel=preload\r\n\r\n")
        time.sleep(0.005)


def one_hint(r):
    r.raw(b"HTTP/1.1 103 Early Hints\r\nLink: </x.css>; rel=preload\r\n\r\n")
    return r.reply()


def to(r):
    """/to?ADDRESS or /to?STATUS+ADDRESS"""
    status, plus, address = r.query.partition("+")
    if not plus:
        status, address = "302", r.query
    address = urllib.parse.unquote(address, errors="surrogateescape")
    return r.reply(b"elsewhere", f"{status} Elsewhere", [f"Location: {address}"])


def hops(r):
    """/hops?N leads to the page in N redirects."""
    left = int(r.query)
    return r.reply() if left == 0 else r.reply(b"", "301 Moved", [f"Location: /hops?{left - 1}"])


def slow_loop(r):
    time.sleep(0.1)
    return r.reply(b"", "302 Found", ["Location: /slow-loop"])


def echo(r):
    return r.reply("\n".join(r.headers).encode("latin-1"), kind="text/plain")


def cookie(r):
    """Sets a cookie and leads to where ?ADDRESS says."""
    return r.reply(b"", "302 Found", ["Set-Cookie: seen=1", f"Location: {urllib.parse.unquote(r.query)}"])


def flaky(r):
    """/flaky?N+STATUS+SECONDS: STATUS for the first N times, then the page."""
    failures, status, *wait = r.query.split("+")
    retry = [f"Retry-After: {wait[0]}"] if wait else []
    return r.reply() if r.count > int(failures) else r.reply(b"busy", f"{status} Busy", retry)


def flaky_hang_up(r):
    return r.reply() if r.count > 1 else None


def cached(r, body=None):
    """/cached?CONTROL: with that Cache-Control, an ETag, and 304 to who has it; each answer has its number."""
    control = urllib.parse.unquote(r.query)
    headers = ['ETag: "v1"'] + ([f"Cache-Control: {control}"] if control else [])
    if r.fields.get("if-none-match") == '"v1"':
        return r.reply(b"", "304 Not Modified", headers)
    return r.reply(body or b"<p>answer %d</p>" % r.count, headers=headers)


def cached_page(r):
    """The same with an article."""
    return cached(r, PAGE)


SITEMAP = b"""<urlset><url><loc>http://h.example/old</loc><lastmod>2023-05-06</lastmod></url>
<url><loc>http://h.example/new</loc><lastmod>2024-05-06</lastmod></url></urlset>"""
INDEX = b"""<sitemapindex><sitemap><loc>/sitemap</loc></sitemap><sitemap><loc>/404</loc></sitemap>
<sitemap><loc>/sitemap-index</loc></sitemap></sitemapindex>"""
FRONT = b"<!DOCTYPE html><link rel=alternate type=application/rss+xml href=/sitemap><p>Welcome</p>"
def parts(r):
    """/parts?of=N&page=M: part M, with a link to the next one."""
    fields = urllib.parse.parse_qs(r.query)
    count, number = int(fields["of"][0]), int(fields.get("page", ["1"])[0])
    more = f'<a rel="next" href="?of={count}&amp;page={number + 1}">Next</a>' if number < count else ""
    story = f" On day {number} the council met again to talk about bridge {number}, and whether to close it." * 6
    return r.reply(f"<!DOCTYPE html><p>Part {number}.</p><p>{story}</p>{more}".encode())


ROBOTS = ["404 Not Found", ""]


def robots(r):
    if r.fields.get("if-none-match") == '"r1"':
        return r.reply(b"", "304 Not Modified")
    return r.reply(ROBOTS[1].encode(), ROBOTS[0], ['ETag: "r1"'], kind="text/plain")


def set_robots(r):
    """/_robots?STATUS+TEXT"""
    status, _, text = r.query.partition("+")
    ROBOTS[:] = [f"{status} Status", urllib.parse.unquote(text)]
    return r.reply()


def fixture(r):
    """/fixture?NAME: the source of fixtures/pages/NAME, packed if that is to be expected by now."""
    with open(os.path.join(FIXTURES, os.path.basename(r.query), "source.html"), "rb") as file:
        body = file.read()
    if r.count % 2:
        return r.reply(gzip.compress(body), headers=["Content-Encoding: gzip"], kind="text/html")
    return r.reply(body, kind="text/html")


def slow_page(r):
    time.sleep(float(r.query or 0.2))
    return r.reply()


HANDLERS = {
    "/robots.txt": robots,
    "/_robots": set_robots,
    "/sitemap": lambda r: r.reply(gzip.compress(SITEMAP), kind="application/gzip"),
    "/sitemap-index": lambda r: r.reply(INDEX, kind="text/xml"),
    "/front": lambda r: r.reply(FRONT),
    "/parts": parts,
    "/slow-page": slow_page,
    "/fixture": fixture,
    "/cached": cached,
    "/cached-page": cached_page,
    "/page": lambda r: r.reply(),
    "/echo": echo,
    "/to": to,
    "/hops": hops,
    "/cookie": cookie,
    "/flaky": flaky,
    "/flaky-hang-up": flaky_hang_up,
    "/slow-loop": slow_loop,
    "/endless-body": endless_body,
    "/endless-chunks": endless_chunks,
    "/slow-body": slow_body,
    "/slow-headers": slow_headers,
    "/silent": silent,
    "/hang-up": hang_up,
    "/reset": reset,
    "/short-length": lengths(20),
    "/long-length": lengths(len(PAGE) + 1),
    "/two-lengths": lengths(len(PAGE), 20),
    "/huge-length": lengths("99999999999999999999999999"),
    "/large-length": lengths("1000000000000"),
    "/negative-length": lengths("-5"),
    "/oversized-chunk": oversized_chunk,
    "/cut-chunks": cut_chunks,
    "/bomb": bomb,
    "/gzip": packed(gzip.compress(PAGE)),
    "/gzip-twice": many_gzips(2),
    "/gzip-4": many_gzips(4),
    "/gzip-20": many_gzips(20),
    "/gzip-cut": packed(gzip.compress(PAGE)[:-6]),
    "/gzip-lie": packed(PAGE),
    "/gzip-garbage": packed(gzip.compress(PAGE) + b"garbage" * 10),
    "/gzip-bad-sum": packed(gzip.compress(PAGE)[:-8] + bytes(8)),
    "/zlib": packed(zlib.compress(PAGE), "deflate"),
    "/bare-deflate": packed(zlib.compress(PAGE)[2:-4], "deflate"),
    "/unknown-coding": packed(PAGE, "rot13"),
    "/header-flood": header_flood,
    "/endless-hints": endless_hints,
    "/one-hint": one_hint,
    "/loop": lambda r: r.reply(b"", "302 Found", ["Location: /loop"]),
    "/two-locations": lambda r: r.reply(b"", "302 Found", ["Location: /page", "Location: /404",
                                                           "Cache-Control: max-age=600"]),
    "/nowhere": lambda r: r.reply(b"", "302 Found"),
    "/esc-status": lambda r: r.reply(b"no", "500 \x1b[31mred\x1b[0m\x07"),
    "/nul-header": lambda r: r.reply(headers=["X-Nul: a\0b"]),
    "/long-location": lambda r: r.reply(b"", "302 Found", ["Location: /" + "a" * 70_000]),
    "/204": lambda r: r.reply(status="204 No Content"),
    "/206": lambda r: r.reply(status="206 Partial Content", headers=["Content-Range: bytes 0-9/1000"]),
    "/401": lambda r: r.reply(b"who?", "401 Unauthorized", ['WWW-Authenticate: Basic realm="x"']),
    "/404": lambda r: r.reply(b"no", "404 Not Found"),
    "/404-endless": lambda r: [r.raw(b"HTTP/1.1 404 No\r\n\r\n"), [r.raw(PAGE) for _ in iter(int, 1)]],
    "/0.9": lambda r: r.raw(PAGE),
    "/image": lambda r: r.reply(b"\x89PNG\r\n\x1a\n" + bytes(5000), kind="image/png"),
    "/pdf": lambda r: r.reply(PDF, kind="application/pdf"),
    "/pdf-as-page": lambda r: r.reply(PDF),
    "/image-as-page": lambda r: r.reply(b"\x89PNG\r\n\x1a\n" + bytes(5000)),
    "/plain-text": lambda r: r.reply(TEXT, kind="text/plain"),
    "/xhtml": lambda r: r.reply(b"<?xml version='1.0'?>" + PAGE, kind="application/xhtml+xml"),
    "/page-as-image": lambda r: r.reply(kind="image/png"),
    "/odd-charset": lambda r: r.reply(kind="text/html; charset=no-such"),
    "/untyped": lambda r: r.reply(kind=""),
    "/wrong-charset": lambda r: r.reply("<p>caf\xe9</p>".encode("latin-1"), kind="text/html; charset=no-such"),
}


def log(r):
    with LOCK:
        return r.reply(json.dumps(LOG).encode(), kind="application/json")


def serve(conn, port, context):
    try:
        conn.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if context:
            conn = context.wrap_socket(conn, server_side=True)
        kept, buffer = True, b""
        while kept:
            while b"\r\n\r\n" not in buffer:
                data = conn.recv(65536)
                if not data:
                    return
                buffer += data
            head, _, buffer = buffer.partition(b"\r\n\r\n")
            request = Request(conn, head, port)
            if request.path == "/_log":
                kept = log(request)
                continue
            if not request.path.startswith("/_"):
                with LOCK:
                    LOG.append({"time": time.monotonic(), "port": port, "target": request.target,
                                "host": request.fields.get("host", ""), "headers": request.headers,
                                "peer": conn.getpeername()[1]})
            missing = lambda r: r.reply(b"no such page", "404 Not Found")
            kept = HANDLERS.get(request.path, missing)(request) is True
    except (OSError, ValueError):
        pass
    finally:
        conn.close()


def listen(context=None):
    server = socket.create_server(("127.0.0.1", 0), backlog=128)
    port = server.getsockname()[1]

    def accept():
        while True:
            conn, _ = server.accept()
            threading.Thread(target=serve, args=(conn, port, context), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    return port


def main():
    ports = [listen(), listen()]
    if sys.argv[1:2] == ["--tls"]:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(sys.argv[2], sys.argv[3])
        ports.append(listen(context))
    print(*ports, flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main()
