// A small memory of what was worked out of strings: the same classes stand on many elements of a page.
#ifndef PITH_BASE_MEMO_HPP
#define PITH_BASE_MEMO_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

namespace pith {

/// Gives the value of a string without working it out again, as long as no other one has taken its place.
/// Keys are views and must outlive it.
template <class Value>
class Memo {
 public:
  /// What is given stays until the next one is asked for.
  template <class Make>
  const Value& operator()(std::string_view key, const Make& make) {
    return (*this)(key, 0, make);
  }
  /// Where one string has a value for each of several kinds.
  template <class Make>
  const Value& operator()(std::string_view key, unsigned kind, const Make& make) {
    if (key.size() < shortest) return short_ = make(key);
    std::uint16_t& slot = slots_[slot_of(key)];
    if (slot == none) {
      entries_.push_back({key, kind, make(key)});
      slot = static_cast<std::uint16_t>(entries_.size());
      return entries_.back().value;
    }
    Entry& entry = entries_[slot - 1U];
    if (entry.kind != kind || entry.key != key) entry = {key, kind, make(key)};
    return entry.value;
  }

 private:
  struct Entry {
    std::string_view key;
    unsigned kind;
    Value value;
  };
  static constexpr std::uint16_t none = 0;
  static constexpr std::size_t shortest = sizeof(std::uint64_t);
  static constexpr unsigned slot_bits = 10;

  static std::size_t slot_of(std::string_view key) {
    std::uint64_t begin = 0, end = 0;
    std::memcpy(&begin, key.data(), sizeof begin);
    std::memcpy(&end, key.data() + key.size() - sizeof end, sizeof end);
    return ((begin ^ end * 31 ^ key.size()) * 0x9E3779B97F4A7C15u) >> (64 - slot_bits);
  }

  // Entries stand side by side in the order in which their slots were first taken: most memories hold few.
  std::array<std::uint16_t, std::size_t{1} << slot_bits> slots_{};  // 1 + the entry's index
  std::vector<Entry> entries_;
  Value short_{};  // of a key too short to be kept
};

}  // namespace pith

#endif
