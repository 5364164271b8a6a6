#include "score/ranking.hpp"

#include <array>
#include <bit>
#include <cstddef>
#include <utility>

namespace pith::score {
namespace {

/// An index, and a number that is smaller the higher its probability is. The bits of floating-point numbers
/// that are not negative have the order of these.
struct Ranked {
  explicit Ranked(float probability, std::uint32_t i)
      : falling(~std::bit_cast<std::uint32_t>(probability + 0.0F)), index(i) {}  // -0 is 0

  std::uint32_t falling;
  std::uint32_t index;
};

constexpr std::size_t digit_values = 256;
using Places = std::array<std::uint32_t, digit_values>;

std::size_t digit_of(const Ranked& ranked, std::size_t digit) { return ranked.falling >> 8 * digit & 0xFF; }

}  // namespace

// Digit by digit, the last one first: no branch depends on how two compare, which no processor guesses.
std::vector<std::uint32_t> rank_by(std::span<const float> probability) {
  std::vector<Ranked> ranked;
  ranked.reserve(probability.size());
  std::array<Places, sizeof(float)> places{};
  for (const float each : probability) {
    const Ranked& last = ranked.emplace_back(each, static_cast<std::uint32_t>(ranked.size()));
    for (std::size_t digit = 0; digit < places.size(); ++digit) ++places[digit][digit_of(last, digit)];
  }
  std::vector<Ranked> sorted = ranked;
  for (std::size_t digit = 0; digit < places.size(); ++digit) {
    std::uint32_t begin = 0;
    for (std::uint32_t& place : places[digit]) begin += std::exchange(place, begin);
    for (const Ranked& each : ranked) sorted[places[digit][digit_of(each, digit)]++] = each;
    ranked.swap(sorted);
  }
  std::vector<std::uint32_t> out;
  out.reserve(ranked.size());
  for (const Ranked& each : ranked) out.push_back(each.index);
  return out;
}

}  // namespace pith::score
