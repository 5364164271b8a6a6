// The text of a story in one JSON value that a page hands to its scripts.
#ifndef PITH_EXTRACT_STATE_TEXT_HPP
#define PITH_EXTRACT_STATE_TEXT_HPP

#include "extract/json_tree.hpp"
#include "extract/shown_text.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pith {

/// A part of a text: a paragraph, or all of it as markup.
struct TextPart {
  std::string text;
  bool markup = false;
  std::uint8_t heading = 0;  ///< its level; 0: it is none
};

using TextParts = std::vector<TextPart>;

/// Bytes of the longest text that is taken from scripts.
constexpr std::size_t longest_whole = 300'000;

/// All of it, a part a line; empty if it is longer than that.
std::string plain_text(const TextParts& parts);

class StateText {
 public:
  /// Both must outlive it. `budget`: so many bytes may be compared with what is shown; what was is taken off
  /// it.
  StateText(const JsonTree& tree, const ShownText& shown, std::size_t& budget)
      : tree_(tree), shown_(shown), budget_(budget) {}

  /// The text that begins with what is shown and goes on: a string, the items of a list, or those that a list
  /// refers to. Empty if there is none.
  TextParts find_shown();
  /// The text of what has the page's title, given in canonical form (data::PhraseText).
  TextParts find_titled(std::string_view titles) const;

 private:
  TextParts find_around(std::uint32_t leaf);
  bool is_whole(const TextParts& parts);
  bool is_story(std::uint32_t object) const;
  bool is_titled(std::uint32_t object, std::string_view titles) const;
  TextParts parts_of_story(std::uint32_t story, const std::vector<std::size_t>& bytes) const;
  TextParts parts_of_list(std::uint32_t list) const;
  TextParts parts_referred_to(std::uint32_t cache, std::uint32_t child) const;
  bool is_reference(std::uint32_t node) const;
  std::uint32_t list_of(std::uint32_t reference) const;
  void add_part(std::uint32_t item, TextParts& parts) const;
  std::string text_within(std::uint32_t item) const;

  template <class Do>
  void for_children(std::uint32_t parent, Do&& visit) const {
    for (std::uint32_t i = parent + 1; i < tree_[parent].end; i = tree_[i].end) visit(i);
  }

  const JsonTree& tree_;
  const ShownText& shown_;
  std::size_t& budget_;
};

}  // namespace pith

#endif
