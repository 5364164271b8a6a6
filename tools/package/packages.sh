#!/usr/bin/env bash
# packages.sh [PYTHON]: builds the Debian packages into build/packages/debs and tells what lintian says of them.
# Run by `tools/dev packages`, which installs what it needs.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
python=${1:-/usr/bin/python3}
work=$root/build/packages
launcher=()
command -v ccache > /dev/null && launcher=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)

say() { printf 'packages: %s\n' "$*" >&2; }

# make FOLDER CMAKE-ARGUMENT...: with the release build's flags, and as deep as it lies, so that ccache has the objects.
make() {
  local folder=$1
  shift
  cmake -S "$root" -B "$folder" -G Ninja -DCMAKE_BUILD_TYPE=Release -DCMAKE_INSTALL_PREFIX=/usr -DPITH_TESTS=OFF \
    -DPITH_PACKAGES=ON -DPITH_WERROR=ON "${launcher[@]}" "$@" > "$folder.log"
  ninja -C "$folder" >> "$folder.log" || { tail -n 30 "$folder.log" >&2; return 1; }
  (cd "$folder" && rm -rf packages && cpack >> "$folder.log" 2>&1) || { tail -n 30 "$folder.log" >&2; return 1; }
  cp "$folder"/packages/*.deb "$work/debs/"
}

rm -rf "$work/debs" && mkdir -p "$work/debs"
say "building the libraries and the command"
make "$root/build/packages-native" -DBUILD_SHARED_LIBS=ON
say "building the Python module"
[ -x "$work/tools/bin/python" ] || "$python" -m venv "$work/tools"
"$work/tools/bin/python" -m pip install -q "$(grep '^nanobind' "$root/tests/python/requirements.txt")"
make "$root/build/packages-python" -DPITH_PYTHON=ON -DPITH_COMMAND=OFF -DBUILD_SHARED_LIBS=OFF -DPython_EXECUTABLE="$work/tools/bin/python"

# What lintian may say, and why that is as it should be:
#   initial-upload-closes-no-bugs     no distribution carries these packages, so no bug asks for them
#   package-name-doesnt-match-sonames two libraries of one version are one package
#   no-symbols-control-file           the SONAME changes with each minor version: shlibs say enough
#   maintscript-calls-ldconfig        CPack writes these scripts wherever there is a library; the trigger alone would do
allowed=initial-upload-closes-no-bugs,package-name-doesnt-match-sonames,no-symbols-control-file,maintscript-calls-ldconfig
if command -v lintian > /dev/null; then
  say "lintian"
  lintian --no-cfg --suppress-tags "$allowed" --fail-on error,warning "$work"/debs/*.deb
fi
ls "$work"/debs
