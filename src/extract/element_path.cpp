#include "extract/element_path.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <vector>

namespace pith {

std::string ElementPaths::operator()(dom::NodeId id) {
  std::vector<dom::NodeId> around;
  for (; id != dom::no_node && id != document_.body(); id = document_[id].parent) around.push_back(id);
  std::string out;
  for (std::size_t i = around.size(); i-- > 0;) {
    if (!out.empty()) out += ' ';
    out += name_of(around[i]);
  }
  return out;
}

const std::string& ElementPaths::name_of(dom::NodeId id) {
  constexpr std::size_t longest_class = 100;
  const auto [at, is_new] = names_.try_emplace(id);
  std::string& name = at->second;
  if (!is_new) return name;
  name = dom::to_string(document_.tag(id));
  const std::string classes = utf8::clean_line(document_.attribute(id, "class"));
  const std::string_view first = std::string_view(classes).substr(0, classes.find(' '));
  if (!first.empty()) name.append(".").append(utf8::begin_of(first, longest_class));
  return name;
}

}  // namespace pith
