#!/usr/bin/env python3
"""How pith's cost grows: with the size of a page, and with the number of pages.

    growth.py --pith PITH --clock PITH_CLOCK --pages FIXTURES --into MARKDOWN --commit ID --date DAY [--most N]

Pages of 1 kB to 10 MB are made of the fixture pages' own bodies, one after the other; batches of 1 to 100,000 pages repeat
the fixture pages. Time is processor time, memory the peak of the process. Writes growth.svg beside MARKDOWN, and the
figures between its markers.
"""
import argparse
import json
import math
import pathlib
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import report

SIZES = [1_000, 3_000, 10_000, 30_000, 100_000, 300_000, 1_000_000, 3_000_000, 10_000_000]
COUNTS = [1, 10, 100, 1_000, 10_000, 100_000]


def bodies(folder):
    for page in sorted(folder.glob("*/source.html")):
        text = page.read_bytes().decode("utf-8", "replace")
        if found := re.search(r"<body[^>]*>(.*)</body>", text, re.S | re.I):
            yield found[1].encode()


def page_of(size, parts):
    """A page of about `size` bytes: whole bodies, and of the last one what fits up to the end of a tag."""
    out = bytearray(b"<!DOCTYPE html><html><head><title>Growth</title></head><body>")
    i = 0
    while len(out) < size:
        part = parts[i % len(parts)]
        room = size - len(out)
        out += part if len(part) <= room else part[:part.rfind(b">", 0, room) + 1] or b"<p>" + b"x" * room
        i += 1
        if room < len(part):
            break
    return bytes(out)


def run(command):
    """(seconds of processor time, peak kilobytes) of a command; by GNU time, which is small itself: a child's peak
    begins with what its parent held."""
    with tempfile.NamedTemporaryFile("r") as report_file:
        status = subprocess.run(["/usr/bin/time", "-q", "-f", "%U %S %M", "-o", report_file.name, *map(str, command)],
                                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                stderr=subprocess.DEVNULL).returncode
        user, system, kilobytes = report_file.read().split()
    if status not in (0, 1):
        sys.exit(f"growth: {' '.join(map(str, command))} ended with {status}")
    return float(user) + float(system), int(kilobytes)


def exponent(points):
    """Slope of the line through the logarithms."""
    logs = [(math.log(x), math.log(y)) for x, y in points]
    mean_x, mean_y = (sum(values) / len(logs) for values in zip(*logs))
    return sum((x - mean_x) * (y - mean_y) for x, y in logs) / sum((x - mean_x) ** 2 for x, _ in logs)


def plot(title, x_name, y_name, points, left):
    """One logarithmic diagram as SVG."""
    width, height = 330, 250
    xs, ys = ([math.log10(p[i]) for p in points] for i in (0, 1))
    x0, x1 = math.floor(min(xs)), math.ceil(max(xs))
    y0, y1 = math.floor(min(ys)), max(math.ceil(max(ys)), math.floor(min(ys)) + 1)
    at = lambda x, y: (left + 60 + (x - x0) / (x1 - x0) * width, 40 + (y1 - y) / (y1 - y0) * height)
    out = [f'<text x="{left + 60}" y="24" font-weight="bold">{title}</text>']
    for x in range(x0, x1 + 1):
        px, py = at(x, y0)
        out.append(f'<line x1="{px:.1f}" y1="40" x2="{px:.1f}" y2="{py:.1f}" class="grid"/>'
                   f'<text x="{px:.1f}" y="{py + 16:.1f}" text-anchor="middle">{10 ** x:,}</text>')
    for y in range(y0, y1 + 1):
        px, py = at(x0, y)
        out.append(f'<line x1="{px:.1f}" y1="{py:.1f}" x2="{px + width:.1f}" y2="{py:.1f}" class="grid"/>'
                   f'<text x="{px - 6:.1f}" y="{py + 4:.1f}" text-anchor="end">{10 ** y:g}</text>')
    places = [at(x, y) for x, y in zip(xs, ys)]
    out.append(f'<polyline points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in places)}" class="line"/>')
    out += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3"/>' for x, y in places]
    out.append(f'<text x="{left + 60 + width / 2}" y="{height + 76}" text-anchor="middle">{x_name}</text>'
               f'<text x="{left + 60}" y="36" font-size="10">{y_name}</text>')
    return "\n".join(out)


