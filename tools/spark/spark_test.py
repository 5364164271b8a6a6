#!/usr/bin/env python3
"""The Spark job on a cluster of two workers on this machine, each a process: its rows must be those of the command on the same
files, also when an executor is killed half-way; and the same for a table.

    spark_test.py --pith build/release/pith FOLDER...     with an interpreter that has pyspark, pandas and pyarrow
"""

import argparse
import gzip
import itertools
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import pith_spark

BROKEN = b"WARC/1.0\r\nno: head\r\n\r\n"


def record(number, html):
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + html
    return (f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <n{number}>\r\nWARC-Date: 2024-05-31T12:30:00Z\r\n"
            f"WARC-Target-URI: https://x.example/{number}\r\nContent-Length: {len(block)}\r\n\r\n").encode() + block + b"\r\n\r\n"


def make_warcs(root, folders, count):
    files = [path for folder in folders for path in sorted(Path(folder).rglob("*.htm*")) if path.is_file()]
    pages = [path.read_bytes() for path in itertools.islice(itertools.cycle(files), count)]
    plain, packed = root / "plain.warc", root / "packed.warc.gz"
    with open(plain, "wb") as one, open(packed, "wb") as other:
        for number, html in enumerate(pages):
            if number % 2:
                one.write(record(number, html))
            else:
                other.write(gzip.compress(record(number, html), 6, mtime=0))
            if number == count // 2:
                one.write(BROKEN)
                other.write(gzip.compress(BROKEN, mtime=0))
    return [str(plain), str(packed)]


def single_machine(pith, inputs, root):
    out, failed = root / "single.jsonl", root / "single.failed"
    subprocess.run([pith, "batch", *inputs, "-o", out, "--errors", failed], stderr=subprocess.DEVNULL, check=False)
    return out.read_text().splitlines(), [json.loads(line) for line in failed.read_text().splitlines()]


def executors():
    """Processes of this test's own cluster: those whose parents lead to this one."""
    table = subprocess.run(["ps", "-eo", "pid,ppid,args"], capture_output=True, text=True, check=True).stdout.splitlines()[1:]
    parents = {int(line.split()[0]): int(line.split()[1]) for line in table}

    def is_ours(process):
        while process in parents and process > 1:
            if process == os.getpid():
                return True
            process = parents[process]
        return False

    return [int(line.split()[0]) for line in table
            if "CoarseGrainedExecutorBackend" in line and "java" in line and is_ours(int(line.split()[0]))]


def kill_one_half_way(spark, tasks, killed):
    tracker = spark.sparkContext.statusTracker()
    while not killed:
        for stage in tracker.getActiveStageIds():
            info = tracker.getStageInfo(stage)
            if info and info.numCompletedTasks >= tasks // 3:
                for process in executors()[:1]:
                    os.kill(process, signal.SIGKILL)
                    killed.append(process)
                    return
        time.sleep(0.02)


def rows_of(spark, out):
    order = ["source", "begin", "number"]
    rows = [each.asDict() for each in spark.read.parquet(out).collect()]
    return sorted(rows, key=lambda each: [each[key] or 0 if key != "source" else each[key] or "" for key in order])


def check(what, condition):
    print(f"{'ok' if condition else 'FAILED'}: {what}", flush=True)
    return 0 if condition else 1


def same(rows, paths, expected):
    lines, failed = expected
    got = [each["json"] for path in paths for each in rows if each["kind"] == "article" and each["source"] == path]
    got_failed = [(each["source"], each["offset"], each["error"]) for path in paths for each in rows
                  if each["kind"] == "failure" and each["source"] == path]
    return got == lines and got_failed == [(each["path"], each["offset"], each["error"]) for each in failed]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pith", required=True)
    parser.add_argument("folders", nargs="+", metavar="FOLDER")
    parser.add_argument("--pages", type=int, default=240)
    arguments = parser.parse_args()
    from pyspark.sql import SparkSession

    os.environ["PITH"] = os.path.abspath(arguments.pith)
    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ.setdefault("PYTHONPATH", str(Path(__file__).parent))
    began, failures = time.monotonic(), 0
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        paths = make_warcs(root, arguments.folders, arguments.pages)
        expected = single_machine(arguments.pith, paths, root)
        spark = (SparkSession.builder.master("local-cluster[2,1,1024]").appName("pith")
                 .config("spark.executor.memory", "512m").config("spark.ui.enabled", "false")
                 .config("spark.executorEnv.PITH", os.environ["PITH"])
                 .config("spark.executorEnv.PYTHONPATH", str(Path(__file__).parent)).getOrCreate())
        spark.sparkContext.setLogLevel("ERROR")
        part = max(sum(os.path.getsize(path) for path in paths) // 12, 1)
        parts = sum(len(pith_spark.parts_of(path, part)) for path in paths)
        pith_spark.write(pith_spark.clean_warcs(spark, paths, part), str(root / "out"))
        failures += check(f"the rows of {parts} parts are the lines of the command, {len(expected[0])} of them",
                          same(rows_of(spark, str(root / "out")), paths, expected))
        killed = []
        killer = threading.Thread(target=kill_one_half_way, args=(spark, parts, killed), daemon=True)
        killer.start()
        pith_spark.write(pith_spark.clean_warcs(spark, paths, part), str(root / "again"))
        failures += check("the same with an executor killed half-way",
                          same(rows_of(spark, str(root / "again")), paths, expected) and len(killed) == 1)
        killed.append(0)
        pages = [(str(number), f"<html><title>t{number}</title><p>{'The bridge over the river is closed. ' * 20}</p>")
                 for number in range(40)]
        table = spark.createDataFrame(pages, "id string, html string").coalesce(1)
        pith_spark.write(pith_spark.clean_table(table, id="id"), str(root / "table"))
        lines = "".join(json.dumps({"id": id, "html": html}) + "\n" for id, html in pages)
        (root / "table.jsonl").write_text(lines)
        single = single_machine(arguments.pith, [str(root / "table.jsonl")], root)[0]
        failures += check("the same for a table", [each["json"] for each in rows_of(spark, str(root / "table"))] == single)
        spark.stop()
    print(f"{time.monotonic() - began:.0f} s")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
