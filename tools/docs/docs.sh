#!/usr/bin/env bash
# docs.sh [--check [PAGES]]: builds the site into build/site; with --check runs the blocks of the documentation and holds
# outputs to their schemas instead, those of the fixtures or, with PAGES, those of a folder.
# Run by `tools/dev docs`, which installs what it needs and builds pith and its Python package.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
tools=$root/build/docs/tools
pith=$root/build/release/pith

say() { printf 'docs: %s\n' "$*" >&2; }

mkdir -p "$root/build/docs"
[ -x "$tools/bin/python" ] || python3 -m venv "$tools"
"$tools/bin/python" -m pip install -q --disable-pip-version-check --requirement "$root/tools/docs/requirements.txt"
# A Python that has the package.
package=$(ls -dt "$root"/build/python/cp*/empty/bin/python | head -n 1)

check() {
  local folder=${1:-$root/fixtures/pages} tei=() prefix=$root/build/docs/prefix status=0
  # The wheel of another extractor is the one package that brings the TEI's own DTD.
  if [ ! -s "$root/build/docs/tei_corpus.dtd" ]; then
    "$tools/bin/python" -m pip download -q --no-deps --dest "$root/build/docs" trafilatura==2.3.1 &&
      (cd "$root/build/docs" && python3 -m zipfile -e trafilatura-*.whl wheel && cp wheel/trafilatura/data/tei_corpus.dtd .) ||
      say "no DTD of TEI: its documents are not looked at"
  fi
  if [ -s "$root/build/docs/tei_corpus.dtd" ]; then
    cp "$root/tools/docs/tei.dtd" "$root/build/docs/"
    tei=(--tei "$root/build/docs/tei.dtd")
  fi
  "$tools/bin/python" "$root/tools/docs/outputs.py" --pith "$pith" --schema "$root/docs/schema.json" "${tei[@]}" \
    --most 500 "$folder" || status=1
  cmake --install "$root/build/release" --prefix "$prefix" > /dev/null
  PKG_CONFIG_PATH=$(dirname "$(find "$prefix" -name pith.pc | head -n 1)")
  export PKG_CONFIG_PATH
  # shellcheck disable=SC2046
  "$tools/bin/python" "$root/tools/docs/blocks.py" --pith "$pith" --root "$root" --python "$package" \
    --flags="$(pkg-config --cflags --libs pith)" "$root"/docs/*.md "$root/README.md" || status=1
  return "$status"
}

site() {
  rm -rf "$root/build/site"
  (cd "$root" && "$tools/bin/mkdocs" build -q)
  (cd "$root" && doxygen tools/docs/Doxyfile)
  PYTHONPATH=$("$package" -c 'import pathlib, pith; print(pathlib.Path(pith.__file__).parent.parent)') \
    "$tools/bin/python" -m pdoc -o "$root/build/site/python" pith
  say "build/site/index.html"
}

if [ "${1:-}" = --check ]; then check "${@:2}"; else site; fi
