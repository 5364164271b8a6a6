// What kind of archive bytes or a name stand for.
#ifndef PITH_ARCHIVE_KIND_HPP
#define PITH_ARCHIVE_KIND_HPP

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace pith::archive {

enum class Kind : std::uint8_t {
  none,
  warc,  ///< see WarcReader; packed or not
  pack,  ///< tar or zip, see PackReader
};

/// Bytes that kind_of() wants to see: those of a tar's first head, packed or not.
constexpr std::size_t head_bytes = 4096;

/// By what a file begins with, packed or not.
Kind kind_of(std::string_view head);

/// By its name: *.warc, *.tar, *.zip and what they are called when they are packed; case counts.
Kind kind_of_name(std::string_view name);

}  // namespace pith::archive

#endif
