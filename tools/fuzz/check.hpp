// What the fuzz targets share: an input is a failure if a check does not hold.
#ifndef PITH_FUZZ_CHECK_HPP
#define PITH_FUZZ_CHECK_HPP

#include "clean_text.hpp"

#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

namespace pith::fuzz {

inline void check(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s\n", what);
  std::abort();
}

/// `text` may be given to a terminal.
inline void check_clean(std::string_view text, const char* what) {
  const std::string why = test::why_not_clean(text);
  if (why.empty()) return;
  std::fprintf(stderr, "%s is not clean: %s\n", what, why.c_str());
  std::abort();
}

inline std::string_view view(const unsigned char* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

/// Takes the last byte off `bytes`: it chooses among options, so that a seed may be a file as it is.
inline unsigned take_choice(std::string_view& bytes) {
  if (bytes.empty()) return 0;
  const auto choice = static_cast<unsigned char>(bytes.back());
  bytes.remove_suffix(1);
  return choice;
}

}  // namespace pith::fuzz

#endif
