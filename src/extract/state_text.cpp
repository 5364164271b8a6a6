#include "extract/state_text.hpp"

#include "base/ascii.hpp"
#include "data/phrases.hpp"
#include "extract/script_state.hpp"
#include "meta/linked_witnesses.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <utility>

namespace pith {
namespace {

constexpr std::size_t most_places = 4;     // in one state at which the shown text may begin
constexpr std::size_t most_levels = 8;     // that a place may lie within its list
constexpr std::size_t least_titled = 600;  // bytes
constexpr std::size_t most_titled = 32;    // stories with the title in one state

using Kind = JsonNode::Kind;

template <std::size_t size>
bool is_one_of(std::string_view word, const std::array<std::string_view, size>& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view each) { return ascii::equal_ignoring_case(word, each); });
}

/// Members that hold what is read.
bool holds_text(std::string_view key) {
  static constexpr std::array<std::string_view, 15> keys = {
      "text",       "html", "content",  "value",     "data",       "body",  "children", "paragraph",
      "paragraphs", "copy", "markdown", "innerHtml", "components", "nodes", "items"};
  return is_one_of(key, keys);
}

/// Members that say what an item is.
bool names_kind(std::string_view key) {
  static constexpr std::array<std::string_view, 9> keys = {"type",    "_type", "nodeType", "kind",     "tag",
                                                           "tagName", "name",  "style",    "blockType"};
  return is_one_of(key, keys);
}

/// Members that only what has an address of its own has: a story, not a paragraph of one.
bool names_story(std::string_view key) {
  static constexpr std::array<std::string_view, 6> keys = {"headline",  "slug",         "permalink",
                                                           "canonical", "canonicalUrl", "shortHeadline"};
  return is_one_of(key, keys);
}

/// What an item is that is no part of the text.
bool is_beside_text(std::string_view kind) {
  static constexpr std::array<std::string_view, 14> words = {
      "image",   "img",   "photo",      "picture", "video", "embed",  "gallery",
      "related", "promo", "newsletter", "advert",  "audio", "iframe", "caption"};
  return ascii::equal_ignoring_case(kind, "ad") ||
         std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return ascii::contains_ignoring_case(kind, word); });
}

/// The level of a heading that an item's kind names; 0 if it names none.
std::uint8_t heading_in(std::string_view kind) {
  if (kind.size() == 2 && ascii::lower(kind[0]) == 'h' && kind[1] >= '1' && kind[1] <= '6')
    return std::max<std::uint8_t>(2, static_cast<std::uint8_t>(kind[1] - '0'));
  static constexpr std::array<std::string_view, 3> words = {"heading", "header", "subhead"};
  const bool named = std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    return ascii::contains_ignoring_case(kind, word);
  });
  return named ? 2 : 0;
}

/// Markup of any kind: a start or an end tag.
bool has_tags(std::string_view text) {
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    const std::string_view rest = text.substr(at + 1, 2);
    if (!rest.empty() && (ascii::is_alpha(rest[0]) || (rest[0] == '/' && ascii::is_alpha(rest.back()))))
      return text.find('>', at) != std::string_view::npos;
  }
  return false;
}

/// Of strings before each node, and of all.
std::vector<std::size_t> bytes_before(const JsonTree& tree) {
  std::vector<std::size_t> bytes(tree.size() + 1);
  for (std::size_t i = 0; i < tree.size(); ++i) bytes[i + 1] = bytes[i] + tree[i].text.size();
  return bytes;
}

}  // namespace

std::string plain_text(const TextParts& parts) {
  std::string out;
  for (const TextPart& part : parts) {
    out.append(part.markup ? meta::plain_text(part.text) : part.text).append("\n");
    if (out.size() > longest_whole) return {};
  }
  return out;
}

TextParts StateText::find_titled(std::string_view titles) const {
  const std::vector<std::size_t> bytes = bytes_before(tree_);
  TextParts best;
  std::size_t most = least_titled;
  std::size_t stories = 0;
  for (std::uint32_t i = 0; i < tree_.size(); ++i) {
    const std::size_t within = bytes[tree_[i].end] - bytes[i];
    if (tree_[i].kind != Kind::object || within <= most || !is_titled(i, titles)) continue;
    if (++stories > most_titled) break;
    TextParts parts = parts_of_story(i, bytes);
    std::size_t size = 0;
    for (const TextPart& part : parts) size += part.text.size();
    if (size <= most) continue;
    most = size;
    best = std::move(parts);
  }
  return best;
}

TextParts StateText::find_shown() {
  std::size_t places = 0;
  for (std::uint32_t i = 0; i < tree_.size() && places < most_places; ++i) {
    const JsonNode& node = tree_[i];
    if (node.kind != Kind::string || may_be_state(node.text) || !shown_.may_stand_in(node.text)) continue;
    ++places;
    TextParts parts = find_around(i);
    if (!parts.empty()) return parts;
  }
  return {};
}

bool StateText::is_titled(std::uint32_t object, std::string_view titles) const {
  constexpr std::size_t least_tokens = 3;
  bool same = false;
  for_children(object, [&](std::uint32_t child) {
    const JsonNode& node = tree_[child];
    if (same || node.kind != Kind::string || (node.key != "headline" && node.key != "title")) return;
    const data::PhraseText words(node.text);
    same = words.size() >= least_tokens && titles.find(words.canonical()) != std::string_view::npos;
  });
  return same;
}

