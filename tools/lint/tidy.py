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
import pathlib
import shlex
import subprocess
import sys


def command_of(entry):
    return shlex.split(entry["command"]) if "command" in entry else entry["arguments"]


def project_files(entry, root):
    """The source and the headers of the project it includes, as the compiler finds them."""
    words = command_of(entry)
    flags = [w for w in words[1:] if w.startswith(("-I", "-D", "-std"))]
    system = [w for i, w in enumerate(words) if w == "-isystem" or words[i - 1] == "-isystem"]
    compiler = "clang-14" if entry["file"].endswith(".c") else "clang++-14"
    rule = subprocess.run([compiler, "-MM", *flags, *system, entry["file"]], cwd=entry["directory"],
                          capture_output=True, text=True, check=True).stdout
    found = rule.replace("\\\n", " ").split(":", 1)[1].split()
    paths = {(pathlib.Path(entry["directory"]) / name).resolve() for name in found}
    return sorted(p for p in paths if p.is_relative_to(root))


def fingerprint(entry, root, checks):
    digest = hashlib.sha256("\0".join([*command_of(entry), *checks]).encode())
    folders = [p for p in pathlib.Path(entry["file"]).parents if p.is_relative_to(root)]
    configs = [p / ".clang-tidy" for p in folders if (p / ".clang-tidy").exists()]
    for path in [*configs, *project_files(entry, root)]:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def check(entry, root, build, stamps, checks):
    """None if the stamp is there, else (source, exit status, findings)."""
    stamp = stamps / fingerprint(entry, root, checks)
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
    stamps = build / "tidy"
    stamps.mkdir(exist_ok=True)

    entries = [e for e in json.loads((build / "compile_commands.json").read_text())
               if pathlib.Path(e["file"]).is_relative_to(root) and not pathlib.Path(e["file"]).is_relative_to(build)]
    with concurrent.futures.ThreadPoolExecutor(args.jobs) as pool:
        results = [r for r in pool.map(lambda e: check(e, root, build, stamps, checks), entries) if r]
    bad = [r for r in results if r[1] != 0]
    for _, _, findings in bad:
        print(findings)
    print(f"clang-tidy: {len(entries)} sources, {len(results)} read anew, {len(bad)} with findings")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
