"""Puts what a benchmark found into a Markdown file, between <!-- NAME --> and <!-- end of NAME -->."""
import sys


def replace(path, name, lines):
    begin, end = f"<!-- {name} -->\n", f"<!-- end of {name} -->"
    text = path.read_text(encoding="utf-8")
    if begin not in text or end not in text:
        sys.exit(f"{path}: no place for {name}")
    head, rest = text.split(begin, 1)
    tail = rest.split(end, 1)[1]
    path.write_text(head + begin + "\n" + "\n".join(lines).strip() + "\n\n" + end + tail, encoding="utf-8")
    print("\n".join(lines))
