// The notes of an article as the renderers ask about them.
#ifndef PITH_RENDER_NOTES_HPP
#define PITH_RENDER_NOTES_HPP

#include "pith/article.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace pith::render {

/// Which numbers have both a note and a reference to it: the others are no notes to a reader of Markdown or
/// HTML.
class Notes {
 public:
  explicit Notes(const Article& article);
  bool has(std::uint32_t number) const;

 private:
  std::vector<std::uint32_t> numbers_;  // ascending
};

/// True for the first of the blocks that make up one note.
bool begins_note(const Article& article, std::size_t block);

}  // namespace pith::render

#endif
