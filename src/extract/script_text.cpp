#include "extract/script_text.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <optional>
#include <unordered_set>
#include <utility>

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

/// One string of prose, and the arrays and objects around it (indices into a list of all, innermost last).
struct Prose {
  std::string text;
  std::size_t container;
};

/// The prose of a JSON value with the tree of what holds it. simdjson bounds the depth of what it parses.
struct State {
  std::vector<std::size_t> parents;  // of each container; the root is its own
  std::vector<Prose> prose;

  explicit State(simdjson::dom::element root) : parents{0} {
    std::vector<std::pair<Level, std::size_t>> open;
    open.emplace_back(Level(root), 0);
    while (!open.empty()) {
      simdjson::dom::element value;
      if (!open.back().first.next(value)) {
        open.pop_back();
        continue;
      }
      const std::size_t container = open.back().second;
      std::string_view text;
      if (value.get(text) == simdjson::SUCCESS) {
        if (is_prose(text)) prose.push_back({std::string(text), container});
      } else {
        parents.push_back(container);
        open.emplace_back(Level(value), parents.size() - 1);
      }
    }
  }

  /// The container with the most prose, each level down counting less: as on a page, teasers lie in objects
  /// of their own.
  std::size_t best() const {
    constexpr double decay = 0.6;  // as for elements
    std::vector<double> mass(parents.size());
    for (const Prose& p : prose) mass[p.container] += static_cast<double>(p.text.size());
    for (std::size_t i = parents.size(); i-- > 1;) mass[parents[i]] += decay * mass[i];
    return static_cast<std::size_t>(std::max_element(mass.begin(), mass.end()) - mass.begin());
  }

  bool within(std::size_t container, std::size_t ancestor) const {
    while (container > ancestor) container = parents[container];
    return container == ancestor;
  }
};

}  // namespace

bool is_markup(std::string_view text) {
  for (const std::string_view tag : {"<p>", "<p ", "<br", "<div", "</p>"}) {
    if (ascii::contains_ignoring_case(text, tag)) return true;
  }
  return false;
}

std::vector<std::string> prose_in_scripts(const dom::Document& document) {
  std::vector<std::string> longest;
  std::size_t most = 0;
  simdjson::dom::parser parser;
  for (const dom::Script& script : document.scripts()) {
    if (!may_hold_state(script)) continue;
    simdjson::dom::element root;
    if (parser.parse(script.text.data(), script.text.size(), true).get(root) != simdjson::SUCCESS) continue;
    const State state(root);
    const std::size_t best = state.best();
    std::vector<std::string> texts;
    std::unordered_set<std::string_view> seen;
    std::size_t size = 0;
    for (const Prose& prose : state.prose) {
      if (!state.within(prose.container, best) || !seen.insert(prose.text).second) continue;
      texts.push_back(prose.text);
      size += prose.text.size();
    }
    if (size > most) {
      most = size;
      longest = std::move(texts);
    }
  }
  return longest;
}

}  // namespace pith
