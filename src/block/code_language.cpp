#include "block/code_language.hpp"

#include "base/ascii.hpp"
#include "data/code_languages.hpp"
#include "dom/class_words.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

namespace pith::block {
namespace {

using dom::NodeId;
using dom::Tag;

constexpr std::size_t longest_name = 24;  // bytes

/// The name as it stands on a fence; empty if it names no language.
std::string language_name(std::string_view name) {
  const auto belongs = [](char c) {
    return ascii::is_alnum(c) || c == '+' || c == '#' || c == '-' || c == '.' || c == '_';
  };
  if (name.empty() || name.size() > longest_name || !std::all_of(name.begin(), name.end(), belongs))
    return {};
  constexpr auto no_language = std::to_array<std::string_view>(
      {"none", "plain", "text", "plaintext", "txt", "auto", "default", "undefined", "null", "nohighlight",
       "raw", "unknown", "block", "output"});
  std::string lower = ascii::to_lower(name);
  const bool is_none = std::find(no_language.begin(), no_language.end(), lower) != no_language.end();
  if (lower.starts_with("ipython")) return "python";
  return is_none || !std::any_of(lower.begin(), lower.end(), ascii::is_alpha) ? std::string() : lower;
}

/// The language in a class that says that it is one: `language-x`, `lang-x`, `highlight-source-x`,
/// `highlight-x`. Two letters are that of people (`lang-en`) unless they are known.
std::string prefixed_language(std::string_view name) {
  for (const std::string_view prefix :
       {"language-", "lang-", "highlight-source-", "highlight-text-", "brush:"}) {
    if (!ascii::starts_with_ignoring_case(name, prefix)) continue;
    std::string found = language_name(name.substr(prefix.size()));
    return found.size() > 2 || data::is_code_language(found) ? found : std::string();
  }
  for (const std::string_view prefix : {"highlight-", "hl-", "code-", "lang:", "sourceCode-", "src-"}) {
    if (!ascii::starts_with_ignoring_case(name, prefix)) continue;
    std::string found = language_name(name.substr(prefix.size()));
    if (data::is_code_language(found)) return found;
  }
  return {};
}

bool marks_code(std::string_view name) {
  constexpr auto known = std::to_array<std::string_view>(
      {"sourcecode", "highlight", "hljs", "syntaxhighlighter", "prettyprint", "codehilite", "code", "src",
       "prism", "shiki", "highlighter", "listing", "codeblock", "brush"});
  const std::string lower = ascii::to_lower(name.substr(0, longest_name));
  return std::find(known.begin(), known.end(), lower) != known.end();
}

/// A class that is nothing but the name of a language counts on elements of code, and beside a class that
/// says that there is code. Behind `brush:` there may be a space.
std::string language_in_classes(std::string_view value, bool is_code) {
  std::string found;
  bool brush = false;
  dom::any_class(value, [&](std::string_view name) {
    while (!name.empty() && name.back() == ';') name.remove_suffix(1);
    found = brush ? language_name(name) : prefixed_language(name.substr(0, name.find(';')));
    brush = ascii::equal_ignoring_case(name, "brush:");
    return !found.empty();
  });
  if (!found.empty() || (!is_code && !dom::any_class(value, marks_code))) return found;
  dom::any_class(value, [&](std::string_view name) {
    std::string lower = language_name(name.substr(0, name.find(';')));
    if (!data::is_code_language(lower)) return false;
    found = std::move(lower);
    return true;
  });
  return found;
}

std::string language_of_element(const dom::Document& document, NodeId id) {
  const Tag tag = document.tag(id);
  const bool is_code = tag == Tag::pre || tag == Tag::code || tag == Tag::samp;
  std::string in_class;
  std::string in_data;
  dom::Attribute a;
  for (dom::AttributeReader reader = document.attributes(id); reader.next(a);) {
    if (in_class.empty() && ascii::equal_ignoring_case(a.name, "class")) {
      in_class = language_in_classes(a.value, is_code);
    } else if (ascii::equal_ignoring_case(a.name, "data-lang") ||
               ascii::equal_ignoring_case(a.name, "data-language") ||
               ascii::equal_ignoring_case(a.name, "data-code-language") ||
               ascii::equal_ignoring_case(a.name, "data-enlighter-language") ||
               ascii::equal_ignoring_case(a.name, "data-syntax")) {
      in_data = language_name(a.value);
    } else if (in_class.empty() && ascii::equal_ignoring_case(a.name, "data-syntaxhighlighter-params")) {
      in_class = language_in_classes(a.value, false);
    } else if (is_code && ascii::equal_ignoring_case(a.name, "lang")) {
      // Not the language of people: that of a code's comments is seldom said.
      std::string name = language_name(a.value);
      if (in_data.empty() && data::is_code_language(name)) in_data = std::move(name);
    }
  }
  return in_class.empty() ? in_data : in_class;
}

}  // namespace

std::string code_language(const dom::Document& document, NodeId content) {
  constexpr int levels_above = 4;
  constexpr NodeId nodes_below = 16;
  constexpr NodeId bar_nodes =
      24;  // what a bar with the name of a file and a button beside the code may have
  std::string found = language_of_element(document, content);
  const NodeId last = std::min(document[content].end, content + nodes_below);
  for (NodeId id = content + 1; id < last && found.empty(); ++id) {
    const Tag tag = document.tag(id);
    if (tag == Tag::code || tag == Tag::pre || tag == Tag::samp || tag == Tag::div)
      found = language_of_element(document, id);
  }
  const NodeId nodes = document[content].end - content;
  NodeId id = document[content].parent;
  for (int i = 0; i < levels_above && found.empty(); ++i, id = document[id].parent) {
    if (id == dom::no_node || id == document.body() || document[id].end - id > 3 * nodes + bar_nodes) break;
    found = language_of_element(document, id);
  }
  return found;
}

std::string language_in_label(std::string_view label) {
  std::string name = language_name(ascii::trim(label));
  return data::is_code_language(name) ? name : std::string();
}

std::string labelled_language(const dom::Document& document, std::span<const score::TextBlock> before,
                              NodeId root) {
  constexpr int levels = 3;
  constexpr NodeId reach = 8;  // nodes between the label and where its box begins
  if (!before.empty() && document.tag(before.back().container) == Tag::button)
    before = before.first(before.size() - 1);
  if (before.empty() || before.back().words != 1 || before.back().first != before.back().last) return {};
  const NodeId label = before.back().first;
  std::string name = language_in_label(document.characters(label));
  if (name.empty()) return {};
  NodeId box = document[root].parent;
  for (int level = 0; level < levels && !document.contains(box, label); ++level) {
    if (box == document.body()) return {};
    box = document[box].parent;
  }
  return box != document.body() && document.contains(box, label) && label - box <= reach ? name
                                                                                         : std::string();
}

bool says_language_of(const dom::Document& document, const score::TextBlock& block, NodeId content) {
  const Tag tag = document.tag(block.container);
  if (block.words != 1 || block.first != block.last || (tag != Tag::div && tag != Tag::figure)) return false;
  const std::string_view text = ascii::trim(document.characters(block.first));
  const std::string name = ascii::to_lower(text.substr(0, longest_name));
  return data::is_code_language(name) || name == code_language(document, content);
}

}  // namespace pith::block
