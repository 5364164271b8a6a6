# What pith is made of: each library that is missing is named, all of them in one line, by its package in Debian.
set(pith_missing)

# pith_find_module(NAME MODULE PACKAGE): a library that pkg-config knows, as the target PkgConfig::NAME.
macro(pith_find_module name module package)
  pkg_check_modules(${name} QUIET IMPORTED_TARGET GLOBAL ${module})
  if(NOT ${name}_FOUND)
    list(APPEND pith_missing ${package})
  endif()
endmacro()

# pith_find_package(PACKAGE NAME...): one that CMake finds; the arguments are those of find_package.
macro(pith_find_package package)
  find_package(${ARGN} QUIET)
  if(NOT ${ARGV1}_FOUND)
    list(APPEND pith_missing ${package})
  endif()
endmacro()

# Stops if anything was not found.
function(pith_require_all what)
  if(pith_missing)
    list(REMOVE_DUPLICATES pith_missing)
    list(JOIN pith_missing " " packages)
    message(FATAL_ERROR "${what} needs these Debian packages, or what they hold: ${packages}")
  endif()
endfunction()

set(CMAKE_FIND_PACKAGE_TARGETS_GLOBAL ON) # who adds pith with add_subdirectory links them, too
find_package(PkgConfig QUIET)
if(NOT PKG_CONFIG_FOUND)
  message(FATAL_ERROR "pith needs this Debian package, or what it holds: pkg-config")
endif()

pith_find_module(GUMBO gumbo libgumbo-dev)
pith_find_module(UCHARDET uchardet libuchardet-dev)
pith_find_module(UTF8PROC libutf8proc libutf8proc-dev)
pith_find_package(zlib1g-dev ZLIB)
pith_find_package(libssl-dev OpenSSL COMPONENTS Crypto)
pith_find_package(libsimdjson-dev simdjson)
find_library(CLD2_LIBRARY cld2)
if(NOT CLD2_LIBRARY)
  list(APPEND pith_missing libcld2-dev)
endif()
pith_require_all(pith)

if(PITH_FETCH)
  pith_find_module(BROTLI libbrotlidec libbrotli-dev)
  pith_find_module(ZSTD libzstd libzstd-dev)
  pith_find_module(SQLITE sqlite3 libsqlite3-dev)
  pith_find_module(LIBXML libxml-2.0 libxml2-dev)
  pith_find_module(IDN2 libidn2 libidn2-dev)
  pith_find_package(libcurl4-openssl-dev CURL)
  pith_require_all("fetching (PITH_FETCH=OFF leaves it out)")
endif()

if(PITH_COMMAND)
  # Its headers hold Asio and Beast, too, by which `pith serve` speaks HTTP.
  pith_find_package(libboost-program-options-dev Boost COMPONENTS program_options)
  pith_find_package(nlohmann-json3-dev nlohmann_json)
  pith_find_module(LIBARCHIVE libarchive libarchive-dev)
  pith_find_package(libc6-dev Threads)
  pith_require_all("the command (PITH_COMMAND=OFF leaves it out)")
endif()

if(PITH_TESTS)
  pith_find_package(libgtest-dev GTest)
  pith_find_module(CMARK_GFM libcmark-gfm libcmark-gfm-dev)
  find_library(CMARK_GFM_EXTENSIONS_LIBRARY cmark-gfm-extensions)
  if(NOT CMARK_GFM_EXTENSIONS_LIBRARY)
    list(APPEND pith_missing libcmark-gfm-extensions-dev)
  endif()
  if(pith_missing AND PITH_TESTS STREQUAL "AUTO")
    list(JOIN pith_missing " " packages)
    message(STATUS "The tests are left out: they need these Debian packages: ${packages}")
    set(PITH_TESTS OFF)
    set(pith_missing)
  endif()
  pith_require_all("the tests (PITH_TESTS=OFF leaves them out)")
endif()

# The shared Gumbo calls even its own functions through a table: 4 % of a page. Where the code becomes part of a shared
# library or of a Python module, it takes what can be part of that.
set(gumbo PkgConfig::GUMBO)
find_library(GUMBO_ARCHIVE libgumbo.a HINTS ${GUMBO_LIBRARY_DIRS})
if(GUMBO_ARCHIVE AND NOT BUILD_SHARED_LIBS AND NOT PITH_PYTHON)
  set(gumbo ${GUMBO_ARCHIVE})
endif()
