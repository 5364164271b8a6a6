#include "extract/json_tree.hpp"

#include <optional>
#include <utility>

namespace pith {
namespace {

/// Where a walk stands in one array or object.
struct Level {
  std::optional<simdjson::dom::array::iterator> item, item_end;
  std::optional<simdjson::dom::object::iterator> member, member_end;
  std::uint32_t node = 0;

  Level(simdjson::dom::element element, std::uint32_t at) : node(at) {
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

  /// Moves on; false at the end. The key of an item of an array is empty.
  bool next(simdjson::dom::element& out, std::string_view& key) {
    key = {};
    if (item && *item != *item_end) {
      out = **item;
      ++*item;
      return true;
    }
    if (member && *member != *member_end) {
      out = member->value();
      key = member->key();
      ++*member;
      return true;
    }
    return false;
  }
};

}  // namespace

JsonTree read_json_tree(simdjson::dom::element root) {
  JsonTree nodes;
  std::vector<Level> open;
  const auto add = [&](simdjson::dom::element element, std::string_view key, std::uint32_t parent) {
    const auto at = static_cast<std::uint32_t>(nodes.size());
    JsonNode node{JsonNode::Kind::string, parent, at + 1, key, {}};
    if (element.get(node.text) == simdjson::SUCCESS) {
      nodes.push_back(node);
    } else if (element.is_array() || element.is_object()) {
      node.kind = element.is_array() ? JsonNode::Kind::array : JsonNode::Kind::object;
      nodes.push_back(node);
      open.emplace_back(element, at);
    }
  };
  add(root, {}, 0);
  while (!open.empty()) {
    simdjson::dom::element element;
    std::string_view key;
    if (open.back().next(element, key)) {
      add(element, key, open.back().node);
    } else {
      nodes[open.back().node].end = static_cast<std::uint32_t>(nodes.size());
      open.pop_back();
    }
  }
  return nodes;
}

}  // namespace pith
