#include "flat/blocks.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "text/prose.hpp"

#include <algorithm>
#include <array>

namespace pith::flat {
namespace {

constexpr std::size_t read_of_item = 48;  // bytes behind its number

/// A sign that begins a list item.
struct ListSign {
  std::size_t size = 0;       // bytes of sign and space; 0: the line is no item
  std::uint32_t ordinal = 0;  // its number; 0 if it has none
};

ListSign bullet(std::string_view line) {
  constexpr std::array<std::string_view, 14> signs = {"- ", "* ", "+ ", "• ", "· ", "‣ ", "◦ ",
                                                      "▪ ", "● ", "○ ", "■ ", "□ ", "– ", "・"};
  for (const std::string_view sign : signs) {
    if (line.starts_with(sign)) return {sign.size(), 0};
  }
  return {};
}

ListSign number_sign(std::string_view line) {
  std::size_t end = 0;
  std::uint32_t value = 0;
  while (end < line.size() && end < 3 && ascii::is_digit(line[end]))
    value = value * 10 + static_cast<std::uint32_t>(line[end++] - '0');
  if (end == 0 || value == 0 || end + 1 >= line.size() || (line[end] != '.' && line[end] != ')') ||
      line[end + 1] != ' ')
    return {};
  // "3. März 2024" is a date.
  const data::PhraseText rest(line.substr(end + 2, read_of_item));
  if (!rest.empty() && data::longest_phrase(rest, 0, data::kinds(data::PhraseKind::month)).tokens > 0)
    return {};
  return {end + 2, value};
}

bool is_rule(std::string_view line) {
  return line.size() >= 3 && line.find_first_not_of("-=_*~# ") == std::string_view::npos;
}

bool is_unspaced(std::string_view text) {
  std::size_t at = 0;
  return !text.empty() && utf8::is_unspaced_script(utf8::next(text, at));
}

std::size_t first_word_width(std::string_view text) {
  if (is_unspaced(text)) return 2;
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size() && text[at] != ' '; ++width) utf8::next(text, at);
  return width;
}

/// Whether `next` was on the line of `line` before that was broken for want of room.
bool was_broken(const Line& line, const Line& next, std::size_t wrap_width) {
  return wrap_width > 0 && line.width + 1 + first_word_width(next.text) > wrap_width;
}

/// Folds runs of spaces and tabs to single spaces; line feeds stay.
std::string single_spaced(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\t';
    if (space && (out.empty() || out.back() == ' ' || out.back() == '\n')) continue;
    if (c == '\n' && !out.empty() && out.back() == ' ') out.pop_back();
    out.push_back(space ? ' ' : c);
  }
  while (!out.empty() && ascii::is_space(out.back())) out.pop_back();
  return out;
}

class Maker {
 public:
  explicit Maker(const Dump& dump) : dump_(dump) {}

  std::vector<Piece> run() {
    for (const Line& line : dump_.lines) {
      if (line.text.empty()) {
        finish();
        in_list_ = in_list_ && !dump_.markdown;
      } else if (!is_underline(line) && !is_rule(line.text)) {
        add(line);
      }
    }
    finish();
    return std::move(pieces_);
  }

 private:
  /// A line of `=` or `-` below a line makes that a heading.
  bool is_underline(const Line& line) {
    const bool under = !piece_.text.empty() && !several_lines_ && line.text.size() >= 3 &&
                       (line.text.find_first_not_of('=') == std::string::npos ||
                        line.text.find_first_not_of('-') == std::string::npos);
    if (!under) return false;
    piece_.kind = BlockKind::heading;
    piece_.level = line.text[0] == '=' ? 1 : 2;
    finish();
    return true;
  }

  void add(const Line& line) {
    const std::size_t signs = line.text.find_first_not_of('#');
    if (dump_.markdown && signs >= 1 && signs <= 6 && line.text[signs] == ' ') {
      finish();
      piece_.kind = BlockKind::heading;
      piece_.level = static_cast<std::uint8_t>(signs);
      piece_.text = ascii::trim(line.text.substr(signs));
      finish();
      return;
    }
    ListSign sign = bullet(line.text);
    if (sign.size == 0) sign = number_sign(line.text);
    if (sign.size > 0) return begin_item(line, sign);
    if (!piece_.text.empty() && !goes_on(line)) finish();
    append(line);
  }

  bool goes_on(const Line& line) const {
    if (was_broken(last_, line, dump_.wrap_width)) return true;
    if (dump_.wrap_width == 0) return false;
    // A line break of its own, unless the indentation begins a paragraph.
    return piece_.kind == BlockKind::list_item ? line.indent > item_indent_ : line.indent <= last_.indent;
  }

  void begin_item(const Line& line, const ListSign& sign) {
    finish();
    if (!in_list_) {
      ++group_;
      indents_.clear();
    }
    in_list_ = true;
    item_indent_ = line.indent;
    while (!indents_.empty() && indents_.back() > line.indent) indents_.pop_back();
    if (indents_.empty() || indents_.back() < line.indent) indents_.push_back(line.indent);
    piece_.kind = BlockKind::list_item;
    piece_.level = static_cast<std::uint8_t>(std::min<std::size_t>(indents_.size(), 16));
    piece_.ordinal = sign.ordinal;
    piece_.group = group_;
    piece_.text = line.text.substr(sign.size);
    piece_.link = line.link;
    last_ = line;
  }

  void append(const Line& line) {
    if (piece_.text.empty()) {
      in_list_ = false;
      piece_.text = line.text;
      piece_.link = line.link;
    } else if (was_broken(last_, line, dump_.wrap_width)) {
      if (!is_unspaced(line.text)) piece_.text += ' ';
      piece_.text += line.text;
    } else {
      piece_.text += '\n';
      piece_.text += line.text;
      several_lines_ = true;
    }
    last_ = line;
  }

  void finish() {
    piece_.text = single_spaced(piece_.text);
    if (!piece_.text.empty()) {
      measure(piece_);
      pieces_.push_back(std::move(piece_));
    }
    piece_ = {};
    several_lines_ = false;
  }

  const Dump& dump_;
  std::vector<Piece> pieces_;
  Piece piece_;
  bool several_lines_ = false;  // piece_ has line breaks
  Line last_;
  std::vector<std::size_t> indents_;  // of the levels of the current list
  std::size_t item_indent_ = 0;
  std::uint32_t group_ = 0;
  bool in_list_ = false;
};

}  // namespace

std::vector<Piece> make_pieces(const Dump& dump) { return Maker(dump).run(); }

void measure(Piece& piece) {
  piece.words.assign(text::telling_part(piece.text));
  piece.prose = piece.kind == BlockKind::paragraph && text::is_prose(piece.text, piece.words);
}

void append(Article& article, const Piece& piece) {
  const std::string text = utf8::clean(piece.text);  // what was joined may not be in NFC
  if (text.empty()) return;
  Block block;
  block.kind = piece.kind;
  block.level = piece.level;
  block.ordinal = piece.ordinal;
  block.group = piece.group;
  block.quote = piece.quote;
  block.text.begin = static_cast<std::uint32_t>(article.text.size());
  article.text += text;
  block.text.end = static_cast<std::uint32_t>(article.text.size());
  article.blocks.push_back(block);
}

}  // namespace pith::flat
