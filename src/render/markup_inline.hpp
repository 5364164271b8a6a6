// The inline text of a block as nested elements: marks, links, formulas and references to notes.
#ifndef PITH_RENDER_MARKUP_INLINE_HPP
#define PITH_RENDER_MARKUP_INLINE_HPP

#include "pith/article.hpp"

#include "render/layout.hpp"
#include "render/markup.hpp"
#include "render/notes.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pith::render {

/// Appends the inline text of one block after the other to `out`. All that is given is borrowed.
class MarkupInline {
 public:
  MarkupInline(const Article& article, const Vocabulary& vocabulary, const Notes& notes, bool links,
               std::string& out);

  void write(Range range);
  /// The same of code, in which a line feed stands for itself.
  void write_code(Range range);
  /// The words of a formula, as they are, whatever marks they hold.
  void write_formula(std::string_view words, bool display);
  /// `pattern` with the number for each `%`.
  void put_numbered(std::string_view pattern, std::uint32_t number);

  // What walk_spans() calls.
  void text(Range run);
  bool open(const Span& span);
  void close(const Span& span);

 private:
  std::string_view tag_of(MarkKind kind, bool end) const;

  const Article& article_;
  const Vocabulary& words_;
  const Notes& notes_;
  bool links_;
  std::string& out_;
  bool in_link_ = false;
  bool in_reference_ = false;  // its words are not printed
  bool in_formula_ = false;
  bool breaks_lines_ = true;
  std::vector<Span> spans_;
};

}  // namespace pith::render

#endif
