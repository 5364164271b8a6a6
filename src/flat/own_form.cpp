#include "flat/own_form.hpp"

#include "base/ascii.hpp"
#include "base/text_header.hpp"
#include "base/utf8.hpp"
#include "flat/blocks.hpp"
#include "flat/lines.hpp"

#include <algorithm>
#include <charconv>
#include <string>
#include <system_error>
#include <vector>

namespace pith::flat {
namespace {

/// The index in text_header of the label that `line` begins with, from `from` on; its size if none.
std::size_t header_line_at(std::string_view line, std::size_t from) {
  for (std::size_t i = from; i < text_header.size(); ++i) {
    const std::string_view label = text_header[i].label;
    if (line.starts_with(label) && line.substr(label.size()).starts_with(": ")) return i;
  }
  return text_header.size();
}

void set_authors(Metadata& meta, std::string_view names) {
  while (!names.empty()) {
    const std::size_t end = std::min(names.find(", "), names.size());
    if (end > 0) meta.authors.push_back({std::string(names.substr(0, end)), {}});
    names.remove_prefix(std::min(end + 2, names.size()));
  }
}

void set_field(Metadata& meta, Field field, std::string_view value) {
  switch (field) {
    case Field::title: meta.title = value; break;
    case Field::author: set_authors(meta, value); break;
    case Field::date: meta.date = value; break;
    case Field::site: meta.site = value; break;
    case Field::url: meta.url = value; break;
    case Field::language: meta.language = value; break;
    case Field::source: meta.source = value; break;
    default: meta.place = value;
  }
}

/// Number of header lines; 0 if the text does not begin with a header. A lone line may stand in any text,
/// unless it is a title.
std::size_t read_header(const std::vector<std::string_view>& lines, Metadata& meta) {
  std::size_t from = 0;
  std::size_t count = 0;
  for (; count < lines.size(); ++count) {
    const std::size_t at = header_line_at(lines[count], from);
    if (at == text_header.size()) break;
    const auto [field, label] = text_header[at];
    set_field(meta, field, utf8::clean_line(lines[count].substr(label.size() + 2)));
    if (field != Field::language) meta.provenance.push_back({std::string(to_string(field)), "header", 1});
    from = at + 1;
  }
  const bool ended = count == lines.size() || lines[count].empty();
  return ended && (count >= 2 || !meta.title.empty()) ? count : 0;
}

constexpr std::size_t deepest = 16;  // nesting as it is drawn

bool is_caption(std::string_view text) {
  return text.size() > 2 && text.front() == '[' && text.back() == ']' && !ascii::is_space(text[1]) &&
         !ascii::is_space(text[text.size() - 2]);
}

std::size_t indent_of(std::string_view line) { return std::min(line.find_first_not_of(' '), line.size()); }

bool is_preformatted(std::string_view line) {
  return indent_of(line) > 0 || line.find("  ") != std::string_view::npos ||
         line.find('\t') != std::string_view::npos;
}

/// How an item of a list begins in this form. Other signs than these are the text's own.
struct ItemBegin {
  std::size_t indent = 0;
  std::size_t sign = 0;  ///< bytes of "- " or "12. "; 0: it is no item
  std::uint32_t ordinal = 0;
};

ItemBegin read_item_begin(std::string_view line) {
  ItemBegin item;
  item.indent = indent_of(line);
  line.remove_prefix(item.indent);
  if (line.starts_with("- ")) {
    item.sign = 2;
  } else if (!line.starts_with('0')) {
    const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), item.ordinal);
    const auto digits = static_cast<std::size_t>(end - line.data());
    if (error == std::errc() && line.substr(digits).starts_with(". ")) item.sign = digits + 2;
  }
  const bool filled = item.sign < line.size() && line[item.sign] != ' ';
  return filled && item.indent % 2 == 0 && item.indent / 2 < deepest ? item : ItemBegin();
}

/// A row's cells with tabs between them; nothing if the line is no row of this form.
std::string read_row(std::string_view line) {
  if (line.find(" | ") == std::string_view::npos || line.find('\t') != std::string_view::npos) return {};
  std::string row;
  for (std::size_t at = 0; at < line.size();) {
    const bool bar = line.substr(at).starts_with(" | ");
    row += bar ? '\t' : line[at];
    at += bar ? 3 : 1;
  }
  const bool spaced = row.front() == ' ' || row.back() == ' ' || row.find("\t ") != std::string::npos ||
                      row.find(" \t") != std::string::npos;
  return spaced ? std::string() : row;
}

