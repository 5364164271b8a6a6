#include "extract/script_text.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "extract/json_tree.hpp"
#include "extract/script_state.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include <simdjson.h>

namespace pith {
namespace {

constexpr std::size_t prose_words = 8;   // as in a paragraph of the page
constexpr std::size_t most_states = 64;  // looked at in one page, those inside others included

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

/// An array, an object or a string of prose.
struct Value {
  std::size_t parent = 0;  // the root is its own
  std::string_view key;    // of a member of an object
  std::string_view prose;
  bool array = false;
  double size = 0;           // bytes of the prose within
  double squares = 0;        // of their sizes: one text outweighs many labels
  std::size_t largest = 0;   // of the values right within, by size; 0: there is none
  std::size_t heaviest = 0;  // the same by squares
};

/// The prose of a JSON value with the tree of what holds it.
class State {
 public:
  explicit State(const JsonTree& tree) {
    read(tree);
    for (std::size_t i = values_.size(); i-- > 1;) {
      const Value& value = values_[i];
      Value& parent = values_[value.parent];
      parent.size += value.size;
      parent.squares += value.squares;
      if (value.size > 0 && (parent.largest == 0 || value.size >= values_[parent.largest].size))
        parent.largest = i;
      if (value.size > 0 && (parent.heaviest == 0 || value.squares >= values_[parent.heaviest].squares))
        parent.heaviest = i;
    }
  }

  /// The texts of the value that holds most of the prose: of an object one member, as long as that outweighs
  /// all others; of an array all items, unless one is nearly all of it.
  std::vector<std::string_view> text() const {
    constexpr double most_of_object = 0.5, most_of_array = 0.8;
    std::size_t at = 0;
    for (;;) {
      const Value& value = values_[at];
      const std::size_t next = value.array ? value.largest : value.heaviest;
      if (next == 0) break;
      const bool is_most = value.array ? values_[next].size >= most_of_array * value.size
                                       : values_[next].squares >= most_of_object * value.squares;
      if (!is_most) break;
      at = next;
    }
    return texts_of(at);
  }

  /// Strings that are likely JSON values of their own.
  const std::vector<std::string_view>& inner() const { return inner_; }

 private:
  void read(const JsonTree& tree) {
    values_.reserve(tree.size());
    for (const JsonNode& node : tree) {
      Value& value = values_.emplace_back();
      value.parent = node.parent;
      value.key = node.key;
      value.array = node.kind == JsonNode::Kind::array;
      if (node.kind != JsonNode::Kind::string) continue;
      if (may_be_state(node.text)) {
        inner_.push_back(node.text);
      } else if (is_prose(node.text)) {
        value.prose = node.text;
        value.size = static_cast<double>(node.text.size());
        value.squares = value.size * value.size;
      }
    }
  }

  /// Whether a value lies in `root`; `key` is then that of the outermost member around it within `root`.
  bool within(std::size_t at, std::size_t root, std::string_view& key) const {
    key = {};
    for (; at > root; at = values_[at].parent) {
      if (!values_[at].key.empty()) key = values_[at].key;
    }
    return at == root;
  }

  /// The prose within a value. Items of an array have their text in one member or a few; what holds far less
  /// than the fullest of them is said about the items.
  std::vector<std::string_view> texts_of(std::size_t root) const {
    constexpr double far_less = 0.25;
    std::vector<std::pair<std::string_view, std::string_view>> found;  // key, text
    std::unordered_map<std::string_view, double> sizes;
    std::unordered_set<std::string_view> seen;
    double fullest = 0;
    for (std::size_t i = root; i < values_.size(); ++i) {
      std::string_view key;
      if (values_[i].prose.empty() || !within(i, root, key) || !seen.insert(values_[i].prose).second)
        continue;
      found.emplace_back(key, values_[i].prose);
      fullest = std::max(fullest, sizes[key] += values_[i].size);
    }
    std::vector<std::string_view> out;
    for (const auto& [key, text] : found) {
      if (!values_[root].array || sizes[key] >= far_less * fullest) out.push_back(text);
    }
    return out;
  }

  std::vector<Value> values_;  // in document order, each behind what holds it
  std::vector<std::string_view> inner_;
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
  std::vector<std::string> states;
  for (const dom::Script& script : document.scripts()) add_json(script, states);
  add_states_of_attributes(document, states);
  for (std::size_t i = 0; i < states.size() && i < most_states; ++i) {
    simdjson::dom::element root;
    if (parser.parse(states[i]).get(root) != simdjson::SUCCESS) continue;
    const JsonTree tree = read_json_tree(root);
    if (tree.empty()) continue;
    const State state(tree);
    const std::vector<std::string_view> texts = state.text();
    std::size_t size = 0;
    for (const std::string_view text : texts) size += text.size();
    if (size > most) {
      most = size;
      longest.assign(texts.begin(), texts.end());
    }
    states.insert(states.end(), state.inner().begin(), state.inner().end());
  }
  return longest;
}

}  // namespace pith
