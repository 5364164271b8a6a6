// A bump allocator: memory is handed out and taken back all at once.
#ifndef PITH_BASE_ARENA_HPP
#define PITH_BASE_ARENA_HPP

#include <cstddef>
#include <memory>
#include <vector>

namespace pith {

/// Hands out memory from chunks that are kept by reset(), so that a second page costs no allocation. Not
/// thread-safe. Everything allocated must be trivially destructible.
class Arena {
 public:
  explicit Arena(std::size_t chunk_bytes = std::size_t{256} * 1024) : chunk_bytes_(chunk_bytes) {}

  /// `bytes` of memory aligned for any scalar type; nullptr only if the system has none.
  void* allocate(std::size_t bytes) {
    bytes = (bytes + alignment - 1) & ~(alignment - 1);
    if (bytes > static_cast<std::size_t>(end_ - next_)) return allocate_in_new_chunk(bytes);
    void* out = next_;
    next_ += bytes;
    used_ += bytes;
    return out;
  }

  /// Takes everything back; chunks are kept, but never more than `keep_bytes` of them.
  void reset(std::size_t keep_bytes = std::size_t{32} << 20);

  /// Bytes handed out since the last reset().
  std::size_t used() const { return used_; }

 private:
  static constexpr std::size_t alignment = alignof(std::max_align_t);
  struct Chunk {
    std::unique_ptr<char[]> memory;
    std::size_t size;
  };
  void* allocate_in_new_chunk(std::size_t bytes);

  std::size_t chunk_bytes_;
  std::vector<Chunk> chunks_;
  std::size_t current_ = 0;  // chunks_[current_] is being filled, if there is one
  char* next_ = nullptr;
  char* end_ = nullptr;
  std::size_t used_ = 0;
};

}  // namespace pith

#endif
