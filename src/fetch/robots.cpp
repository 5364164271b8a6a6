#include "fetch/robots.hpp"

#include "base/ascii.hpp"
#include "base/byte_order_mark.hpp"
#include "base/hexadecimal.hpp"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <utility>

namespace pith::fetch {

namespace {

bool is_unreserved(char c) { return ascii::is_alnum(c) || c == '-' || c == '.' || c == '_' || c == '~'; }

// One spelling for rules and targets: escapes of unreserved characters undone, all others in upper case,
// bytes that are no ASCII escaped.
std::string normalized(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const bool escaped = text[i] == '%' && i + 2 < text.size() &&
                         hexadecimal::digit_value(text[i + 1]) >= 0 &&
                         hexadecimal::digit_value(text[i + 2]) >= 0;
    if (escaped) {
      const char c = static_cast<char>(hexadecimal::digit_value(text[i + 1]) * 16 +
                                       hexadecimal::digit_value(text[i + 2]));
      if (is_unreserved(c)) {
        out += c;
      } else {
        hexadecimal::append_escape(out, c);
      }
      i += 2;
    } else if (byte > '~' || byte <= ' ') {
      hexadecimal::append_escape(out, text[i]);
    } else {
      out += text[i];
    }
  }
  return out;
}

// `*` stands for anything, `$` at the end for the end. memmem takes linear time, so this does for each rule.
bool matches(std::string_view pattern, std::string_view target) {
  const bool anchored = pattern.ends_with('$');
  if (anchored) pattern.remove_suffix(1);
  std::size_t star = pattern.find('*');
  if (star == std::string_view::npos) return anchored ? target == pattern : target.starts_with(pattern);
  if (!target.starts_with(pattern.substr(0, star))) return false;
  target.remove_prefix(star);
  while (true) {
    pattern.remove_prefix(star + 1);
    star = pattern.find('*');
    const std::string_view piece = pattern.substr(0, star);
    if (star == std::string_view::npos && anchored) return target.ends_with(piece);
    const void* found = memmem(target.data(), target.size(), piece.data(), piece.size());
    if (found == nullptr) return false;
    if (star == std::string_view::npos) return true;
    target.remove_prefix(static_cast<std::size_t>(static_cast<const char*>(found) - target.data()) +
                         piece.size());
  }
}

// Whether matches() searches the target: what stands before the first `*` fits.
bool needs_search(std::string_view pattern, std::string_view target) {
  const std::size_t star = pattern.find('*');
  return star != std::string_view::npos && target.starts_with(pattern.substr(0, star));
}

std::optional<std::chrono::milliseconds> seconds(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || !(value >= 0 && value < 1e9)) return {};
  return std::chrono::milliseconds(static_cast<long long>(value * 1000));
}

}  // namespace

struct Robots::Group {
  std::vector<Rule> rules;
  std::optional<std::chrono::milliseconds> delay;
  bool present = false;
};

Robots::Robots(std::string_view text, std::string_view product) {
  Group own;
  Group general;
  bool in_own = false;
  bool in_general = false;
  bool naming = false;  // the last line was a User-agent line: the next one joins it
  text = without_byte_order_mark(text);
  if (text.size() > max_robots_bytes) text = text.substr(0, text.find_last_of("\r\n", max_robots_bytes) + 1);
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
    const std::string_view line = text.substr(0, std::min(end, text.substr(0, end).find('#')));
    text.remove_prefix(std::min(end + 1, text.size()));
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    const std::string key = ascii::to_lower(ascii::trim(line.substr(0, colon)));
    const std::string_view value = ascii::trim(line.substr(colon + 1));
    if (key == "user-agent") {
      if (!naming) in_own = in_general = false;
      naming = true;
      const bool names_us = ascii::equal_ignoring_case(product_token(value), product) && !product.empty();
      in_own = in_own || names_us;
      in_general = in_general || value == "*";
      own.present = own.present || names_us;
    } else if (key == "allow" || key == "disallow") {
      naming = false;
      if (value.empty()) continue;  // an empty Disallow allows all, as does its absence
      const Rule rule{normalized(value), key == "allow"};
      if (in_own) own.rules.push_back(rule);
      if (in_general) general.rules.push_back(rule);
    } else if (key == "crawl-delay") {
      naming = false;
      if (in_own) own.delay = seconds(value);
      if (in_general) general.delay = seconds(value);
    }
  }
  take(std::move(own.present ? own : general));
}

void Robots::take(Group&& group) {
  rules_ = std::move(group.rules);
  delay_ = group.delay;
  // The longest pattern decides, allow before disallow: in this order the first match does.
  std::stable_sort(rules_.begin(), rules_.end(), [](const Rule& a, const Rule& b) {
    return a.pattern.size() != b.pattern.size() ? a.pattern.size() > b.pattern.size() : a.allow && !b.allow;
  });
}

bool Robots::allows(std::string_view target) const {
  if (target == "/robots.txt") return true;
  const std::string asked = normalized(target);
  std::size_t searched = 0;
  for (const Rule& rule : rules_) {
    if (needs_search(rule.pattern, asked)) searched += asked.size();
    if (searched > max_robots_search) return false;
    if (matches(rule.pattern, asked)) return rule.allow;
  }
  return true;
}

std::string product_token(std::string_view user_agent) {
  const auto is_token = [](char c) { return ascii::is_alpha(c) || c == '-' || c == '_'; };
  return std::string(user_agent.begin(), std::find_if_not(user_agent.begin(), user_agent.end(), is_token));
}

}  // namespace pith::fetch
