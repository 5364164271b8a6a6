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

/// The address of a link or picture, as it stands between parentheses.
void append_address(std::string& out, std::string_view address);

/// Where the inline text stands; each context has its own rules.
enum class InlineContext : std::uint8_t {
  paragraph,  ///< lines of their own: what would open a block is escaped, line feeds become hard breaks
  heading,    ///< one line behind `#`
  cell,       ///< one line between pipes
  caption,    ///< a paragraph that is emphasised as a whole: no strong or emphasis inside
  alt         ///< one line between brackets: no links
};

/// Appends one block's inline text, a range of `text`, to `out`. Made for one range, used once: it is a sink
/// of walk_spans().
class MarkdownInline {
 public:
  /// `prefix` stands before each line but the first (quote marks and indentation). Views are borrowed.
  MarkdownInline(std::string_view text, Range range, InlineContext context, std::string_view prefix,
                 std::string& out);

  /// `escapes_dollars`: the article has formulas, and a dollar among its words would begin one.
  void write(const std::vector<Span>& spans, bool escapes_dollars = false);

  void text(Range run);
  bool open(const Span& span);
  void close(const Span& span);

 private:
  bool open_delimited(const Span& span);
  bool& inside(MarkKind kind);
  bool open_code(const Span& span);
  bool open_link();
  void write_reference(std::uint32_t note);
  bool open_formula(const Span& span);
  void close_code();
  void close_link(const Span& span);
  void break_line();
  void begin_line(std::uint32_t at);
  void put(std::uint32_t at, Range run);
  bool needs_escape(std::uint32_t at, Range run) const;
  bool breaks_address(std::uint32_t at, Range run) const;

  std::string_view text_;  // the whole of it
  Range range_;
  InlineContext context_;
  std::string_view prefix_;
  std::string& out_;
  std::vector<std::string_view> delimiters_;   // of the open strong, emphasis and deleted spans
  std::uint32_t escape_at_ = UINT32_MAX;       // this character is escaped whatever it is
  std::size_t closed_at_ = std::string::npos;  // out_'s size behind the last closing delimiter or code span
  std::size_t exclaimed_at_ = std::string::npos;  // out_'s size behind the last `!` of the text
  std::size_t referred_at_ = std::string::npos;   // out_'s size behind the last reference to a note
  std::string code_fence_;
  std::string_view code_padding_;
  bool line_begins_ = true;
  bool in_code_ = false;
  bool in_reference_ = false;  // its words are not printed
  bool in_link_ = false;
  bool in_formula_ = false;
  bool escapes_dollars_ = false;
  bool in_strong_ = false;
  bool in_emphasis_ = false;
  bool in_deleted_ = false;
};

/// Appends a formula as `$…$` or `$$…$$`, on one line. TeX is written as it is, but for a space where it
/// would be read as a tag or a link; a `|` is escaped if it stands in a cell.
void append_formula(std::string& out, std::string_view words, bool display, bool in_cell);

}  // namespace pith::render

#endif
