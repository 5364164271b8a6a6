#include "block/callout.hpp"

#include "base/ascii.hpp"
#include "data/word_masks.hpp"
#include "dom/class_words.hpp"

#include <algorithm>
#include <cstdint>

namespace pith::block {
namespace {

using data::ElementWord;
using dom::NodeId;
using dom::Tag;

constexpr std::size_t read_of_class = 512;  // bytes
constexpr std::size_t longest_sort = 20;    // of a sign

std::string lower(std::string_view text) {
  std::string out;
  for (const char c : text) out += ascii::lower(c);
  return out;
}

/// Calls `see(word)` for the words of a class, which are parted by all but letters.
template <class See>
void each_word(std::string_view value, const See& see) {
  for (std::size_t at = 0; at < value.size();) {
    std::size_t end = at;
    while (end < value.size() && ascii::is_alpha(value[end])) ++end;
    if (end > at) see(value.substr(at, end - at));
    at = end + 1;
  }
}

/// What the words of a class say.
struct Said {
  std::string_view sort;
  bool box = false;
  bool aside = false;
  bool colour = false;
  bool plain = false;  // a word that may be a class by itself
};

Said read_class(std::string_view value) {
  Said said;
  each_word(value, [&](std::string_view word) {
    const std::uint32_t kinds = data::element_word(word);
    // "information" may be of any sort, which the next word tells.
    if ((kinds & data::bit(ElementWord::callout_sort)) != 0 &&
        (said.sort.empty() || said.sort == "information"))
      said.sort = word;
    said.box |= (kinds & data::bit(ElementWord::callout_box)) != 0;
    said.colour |= (kinds & data::bit(ElementWord::box_colour)) != 0;
    said.plain |= (kinds & (data::bit(ElementWord::plain_box) | data::bit(ElementWord::plain_callout))) != 0;
    said.aside |= ascii::equal_ignoring_case(word, "aside");
  });
  return said;
}

/// The class among those of the element that is a word of that kind as a whole.
std::string_view whole_class(std::string_view value, ElementWord kind) {
  while (!(value = ascii::trim(value)).empty()) {
    const std::string_view name = ascii::first_word(value);
    if (data::is_element_word(name, kind)) return name;
    value.remove_prefix(name.size());
  }
  return {};
}

}  // namespace

std::string callout_sort(const dom::Document& document, NodeId id) {
  const Tag tag = document.tag(id);
  const auto read = document.raw_attributes(id, {"class", "role", "aria-label"});
  const std::string_view value = read[0].value_or("").substr(0, read_of_class);
  const Said said = read_class(value);
  if (said.box || (said.aside && tag == Tag::aside)) {
    const std::string_view told = document.raw_attribute(id, "data-callout").value_or("");
    if (data::is_element_word(told, ElementWord::callout_sort)) return lower(told);
    if (!said.sort.empty()) return lower(said.sort);
    if ((said.box && (said.colour || value.find("callout-card") != std::string_view::npos)) ||
        (said.plain && !whole_class(value, ElementWord::plain_box).empty()))
      return "note";
  }
  if (said.plain) {
    if (const std::string_view sort = whole_class(value, ElementWord::plain_callout); !sort.empty())
      return lower(sort);
  }
  const bool is_note = ascii::equal_ignoring_case(read[1].value_or(""), "note");
  if (!is_note && tag != Tag::aside) return {};
  const std::string_view label = ascii::trim(read[2].value_or(""));
  if (data::is_element_word(label, ElementWord::callout_sort)) return lower(label);
  return !is_note ? std::string() : said.sort.empty() ? "note" : lower(said.sort);
}

std::string signed_sort(std::string_view text) {
  text = ascii::trim(text);
  if (!text.starts_with("[!")) return {};
  const std::size_t end = text.find(']');
  if (end == std::string_view::npos || end < 3 || end > longest_sort) return {};
  const std::string_view sort = text.substr(2, end - 2);
  return std::all_of(sort.begin(), sort.end(), [](char c) { return ascii::is_alpha(c); }) ? lower(sort)
                                                                                          : std::string();
}

bool names_sort(std::string_view line) {
  if (line.size() > longest_sort) return false;
  std::string word(ascii::trim(line));
  if (word.ends_with(':')) word.pop_back();
  std::erase(word, ' ');
  return data::is_element_word(word, ElementWord::callout_sort);
}

bool has_title_class(const dom::Document& document, NodeId id) {
  return dom::any_word(document.raw_attribute(id, "class").value_or(""), [](std::string_view word) {
    return data::is_element_word(word, ElementWord::box_title);
  });
}

}  // namespace pith::block