/// One run of lines without an empty line: list, table, caption, comment, code or paragraph. It is only what
/// it would be written as in the same letters.
class Run {
 public:
  Run(std::vector<std::string_view> lines, std::uint32_t group) : lines_(std::move(lines)), group_(group) {}

  void append_to(Article& article) const {
    if (is_list()) return append_list(article);
    if (is_table()) return append_table(article);
    if (const std::size_t depth = comment_depth(); depth > 0) return append_comment(article, depth);
    Piece piece;
    piece.text = joined();
    if (is_caption(piece.text)) {
      piece.kind = BlockKind::caption;
      piece.text = piece.text.substr(1, piece.text.size() - 2);
    } else if (std::any_of(lines_.begin(), lines_.end(), is_preformatted)) {
      piece.kind = BlockKind::code;
    }
    append(article, piece);
  }

 private:
  std::string joined() const {
    std::string text;
    for (const std::string_view line : lines_) {
      if (!text.empty()) text += '\n';
      text += line;
    }
    return text;
  }

  /// Each line begins an item, or stands below the first word of the item before it.
  bool is_list() const {
    std::size_t words = 0;  // columns before the words of the item
    return std::all_of(lines_.begin(), lines_.end(), [&](std::string_view line) {
      const ItemBegin item = read_item_begin(line);
      if (item.sign > 0) words = item.indent + item.sign;
      return item.sign > 0 || (words > 0 && indent_of(line) == words && words < line.size());
    });
  }

  void append_list(Article& article) const {
    Piece item;
    for (const std::string_view line : lines_) {
      const ItemBegin begin = read_item_begin(line);
      if (begin.sign == 0) {
        item.text += '\n';
        item.text += line.substr(indent_of(line));
        continue;
      }
      if (!item.text.empty()) append(article, item);
      item = {};
      item.kind = BlockKind::list_item;
      item.level = static_cast<std::uint8_t>(begin.indent / 2 + 1);
      item.ordinal = begin.ordinal;
      item.group = group_;
      item.text = line.substr(begin.indent + begin.sign);
    }
    append(article, item);
  }

  bool is_table() const {
    return lines_.size() > 1 && std::all_of(lines_.begin(), lines_.end(),
                                            [](std::string_view line) { return !read_row(line).empty(); });
  }

  void append_table(Article& article) const {
    for (const std::string_view line : lines_) {
      Piece row;
      row.kind = BlockKind::table_row;
      row.group = group_;
      row.text = read_row(line);
      append(article, row);
    }
  }

  /// Signs that stand before each line; 0 if it is no comment.
  std::size_t comment_depth() const {
    std::size_t depth = 0;
    while (depth <= deepest && lines_[0].substr(depth * 2).starts_with("> ")) ++depth;
    const std::string_view signs = lines_[0].substr(0, depth * 2);
    const bool all = std::all_of(lines_.begin(), lines_.end(),
                                 [&](std::string_view line) { return line.starts_with(signs); });
    return all ? depth : 0;
  }

  void append_comment(Article& article, std::size_t depth) const {
    Piece piece;
    piece.kind = BlockKind::comment;
    piece.quote = static_cast<std::uint8_t>(depth - 1);
    for (const std::string_view line : lines_) {
      if (!piece.text.empty()) piece.text += '\n';
      piece.text += line.substr(depth * 2);
    }
    append(article, piece);
  }

  std::vector<std::string_view> lines_;
  std::uint32_t group_;
};

}  // namespace

std::optional<Article> read_own_form(std::string_view text) {
  const std::vector<std::string_view> lines = split_lines(text);
  Article article;
  const std::size_t header = read_header(lines, article.meta);
  if (header == 0) return std::nullopt;
  std::uint32_t group = 0;
  for (std::size_t i = header; i < lines.size();) {
    if (lines[i].empty()) {
      ++i;
      continue;
    }
    std::vector<std::string_view> run;
    for (; i < lines.size() && !lines[i].empty(); ++i) run.push_back(lines[i]);
    Run(std::move(run), ++group).append_to(article);
  }
  return article;
}

}  // namespace pith::flat
