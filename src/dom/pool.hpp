// The memory of one parse, and the limits of it: Gumbo has none of its own, but it asks here for every byte.
#ifndef PITH_DOM_POOL_HPP
#define PITH_DOM_POOL_HPP

#include "pith/extract.hpp"

#include "base/arena.hpp"

#include <array>
#include <bit>
#include <chrono>
#include <csetjmp>
#include <cstddef>
#include <cstdint>
#include <memory>

namespace pith::dom {

/// What ended a parse: a limit, or that the system has no more memory.
enum class Stop : std::uint8_t { none, depth, nodes, memory, time, exhausted };

/// An allocator for Gumbo: an arena with free lists by size class. Blocks of a node's size come from an array
/// of their own and carry the depth of the node in the tree, which is read off the parent's as soon as a node
/// is linked. When a limit is exceeded it leaves the parse by longjmp: nothing is lost, since the arena owns
/// all.
class Pool {
 public:
  /// `node_size`: of a GumboNode; `parent_offset`: of its pointer to its parent.
  Pool(std::size_t node_size, std::size_t parent_offset);

  using Clock = std::chrono::steady_clock;

  /// Takes all memory back and sets the bounds of the next parse. `nodes_elsewhere` count as nodes, too, but
  /// leave a few.
  void reset(const Limits& limits, Clock::time_point deadline, std::uint32_t nodes_elsewhere = 0);

  void* allocate(std::size_t bytes);
  void release(void* block);

  /// Where allocate() jumps to when a limit is exceeded; the Stop is the value.
  std::jmp_buf& exit() { return exit_; }

  /// Takes all memory back and returns to the system what a usual page does not need.
  void shrink();

  /// The nodes handed out last, newest first: `i` = 0, 1, …; nullptr beyond the first.
  const void* recent_node(std::size_t i) const;

 private:
  // 16-byte steps up to 256, then powers of two.
  static constexpr std::size_t class_count = 16 + 32;
  struct Free {
    Free* next;
  };
  struct NodeHeader {
    std::uint32_t depth;
    std::uint32_t size_class;  // node_class: tells nodes from other blocks
  };
  static constexpr std::uint32_t node_class = 0xFFFFFFFF;
  // Tells multiples of a number without dividing: of an odd one they are those whose product with its inverse
  // (of arithmetic modulo 2^64) is small.
  struct Multiples {
    explicit Multiples(std::uint64_t of);
    bool operator()(std::uint64_t n) const { return std::rotr(n * inverse, shift) <= most; }
    int shift;  // how often `of` can be halved
    std::uint64_t inverse = 1;
    std::uint64_t most;
  };

  static std::uint32_t class_of(std::size_t bytes);
  static std::size_t size_of(std::uint32_t size_class);
  void* allocate_node();
  void* allocate_fresh(std::uint32_t size_class);
  void measure_depth(char* node);
  [[noreturn]] void stop(Stop reason);

  std::size_t node_size_;
  std::size_t parent_offset_;
  Multiples is_slot_;  // of an offset in nodes_
  Arena arena_;
  std::array<Free*, class_count> free_{};
  std::unique_ptr<char[]> nodes_;  // node_capacity_ slots of a header and a node
  std::size_t node_capacity_ = 0;
  std::size_t node_count_ = 0;
  std::size_t allocations_ = 0;
  Limits limits_;
  Clock::time_point deadline_;
  std::jmp_buf exit_;
};

}  // namespace pith::dom

#endif
