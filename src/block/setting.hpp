// Where an element without words stands among the chosen blocks and the others.
#ifndef PITH_BLOCK_SETTING_HPP
#define PITH_BLOCK_SETTING_HPP

#include "block/ancestors.hpp"
#include "block/choice.hpp"
#include "dom/document.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace pith::block {

/// What the elements around one without words say of it.
struct Setting {
  static constexpr std::size_t no_block = static_cast<std::size_t>(-1);

  dom::NodeId around = dom::no_node;    ///< the innermost element that holds chosen blocks
  dom::NodeId noscript = dom::no_node;  ///< the innermost one around it
  std::size_t caption = no_block;       ///< the block that says what it shows
  bool in_figure = false;
  bool in_card = false;      ///< a box with other text stands around it
  bool beside_line = false;  ///< a short line that is no caption stands with it
  bool with_title = false;   ///< and a heading of the first levels is in it
  bool unwanted = false;     ///< hidden, or in an advertisement, a menu, an author's box …
};

/// Looks at the elements around others, once for each. Costs at most the depth of the tree for each.
class Settings {
 public:
  Settings(const dom::Document& document, const Choice& choice);

  /// Of the element `id`.
  Setting of(dom::NodeId id);

  /// The first block from node `id` on.
  std::size_t block_from(dom::NodeId id) const;
  std::size_t first_chosen() const { return first_chosen_; }
  std::size_t behind_last_chosen() const { return behind_last_; }
  bool is_chosen(std::size_t block) const { return chosen_before_[block + 1] > chosen_before_[block]; }

  /// True if a chosen block begins in the element.
  bool any_chosen(dom::NodeId element) const {
    return chosen_before_[block_from(document_[element].end)] > chosen_before_[block_from(element)];
  }

  /// Words of the blocks from `begin` to `end` that are no captions.
  std::uint32_t words_between(std::size_t begin, std::size_t end);
  bool is_caption(std::size_t block);

 private:
  struct Blocks {
    std::size_t begin;
    std::size_t end;
  };
  enum class Holds { nothing_more, captions, chosen, other_text };

  bool holds_more(dom::NodeId id, Blocks within) const;
  Holds look_at(Blocks in, dom::NodeId picture, Setting& out);
  bool is_of_unwanted(dom::NodeId id) const;
  bool stands_as_caption(std::size_t block) const;
  bool is_credit(std::size_t block) const;
  bool has_title(Blocks in) const;

  const dom::Document& document_;
  const Choice& choice_;
  std::vector<std::uint32_t> chosen_before_;  // chosen blocks before each
  std::size_t first_chosen_ = 0;
  std::size_t behind_last_ = 0;
  Answers captions_;  // of blocks
};

}  // namespace pith::block

#endif