def svg(diagrams):
    body = "\n".join(plot(*diagram, left=i * 420) for i, diagram in enumerate(diagrams))
    return (f'<svg xmlns="http://www.w3.org/2000/svg" width="{len(diagrams) * 420}" height="340" '
            'font-family="sans-serif" font-size="11">\n<style>.grid{stroke:#ddd}.line{fill:none;stroke:#06c;'
            'stroke-width:2}circle{fill:#06c}</style>\n<rect width="100%" height="100%" fill="white"/>\n'
            f'{body}\n</svg>\n')


def by_size(args, scratch):
    parts = list(bodies(args.pages))
    rows = []
    for size in SIZES:
        path = scratch / f"{size:09}.html"
        path.write_bytes(page_of(size, parts))
        passes = "3" if size >= 1_000_000 else "15"
        said = subprocess.run([args.clock, passes, path], check=True, capture_output=True, text=True).stdout
        kilobytes = run([args.pith, "--max-nodes", "2000000", "--max-size", "20000000", "--parse-timeout", "60",
                         "--page-timeout", "60", path])[1]
        rows.append((path.stat().st_size, float(said.split("\t")[1]), kilobytes / 1000))
    return rows


def by_count(args, scratch):
    sources = sorted(args.pages.glob("*/source.html"))
    rows = []
    for count in (count for count in COUNTS if count <= args.most):
        manifest = scratch / f"{count}.jsonl"
        with manifest.open("w", encoding="utf-8") as out:
            for i in range(count):
                out.write(json.dumps({"id": str(i), "path": str(sources[i % len(sources)].resolve())}) + "\n")
        seconds, kilobytes = run([args.pith, "batch", manifest, "-f", "jsonl", "-o", "/dev/null", "-j", "2"])
        rows.append((count, seconds, kilobytes / 1000))
    return rows


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("pith", "clock", "pages", "into"):
        parser.add_argument(f"--{name}", type=pathlib.Path, required=True)
    parser.add_argument("--commit", required=True)
    parser.add_argument("--date", required=True)
    parser.add_argument("--most", type=int, default=COUNTS[-1], help="pages in the largest batch")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        sizes = by_size(args, pathlib.Path(folder))
        counts = by_count(args, pathlib.Path(folder))
    picture = args.into.parent / "growth.svg"
    picture.write_text(svg([("Time by the size of the page", "bytes", "ms", [r[:2] for r in sizes]),
                            ("Memory by the size of the page", "bytes", "MB", [(r[0], r[2]) for r in sizes]),
                            ("Memory by the number of pages", "pages", "MB", [(r[0], r[2]) for r in counts])]),
                       encoding="utf-8")
    large = [(size, time) for size, time, _ in sizes if size >= 10_000]
    worst = max((memory - 12 * size / 1e6, size) for size, _, memory in sizes)
    lines = [f"`tools/dev bench growth --most {args.most}`, commit {args.commit}, {args.date}.", "",
             f"![How time and memory grow]({picture.name})", "",
             "| page, bytes | ms | peak memory, MB |", "| ---: | ---: | ---: |",
             *(f"| {size:,} | {time:.2f} | {memory:.1f} |" for size, time, memory in sizes), "",
             f"Exponent of time in the page's size, from 10 kB on: {exponent(large):.3f}. Peak memory is at most "
             f"{worst[0]:.1f} MB + 12 × the page (the least at {worst[1]:,} bytes).", "",
             "| pages in one batch, `-j 2` | seconds of processor time | peak memory, MB |", "| ---: | ---: | ---: |",
             *(f"| {count:,} | {seconds:.2f} | {memory:.1f} |" for count, seconds, memory in counts)]
    report.replace(args.into, "growth", lines)


if __name__ == "__main__":
    sys.exit(main())
