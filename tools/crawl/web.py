"""A small web of saved pages: many virtual hosts on loopback, served by nginx from a folder of its own."""
import os
import shutil
import socket
import subprocess
import time
from pathlib import Path

HEAD = """\
daemon off;
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
{modules}
events {{ worker_connections 1024; }}
http {{
  types {{ text/html html; text/plain txt; }}
  charset off;
  log_format exact '$msec $request_time $host $uri $server_protocol $status $connection $sent_http_content_encoding';
  access_log {folder}/access.log exact;
  client_body_temp_path {folder}/tmp; proxy_temp_path {folder}/tmp; fastcgi_temp_path {folder}/tmp;
  uwsgi_temp_path {folder}/tmp; scgi_temp_path {folder}/tmp;
  sendfile on; tcp_nopush on; keepalive_requests 100000; keepalive_timeout 300s;
{packing}
"""
SERVER = """\
  server {{
    listen 127.0.0.1:{port}{tls};
    server_name {host};
    root {folder}/www/{host};
  }}
"""


def find_nginx():
    """Debian's nginx, installed or unpacked beside the build; None if there is none."""
    unpacked = Path(__file__).resolve().parents[2] / "build/nginx/usr/sbin/nginx"
    for path in (shutil.which("nginx"), "/usr/sbin/nginx", str(unpacked)):
        if path and os.access(path, os.X_OK):
            return path
    return None


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


class Web:
    """`hosts` virtual hosts with `count` of the pages, in turn, under `folder`/www."""

    def __init__(self, folder, pages, count, hosts, tls=False, packed=False):
        self.folder, self.tls, self.port = Path(folder), tls, free_port()
        self.hosts = [f"h{number:02}.example" for number in range(hosts)]
        self.pages = {}  # address: file
        for number in range(count):
            host = self.hosts[number % hosts]
            file = self.folder / "www" / host / f"{number:05}.html"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.symlink_to(Path(pages[number % len(pages)]).resolve())
            self.pages[f"{'https' if tls else 'http'}://{host}:{self.port}/{file.name}"] = file
        (self.folder / "tmp").mkdir()
        if tls:
            self._make_certificates()
        self._configure(packed)

    def _make_certificates(self):
        def openssl(*words):
            subprocess.run(["openssl", *words], cwd=self.folder, check=True, capture_output=True)

        key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
        openssl("req", "-x509", *key, "-days", "2", "-subj", "/CN=Test root", "-keyout", "ca.key", "-out", "ca.pem")
        openssl("req", *key, "-subj", "/CN=test", "-keyout", "site.key", "-out", "site.csr")
        names = ",".join(f"DNS:{host}" for host in self.hosts)
        (self.folder / "names").write_text(f"subjectAltName={names}\n")
        openssl("x509", "-req", "-in", "site.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-days", "2", "-extfile", "names",
                "-out", "site.pem")

    def _configure(self, packed):
        nginx = Path(find_nginx())
        module = nginx.parents[2] / "usr/lib/nginx/modules/ngx_http_brotli_filter_module.so"
        brotli = packed and module.exists()
        packing = "  gzip on; gzip_types text/plain;\n" if packed else ""
        if brotli:
            packing += "  brotli on; brotli_comp_level 4;\n"
        if self.tls:
            packing += f"  ssl_certificate {self.folder}/site.pem; ssl_certificate_key {self.folder}/site.key;\n"
        # Its workers would give up root's rights, and with them the sight of this folder.
        text = "user root;\n" if os.getuid() == 0 else ""
        text += HEAD.format(folder=self.folder, modules=f"load_module {module};" if brotli else "", packing=packing)
        for host in self.hosts:
            text += SERVER.format(port=self.port, tls=" ssl http2" if self.tls else "", host=host, folder=self.folder)
        (self.folder / "nginx.conf").write_text(text + "}\n")

    def __enter__(self):
        self.server = subprocess.Popen([find_nginx(), "-e", f"{self.folder}/error.log", "-p", str(self.folder), "-c",
                                        f"{self.folder}/nginx.conf"], stderr=subprocess.PIPE)
        for _ in range(500):
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return self
            except OSError:
                time.sleep(0.02)
            if self.server.poll() is not None:
                break
        raise SystemExit("nginx did not start: " + self.server.stderr.read().decode())

    def __exit__(self, *_):
        self.server.terminate()
        self.server.wait()

    def processor_time(self):
        """Seconds that the server has worked so far."""
        pids = [self.server.pid]
        pids += Path(f"/proc/{self.server.pid}/task/{self.server.pid}/children").read_text().split()
        ticks = 0
        for pid in pids:
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            ticks += int(fields[11]) + int(fields[12])
        return ticks / os.sysconf("SC_CLK_TCK")

    def options(self):
        """What pith needs to find and trust it."""
        words = ["--allow-private"] + (["--ca-file", f"{self.folder}/ca.pem"] if self.tls else [])
        for host in self.hosts:
            words += ["--resolve", f"{host}:{self.port}:127.0.0.1"]
        return words

    def log(self):
        """What was asked since the last call of forget(): dictionaries, in the order of the answers."""
        out = []
        for line in (self.folder / "access.log").read_text().splitlines():
            end, took, host, path, protocol, status, connection, coding = line.split(" ")
            out.append({"begin": float(end) - float(took), "end": float(end), "host": host, "path": path,
                        "protocol": protocol, "status": int(status), "connection": connection, "coding": coding})
        return out

    def forget(self):
        os.truncate(self.folder / "access.log", 0)


def find_pages(folders, most=None):
    """HTML files below the folders, in the order of their names."""
    pages = sorted(path for folder in folders for path in Path(folder).rglob("*.html") if path.is_file())
    if not pages:
        raise SystemExit(f"no *.html below {', '.join(map(str, folders))}")
    return pages[:most]
