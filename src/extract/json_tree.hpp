// A JSON value as a list of what holds text: arrays, objects and strings, each before what is in it.
#ifndef PITH_EXTRACT_JSON_TREE_HPP
#define PITH_EXTRACT_JSON_TREE_HPP

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include <simdjson.h>

namespace pith {

struct JsonNode {
  enum class Kind : std::uint8_t { array, object, string };

  Kind kind = Kind::string;
  std::uint32_t parent = 0;  ///< the root is its own
  std::uint32_t end = 0;     ///< one past the last node within
  std::string_view key;      ///< of a member of an object
  std::string_view text;     ///< of a string; the memory is the parser's
};

/// Numbers, true, false and null are left out. simdjson bounds the depth of what it parses.
using JsonTree = std::vector<JsonNode>;

JsonTree read_json_tree(simdjson::dom::element root);

}  // namespace pith

#endif
