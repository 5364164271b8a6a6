#include "dom/pool.hpp"

#include "base/kept_memory.hpp"

#include <algorithm>
#include <cstring>

namespace pith::dom {
namespace {

constexpr std::size_t header_size = 16;      // keeps blocks aligned for any type
constexpr std::size_t clock_interval = 256;  // allocations between two looks at the clock

}  // namespace

Pool::Multiples::Multiples(std::uint64_t of) : shift(std::countr_zero(of)), most(~std::uint64_t{0} / of) {
  const std::uint64_t odd = of >> shift;
  for (int bits = 1; bits < 64; bits *= 2) inverse *= 2 - odd * inverse;  // each round doubles the right ones
}

Pool::Pool(std::size_t node_size, std::size_t parent_offset)
    : node_size_(node_size), parent_offset_(parent_offset), is_slot_(header_size + node_size) {}

void Pool::reset(const Limits& limits, Clock::time_point deadline, std::uint32_t nodes_elsewhere) {
  arena_.reset();
  free_.fill(nullptr);
  limits_ = limits;
  constexpr std::uint32_t few = 1000;  // for what is around those elsewhere
  limits_.nodes =
      std::max(limits.nodes - std::min(limits.nodes, nodes_elsewhere), std::min(limits.nodes, few));
  deadline_ = deadline;
  node_count_ = 0;
  allocations_ = 0;
  // Some blocks of a node's size are not nodes, and nodes leave the tree again: twice the limit is ample.
  const std::size_t wanted = std::size_t{limits.nodes} * 2 + 16;
  if (wanted > node_capacity_) {
    nodes_ = std::make_unique_for_overwrite<char[]>(wanted * (header_size + node_size_));
    node_capacity_ = wanted;
  }
}

void Pool::shrink() {
  arena_.reset(usual_bytes);
  if (node_count_ * (header_size + node_size_) > usual_bytes) {
    nodes_.reset();
    node_capacity_ = 0;
  }
  node_count_ = 0;
}

std::uint32_t Pool::class_of(std::size_t bytes) {
  if (bytes <= 256) return static_cast<std::uint32_t>((bytes - (bytes > 0 ? 1 : 0)) / 16);
  return 16 + static_cast<std::uint32_t>(std::bit_width(bytes - 1)) - 9;
}

std::size_t Pool::size_of(std::uint32_t size_class) {
  return size_class < 16 ? std::size_t{16} * (size_class + 1) : std::size_t{1} << (size_class - 16 + 9);
}

void* Pool::allocate(std::size_t bytes) {
  if (++allocations_ % clock_interval == 0 && Clock::now() > deadline_) stop(Stop::time);
  if (bytes == node_size_) return allocate_node();
  const std::uint32_t size_class = class_of(bytes);
  if (size_class >= class_count) stop(Stop::memory);
  if (Free* block = free_[size_class]) {
    free_[size_class] = block->next;
    return block;
  }
  return allocate_fresh(size_class);
}

void* Pool::allocate_fresh(std::uint32_t size_class) {
  const std::size_t size = header_size + size_of(size_class);
  if (arena_.used() + size > limits_.memory) stop(Stop::memory);
  char* memory = static_cast<char*>(arena_.allocate(size));
  if (memory == nullptr) stop(Stop::exhausted);
  const NodeHeader header{0, size_class};
  std::memcpy(memory, &header, sizeof header);
  return memory + header_size;
}

void Pool::release(void* block) {
  if (block == nullptr) return;
  NodeHeader header{};
  std::memcpy(&header, static_cast<char*>(block) - header_size, sizeof header);
  if (header.size_class == node_class) return;  // few, and their slots tell the depth of later ones
  Free* free = ::new (block) Free{free_[header.size_class]};
  free_[header.size_class] = free;
}

void* Pool::allocate_node() {
  const std::size_t stride = header_size + node_size_;
  // A node is linked to its parent only after it was made, and text before it may be linked in between.
  for (std::size_t back = 1; back <= 2 && back <= node_count_; ++back) {
    measure_depth(nodes_.get() + (node_count_ - back) * stride + header_size);
  }
  if (node_count_ >= limits_.nodes) stop(Stop::nodes);
  char* memory = nodes_.get() + node_count_++ * stride;
  std::memset(memory, 0, stride);
  const NodeHeader header{0, node_class};
  std::memcpy(memory, &header, sizeof header);
  return memory + header_size;
}

void Pool::measure_depth(char* node) {
  const std::size_t stride = header_size + node_size_;
  const char* parent = nullptr;
  std::memcpy(&parent, node + parent_offset_, sizeof parent);
  const char* first = nodes_.get() + header_size;
  // Also the address of a block that is no node but has its size is looked at: what stands there is a parent
  // only if it points to the start of a slot.
  if (parent < first || parent >= first + node_count_ * stride) return;
  if (!is_slot_(static_cast<std::size_t>(parent - first))) return;
  NodeHeader header{};
  std::memcpy(&header, parent - header_size, sizeof header);
  const NodeHeader own{header.depth + 1, node_class};
  std::memcpy(node - header_size, &own, sizeof own);
  if (own.depth > limits_.depth) stop(Stop::depth);
}

void Pool::stop(Stop reason) { std::longjmp(exit_, static_cast<int>(reason)); }  // NOLINT(cert-err52-cpp)

const void* Pool::recent_node(std::size_t i) const {
  if (i >= node_count_) return nullptr;
  return nodes_.get() + (node_count_ - 1 - i) * (header_size + node_size_) + header_size;
}

}  // namespace pith::dom
