#include "score/survey.hpp"

#include "base/ascii.hpp"
#include "base/memo.hpp"
#include "base/utf8.hpp"
#include "data/word_masks.hpp"

#include <optional>
#include <span>
#include <string_view>

namespace pith::score {
namespace {

/// Mask of the words in a class or id, split at all but letters and where lower case meets upper case. What
/// stands in brackets is a selector of a utility class (`[&_figcaption]:mt-2`) and says nothing of the
/// element.
std::uint32_t groups_of(std::string_view value) {
  constexpr std::size_t longest = 24;  // of the words in the list
  value = value.substr(0, 512);        // utility classes run to kilobytes and say nothing more
  std::uint32_t mask = 0;
  char word[longest];
  for (std::size_t at = 0; at < value.size();) {
    if (value[at] == '[') {
      while (at < value.size() && !ascii::is_space(value[at])) ++at;
    } else if (!ascii::is_alpha(value[at])) {
      ++at;
    } else {
      std::size_t size = 0;
      std::uint32_t hash = data::hash_start;
      bool was_lower = false;
      for (; at < value.size() && ascii::is_alpha(value[at]); ++at) {
        const bool upper = ascii::is_upper(value[at]);
        if (upper && was_lower) break;
        const char lower = ascii::lower(value[at]);
        if (size < longest) word[size] = lower;
        ++size;
        hash = data::hash_step(hash, lower);
        was_lower = !upper;
      }
      if (size > 1 && size <= longest) mask |= data::class_word({word, size}, hash);
    }
  }
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

using Groups = Memo<std::uint32_t>;

void read_attributes(dom::AttributeReader reader, dom::Tag tag, bool is_jump_mark, Groups& groups,
                     Element& element) {
  dom::Attribute a;
  while (reader.next(a)) {
    switch (a.name.size()) {
      case 2:
        if (ascii::equal_ignoring_case(a.name, "id")) element.groups |= groups(a.value, groups_of);
        break;
      case 4:
        if (ascii::equal_ignoring_case(a.name, "href")) {
          element.link = tag == dom::Tag::a;
          element.hidden |= element.link && a.value.starts_with('#') && is_jump_mark;
        }
        if (ascii::equal_ignoring_case(a.name, "role")) {
          element.groups |= groups(a.value, groups_of);
          element.body_item |= a.value == "main";
        }
        break;
      case 5:
        if (ascii::equal_ignoring_case(a.name, "class")) {
          element.groups |= groups(a.value, groups_of);
          element.styled = true;
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
          element.groups |= groups(a.value, groups_of);
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

/// True for letters and digits; a mark that only says how a sign is drawn is neither.
bool has_words(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = utf8::next(text, at);
    if (utf8::is_word(c) && (utf8::properties(c) & utf8::combining_mark) == 0) return true;
  }
  return false;
}

/// True for a link that shows only a sign (¶, #, §, ↩): a handle for its heading, or the way back from a
/// footnote.
bool is_jump_mark(const dom::Document& document, dom::NodeId id) {
  constexpr std::size_t longest = 12;  // bytes
  std::size_t bytes = 0;
  for (dom::NodeId at = id + 1; at < document[id].end; ++at) {
    const std::string_view text = document.characters(at);
    bytes += text.size();
    if (bytes > longest || has_words(text)) return false;
  }
  return bytes > 0;
}

/// The text node that ends right before `id`, and the one that begins right behind it, if inline elements
/// without a space between them part the two.
struct Seam {
  dom::NodeId left;
  dom::NodeId right;
};

std::optional<Seam> seam_at(const dom::Document& document, dom::NodeId id, dom::NodeId before) {
  if (before == dom::no_node || document.tag(before) == dom::Tag::text || document[before].end != id)
    return {};
  if (dom::is_block_level(document.tag(id)) || dom::is_block_level(document.tag(before))) return {};
  if (document[id].end <= id + 1 || document[id].end <= before + 1) return {};
  if (document.tag(id - 1) != dom::Tag::text || document.tag(id + 1) != dom::Tag::text) return {};
  return Seam{id - 1, id + 1};
}

/// True if the letters on both sides of a seam belong to different words: style sheets put the space there.
/// That is so beside a time, and where both elements have a class and more than a letter of text. Without a
/// class it is not: word processors cut words into runs.
bool is_set_apart(const dom::Document& document, std::span<const Element> elements, dom::NodeId id,
                  dom::NodeId before) {
  const std::optional<Seam> seam = seam_at(document, id, before);
  if (!seam) return false;
  if (document.tag(id) == dom::Tag::time || document.tag(before) == dom::Tag::time) return true;
  return elements[id].styled && elements[before].styled && document[seam->left].size >= 2 &&
         document[seam->right].size >= 2;
}

}  // namespace

void survey(const dom::Document& document, std::vector<Element>& out) {
  out.assign(document.size(), {});
  std::vector<dom::NodeId> last_child(document.size(), dom::no_node);
  Groups groups;
  for (dom::NodeId id = 0; id < document.size(); ++id) {
    const dom::Node& node = document[id];
    Element& element = out[id];
    const std::uint32_t above = node.parent == dom::no_node ? data::hash_start : out[node.parent].path;
    if (node.tag == dom::Tag::text) {
      element.path = above;
      if (node.parent != dom::no_node) last_child[node.parent] = id;
      continue;
    }
    element.shape = data::hash_step(data::hash_start, static_cast<char>(node.tag));
    if (node.size > 0) {
      const bool mark = node.tag == dom::Tag::a && is_jump_mark(document, id);
      read_attributes(document.attributes(id), node.tag, mark, groups, element);
    }
    element.apart =
        is_set_apart(document, out, id, last_child[node.parent == dom::no_node ? 0 : node.parent]);
    element.path = (above ^ element.shape) * 16777619u;
    element.path ^= element.path >> 15;
    if (node.parent != dom::no_node) last_child[node.parent] = id;
  }
}

}  // namespace pith::score
