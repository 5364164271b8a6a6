#include "score/survey.hpp"

#include "base/ascii.hpp"
#include "data/word_masks.hpp"

namespace pith::score {
namespace {

/// Mask of the words in a class or id, split at all but letters and where lower case meets upper case.
std::uint32_t groups_of(std::string_view value) {
  constexpr std::size_t longest = 24;  // of the words in the list
  std::uint32_t mask = 0;
  char word[longest];
  std::size_t size = 0;
  std::uint32_t hash = data::hash_start;
  const auto flush = [&] {
    if (size > 1 && size <= longest) mask |= data::class_word({word, size}, hash);
    size = 0;
    hash = data::hash_start;
  };
  bool was_lower = false;
  for (const char c : value.substr(0, 512)) {  // utility classes run to kilobytes and say nothing more
    const bool upper = ascii::is_upper(c);
    if (!upper && !ascii::is_lower(c)) {
      flush();
      was_lower = false;
      continue;
    }
    if (upper && was_lower) flush();
    if (size < longest) word[size] = ascii::lower(c);
    ++size;
    hash = data::hash_step(hash, ascii::lower(c));
    was_lower = !upper;
  }
  flush();
  return mask;
}

/// Hash of the first class, digits left out.
std::uint32_t first_class(std::string_view value, std::uint32_t hash) {
  std::size_t at = 0;
  while (at < value.size() && ascii::is_space(value[at])) ++at;
  for (; at < value.size() && !ascii::is_space(value[at]); ++at) {
    if (!ascii::is_digit(value[at])) hash = data::hash_step(hash, value[at]);
  }
  return hash;
}

bool hides(std::string_view style) {
  const auto says = [&](std::string_view property, std::string_view value) {
    const std::size_t at = ascii::find_ignoring_case(style, property);
    if (at == std::string_view::npos) return false;
    std::string_view rest = style.substr(at + property.size());
    while (!rest.empty() && (ascii::is_space(rest.front()) || rest.front() == ':')) rest.remove_prefix(1);
    return ascii::starts_with_ignoring_case(rest, value);
  };
  return says("display", "none") || says("visibility", "hidden");
}

void read_attributes(dom::AttributeReader reader, dom::Tag tag, Element& element) {
  dom::Attribute a;
  while (reader.next(a)) {
    switch (a.name.size()) {
      case 2:
        if (ascii::equal_ignoring_case(a.name, "id")) element.groups |= groups_of(a.value);
        break;
      case 4:
        if (ascii::equal_ignoring_case(a.name, "href")) element.link = tag == dom::Tag::a;
        if (ascii::equal_ignoring_case(a.name, "role")) {
          element.groups |= groups_of(a.value);
          element.body_item |= a.value == "main";
        }
        break;
      case 5:
        if (ascii::equal_ignoring_case(a.name, "class")) {
          element.groups |= groups_of(a.value);
          element.shape = first_class(a.value, element.shape);
        } else if (ascii::equal_ignoring_case(a.name, "style")) {
          element.hidden |= hides(a.value);
        }
        break;
      case 6:
        if (ascii::equal_ignoring_case(a.name, "hidden")) element.hidden |= a.value != "until-found";
        break;
      case 8:
        if (ascii::equal_ignoring_case(a.name, "itemprop")) {
          element.groups |= groups_of(a.value);
          element.body_item |= a.value == "articleBody";
        }
        break;
      case 11:
        if (ascii::equal_ignoring_case(a.name, "aria-hidden")) element.hidden |= a.value == "true";
        break;
      default: break;
    }
  }
}

}  // namespace

void survey(const dom::Document& document, std::vector<Element>& out) {
  out.assign(document.size(), {});
  for (dom::NodeId id = 0; id < document.size(); ++id) {
    const dom::Node& node = document[id];
    Element& element = out[id];
    const std::uint32_t above = node.parent == dom::no_node ? data::hash_start : out[node.parent].path;
    if (node.tag == dom::Tag::text) {
      element.path = above;
      continue;
    }
    element.shape = data::hash_step(data::hash_start, static_cast<char>(node.tag));
    if (node.size > 0) read_attributes(document.attributes(id), node.tag, element);
    element.path = (above ^ element.shape) * 16777619u;
    element.path ^= element.path >> 15;
  }
}

}  // namespace pith::score
