// Inline text in CommonMark: escaped so that reading it again gives the same words, with the marks that can
// be drawn.
#ifndef PITH_RENDER_MARKDOWN_INLINE_HPP
#define PITH_RENDER_MARKDOWN_INLINE_HPP

#include "pith/article.hpp"

#include "render/layout.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pith::render {

/// Where the inline text stands; each place has its own rules.
enum class Place : std::uint8_t {
  paragraph,  ///< lines of their own: what would open a block is escaped, line feeds become hard breaks
  heading,    ///< one line behind `#`
  cell,       ///< one line between pipes
  caption     ///< a paragraph that is emphasised as a whole: no strong or emphasis inside
};

/// Appends one block's inline text to `out`. Made for one range, used once: it is a sink of walk_spans().
class MarkdownInline {
 public:
  /// `prefix` stands before each line but the first (quote marks and indentation). Views are borrowed.
  MarkdownInline(const Article& article, Range range, Place place, std::string_view prefix, std::string& out);

  void write(const std::vector<Span>& spans);

  void text(Range run);
  bool open(const Span& span);
  void close(const Span& span);

 private:
  bool open_emphasis(const Span& span);
  bool open_code(const Span& span);
  bool open_link();
  void close_code();
  void close_link(const Span& span);
  void break_line();
  void begin_line(std::uint32_t at);
  void put(std::uint32_t at, Range run);
  bool needs_escape(std::uint32_t at, Range run) const;
  bool breaks_address(std::uint32_t at, Range run) const;

  std::string_view text_;  // the whole article's
  Range range_;
  Place place_;
  std::string_view prefix_;
  std::string& out_;
  std::vector<std::string_view> delimiters_;   // of the open strong and emphasis spans
  std::uint32_t escape_at_ = UINT32_MAX;       // this character is escaped whatever it is
  std::size_t closed_at_ = std::string::npos;  // out_'s size behind the last closing delimiter or code span
  std::size_t exclaimed_at_ = std::string::npos;  // out_'s size behind the last `!` of the text
  std::string code_fence_;
  std::string_view code_padding_;
  bool line_begins_ = true;
  bool in_code_ = false;
  bool in_link_ = false;
  bool in_strong_ = false;
  bool in_emphasis_ = false;
};

}  // namespace pith::render

#endif
