// The body of one article behind that of another, or in its place: all that blocks name goes with them.
#ifndef PITH_EXTRACT_APPEND_HPP
#define PITH_EXTRACT_APPEND_HPP

#include "pith/article.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace pith {

/// Puts blocks of `part` behind those of `whole`, with their words, marks, addresses, pictures, embeds,
/// comments and containers.
/// Groups go on behind those of `whole`.
class Appender {
 public:
  /// Both must outlive it, and nothing else may change them. `notes`: so many numbers of notes are taken.
  Appender(const Article& part, Article& whole, std::uint32_t notes);

  /// The block at `index` of the part; to be called with ascending ones. Those passed over are left out.
  void add(std::size_t index);

 private:
  Range add_target(Range target);
  void add_marks(const Block& block, std::uint32_t begin);
  std::uint32_t item_of(const Block& block);
  std::uint32_t container_of(std::uint32_t container);

  const Article& part_;
  Article& whole_;
  std::uint32_t groups_ = 0;               // of the whole, before
  std::uint32_t notes_ = 0;                // taken before
  std::size_t mark_ = 0;                   // the first of the part's that may belong to the next block
  std::vector<std::uint32_t> comments_;    // new index of each of the part's, plus 1; 0: it has none yet
  std::vector<std::uint32_t> containers_;  // the same
};

/// All blocks of `part`. Metadata stays as it is.
void append(const Article& part, Article& whole);

/// Puts the body of `from` in place of that of `to`.
void replace_body(Article&& from, Article& to);

}  // namespace pith

#endif
