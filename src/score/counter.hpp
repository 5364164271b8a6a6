// Numbers for keys: how often each key was seen, and a small consecutive number for each.
#ifndef PITH_SCORE_COUNTER_HPP
#define PITH_SCORE_COUNTER_HPP

#include <bit>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace pith::score {

/// A hash table from 64-bit keys to consecutive numbers, for at most the number of keys given to the
/// constructor.
class Numbering {
 public:
  explicit Numbering(std::size_t keys) : slots_(std::bit_ceil(keys * 2 + 2)) {}

  /// The key's number: 0 for the first key seen, 1 for the next new one, …
  std::uint32_t of(std::uint64_t key) {
    key += key == 0;
    const std::size_t mask = slots_.size() - 1;
    std::size_t slot = static_cast<std::size_t>((key * factor_) >> 32) & mask;
    while (slots_[slot].key != 0 && slots_[slot].key != key) slot = (slot + 1) & mask;
    if (slots_[slot].key == 0) slots_[slot] = {key, count_++};
    return slots_[slot].number;
  }

  std::uint32_t count() const { return count_; }

 private:
  /// Odd, and another one in each process: no page can choose keys that meet in one slot.
  static std::uint64_t factor() {
    static const auto made =
        static_cast<std::uint64_t>(std::chrono::steady_clock::now().time_since_epoch().count());
    static const std::uint64_t mixed =
        ((made ^ reinterpret_cast<std::uintptr_t>(&made)) * 0x9E3779B97F4A7C15u ^ 0xD1B54A32D192ED03u) | 1u;
    return mixed;
  }

  struct Slot {
    std::uint64_t key = 0;
    std::uint32_t number = 0;
  };
  std::vector<Slot> slots_;
  std::uint64_t factor_ = factor();
  std::uint32_t count_ = 0;
};

}  // namespace pith::score

#endif