/// Down to the list or string that most of the text of a story stands in.
TextParts StateText::parts_of_story(std::uint32_t story, const std::vector<std::size_t>& bytes) const {
  constexpr double most_of_it = 0.6;
  const auto size = [&](std::uint32_t node) { return bytes[tree_[node].end] - bytes[node]; };
  std::uint32_t at = story;
  for (;;) {
    std::uint32_t largest = 0;
    for_children(at, [&](std::uint32_t child) {
      if (largest == 0 || size(child) > size(largest)) largest = child;
    });
    const bool is_list = tree_[at].kind == Kind::array;
    if (largest == 0) break;
    if (is_list && static_cast<double>(size(largest)) < most_of_it * static_cast<double>(size(at))) break;
    at = largest;
  }
  if (tree_[at].kind == Kind::array) return parts_of_list(at);
  const std::string_view text = tree_[at].text;
  return {{std::string(text), has_tags(text), 0}};
}

TextParts StateText::find_around(std::uint32_t leaf) {
  const std::string_view text = tree_[leaf].text;
  TextParts parts = {{std::string(text), has_tags(text), 0}};
  if (is_whole(parts)) return parts;
  std::uint32_t at = leaf;
  for (std::size_t level = 0; level < most_levels && at != 0; ++level) {
    const std::uint32_t child = at;
    at = tree_[at].parent;
    parts = tree_[at].kind == Kind::array ? parts_of_list(at) : parts_referred_to(at, child);
    if (is_whole(parts)) return parts;
    if (is_story(at)) break;
  }
  return {};
}

bool StateText::is_whole(const TextParts& parts) {
  if (parts.empty()) return false;
  const std::string plain = plain_text(parts);
  if (plain.size() > budget_) return false;
  budget_ -= plain.size();
  Beginning found;
  return shown_.begins(data::PhraseText(plain).canonical(), found);
}

bool StateText::is_story(std::uint32_t object) const {
  bool story = false;
  bool title = false;
  bool address = false;
  for_children(object, [&](std::uint32_t child) {
    const std::string_view key = tree_[child].key;
    story = story || names_story(key);
    title = title || key == "title";
    address = address || key == "url" || key == "path" || key == "link" || key == "href";
  });
  return story || (title && address);
}

TextParts StateText::parts_of_list(std::uint32_t list) const {
  TextParts parts;
  for_children(list, [&](std::uint32_t item) { add_part(item, parts); });
  return parts;
}

/// An object that holds many by their names (a normalised cache): a list elsewhere gives the order of those
/// of the same kind as the one at `child`.
TextParts StateText::parts_referred_to(std::uint32_t cache, std::uint32_t child) const {
  const std::string_view name = tree_[child].key;
  if (tree_[child].kind != Kind::object || name.empty()) return {};
  std::uint32_t list = 0;
  for (std::uint32_t i = 0; i < tree_.size() && list == 0; ++i) {
    if (tree_[i].kind == Kind::string && tree_[i].text == name && is_reference(i)) list = list_of(i);
  }
  if (list == 0) return {};
  std::unordered_map<std::string_view, std::uint32_t> named;
  for_children(cache, [&](std::uint32_t each) { named.emplace(tree_[each].key, each); });
  TextParts parts;
  for (std::uint32_t i = list + 1; i < tree_[list].end; ++i) {
    if (tree_[i].kind != Kind::string || !is_reference(i)) continue;
    if (const auto found = named.find(tree_[i].text); found != named.end()) add_part(found->second, parts);
  }
  return parts;
}

bool StateText::is_reference(std::uint32_t node) const {
  static constexpr std::array<std::string_view, 3> keys = {"__ref", "ref", "id"};
  return is_one_of(tree_[node].key, keys) && tree_[tree_[node].parent].kind == Kind::object;
}

/// The list that holds the object with this reference, or 0.
std::uint32_t StateText::list_of(std::uint32_t reference) const {
  const std::uint32_t list = tree_[tree_[reference].parent].parent;
  return tree_[list].kind == Kind::array ? list : 0;
}

/// The text of an item in one part.
void StateText::add_part(std::uint32_t item, TextParts& parts) const {
  TextPart part;
  if (tree_[item].kind == Kind::string) {
    part.text = tree_[item].text;
  } else {
    if (is_story(item)) return;
    std::string_view kind;
    for_children(item, [&](std::uint32_t child) {
      if (tree_[child].kind != Kind::string || !names_kind(tree_[child].key)) return;
      kind = tree_[child].text;
      part.heading = std::max(part.heading, heading_in(kind));
    });
    if (is_beside_text(kind)) return;
    part.text = text_within(item);
  }
  part.markup = has_tags(part.text);
  if (!ascii::trim(part.text).empty()) parts.push_back(std::move(part));
}

std::string StateText::text_within(std::uint32_t item) const {
  std::string text;
  std::string_view last;
  for (std::uint32_t i = item + 1; i < tree_[item].end;) {
    const JsonNode& node = tree_[i];
    const bool in_list = node.key.empty();  // its list was let in
    if (!in_list && !holds_text(node.key)) {
      i = node.end;
      continue;
    }
    if (node.kind == Kind::string && node.text != last) text += last = node.text;
    ++i;
  }
  return text;
}

}  // namespace pith
