// The body of an Article as nested elements: one writer for HTML and XML, which differ in a table of names.
#ifndef PITH_RENDER_MARKUP_HPP
#define PITH_RENDER_MARKUP_HPP

#include "pith/article.hpp"

#include <string>
#include <string_view>

namespace pith::render {

/// Tags as they are written. Start tags that take an attribute lack their `>`.
struct Vocabulary {
  std::string_view paragraph, paragraph_end;
  std::string_view heading,
      heading_end;  ///< `heading` is followed by the level and `heading_rest`; so is the end
  std::string_view heading_rest, heading_end_rest;
  std::string_view quote, quote_end;
  std::string_view list, list_end;
  std::string_view numbered_list, numbered_list_end;
  std::string_view item;           ///< an item of an unordered list
  std::string_view numbered_item;  ///< followed by the number and `">`
  std::string_view item_end;
  std::string_view table, table_end;
  std::string_view row, row_end;
  std::string_view header_row, header_row_end;
  std::string_view cell, cell_end;
  std::string_view header_cell, header_cell_end;
  std::string_view code_block, code_block_end;
  std::string_view caption, caption_end;
  std::string_view comment, comment_end;
  std::string_view line_break;
  std::string_view link, link_end;  ///< `link` is followed by the address and `">`
  std::string_view strong, strong_end;
  std::string_view emphasis, emphasis_end;
  std::string_view code, code_end;
  std::string_view superscript, superscript_end;
  std::string_view subscript, subscript_end;
  bool heading_end_has_level;
};

/// Appends `text` with `&`, `<`, `>` and `"` escaped, and without the characters that XML 1.0 does not allow;
/// ill-formed UTF-8 becomes U+FFFD.
void append_escaped(std::string& out, std::string_view text);

/// The article's blocks as elements of `vocabulary`, one block a line.
std::string markup_body(const Article& article, const Vocabulary& vocabulary, bool links);

}  // namespace pith::render

#endif
