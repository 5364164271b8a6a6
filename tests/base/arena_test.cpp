#include "base/arena.hpp"

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <vector>

#include <gtest/gtest.h>

namespace pith {
namespace {

TEST(Arena, PiecesAreAlignedAndDoNotOverlap) {
  Arena arena(256);
  std::vector<char*> pieces;
  for (std::size_t size = 1; size < 100; ++size) {
    auto* piece = static_cast<char*>(arena.allocate(size));
    ASSERT_NE(piece, nullptr);
    EXPECT_EQ(reinterpret_cast<std::uintptr_t>(piece) % alignof(std::max_align_t), 0U);
    std::memset(piece, static_cast<int>(size), size);
    pieces.push_back(piece);
  }
  for (std::size_t size = 1; size < 100; ++size) {
    EXPECT_EQ(pieces[size - 1][0], static_cast<char>(size));
    EXPECT_EQ(pieces[size - 1][size - 1], static_cast<char>(size));
  }
}

TEST(Arena, APieceMayBeLargerThanAChunk) {
  Arena arena(64);
  auto* piece = static_cast<char*>(arena.allocate(10'000));
  ASSERT_NE(piece, nullptr);
  std::memset(piece, 1, 10'000);
  EXPECT_GE(arena.used(), 10'000U);
}

TEST(Arena, ResetHandsTheSameMemoryOutAgain) {
  Arena arena(1024);
  void* first = arena.allocate(100);
  arena.allocate(2000);
  arena.reset();
  EXPECT_EQ(arena.used(), 0U);
  EXPECT_EQ(arena.allocate(100), first);
}

TEST(Arena, ResetGivesBackWhatIsBeyondTheBound) {
  Arena arena(64);
  arena.allocate(1 << 20);
  arena.reset(1024);
  EXPECT_NE(arena.allocate(16), nullptr);
  EXPECT_EQ(arena.used(), 16U);
}

}  // namespace
}  // namespace pith
