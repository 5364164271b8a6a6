// The shapes of HTML's tokens, by the tokenizer's rules: where a tag, an attribute, a comment ends.
#ifndef PITH_DOM_LEXER_HPP
#define PITH_DOM_LEXER_HPP

#include "dom/tag.hpp"

#include <cstddef>
#include <string_view>

namespace pith::dom {

/// One start or end tag.
struct TagToken {
  std::string_view name;
  std::string_view attributes;  ///< all from the name to `>` (or to the slash of a self-closing tag)
  std::size_t end = 0;          ///< behind `>`; npos if the text ends inside the tag (then there is no token)
  std::string_view role;        ///< value of that attribute, as it stands there
  bool self_closing = false;
};

/// Bytes at the front that are white space to the parser, or nothing to it.
std::size_t blank_size(std::string_view text);

/// Reads the tag whose name starts at `name_begin` (behind `<` or `</`, a letter).
TagToken read_tag(std::string_view text, std::size_t name_begin);

/// End of the comment that starts with `<!--` at `at`: one past its `>`; text.size() if it never ends.
std::size_t comment_end(std::string_view text, std::size_t at);

/// Position of the end tag that ends raw text of element `name` from `from` on; text.size() if there is none.
/// With `script`, `<!-- <script> </script> -->` is understood as the tokenizer's escaped states do.
std::size_t raw_text_end(std::string_view text, std::size_t from, std::string_view name, bool script);

}  // namespace pith::dom

#endif
