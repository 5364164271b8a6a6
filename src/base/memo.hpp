// A small memory of what was worked out of strings: the same classes stand on many elements of a page.
#ifndef PITH_BASE_MEMO_HPP
#define PITH_BASE_MEMO_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace pith {

/// Gives the value of a string without working it out again, as long as no other one has taken its place.
/// Keys are views and must outlive it.
template <class Value>
class Memo {
 public:
  template <class Make>
  Value operator()(std::string_view key, const Make& make) {
    return (*this)(key, 0, make);
  }
  /// Where one string has a value for each of several kinds.
  template <class Make>
  Value operator()(std::string_view key, unsigned kind, const Make& make) {
    if (key.size() < shortest) return make(key);
    Entry& entry = entries_[slot_of(key)];
    if (entry.kind != kind || entry.key != key) entry = {key, kind, make(key)};
    return entry.value;
  }

 private:
  struct Entry {
    std::string_view key;
    unsigned kind = 0;
    Value value{};
  };
  static constexpr std::size_t shortest = sizeof(std::uint64_t);
  static constexpr unsigned slot_bits = 8;

  static std::size_t slot_of(std::string_view key) {
    std::uint64_t begin = 0, end = 0;
    std::memcpy(&begin, key.data(), sizeof begin);
    std::memcpy(&end, key.data() + key.size() - sizeof end, sizeof end);
    return ((begin ^ end * 31 ^ key.size()) * 0x9E3779B97F4A7C15u) >> (64 - slot_bits);
  }

  std::array<Entry, std::size_t{1} << slot_bits> entries_{};
};

}  // namespace pith

#endif
