#include "input/guess.hpp"

#include "base/ascii.hpp"
#include "base/byte_order_mark.hpp"
#include "base/url.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace pith::input {

namespace {

bool ends_with_ignoring_case(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && ascii::equal_ignoring_case(text.substr(text.size() - end.size()), end);
}

// Takes the next line that is not empty off the front of `rest`; empty at the end.
std::string_view take_line(std::string_view& rest) {
  while (!rest.empty()) {
    const std::size_t feed = rest.find('\n');
    const std::string_view line = ascii::trim(rest.substr(0, feed));
    rest.remove_prefix(feed == std::string_view::npos ? rest.size() : feed + 1);
    if (!line.empty()) return line;
  }
  return {};
}

}  // namespace

bool is_address(std::string_view text) {
  text = ascii::trim(text);
  const std::string_view scheme = UrlView(text).scheme;
  if (scheme.empty() || text.size() <= scheme.size() + 3 || text.substr(scheme.size(), 3) != "://")
    return false;
  return std::ranges::none_of(text, ascii::is_space);
}

bool is_web_address(std::string_view text) {
  text = ascii::trim(text);
  return is_address(text) && (ascii::starts_with_ignoring_case(text, "http://") ||
                              ascii::starts_with_ignoring_case(text, "https://"));
}

std::vector<std::string_view> filled_lines(std::string_view text) {
  std::vector<std::string_view> out;
  text = without_byte_order_mark(text);
  for (std::string_view line = take_line(text); !line.empty(); line = take_line(text)) out.push_back(line);
  return out;
}

bool is_address_list(std::string_view text) {
  text = without_byte_order_mark(text);
  std::string_view line = take_line(text);
  if (line.empty()) return false;
  for (; !line.empty(); line = take_line(text)) {
    if (!is_web_address(line)) return false;
  }
  return true;
}

bool begins_like_a_list(std::string_view text) {
  text = without_byte_order_mark(text);
  const std::string_view line = take_line(text);
  return !line.empty() && (line[0] == '{' || is_web_address(line));
}

std::string_view without_page_extension(std::string_view name) {
  const std::string_view plain =
      ends_with_ignoring_case(name, ".gz") ? name.substr(0, name.size() - 3) : name;
  for (const std::string_view extension : std::array<std::string_view, 3>{".html", ".htm", ".xhtml"}) {
    if (ends_with_ignoring_case(plain, extension)) return plain.substr(0, plain.size() - extension.size());
  }
  return name;
}

bool is_page_name(std::string_view name) { return without_page_extension(name).size() < name.size(); }

}  // namespace pith::input
