#!/usr/bin/env python3
"""How many pages a second `pith serve` takes over loopback, beside `pith batch` with the same pages from files.

    serve.py --pith PITH --pages FOLDER [--seconds N] [--clients N] [--count N] [--jobs N]

wrk sends the pages as bodies over kept connections, from the same machine. Ends with status 1 if a request got anything but 200
or 503, if memory grew, or if the service is slower than .8 of batch.
"""
import argparse
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request

LEAST_SHARE = 0.8
MOST_GROWTH = 1.1  # memory at the end by that after a third of the time

SCRIPT = """
local requests, at = {}, 0
function init(args)
  for path in io.lines(args[1]) do
    local file = io.open(path, "rb")
    requests[#requests + 1] = wrk.format("POST", "/v1/extract", {["Content-Type"] = "text/html"}, file:read("*a"))
    file:close()
  end
end
function request()
  at = at % #requests + 1
  return requests[at]
end
"""


def resident(process):
    """Bytes of memory that a process holds."""
    status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+)", status).group(1)) * 1024


def start(args):
    server = subprocess.Popen([args.pith, "serve", "--port=0", f"--jobs={args.jobs}"], stderr=subprocess.PIPE, text=True)
    return server, re.search(r"http://\S+/", server.stderr.readline()).group(0)


def watch(server, samples, done):
    while not done.wait(1):
        samples.append(resident(server))


def load(args, files, scratch):
    """(pages a second, {status: requests}, memory samples) of the service under wrk."""
    server, url = start(args)
    samples, done = [], threading.Event()
    watcher = threading.Thread(target=watch, args=(server, samples, done))
    watcher.start()
    try:
        (scratch / "load.lua").write_text(SCRIPT)
        (scratch / "pages.txt").write_text("".join(f"{path}\n" for path in files))
        began = time.monotonic()
        said = subprocess.run(["wrk", "-t1", f"-c{args.clients}", f"-d{args.seconds}s", "--timeout=30s", "-s",
                               scratch / "load.lua", url, "--", scratch / "pages.txt"], check=True, capture_output=True,
                              text=True).stdout
        took = time.monotonic() - began
        print(said)
        metrics = urllib.request.urlopen(url + "metrics").read().decode()
    finally:
        done.set()
        watcher.join()
        server.terminate()
        status = server.wait(20)
    if status != 0 or "Socket errors" in said:
        sys.exit(f"serve: the service ended with {status}, or connections broke")
    answers = {int(code): int(count) for code, count in
               re.findall(r'pith_requests_total\{call="extract",status="(\d+)"\} (\d+)', metrics)}
    return answers.get(200, 0) / min(took, args.seconds), answers, samples


def batch(args, files, scratch):
    """Pages a second of batch, over a manifest that names the pages as often as makes some seconds."""
    manifest = scratch / "manifest.jsonl"
    times = max(1, 6000 // len(files))
    manifest.write_text("".join(json.dumps({"id": f"{i}-{path.name}", "path": str(path)}) + "\n"
                                for i in range(times) for path in files))
    began = time.monotonic()
    subprocess.run([args.pith, "batch", manifest, "-f", "jsonl", "-o", scratch / "out.jsonl", "-j", str(args.jobs)],
                   stdin=subprocess.DEVNULL)
    return times * len(files) / (time.monotonic() - began)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--pith", type=pathlib.Path, required=True)
    ap.add_argument("--pages", type=pathlib.Path, required=True)
    for name, value in (("seconds", 60), ("clients", 64), ("count", 300), ("jobs", 2)):
        ap.add_argument(f"--{name}", type=int, default=value)
    args = ap.parse_args()
    files = sorted(args.pages.glob("*.html"))[:args.count]
    with tempfile.TemporaryDirectory() as folder:
        scratch = pathlib.Path(folder)
        before = batch(args, files, scratch)
        served, answers, samples = load(args, files, scratch)
        after = batch(args, files, scratch)
    rate = (before + after) / 2
    third = samples[len(samples) // 3]
    print(f"batch {rate:.0f} pages/s (before {before:.0f}, after {after:.0f}), serve {served:.0f}: {served / rate:.2f} of it")
    print(f"answers {answers}; memory {third / 1e6:.0f} MB after a third, {samples[-1] / 1e6:.0f} MB at the end, "
          f"{max(samples) / 1e6:.0f} MB at most")
    odd = {status for status in answers if status not in (200, 503)}
    return 1 if odd or served < LEAST_SHARE * rate or samples[-1] > MOST_GROWTH * third else 0


if __name__ == "__main__":
    sys.exit(main())
