// Chosen blocks of a Document, as the blocks and marks of an Article.
#ifndef PITH_BLOCK_ASSEMBLE_HPP
#define PITH_BLOCK_ASSEMBLE_HPP

#include "pith/article.hpp"

#include "block/choice.hpp"
#include "dom/document.hpp"

#include <cstddef>
#include <memory>
#include <string_view>

namespace pith::block {

/// Appends chosen blocks to text, targets, blocks and marks of an article, and with them the containers
/// around them and the pictures, embeds and rules between them. Cells of one row become one table_row, unless
/// the table is for layout; lines of one <pre> become one block of code; notes that chosen blocks refer to
/// come behind all others.
class Assembly {
 public:
  /// `base_url` resolves link targets. The document, what `choice` shows and the article are borrowed.
  Assembly(const dom::Document& document, const Choice& choice, std::string_view base_url, Article& article);
  ~Assembly();
  Assembly(const Assembly&) = delete;
  Assembly& operator=(const Assembly&) = delete;
  Assembly(Assembly&&) = delete;
  Assembly& operator=(Assembly&&) = delete;

  /// Appends the chosen ones among the blocks from `begin` to before `end`. Runs are appended in the page's
  /// order: what was taken with an earlier one, as all of a <pre> is with its first line, is not taken again.
  void append(std::size_t begin, std::size_t end);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Appends all chosen blocks.
void assemble(const dom::Document& document, const Choice& choice, std::string_view base_url,
              Article& article);

}  // namespace pith::block

#endif
