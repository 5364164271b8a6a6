#include "render/markup.hpp"

#include "base/utf8.hpp"
#include "render/layout.hpp"

#include <algorithm>
#include <vector>

namespace pith::render {
namespace {

/// Characters that are written as they are: ASCII but for controls and what has a meaning in markup.
bool is_plain(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte >= 0x20 || c == '\t' || c == '\n') && byte < 0x7F && c != '&' && c != '<' && c != '>' &&
         c != '"';
}

bool is_allowed(char32_t c) { return c >= 0xA0 && c != 0xFFFE && c != 0xFFFF; }

void append_character(std::string& out, char32_t c) {
  switch (c) {
    case '&': out += "&amp;"; break;
    case '<': out += "&lt;"; break;
    case '>': out += "&gt;"; break;
    case '"': out += "&quot;"; break;
    case 0x338: out += "&#x338;"; break;  // behind a tag's `>` it would make another character of it
    default:
      if (is_allowed(c)) utf8::append(out, c);
  }
}

class MarkupWriter {
 public:
  MarkupWriter(const Article& article, const Vocabulary& vocabulary, bool links)
      : article_(article), words_(vocabulary), links_(links) {
    out_.reserve(article.text.size() * 5 / 4 + 64);
  }

  std::string run() {
    const Block* previous = nullptr;
    for (std::size_t i = 0; i < article_.blocks.size();) {
      const Block& block = article_.blocks[i];
      const Range range = trimmed_range(article_, block);
      if (range.empty()) {
        ++i;
        continue;
      }
      if (previous != nullptr && !same_list(*previous, block)) close_lists(0);
      set_quote_depth(quote_depth(block));
      if (block.kind == BlockKind::table_row) {
        i = write_table(i);
      } else {
        write(block, range);
        ++i;
      }
      previous = &block;
    }
    close_lists(0);
    set_quote_depth(0);
    return std::move(out_);
  }

  // What walk_spans() calls.

  void text(Range run) {
    const std::string_view words = text_in(article_, run);
    for (std::size_t begin = 0;;) {
      const std::size_t end = breaks_lines_ ? std::min(words.find('\n', begin), words.size()) : words.size();
      append_escaped(out_, words.substr(begin, end - begin));
      if (end == words.size()) break;
      out_ += words_.line_break;
      begin = end + 1;
    }
  }

  bool open(const Span& span) {
    if (span.kind == MarkKind::link) {
      if (in_link_) return false;
      in_link_ = true;
      out_ += words_.link;
      append_escaped(out_, span.target);
      out_ += "\">";
    } else {
      out_ += tag_of(span.kind, false);
    }
    return true;
  }

  void close(const Span& span) {
    if (span.kind == MarkKind::link) in_link_ = false;
    out_ += tag_of(span.kind, true);
  }

 private:
  std::string_view tag_of(MarkKind kind, bool end) const {
    switch (kind) {
      case MarkKind::link: return end ? words_.link_end : words_.link;
      case MarkKind::strong: return end ? words_.strong_end : words_.strong;
      case MarkKind::emphasis: return end ? words_.emphasis_end : words_.emphasis;
      case MarkKind::code: return end ? words_.code_end : words_.code;
      case MarkKind::superscript: return end ? words_.superscript_end : words_.superscript;
      case MarkKind::subscript: break;
    }
    return end ? words_.subscript_end : words_.subscript;
  }

  void set_quote_depth(unsigned depth) {
    if (depth != quotes_) close_lists(0);
    for (; quotes_ < depth; ++quotes_) line(words_.quote);
    for (; quotes_ > depth; --quotes_) line(words_.quote_end);
  }

  void line(std::string_view tag) {
    out_ += tag;
    out_ += '\n';
  }

  void write_inline(Range range) {
    collect_spans(article_, range, links_, spans_);
    walk_spans(range, spans_, *this);
  }

  void element(std::string_view begin, Range range, std::string_view end) {
    out_ += begin;
    write_inline(range);
    line(end);
  }

  void write(const Block& block, Range range) {
    switch (block.kind) {
      case BlockKind::heading: return write_heading(block, range);
      case BlockKind::list_item: return write_item(block, range);
      case BlockKind::code:
        breaks_lines_ = false;
        element(words_.code_block, range, words_.code_block_end);
        breaks_lines_ = true;
        return;
      case BlockKind::caption: return element(words_.caption, range, words_.caption_end);
      case BlockKind::comment: return element(words_.comment, range, words_.comment_end);
      default: return element(words_.paragraph, range, words_.paragraph_end);
    }
  }

  void write_heading(const Block& block, Range range) {
    const auto level = static_cast<char>('0' + std::clamp<int>(block.level, 1, 6));
    out_ += words_.heading;
    out_ += level;
    out_ += words_.heading_rest;
    write_inline(range);
    out_ += words_.heading_end;
    if (words_.heading_end_has_level) out_ += level;
    line(words_.heading_end_rest);
  }

  void close_lists(std::size_t depth) {
    while (lists_.size() > depth) {
      line(words_.item_end);
      line(lists_.back() ? words_.numbered_list_end : words_.list_end);
      lists_.pop_back();
    }
  }

  void write_item(const Block& block, Range range) {
    const bool numbered = block.ordinal > 0;
    const std::size_t depth = std::min<std::size_t>(list_depth(block), lists_.size() + 1);
    close_lists(depth);
    if (lists_.size() == depth && lists_.back() != numbered) close_lists(depth - 1);
    if (lists_.size() == depth) {
      line(words_.item_end);
    } else {
      if (!lists_.empty()) out_ += '\n';
      line(numbered ? words_.numbered_list : words_.list);
      lists_.push_back(numbered);
    }
    if (numbered) {
      out_ += words_.numbered_item;
      out_ += std::to_string(block.ordinal);
      out_ += "\">";
    } else {
      out_ += words_.item;
    }
    write_inline(range);  // its end tag waits for the items inside it
  }

  std::size_t write_table(std::size_t first) {
    const std::size_t end = measure_table(article_, first).end;
    line(words_.table);
    for (std::size_t i = first; i < end; ++i) {
      const Block& row = article_.blocks[i];
      out_ += row.header ? words_.header_row : words_.row;
      split_cells(article_, trimmed_range(article_, row), cells_);
      for (const Range cell : cells_) {
        out_ += row.header ? words_.header_cell : words_.cell;
        write_inline(cell);
        out_ += row.header ? words_.header_cell_end : words_.cell_end;
      }
      line(row.header ? words_.header_row_end : words_.row_end);
    }
    line(words_.table_end);
    return end;
  }

  const Article& article_;
  const Vocabulary& words_;
  bool links_;
  std::string out_;
  unsigned quotes_ = 0;
  std::vector<bool> lists_;  // the open lists, outermost first: numbered or not; each has an open item
  bool in_link_ = false;
  bool breaks_lines_ = true;  // in code a line feed stands for itself
  std::vector<Span> spans_;
  std::vector<Range> cells_;
};

}  // namespace

void append_escaped(std::string& out, std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    std::size_t plain = at;
    while (plain < text.size() && is_plain(text[plain])) ++plain;
    out.append(text, at, plain - at);
    at = plain;
    if (at < text.size()) append_character(out, utf8::next(text, at));
  }
}

std::string markup_body(const Article& article, const Vocabulary& vocabulary, bool links) {
  return MarkupWriter(article, vocabulary, links).run();
}

}  // namespace pith::render
