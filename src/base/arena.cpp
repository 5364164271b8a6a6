#include "base/arena.hpp"

#include <algorithm>
#include <new>

namespace pith {

void* Arena::allocate_in_new_chunk(std::size_t bytes) {
  // A chunk kept from an earlier page serves first; one that is too small is skipped for this round.
  std::size_t following = next_ == nullptr ? 0 : current_ + 1;
  while (following < chunks_.size() && chunks_[following].size < bytes) ++following;
  if (following == chunks_.size()) {
    const std::size_t size = std::max(bytes, chunk_bytes_);
    std::unique_ptr<char[]> memory(new (std::nothrow) char[size]);
    if (memory == nullptr) return nullptr;
    chunks_.push_back({std::move(memory), size});
  }
  current_ = following;
  next_ = chunks_[current_].memory.get();
  end_ = next_ + chunks_[current_].size;
  void* out = next_;
  next_ += bytes;
  used_ += bytes;
  return out;
}

void Arena::reset(std::size_t keep_bytes) {
  std::size_t kept = 0;
  std::erase_if(chunks_, [&](const Chunk& chunk) {
    if (chunk.size > keep_bytes - kept) return true;
    kept += chunk.size;
    return false;
  });
  current_ = 0;
  next_ = end_ = nullptr;
  used_ = 0;
}

}  // namespace pith
