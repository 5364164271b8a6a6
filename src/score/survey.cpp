#include "score/survey.hpp"

#include "base/ascii.hpp"
#include "base/hash.hpp"
#include "base/memo.hpp"
#include "base/utf8.hpp"
#include "data/word_masks.hpp"
#include "score/counter.hpp"
#include "score/walls.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string_view>

namespace pith::score {
namespace {

/// Hash of the first class, digits left out.
std::uint32_t first_class(std::string_view value, std::uint32_t hash) {
  std::size_t at = 0;
  while (at < value.size() && ascii::is_space(value[at])) ++at;
  for (; at < value.size() && !ascii::is_space(value[at]); ++at) {
    if (!ascii::is_digit(value[at])) hash = data::hash_step(hash, value[at]);
  }
  return hash;
}

/// What stands behind the first such property of a style, and of those behind it.
std::string_view behind_property(std::string_view style, std::string_view property) {
  const std::size_t at = ascii::find_ignoring_case(style, property);
  if (at == std::string_view::npos) return {};
  std::string_view rest = style.substr(at + property.size());
  while (!rest.empty() && (ascii::is_space(rest.front()) || rest.front() == ':')) rest.remove_prefix(1);
  return rest;
}

void read_style(std::string_view style, dom::Tag tag, Element& element) {
  const std::string_view display = behind_property(style, "display");
  element.hidden |= ascii::starts_with_ignoring_case(display, "none") ||
                    ascii::starts_with_ignoring_case(behind_property(style, "visibility"), "hidden");
  element.block = tag == dom::Tag::span && ascii::starts_with_ignoring_case(display, "block");
  if (tag == dom::Tag::div && ascii::contains_ignoring_case(style, "monospace")) {
    const std::string_view space = behind_property(style, "white-space");
    element.code = ascii::first_word(space.substr(0, space.find(';'))) == "pre";
  }
}

/// True for the classes of small labels.
bool names_badge(std::string_view value) {
  constexpr std::array<std::string_view, 7> names = {"badge", "chip", "label", "lozenge",
                                                     "pill",  "stab", "tag"};
  value = value.substr(0, 256);
  for (std::size_t at = 0; at < value.size();) {
    const std::size_t begin = at++;
    while (at < value.size() && ascii::is_lower(value[at])) ++at;
    const std::string_view word = value.substr(begin, at - begin);
    if (!ascii::is_alpha(word[0]) || word.size() < 3 || word.size() > 7) continue;
    if (std::any_of(names.begin(), names.end(),
                    [&](std::string_view name) { return ascii::equal_ignoring_case(word, name); }))
      return true;
  }
  return false;
}

using Groups = Memo<std::uint32_t>;

/// What the class of an inline element says of a card that opens over its sentence.
enum Bubble : std::uint32_t { none, perhaps, sure };

/// "tooltip" may name the card or the word that opens it; "tooltip-content", "tooltiptext", "hover-card" the
/// card.
std::uint32_t bubble_in(std::string_view value) {
  constexpr std::array<std::string_view, 3> names = {"tooltip", "hovercard", "hover-card"};
  constexpr std::array<std::string_view, 8> parts = {"text",  "content", "bubble", "body",
                                                     "inner", "box",     "panel",  "popup"};
  value = value.substr(0, 256);
  for (const std::string_view name : names) {
    const std::size_t at = ascii::find_ignoring_case(value, name);
    if (at == std::string_view::npos) continue;
    std::string_view rest = value.substr(at + name.size());
    rest = rest.substr(0, std::min(rest.find(' '), rest.size()));
    rest.remove_prefix(std::min(rest.find_first_not_of("-_"), rest.size()));
    const bool part = std::any_of(parts.begin(), parts.end(), [&](std::string_view each) {
      return ascii::starts_with_ignoring_case(rest, each);
    });
    return part || name != "tooltip" ? sure : perhaps;
  }
  return none;
}

/// True for the fonts that draw the name of an icon as the icon.
bool draws_names(std::string_view value) {
  return value.find("material-icons") != std::string_view::npos ||
         value.find("material-symbols") != std::string_view::npos;
}

/// What the attributes of an element say.
struct Said {
  Element element;
  std::uint32_t bubble = none;
};

/// What the attributes of pages are read with, over and over.
struct Readers {
  Groups groups;
  Groups bubbles;
  Memo<Said> alike;
};

std::uint32_t read_attributes(dom::AttributeReader reader, dom::Tag tag, bool is_jump_mark, Readers& readers,
                              Element& element) {
  Groups& groups = readers.groups;
  std::uint32_t bubble = none;
  dom::Attribute a;
  while (reader.next(a)) {
    switch (a.name.size()) {
      case 2:
        if (ascii::equal_ignoring_case(a.name, "id")) element.groups |= groups(a.value, groups_of);
        break;
      case 4:
        if (ascii::equal_ignoring_case(a.name, "href")) {
          element.link = tag == dom::Tag::a;
          element.jump = element.link && a.value.find('#') != std::string_view::npos;
          element.hidden |= element.link && a.value.starts_with('#') && is_jump_mark;
        }
        if (ascii::equal_ignoring_case(a.name, "role")) {
          element.groups |= groups(a.value, groups_of);
          element.body_item |= a.value == "main";
          element.heading |= a.value == "heading";
          if (a.value == "tooltip") bubble = sure;
        }
        break;
      case 5:
        if (ascii::equal_ignoring_case(a.name, "class")) {
          element.groups |= groups(a.value, groups_of);
          element.styled = true;
          element.shape = first_class(a.value, element.shape);
          if (tag == dom::Tag::span) {
            bubble = std::max(bubble, readers.bubbles(a.value, bubble_in));
            element.badge = names_badge(a.value);
          }
          if (tag == dom::Tag::span || tag == dom::Tag::i) element.hidden |= draws_names(a.value);
        } else if (ascii::equal_ignoring_case(a.name, "style")) {
          read_style(a.value, tag, element);
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
        element.tex |= a.name == "data-tex";
        break;
      case 9:
        element.tex |= a.name == "data-math";
        if (tag == dom::Tag::span) element.hidden |= a.name == "epub:type" && a.value == "pagebreak";
        break;
      case 10: element.tex |= a.name == "data-latex"; break;
      case 15: element.tex |= a.name == "data-math-style"; break;
      case 11:
        if (ascii::equal_ignoring_case(a.name, "aria-hidden")) element.hidden |= a.value == "true";
        break;
      default: break;
    }
  }
  return bubble;
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

/// True if the text goes on with a sign that no space stands before.
bool closes(std::string_view text) {
  return !text.empty() && std::string_view(".,;:!?)]").find(text.front()) != std::string_view::npos;
}

/// True for a link that is cut into an address's begin, which is not shown, and its rest.
bool is_address_in_pieces(const dom::Document& document, dom::NodeId id) {
  if (document.tag(id) != dom::Tag::a || document.tag(id + 2) != dom::Tag::text) return false;
  return document.characters(id + 2).starts_with("http");
}

/// True if the letters on both sides of a seam belong to different words: style sheets put the space there.
/// That is so beside a time, and where both elements have a class and more than a letter of text. Without a
/// class it is not: word processors cut words into runs.
bool is_set_apart(const dom::Document& document, std::span<const Element> elements, dom::NodeId id,
                  dom::NodeId before) {
  const std::optional<Seam> seam = seam_at(document, id, before);
  if (!seam || closes(document.characters(seam->right))) return false;
  if (is_address_in_pieces(document, document[id].parent)) return false;
  if (document.tag(id) == dom::Tag::time || document.tag(before) == dom::Tag::time) return true;
  return elements[id].styled && elements[before].styled && document[seam->left].size >= 2 &&
         document[seam->right].size >= 2;
}

/// True for text of a word's letters at its end.
bool ends_in_word(std::string_view text) {
  return text.size() >= 2 && (ascii::is_alnum(text.back()) || static_cast<signed char>(text.back()) < 0);
}

/// True within an element whose spaces are the writer's.
bool is_in_code(const dom::Document& document, dom::NodeId id) {
  for (; id != dom::no_node; id = document[id].parent) {
    switch (document.tag(id)) {
      case dom::Tag::code:
      case dom::Tag::kbd:
      case dom::Tag::samp:
      case dom::Tag::tt:
      case dom::Tag::pre: return true;
      default:
        if (dom::is_block_level(document.tag(id))) return false;
    }
  }
  return false;
}

/// True for a label right behind a word, of which it is no part.
bool is_badge_behind_word(const dom::Document& document, dom::NodeId id, dom::NodeId before) {
  constexpr dom::NodeId reach = 4;  // nodes
  if (before == dom::no_node || dom::is_block_level(document.tag(before))) return false;
  if (!ends_in_word(document.characters(id - 1)) || is_in_code(document, document[id].parent)) return false;
  dom::NodeId words = id + 1;
  while (words < std::min(document[id].end, id + reach) && document.tag(words) != dom::Tag::text) ++words;
  if (words >= document[id].end) return false;
  const std::string_view text = document.characters(words);
  return text.size() >= 2 && (ascii::is_alnum(text.front()) || static_cast<signed char>(text.front()) < 0);
}

/// True for text that goes on right behind a label, of which it is no part.
bool is_behind_badge(const dom::Document& document, dom::NodeId id) {
  const std::string_view text = document.characters(id);
  const std::string_view badge = document.characters(id - 1);
  const bool names = badge.size() >= 2 && badge.ends_with(':');
  return !text.empty() && !is_in_code(document, document[id].parent) &&
         (names ||
          ((ascii::is_upper(text[0]) || ascii::is_digit(text[0]) || text[0] == '/') && ends_in_word(badge)));
}

/// True for raised words behind a word: neither the end of a number's name nor of an abbreviation, nor an
/// exponent.
bool is_raised_word(const dom::Document& document, dom::NodeId id) {
  constexpr std::size_t least = 3;     // letters, of both
  constexpr std::size_t longest = 30;  // bytes
  constexpr dom::NodeId most_nodes = 6;
  const std::string_view before = document.characters(id - 1);
  if (!ends_in_word(before) || document[id].end > id + most_nodes) return false;
  std::string raised;
  for (dom::NodeId at = id + 1; at < document[id].end; ++at) raised += document.characters(at);
  const auto is_letter = [](char c) { return ascii::is_alpha(c) || static_cast<signed char>(c) < 0; };
  if (raised.size() < least || raised.size() > longest || !is_letter(raised.front())) return false;
  if (!std::all_of(raised.begin(), raised.end(), [&](char c) { return is_letter(c) || c == ' '; }))
    return false;
  const bool capitals = std::all_of(raised.begin(), raised.end(), ascii::is_upper);
  if (!capitals && raised.size() == least) return false;
  std::size_t letters = 0;
  bool any_lower = false;
  for (auto c = before.rbegin(); c != before.rend() && (is_letter(*c) || ascii::is_digit(*c)); ++c) {
    letters += is_letter(*c) ? 1 : 0;
    any_lower |= ascii::is_lower(*c);
  }
  return letters >= least && any_lower;
}

/// Whether an inline element is a card that opens over the word before it: it says more than a word, and one
/// that only may be a card stands with its word in an inline element of theirs.
bool is_bubble(const dom::Document& document, dom::NodeId id, dom::NodeId before, std::uint32_t bubble) {
  constexpr std::size_t least = 3;  // words, found in so much of it
  constexpr dom::NodeId most_nodes = 40;
  constexpr std::size_t most_bytes = 100;
  const dom::NodeId parent = document[id].parent;
  if (before == dom::no_node || parent == dom::no_node || dom::is_block_level(document.tag(id))) return false;
  if (bubble == perhaps && dom::is_block_level(document.tag(parent))) return false;
  std::size_t words = 0;
  const dom::NodeId end = std::min(document[id].end, id + most_nodes);
  for (dom::NodeId at = id + 1; at < end && words < least; ++at)
    words += utf8::count_words(utf8::begin_of(document.characters(at), most_bytes));
  return words >= least;
}

/// Many elements of a page have the same attributes.
Said read_attributes(const dom::Document& document, dom::NodeId id, Readers& readers) {
  const dom::Tag tag = document.tag(id);
  const dom::AttributeReader reader = document.attributes(id);
  const auto read = [&](std::string_view) {
    const bool mark = tag == dom::Tag::a && is_jump_mark(document, id);
    Said said;
    said.element.shape = shape_of(tag, {});
    said.bubble = read_attributes(reader, tag, mark, readers, said.element);
    return said;
  };
  // The address of a link differs from others, and its text counts.
  if (tag == dom::Tag::a) return read({});
  return readers.alike(reader.rest(), static_cast<unsigned>(tag), read);
}

}  // namespace

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

void survey(const dom::Document& document, std::vector<Element>& out) {
  const dom::NodeId size = document.size();
  out.assign(size, {});
  std::vector<dom::NodeId> last_child(size, dom::no_node);
  Numbering twins(size);
  Readers readers;
  for (dom::NodeId id = 0; id < size; ++id) {
    const dom::Node& node = document[id];
    Element& element = out[id];
    const std::uint32_t above = node.parent == dom::no_node ? data::hash_start : out[node.parent].path;
    if (node.tag == dom::Tag::text) {
      element.path = above;
      if (node.parent != dom::no_node) {
        dom::NodeId& before = last_child[node.parent];
        if (before != dom::no_node && out[before].badge) element.apart = is_behind_badge(document, id);
        before = id;
      }
      continue;
    }
    const dom::NodeId before = last_child[node.parent == dom::no_node ? 0 : node.parent];
    element.shape = shape_of(node.tag, {});
    if (node.size > 0) {
      const Said said = read_attributes(document, id, readers);
      element = said.element;
      if (said.bubble != none) element.hidden |= is_bubble(document, id, before, said.bubble);
    }
    element.twins = twins.of(std::uint64_t{node.parent} << 32 | element.shape);
    element.apart = is_set_apart(document, out, id, before) ||
                    (element.badge && is_badge_behind_word(document, id, before)) ||
                    (node.tag == dom::Tag::sup && is_raised_word(document, id));
    element.path = hash::step32(above, element.shape);
    element.path ^= element.path >> 15;
    if (node.parent != dom::no_node) last_child[node.parent] = id;
  }
  mark_walls(document, out);
}

}  // namespace pith::score
