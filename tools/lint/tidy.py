#!/usr/bin/env python3
"""Run clang-tidy over every source of the project, skipping what it has already found clean.

    tidy.py ROOT BUILD [--jobs N] [--analyze]

BUILD holds compile_commands.json of a clang build. A source is clean until its bytes, those of a header of the
project it includes, its compile command or .clang-tidy change: their hash is the name of a stamp in BUILD/tidy.
With --analyze clang's static analyzer runs instead of the checks of .clang-tidy: it takes twice their time.
Prints what clang-tidy finds, then one line; fails if it found anything.
"""
import argparse
import concurrent.futures
import hashlib
import json
import os
import pathlib
import shlex
import subprocess
import sys


def command_of(entry):
    return shlex.split(entry["command"]) if "command" in entry else entry["arguments"]


def dependencies(build):
    """By object file: what it was compiled from, as ninja has it from the compiler."""
    said = subprocess.run(["ninja", "-C", str(build), "-t", "deps"], capture_output=True, text=True, check=True).stdout
    blocks = (block.splitlines() for block in said.split("\n\n") if ": #deps " in block)
    return {lines[0].split(": #deps ")[0]: [line.strip() for line in lines[1:]] for lines in blocks}


def project_files(entry, root, read_by):
    """The source and the headers of the project it includes."""
    words = command_of(entry)
    names = [entry["file"], *read_by[words[words.index("-o") + 1]]]
    paths = {os.path.normpath(os.path.join(entry["directory"], name)) for name in names}
    return sorted(pathlib.Path(p) for p in paths if p.startswith(f"{root}/"))


def fingerprint(entry, root, read_by, checks):
    digest = hashlib.sha256("\0".join([*command_of(entry), *checks]).encode())
    folders = [p for p in pathlib.Path(entry["file"]).parents if p.is_relative_to(root)]
    configs = [p / ".clang-tidy" for p in folders if (p / ".clang-tidy").exists()]
    for path in [*configs, *project_files(entry, root, read_by)]:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def check(entry, root, build, read_by, checks):
    """None if the stamp is there, else (source, exit status, findings)."""
    stamp = build / "tidy" / fingerprint(entry, root, read_by, checks)
    if stamp.exists():
        return None
    done = subprocess.run(["clang-tidy-14", "--quiet", *checks, "-p", str(build), entry["file"]], capture_output=True, text=True)
    if done.returncode == 0:
        stamp.touch()
    return entry["file"], done.returncode, done.stdout


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("root", type=pathlib.Path)
    ap.add_argument("build", type=pathlib.Path)
    ap.add_argument("--jobs", type=int, default=2)
    ap.add_argument("--analyze", action="store_true")
    args = ap.parse_args()
    checks = ["--checks=-*,clang-analyzer-*"] if args.analyze else []
    root, build = args.root.resolve(), args.build.resolve()
    (build / "tidy").mkdir(exist_ok=True)
    read_by = dependencies(build)

    entries = [e for e in json.loads((build / "compile_commands.json").read_text())
               if pathlib.Path(e["file"]).is_relative_to(root) and not pathlib.Path(e["file"]).is_relative_to(build)]
    with concurrent.futures.ThreadPoolExecutor(args.jobs) as pool:
        results = [r for r in pool.map(lambda e: check(e, root, build, read_by, checks), entries) if r]
    bad = [r for r in results if r[1] != 0]
    for _, _, findings in bad:
        print(findings)
    print(f"clang-tidy: {len(entries)} sources, {len(results)} read anew, {len(bad)} with findings")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
