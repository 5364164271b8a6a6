#include "base/ini.hpp"

#include "base/byte_order_mark.hpp"
#include "base/printable.hpp"

#include <string>

namespace pith {

namespace {

std::string_view trim(std::string_view text) {
  constexpr std::string_view white = " \t\r";
  const std::size_t begin = text.find_first_not_of(white);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(white) - begin + 1);
}

Error at(std::size_t line, const std::string& message) {
  return {ErrorCode::usage, "line " + std::to_string(line) + ": " + message};
}

}  // namespace

Result<std::vector<IniEntry>> read_ini(std::string_view text) {
  text = without_byte_order_mark(text);
  std::vector<IniEntry> out;
  std::string_view section;
  for (std::size_t number = 1; !text.empty(); ++number) {
    const std::size_t feed = text.find('\n');
    const std::string_view line = trim(text.substr(0, feed));
    text.remove_prefix(feed == std::string_view::npos ? text.size() : feed + 1);
    if (line.empty() || line.front() == '#' || line.front() == ';') continue;
    if (line.front() == '[') {
      section = trim(line.substr(1, line.size() - 2));
      if (line.back() != ']' || section.empty()) return at(number, "a section is written [NAME]");
      out.push_back({section, {}, {}, number});
      continue;
    }
    const std::size_t equals = line.find('=');
    const std::string_view key = trim(line.substr(0, equals));
    if (equals == std::string_view::npos || key.empty())
      return at(number, "expected NAME = VALUE, not '" + printable(line) + "'");
    out.push_back({section, key, trim(line.substr(equals + 1)), number});
  }
  return out;
}

}  // namespace pith
