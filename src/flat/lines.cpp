#include "flat/lines.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <utility>

namespace pith::flat {
namespace {

constexpr std::size_t tab_columns = 8;
// Text is broken at 40 columns at least, and hardly beyond 132.
constexpr std::size_t narrowest = 40;
constexpr std::size_t widest = 132;

std::size_t columns(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) width += utf8::is_unspaced_script(utf8::next(text, at)) ? 2 : 1;
  return width;
}

Line measure(std::string_view raw) {
  Line line;
  std::size_t at = 0;
  for (; at < raw.size() && ascii::is_space(raw[at]); ++at) line.indent += raw[at] == '\t' ? tab_columns : 1;
  line.text = std::string(ascii::trim(raw.substr(at)));
  if (line.text.empty()) line.indent = 0;
  line.width = line.indent + columns(line.text);
  return line;
}

/// "[12]" at `at`, as lynx and links put it before a link's text; its length or 0.
std::size_t link_mark(std::string_view text, std::size_t at) {
  std::size_t end = at + 1;
  while (end < text.size() && ascii::is_digit(text[end])) ++end;
  if (text[at] != '[' || end == at + 1 || end >= text.size() || text[end] != ']') return 0;
  return end + 1 - at;
}

std::string without_link_marks(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t mark = link_mark(text, at);
    if (mark == 0) {
      out.push_back(text[at++]);
    } else {
      at += mark;
    }
  }
  return out;
}

/// Index of the line that heads a numbered list of addresses to the end of the dump; the number of lines if
/// none does.
std::size_t find_references(const std::vector<std::string_view>& lines) {
  for (std::size_t i = lines.size(); i-- > 0;) {
    const std::string_view line = ascii::trim(lines[i]);
    if (line.empty() || line.find("://") != std::string_view::npos ||
        line.find("mailto:") != std::string_view::npos)
      continue;
    const bool heads =
        line == "References" || line == "Visible links" || line == "Visible links:" || line == "Links:";
    return heads ? i : lines.size();
  }
  return lines.size();
}

/// For each "[" and "(" of `text` the position of the bracket that closes it; npos elsewhere.
std::vector<std::size_t> match_brackets(std::string_view text) {
  std::vector<std::size_t> closing(text.size(), std::string_view::npos);
  std::vector<std::size_t> square;
  std::vector<std::size_t> round;
  const auto close = [&](std::vector<std::size_t>& open, std::size_t at) {
    if (open.empty()) return;
    closing[open.back()] = at;
    open.pop_back();
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    switch (text[at]) {
      case '\\': ++at; break;
      case '[': square.push_back(at); break;
      case '(': round.push_back(at); break;
      case ']': close(square, at); break;
      case ')': close(round, at); break;
      default: break;
    }
  }
  return closing;
}

/// The text of inline Markdown: "[label](address)" gives the label, an image nothing, emphasis its words.
std::string without_markdown(std::string_view text) {
  const std::vector<std::size_t> closing = match_brackets(text);
  std::string out;
  std::vector<std::pair<std::size_t, std::size_t>> labels;  // where they end, and where their addresses do
  for (std::size_t at = 0; at < text.size();) {
    if (!labels.empty() && labels.back().first == at) {
      at = labels.back().second;
      labels.pop_back();
      continue;
    }
    const bool image = text.substr(at).starts_with("![");
    const std::size_t open = at + (image ? 1 : 0);
    const std::size_t label_end = text[open] == '[' ? closing[open] : std::string_view::npos;
    if (label_end != std::string_view::npos && label_end + 1 < text.size() && text[label_end + 1] == '(' &&
        closing[label_end + 1] != std::string_view::npos) {
      const std::size_t end = closing[label_end + 1] + 1;
      if (!image) labels.emplace_back(label_end, end);
      at = image ? end : open + 1;
    } else if (text.substr(at).starts_with("**") || text.substr(at).starts_with("__")) {
      at += 2;
    } else if (text[at] == '\\' && at + 1 < text.size() && !ascii::is_alnum(text[at + 1])) {
      out.push_back(text[at + 1]);
      at += 2;
    } else {
      out.push_back(text[at++]);
    }
  }
  return out;
}

bool is_markdown_heading(std::string_view line) {
  const std::size_t signs = line.find_first_not_of('#');
  return signs != std::string_view::npos && signs >= 1 && signs <= 6 && line[signs] == ' ';
}

bool looks_like_markdown(const std::vector<std::string_view>& lines) {
  std::size_t headings = 0;
  std::size_t links = 0;
  for (const std::string_view line : lines) {
    headings += is_markdown_heading(line) ? 1U : 0U;
    links += line.find("](") != std::string_view::npos ? 1U : 0U;
  }
  return headings >= 1 || links >= 2;
}

/// The width at which the dump was broken: many of its lines must end close to the longest one's end.
std::size_t find_wrap_width(const std::vector<Line>& lines) {
  std::size_t longest = 0;
  for (const Line& line : lines) {
    if (line.text.find(' ') != std::string::npos || line.width <= widest)
      longest = std::max(longest, line.width);
  }
  if (longest < narrowest || longest > widest) return 0;
  std::size_t filled = 0;
  std::size_t full = 0;
  for (const Line& line : lines) {
    if (line.text.empty()) continue;
    ++filled;
    full += line.width <= longest && line.width + longest / 6 >= longest ? 1U : 0U;
  }
  return full >= 3 && full * 4 >= filled ? longest : 0;
}

}  // namespace

std::vector<std::string_view> split_lines(std::string_view text) {
  std::vector<std::string_view> lines;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c != '\n' && c != '\r' && c != '\f') continue;
    lines.push_back(text.substr(begin, at - begin));
    if (c == '\f') lines.emplace_back();
    if (c == '\r' && at + 1 < text.size() && text[at + 1] == '\n') ++at;
    begin = at + 1;
  }
  if (begin < text.size()) lines.push_back(text.substr(begin));
  return lines;
}

Dump read_dump(std::string_view text) {
  std::vector<std::string_view> raw = split_lines(text);
  Dump dump;
  const std::size_t references = find_references(raw);
  const bool numbered_links = references < raw.size();
  raw.resize(references);
  dump.markdown = looks_like_markdown(raw);
  dump.lines.reserve(raw.size());
  for (const std::string_view line : raw) {
    Line measured = measure(line);
    const std::size_t first = std::min(measured.text.find_first_not_of("*+-o "), measured.text.size());
    if (numbered_links) {
      measured.link = first < measured.text.size() && link_mark(measured.text, first) > 0;
      measured.text = without_link_marks(measured.text);
    }
    if (dump.markdown) {
      measured.link = measured.text.substr(first).starts_with("[");
      measured.text = without_markdown(measured.text);
    }
    dump.lines.push_back(std::move(measured));
  }
  dump.wrap_width = find_wrap_width(dump.lines);
  return dump;
}

}  // namespace pith::flat
