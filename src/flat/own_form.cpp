#include "flat/own_form.hpp"

#include "base/utf8.hpp"
#include "flat/blocks.hpp"
#include "flat/lines.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace pith::flat {
namespace {

constexpr std::array<std::string_view, 8> keys = {"Title", "Author",   "Date",   "Site",
                                                  "URL",   "Language", "Source", "Place"};
enum Key : std::uint8_t { title, author, date, site, url, language, source, place };

/// The key that `line` begins with, from `from` on; keys.size() if none.
std::size_t key_of(std::string_view line, std::size_t from) {
  for (std::size_t key = from; key < keys.size(); ++key) {
    if (line.starts_with(keys[key]) && line.substr(keys[key].size()).starts_with(": ")) return key;
  }
  return keys.size();
}

void set_authors(Metadata& meta, std::string_view names) {
  while (!names.empty()) {
    const std::size_t end = std::min(names.find(", "), names.size());
    if (end > 0) meta.authors.push_back({std::string(names.substr(0, end)), {}});
    names.remove_prefix(std::min(end + 2, names.size()));
  }
}

void set_field(Metadata& meta, std::size_t key, std::string_view value) {
  switch (key) {
    case title: meta.title = value; break;
    case author: set_authors(meta, value); break;
    case date: meta.date = value; break;
    case site: meta.site = value; break;
    case url: meta.url = value; break;
    case language: meta.language = value; break;
    case source: meta.source = value; break;
    default: meta.place = value;
  }
}

/// Number of header lines; 0 if the text does not begin with a header. A lone line may stand in any text,
/// unless it is a title.
std::size_t read_header(const std::vector<std::string_view>& lines, Metadata& meta) {
  std::size_t from = 0;
  std::size_t count = 0;
  for (; count < lines.size(); ++count) {
    const std::size_t key = key_of(lines[count], from);
    if (key == keys.size()) break;
    set_field(meta, key, utf8::clean_line(lines[count].substr(keys[key].size() + 2)));
    from = key + 1;
  }
  const bool ended = count == lines.size() || lines[count].empty();
  return ended && (count >= 2 || !meta.title.empty()) ? count : 0;
}

std::size_t indent_of(std::string_view line) { return std::min(line.find_first_not_of(' '), line.size()); }

bool is_preformatted(std::string_view line) {
  return indent_of(line) > 0 || line.find("  ") != std::string_view::npos ||
         line.find('\t') != std::string_view::npos;
}

bool is_row(std::string_view line) { return line.find(" | ") != std::string_view::npos; }

/// One run of lines without an empty line: list, table, caption, comment, code or paragraph.
class Run {
 public:
  Run(std::vector<std::string_view> lines, std::uint32_t group) : lines_(std::move(lines)), group_(group) {}

  void append_to(Article& article) const {
    if (list_sign(lines_[0]).size > 0) return append_list(article);
    if (lines_.size() > 1 && std::all_of(lines_.begin(), lines_.end(), is_row)) return append_table(article);
    Piece piece;
    piece.text = joined();
    if (lines_[0].starts_with("> ")) return append_comment(article);
    if (piece.text.size() > 2 && piece.text.front() == '[' && piece.text.back() == ']') {
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

  void append_list(Article& article) const {
    Piece item;
    for (const std::string_view line : lines_) {
      const std::size_t indent = indent_of(line);
      const ListSign sign = list_sign(line.substr(indent));
      if (sign.size == 0) {
        item.text += '\n';
        item.text += line.substr(indent);
        continue;
      }
      if (!item.text.empty()) append(article, item);
      item = {};
      item.kind = BlockKind::list_item;
      item.level = static_cast<std::uint8_t>(std::min<std::size_t>(indent / 2 + 1, 16));
      item.ordinal = sign.ordinal;
      item.group = group_;
      item.text = line.substr(indent + sign.size);
    }
    if (!item.text.empty()) append(article, item);
  }

  void append_table(Article& article) const {
    for (const std::string_view line : lines_) {
      Piece row;
      row.kind = BlockKind::table_row;
      row.group = group_;
      for (std::size_t at = 0; at < line.size();) {
        const bool bar = line.substr(at).starts_with(" | ");
        row.text += bar ? '\t' : line[at];
        at += bar ? 3 : 1;
      }
      append(article, row);
    }
  }

  void append_comment(Article& article) const {
    std::size_t depth = 0;
    while (lines_[0].substr(depth * 2).starts_with("> ")) ++depth;
    Piece piece;
    piece.kind = BlockKind::comment;
    piece.quote = static_cast<std::uint8_t>(std::min<std::size_t>(depth - 1, 16));
    for (const std::string_view line : lines_) {
      if (!piece.text.empty()) piece.text += '\n';
      piece.text += line.substr(std::min(depth * 2, line.size()));
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
