#include "render/markdown_inline.hpp"

#include "base/ascii.hpp"
#include "base/hexadecimal.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <array>

#include <utf8proc.h>

namespace pith::render {
namespace {

/// What decides whether a run of `*` or `_` beside a character opens or closes emphasis. Symbols are
/// punctuation in newer versions of CommonMark and were not in older ones: both readings must work.
enum class Flank : std::uint8_t { space, punctuation, symbol, letter };

Flank flank_of(char32_t c) {
  if (utf8::is_space(c)) return Flank::space;
  if (c < 0x80) {
    return ascii::is_alnum(static_cast<char>(c)) ? Flank::letter : Flank::punctuation;
  }
  const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
  if (category >= UTF8PROC_CATEGORY_PC && category <= UTF8PROC_CATEGORY_PO) return Flank::punctuation;
  if (category >= UTF8PROC_CATEGORY_SM && category <= UTF8PROC_CATEGORY_SO) return Flank::symbol;
  return Flank::letter;
}

Flank flank_behind(std::string_view text, Range range, std::uint32_t at) {
  if (at >= range.end) return Flank::space;
  std::size_t begin = at;
  return flank_of(utf8::next(text, begin));
}

Flank flank_before(std::string_view text, Range range, std::uint32_t at) {
  if (at <= range.begin) return Flank::space;
  std::size_t begin = at - 1;
  while (begin > range.begin && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) --begin;
  return flank_of(utf8::next(text, begin));
}

bool is_open_side(Flank flank) { return flank == Flank::space || flank == Flank::punctuation; }

bool consists_of(std::string_view text, std::string_view allowed) {
  return text.find_first_not_of(allowed) == std::string_view::npos;
}

/// True if `line` begins with what would open a heading, list, quote, rule, underline or table; `offset` is
/// the character whose escaping prevents it.
bool opens_block(std::string_view line, std::size_t& offset) {
  offset = 0;
  const auto ends_marker = [&](std::size_t at) { return at >= line.size() || ascii::is_space(line[at]); };
  if (line.empty()) return false;
  switch (line[0]) {
    case '>': return true;
    case '+': return ends_marker(1);
    case '#': return ends_marker(std::min(line.find_first_not_of('#'), line.size()));
    case '=': return consists_of(line, "= ");
    case '-':
    case ':':
    case '|': return (line[0] == '-' && ends_marker(1)) || consists_of(line, "-:| ");
    default: break;
  }
  offset = std::min(line.find_first_not_of("0123456789"), line.size());
  return offset > 0 && offset < line.size() && (line[offset] == '.' || line[offset] == ')') &&
         ends_marker(offset + 1);
}

/// The shortest run of backticks that does not occur in `code`.
std::string fence_for(std::string_view code) {
  std::array<bool, 64> seen{};
  std::size_t longest = 0;
  for (std::size_t at = 0; at < code.size();) {
    const std::size_t begin = std::min(code.find('`', at), code.size());
    const std::size_t end = std::min(code.find_first_not_of('`', begin), code.size());
    if (end - begin < seen.size()) seen.at(end - begin) = true;
    longest = std::max(longest, end - begin);
    at = end;
  }
  std::size_t size = 1;
  while (size < seen.size() && seen.at(size)) ++size;
  return std::string(size < seen.size() ? size : longest + 1, '`');
}

std::string_view delimiter_of(MarkKind kind) {
  switch (kind) {
    case MarkKind::strong: return "**";
    case MarkKind::emphasis: return "_";
    default: return "~~";
  }
}

}  // namespace

MarkdownInline::MarkdownInline(std::string_view text, Range range, InlineContext context,
                               std::string_view prefix, std::string& out)
    : text_(text), range_(range), context_(context), prefix_(prefix), out_(out) {}

void MarkdownInline::write(const std::vector<Span>& spans, bool escapes_dollars) {
  escapes_dollars_ = escapes_dollars;
  if (context_ == InlineContext::heading) {
    // Number signs at the end would be taken for the heading's closing sequence.
    std::uint32_t end = range_.end;
    while (end > range_.begin && text_[end - 1] == '#') --end;
    if (end < range_.end && (end == range_.begin || ascii::is_space(text_[end - 1]))) escape_at_ = end;
  }
  walk_spans(range_, spans, *this);
}

void append_formula(std::string& out, std::string_view words, bool display, bool in_cell) {
  const std::string_view tex = formula_source(words);
  out += display ? "$$" : "$";
  for (std::size_t i = 0; i < tex.size(); ++i) {
    const char c = tex[i];
    const char next = i + 1 < tex.size() ? tex[i + 1] : '\0';
    if (c == '|' && in_cell) out += '\\';
    out += c == '\n' || c == '\t' ? ' ' : c;
    const bool tag = c == '<' && (ascii::is_alpha(next) || next == '/' || next == '!' || next == '?');
    if (tag || (c == ']' && (next == '(' || next == '['))) out += ' ';
  }
  out += display ? "$$" : "$";
}

void MarkdownInline::text(Range run) {
  if (in_reference_ || in_formula_) return;
  for (std::uint32_t at = run.begin; at < run.end; ++at) {
    const char c = text_[at];
    if (c == '\n' && (context_ == InlineContext::paragraph || context_ == InlineContext::caption) &&
        !in_code_) {
      if (!line_begins_) break_line();
    } else if (c == '\n' && context_ == InlineContext::cell && !in_code_) {
      out_ += "<br>";
    } else if (c == '\n' || c == '\t') {
      out_ += ' ';
    } else if (in_code_) {
      if (c == '|' && context_ == InlineContext::cell) out_ += '\\';
      out_ += c;
    } else if (c != ' ' || !line_begins_) {
      put(at, run);
    }
  }
}

void MarkdownInline::break_line() {
  while (!out_.empty() && out_.back() == ' ') out_.pop_back();
  out_ += "\\\n";
  out_ += prefix_;
  line_begins_ = true;
}

/// Looks at the line that begins at `at` and finds the character to escape, if there is one.
void MarkdownInline::begin_line(std::uint32_t at) {
  line_begins_ = false;
  if (context_ == InlineContext::heading || context_ == InlineContext::cell || context_ == InlineContext::alt)
    return;
  std::string_view line = text_.substr(at, range_.end - at);
  line = line.substr(0, line.find('\n'));
  std::size_t offset = 0;
  if (opens_block(line, offset)) escape_at_ = at + static_cast<std::uint32_t>(offset);
}

void MarkdownInline::put(std::uint32_t at, Range run) {
  if (line_begins_) begin_line(at);
  if (text_[at] == '\xB8' && out_.ends_with(">\xCC")) {  // U+0338 would make another character of a tag's `>`
    out_.pop_back();
    out_ += "&#x338;";
    return;
  }
  // Behind a reference to a note a bracket would make a link of it, a colon a definition.
  const bool joins = referred_at_ == out_.size() && (text_[at] == '(' || text_[at] == ':');
  if (joins || at == escape_at_ || needs_escape(at, run)) out_ += '\\';
  out_ += text_[at];
  if (text_[at] == '!') exclaimed_at_ = out_.size();
}

bool MarkdownInline::needs_escape(std::uint32_t at, Range run) const {
  const char following = at + 1 < run.end ? text_[at + 1] : '\0';
  switch (text_[at]) {
    case '\\':
    case '`':
    case '*':
    case '[':
    case ']':
    case '~': return true;
    case '$': return escapes_dollars_;
    case '_':  // inside a word it means nothing
      return at == run.begin || !ascii::is_alnum(text_[at - 1]) || !ascii::is_alnum(following);
    case '<': return following != ' ';
    case '&': return following == '\0' || following == '#' || ascii::is_alpha(following);
    case '|': return context_ == InlineContext::cell;
    case ':': return at + 1 < range_.end && text_[at + 1] == '/' && breaks_address(at, run);
    case '.': return at >= range_.begin + 3 && text_.substr(at - 3, 3) == "www" && breaks_address(at, run);
    default: return false;
  }
}

/// GitHub's dialect makes links of bare addresses and takes them as they stand, escapes and delimiters
/// included: true if this one, of which `at` is the colon or first dot, would have any.
bool MarkdownInline::breaks_address(std::uint32_t at, Range run) const {
  constexpr std::uint32_t longest = 300;  // longer ones are not made links
  std::uint32_t i = at + 1;
  for (; i < range_.end && !ascii::is_space(text_[i]); ++i) {
    if (i - at > longest || i >= run.end) return true;
    if (text_[i] != ':' && text_[i] != '.' && needs_escape(i, run)) return true;
  }
  while (i < range_.end && text_[i] == ' ') ++i;  // not written before a line break
  return i < range_.end ? text_[i] == '\n' : context_ == InlineContext::caption;
}

bool MarkdownInline::open(const Span& span) {
  if (in_code_ || in_formula_) return false;
  if (span.kind == MarkKind::formula) return open_formula(span);
  if (line_begins_) begin_line(span.text.begin);
  switch (span.kind) {
    case MarkKind::link: return open_link();
    case MarkKind::code: return open_code(span);
    case MarkKind::strong:
    case MarkKind::emphasis:
    case MarkKind::deleted: return open_delimited(span);
    case MarkKind::inserted: out_ += "<ins>"; return true;
    case MarkKind::superscript: out_ += "<sup>"; return true;
    case MarkKind::subscript: out_ += "<sub>"; return true;
    case MarkKind::footnote: write_reference(span.item); return true;
    default: return false;
  }
}

bool& MarkdownInline::inside(MarkKind kind) {
  switch (kind) {
    case MarkKind::strong: return in_strong_;
    case MarkKind::emphasis: return in_emphasis_;
    default: return in_deleted_;
  }
}

bool MarkdownInline::open_delimited(const Span& span) {
  // A delimiter right behind another that closed would join it.
  if (inside(span.kind) || closed_at_ == out_.size()) return false;
  if (context_ == InlineContext::caption && span.kind != MarkKind::deleted) return false;
  const Flank before = flank_before(text_, range_, span.text.begin);
  const Flank first = span.inner_begins ? Flank::punctuation : flank_behind(text_, range_, span.text.begin);
  const Flank last = span.inner_ends ? Flank::punctuation : flank_before(text_, range_, span.text.end);
  const Flank behind = flank_behind(text_, range_, span.text.end);
  if (first != Flank::letter && !is_open_side(before)) return false;
  if (last != Flank::letter && !is_open_side(behind)) return false;
  const bool in_word = !is_open_side(before) || !is_open_side(behind);
  if (span.kind == MarkKind::emphasis && in_word) return false;  // `_` does not work inside words
  delimiters_.push_back(delimiter_of(span.kind));
  out_ += delimiters_.back();
  inside(span.kind) = true;
  return true;
}

bool MarkdownInline::open_code(const Span& span) {
  if (closed_at_ == out_.size()) return false;
  const std::string_view code = text_.substr(span.text.begin, span.text.size());
  // A link at the start of a line with `]:` in it would be read as a definition.
  if (in_link_ && code.find(']') != std::string_view::npos) return false;
  code_fence_ = fence_for(code);
  // One space on each side is taken away when it is read.
  code_padding_ = code.front() == '`' || code.back() == '`' ? " " : "";
  out_ += code_fence_;
  out_ += code_padding_;
  in_code_ = true;
  return true;
}

void MarkdownInline::write_reference(std::uint32_t note) {
  if (exclaimed_at_ == out_.size()) out_.insert(out_.size() - 1, "\\");  // `![` would be an image
  out_ += "[^" + std::to_string(note) + ']';
  in_reference_ = true;
}

bool MarkdownInline::open_formula(const Span& span) {
  append_formula(out_, text_.substr(span.text.begin, span.text.size()), span.item != 0,
                 context_ == InlineContext::cell);
  line_begins_ = false;
  in_formula_ = true;
  return true;
}

bool MarkdownInline::open_link() {
  if (in_link_) return false;
  if (exclaimed_at_ == out_.size()) out_.insert(out_.size() - 1, "\\");  // `![` would be an image
  out_ += '[';
  in_link_ = true;
  return true;
}

void MarkdownInline::close(const Span& span) {
  switch (span.kind) {
    case MarkKind::link: return close_link(span);
    case MarkKind::code: return close_code();
    case MarkKind::strong:
    case MarkKind::emphasis:
    case MarkKind::deleted:
      out_ += delimiters_.back();
      delimiters_.pop_back();
      inside(span.kind) = false;
      closed_at_ = out_.size();
      return;
    case MarkKind::inserted: out_ += "</ins>"; return;
    case MarkKind::formula: in_formula_ = false; return;
    case MarkKind::superscript: out_ += "</sup>"; return;
    case MarkKind::subscript: out_ += "</sub>"; return;
    case MarkKind::footnote:
      in_reference_ = false;
      referred_at_ = out_.size();
      return;
    default: return;
  }
}

void MarkdownInline::close_code() {
  out_ += code_padding_;
  out_ += code_fence_;
  in_code_ = false;
  closed_at_ = out_.size();
}

void MarkdownInline::close_link(const Span& span) {
  out_ += "](";
  append_address(out_, span.target);
  out_ += ')';
  in_link_ = false;
}

void append_address(std::string& out, std::string_view address) {
  const bool has_references = address.find(';') != std::string_view::npos;
  bool encoded = false;
  for (const char c : address) {
    // Behind `%3C` a mark would make another letter of the C: what is not ASCII there is encoded, too.
    const bool beyond_ascii = static_cast<signed char>(c) < 0;
    encoded = c == '<' || c == '>' || c == '`' || c == '|' || (encoded && beyond_ascii);
    if (c == '&' && has_references) {
      out += "&amp;";
    } else if (c == '(' || c == ')' || c == '\\') {
      out += '\\';
      out += c;
    } else if (encoded) {
      hexadecimal::append_escape(out, c);
    } else {
      out += c;
    }
  }
}

}  // namespace pith::render
