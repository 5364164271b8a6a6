// Memory that serves page after page.
#ifndef PITH_BASE_KEPT_MEMORY_HPP
#define PITH_BASE_KEPT_MEMORY_HPP

#include <cstddef>
#include <string>

namespace pith {

/// What 99 of 100 pages do not exceed, nor what is made of them. More is not kept for the next page: one
/// large page would hold it to the end.
constexpr std::size_t usual_bytes = std::size_t{2} << 20;

/// Empties `buffer` and keeps its memory, if that is not more than usual.
inline void empty(std::string& buffer) {
  if (buffer.capacity() > usual_bytes) std::string().swap(buffer);  // an assignment might keep it
  buffer.clear();
}

}  // namespace pith

#endif
