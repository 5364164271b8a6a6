#!/usr/bin/env bash
# check_install.sh WHEEL PACKAGE...: installs the packages of build/packages/debs and the wheel in a bare Debian 12 and
# runs each example there; PACKAGE... are what the source needs. The bare system, with compilers and shells but nothing
# that pith needs, is made once and kept. Where no such root can be made, it says so, and does the same with the packages
# unpacked below a prefix here.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
wheel=$1
build_packages=("${@:2}")
work=$root/build/check-install
bare=$work/bare.tar
tree=$work/root
tools=g++,cmake,make,pkg-config,python3,python3-venv,bash-completion,zsh,man-db,ca-certificates

say() { printf 'check-install: %s\n' "$*" >&2; }

make_bare_system() {
  [ ! -s "$bare" ] || return 0
  say "making a bare Debian 12, once"
  local options=() file
  for file in /etc/apt/apt.conf.d/*; do
    grep -qE 'Acquire::(http|https|Check|Retries)' "$file" && options+=(--aptopt="$file")
  done
  mmdebstrap --mode=root --format=tar --variant=minbase --include="$tools" "${options[@]}" bookworm "$bare.new" \
    /etc/apt/sources.list.d/debian.sources > "$work/bare.log" 2>&1 || { tail -n 5 "$work/bare.log" >&2; return 1; }
  mv "$bare.new" "$bare"
}

# What is tried, for the script that runs inside.
fill() {
  local to=$1
  mkdir -p "$to/debs" "$to/examples" "$to/consumer"
  cp "$root"/build/packages/debs/*.deb "$to/debs/"
  cp "$wheel" "$to/"
  cp "$root"/tools/examples/* "$to/examples/"
  cp "$root"/tests/package/consumer/* "$to/consumer/"
  cp "$root/fixtures/pages/tehran-talks/source.html" "$to/page.html"
  cp "$root/tools/package/try_installed.sh" "$to/"
  echo "${build_packages[*]}" > "$to/build_packages"
  mkdir -p "$to/pith"
  (cd "$root" && git ls-files -z CMakeLists.txt cmake src include tests docs | tar -c --null -T -) | tar -x -C "$to/pith"
}

in_a_root() {
  rm -rf "$tree" && mkdir -p "$tree"
  tar -xf "$bare" -C "$tree" || return 1
  cp /etc/resolv.conf "$tree/etc/" 2> /dev/null || true
  fill "$tree/try"
  # What is mounted is gone when this ends. Go comes from this machine, if it has it: its package is a sixth of a gigabyte.
  # shellcheck disable=SC2016
  GO=$(go env GOROOT 2> /dev/null || true) unshare --mount bash -euc '
    mount -t proc proc "$1/proc"
    if [ -n "$GO" ]; then
      mkdir -p "$1/usr/local/go"
      mount --bind -o ro "$GO" "$1/usr/local/go"
    fi
    exec chroot "$1" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin:/usr/local/go/bin GOROOT=/usr/local/go HOME=/root \
      LC_ALL=C.UTF-8 bash /try/try_installed.sh /try' - "$tree"
}

mkdir -p "$work"
if [ "$(id -u)" = 0 ] && command -v mmdebstrap > /dev/null && make_bare_system && tar -tf "$bare" > /dev/null; then
  in_a_root
else
  say "NOT IN A BARE ROOT: none can be made here; trying the packages unpacked below a prefix"
  rm -rf "$tree" && mkdir -p "$tree"
  fill "$tree/try"
  for package in "$tree"/try/debs/*.deb; do dpkg-deb -x "$package" "$tree"; done
  bash "$tree/try/try_installed.sh" "$tree/try" "$tree"
fi
