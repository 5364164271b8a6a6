#!/usr/bin/env bash
# try_installed.sh FOLDER [PREFIX]: tries what was installed, as a user of each interface would. FOLDER has the packages,
# the wheel and the examples. Without PREFIX the packages are installed first; with it they lie unpacked below it.
set -euo pipefail
folder=$1
prefix=${2:-}
page=$folder/page.html
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0

say() { printf '%s\n' "$*"; }

# try NAME PATTERN COMMAND...: the command must succeed and print what matches.
try() {
  local name=$1 pattern=$2 said
  shift 2
  if said=$("$@" 2>&1) && grep -qE "$pattern" <<< "$said"; then
    passed=$((passed + 1))
    say "ok: $name"
  else
    say "NOT OK: $name"
    printf '%s\n' "$said" | tail -n 20
    exit 1
  fi
}

title='security officials hold talks in Tehran'

if [ -z "$prefix" ]; then
  say "installing the packages"
  apt-get -q -o Acquire::Retries=3 update > "$work/apt.log" 2>&1 || { tail -n 5 "$work/apt.log"; exit 1; }
  DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-install-recommends install "$folder"/debs/*.deb >> "$work/apt.log" 2>&1 ||
    { tail -n 20 "$work/apt.log"; exit 1; }
else
  export PATH=$prefix/usr/bin:$PATH
  export CMAKE_PREFIX_PATH=$prefix/usr PKG_CONFIG_PATH
  PKG_CONFIG_PATH=$(dirname "$(find "$prefix" -name pith.pc)")
  LD_LIBRARY_PATH=$(dirname "$PKG_CONFIG_PATH")
  export LD_LIBRARY_PATH
  PYTHONPATH=$prefix/usr/lib/python3/dist-packages
  export PYTHONPATH
fi

build_by_cmake() {
  cmake -S "$1" -B "$2" -DCMAKE_BUILD_TYPE=Release "${@:3}" > "$work/cmake.log" 2>&1 &&
    cmake --build "$2" >> "$work/cmake.log" 2>&1 || { tail -n 20 "$work/cmake.log"; return 1; }
}

try "the command" "$title" pith "$page"
try "its version" 'libcurl/' pith --version
cmake_example() { build_by_cmake "$folder/examples" "$work/cmake" && "$work/cmake/title_and_text" "$page"; }
try "C++ by find_package" "$title" cmake_example
consumer() { build_by_cmake "$folder/consumer" "$work/consumer" && "$work/consumer/consumer"; }
try "C++ by find_package, one component" 'built: ' consumer
pkg_config_example() {
  # shellcheck disable=SC2046
  g++ -std=c++20 "$folder/examples/title_and_text.cpp" $(pkg-config --cflags --libs pith) -o "$work/cpp" && "$work/cpp" "$page"
}
try "C++ by pkg-config" "$title" pkg_config_example
fetching_example() {
  # shellcheck disable=SC2046
  g++ -std=c++20 "$folder/examples/fetch_as_markdown.cpp" $(pkg-config --cflags --libs pith-fetch) -o "$work/fetch" &&
    ldd "$work/fetch"
}
try "C++ that fetches, by pkg-config" 'libpith_fetch\.so' fetching_example
c_example() {
  # shellcheck disable=SC2046
  gcc -std=c11 "$folder/examples/title_and_text.c" $(pkg-config --cflags --libs pith) -o "$work/c" && "$work/c" < "$page"
}
try "C by pkg-config" "$title" c_example
if command -v go > /dev/null; then
  go_example() {
    GOCACHE=$work/go GOFLAGS=-mod=mod GOPROXY=off CGO_ENABLED=1 CGO_CFLAGS=$(pkg-config --cflags pith) \
      CGO_LDFLAGS=$(pkg-config --libs pith) go build -o "$work/from-go" "$folder/examples/title_and_text.go" && "$work/from-go" < "$page"
  }
  try "Go by cgo" "$title" go_example
else
  say "skipped: Go, which is not here"
fi

program='import sys, pith; a = pith.extract(open(sys.argv[1], "rb").read()); print(pith.__file__, a.title)'
try "Python, from the package" "$title" /usr/bin/python3 -c "$program" "$page"
wheel_example() {
  unset PYTHONPATH
  /usr/bin/python3 -m venv "$work/venv" && "$work/venv/bin/python" -m pip install -q --no-index --no-deps "$folder"/*.whl &&
    "$work/venv/bin/python" -I -c "$program" "$page" && "$work/venv/bin/python" -m pith "$page"
}
try "Python, from the wheel" "$work/venv.*$title" wheel_example

completion=$(find "${prefix}/usr/share/bash-completion/completions/" -name pith)
bash_completes() {
  bash -c 'source "$1"; COMP_WORDS=(pith --fo); COMP_CWORD=1; _pith; echo "${COMPREPLY[*]}"' - "$completion"
}
try "completion in bash" '^--format --focus$' bash_completes
if command -v zsh > /dev/null; then
  zsh_completes() {
    zsh -fc 'fpath=('"$prefix"'/usr/share/zsh/vendor-completions $fpath); autoload -Uz compinit; compinit -D -u
      print -r -- ${_comps[pith]}; autoload +X _pith && print loaded'
  }
  try "completion in zsh" '_pith' zsh_completes
fi
manual=$(find "${prefix}/usr/share/man/man1" -name 'pith.1*')
manual_page() { MANWIDTH=80 man --warnings=w -E UTF-8 -l "$manual" 2>&1 > "$work/manual" | { ! grep .; } && cat "$work/manual"; }
try "the manual page, without a warning" 'EXIT STATUS' manual_page

# The source needs what pith is made of; it is configured, not built: that takes as long as pith itself.
if [ -z "$prefix" ]; then
  plain() { cmake -S "$folder/pith" -B "$work/plain"; }
  says_what_is_missing() { ! plain; }
  try "a plain build says which packages it needs" 'Debian packages, or what they hold:.* libgumbo-dev' says_what_is_missing
  read -ra needed < "$folder/build_packages"
  DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-install-recommends install "${needed[@]}" >> "$work/apt.log" 2>&1 ||
    { tail -n 20 "$work/apt.log"; exit 1; }
  try "a plain build, without what the tests need" 'tests are left out: .*libgtest-dev' plain
  added() { cmake -S "$folder/consumer" -B "$work/added" -DPITH_SOURCE="$folder/pith" -DPITH_FETCH=OFF; }
  try "C++ by add_subdirectory" 'Generating done' added
fi
say "$passed passed, 0 failed"
