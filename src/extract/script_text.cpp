#include "extract/script_text.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"

#include <optional>
#include <unordered_set>

#include <simdjson.h>

namespace pith {
namespace {

constexpr std::size_t largest_script = 1'000'000;
constexpr std::size_t prose_words = 8;  // as in a paragraph of the page

bool says(std::string_view attributes, std::string_view word) {
  return ascii::contains_ignoring_case(attributes, word);
}

bool may_hold_state(const dom::Script& script) {
  if (script.text.size() > largest_script || says(script.attributes, "ld+json")) return false;
  const std::string_view text = ascii::trim(script.text);
  return text.size() > 200 &&
         (says(script.attributes, "json") || text.starts_with('{') || text.starts_with('['));
}

bool is_prose(std::string_view text) {
  const std::string_view trimmed = ascii::trim(text);
  if (trimmed.size() < 40 || utf8::count_words(trimmed) < prose_words) return false;
  if (is_markup(trimmed)) return true;
  if (trimmed.find(' ') == std::string_view::npos || trimmed.find('{') != std::string_view::npos)
    return false;
  for (const std::string_view end : {".", "!", "?", "\"", "”", "…", "。", "»", ")"}) {
    if (trimmed.ends_with(end)) return true;
  }
  return false;
}

/// Where a walk stands in one array or object.
struct Level {
  std::optional<simdjson::dom::array::iterator> item, item_end;
  std::optional<simdjson::dom::object::iterator> member, member_end;

  explicit Level(simdjson::dom::element element) {
    simdjson::dom::array array;
    simdjson::dom::object object;
    if (element.get(array) == simdjson::SUCCESS) {
      item = array.begin();
      item_end = array.end();
    } else if (element.get(object) == simdjson::SUCCESS) {
      member = object.begin();
      member_end = object.end();
    }
  }

  /// Moves on; false at the end.
  bool next(simdjson::dom::element& out) {
    if (item && *item != *item_end) {
      out = **item;
      ++*item;
      return true;
    }
    if (member && *member != *member_end) {
      out = member->value();
      ++*member;
      return true;
    }
    return false;
  }
};

/// Calls `use` with every string of a JSON value, in order. simdjson bounds the depth of what it parses.
template <class Use>
void each_string(simdjson::dom::element root, Use use) {
  std::vector<Level> open{Level(root)};
  while (!open.empty()) {
    simdjson::dom::element value;
    if (!open.back().next(value)) {
      open.pop_back();
      continue;
    }
    std::string_view text;
    if (value.get(text) == simdjson::SUCCESS) {
      use(text);
    } else {
      open.emplace_back(value);
    }
  }
}

}  // namespace

bool is_markup(std::string_view text) {
  for (const std::string_view tag : {"<p>", "<p ", "<br", "<div", "</p>"}) {
    if (ascii::contains_ignoring_case(text, tag)) return true;
  }
  return false;
}

std::vector<std::string> prose_in_scripts(const dom::Document& document) {
  std::vector<std::string> out;
  std::unordered_set<std::string> seen;
  simdjson::dom::parser parser;
  for (const dom::Script& script : document.scripts()) {
    if (!may_hold_state(script)) continue;
    simdjson::dom::element root;
    if (parser.parse(script.text.data(), script.text.size(), true).get(root) != simdjson::SUCCESS) continue;
    each_string(root, [&](std::string_view text) {
      if (is_prose(text) && seen.emplace(text).second) out.emplace_back(text);
    });
  }
  return out;
}

}  // namespace pith
