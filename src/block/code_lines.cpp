#include "block/code_lines.hpp"

#include "base/ascii.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

namespace pith::block {
namespace {

void replace_no_break_spaces(std::string& code) {
  constexpr std::string_view no_break_space = "\xC2\xA0";
  std::size_t to = std::min(code.find(no_break_space), code.size());
  for (std::size_t at = to; at < code.size(); ++to) {
    const bool is_space = std::string_view(code).substr(at).starts_with(no_break_space);
    code[to] = is_space ? ' ' : code[at];
    at += is_space ? no_break_space.size() : 1;
  }
  code.resize(to);
}

std::vector<std::string_view> lines_of(std::string_view code) {
  std::vector<std::string_view> lines;
  for (std::size_t begin = 0; begin <= code.size();) {
    const std::size_t end = std::min(code.find('\n', begin), code.size());
    lines.push_back(code.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

/// A line that a no-break space kept from being empty.
void empty_blank_lines(std::string& code) {
  std::size_t to = 0;
  std::size_t line = 0;  // where it begins in what is written
  bool blank = true;
  for (const char c : code) {
    if (c == '\n') {
      if (blank) to = line;
      line = to + 1;
    }
    blank = c == '\n' || (blank && c == ' ');
    code[to++] = c;
  }
  code.resize(to);
}

/// The line behind its number, if that is `number`.
bool take_number(std::string_view& line, std::size_t number) {
  line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
  std::size_t digits = 0;
  std::size_t value = 0;
  for (; digits < line.size() && digits < 8 && ascii::is_digit(line[digits]); ++digits) {
    value = value * 10 + static_cast<std::size_t>(line[digits] - '0');
  }
  if (digits == 0 || value != number) return false;
  line.remove_prefix(digits);
  const std::size_t space = std::min(line.find_first_not_of(" \t"), line.size());
  if (space < line.size() && (line[space] == ':' || line[space] == '|')) {
    line.remove_prefix(space + 1);
    return true;
  }
  return line.empty() || space > 0;
}

/// True if every line began with its number, from 1 on; they are taken away, and the space that is behind all
/// of them. A table of numbers has some in all lines behind the first one, too.
bool take_numbers(std::vector<std::string_view>& lines) {
  constexpr std::size_t fewest = 3;
  if (lines.size() < fewest) return false;
  std::size_t space = std::string_view::npos;
  bool words = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!take_number(lines[i], i + 1)) return false;
    const std::size_t first = lines[i].find_first_not_of(" \t");
    if (first == std::string_view::npos) continue;
    space = std::min(space, first);
    words = words || !ascii::is_digit(lines[i][first]);
  }
  if (!words) return false;
  for (std::string_view& line : lines) line.remove_prefix(std::min(space, line.size()));
  return true;
}

std::string without_numbers(const std::string& code) {
  if (code.empty() || !(ascii::is_digit(code.front()) || code.front() == ' ')) return code;
  std::vector<std::string_view> lines = lines_of(code);
  if (!take_numbers(lines)) return code;
  std::string out;
  out.reserve(code.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i > 0) out += '\n';
    out += lines[i];
  }
  return out;
}

/// Without empty lines at either end.
std::string_view trimmed(std::string_view code) {
  const std::size_t end = code.find_last_not_of(" \n\t") + 1;
  const std::size_t first = std::min(code.find_first_not_of(" \n\t"), end);
  const std::size_t line = first == 0 ? std::string_view::npos : code.rfind('\n', first - 1);
  const std::size_t begin = line == std::string_view::npos ? 0 : line + 1;
  return begin < end ? code.substr(begin, end - begin) : std::string_view();
}

}  // namespace

std::string tidy_lines(std::string code) {
  replace_no_break_spaces(code);
  empty_blank_lines(code);
  return without_numbers(std::string(trimmed(code)));
}

}  // namespace pith::block
