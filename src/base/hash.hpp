// Hashes that are the same in every run.
#ifndef PITH_BASE_HASH_HPP
#define PITH_BASE_HASH_HPP

#include "base/ascii.hpp"

#include <cstdint>
#include <string_view>

namespace pith::hash {

// FNV-1a, with 64 bits and with 32.
constexpr std::uint64_t start = 0xcbf29ce484222325;
constexpr std::uint32_t start32 = 0x811c9dc5;

/// Takes in one more byte, or a larger number.
constexpr std::uint64_t step(std::uint64_t hash, std::uint64_t value) {
  return (hash ^ value) * 0x100000001b3;
}
constexpr std::uint32_t step32(std::uint32_t hash, std::uint32_t value) { return (hash ^ value) * 0x1000193; }

/// Spreads a number over all its bits: the finalizer of MurmurHash3.
constexpr std::uint64_t mix(std::uint64_t x) {
  x ^= x >> 33U;
  x *= 0xff51afd7ed558ccd;
  x ^= x >> 33U;
  x *= 0xc4ceb9fe1a85ec53;
  return x ^ x >> 33U;
}

/// Of a text, letters of ASCII folded.
constexpr std::uint64_t folded(std::string_view text) {
  std::uint64_t hash = start;
  for (const char c : text) hash = step(hash, static_cast<unsigned char>(ascii::lower(c)));
  return mix(hash);
}

}  // namespace pith::hash

#endif
