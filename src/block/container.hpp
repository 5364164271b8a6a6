// Boxes around blocks: callouts, what folds, quoted posts.
#ifndef PITH_BLOCK_CONTAINER_HPP
#define PITH_BLOCK_CONTAINER_HPP

#include "pith/article.hpp"

#include "base/memo.hpp"
#include "block/choice.hpp"
#include "dom/document.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pith::block {

/// Finds the containers of the chosen blocks and adds them to an article when a block of theirs is added.
class Containers {
 public:
  /// `choice` and what it views must outlive it. `base_url` resolves the addresses of posts.
  Containers(const dom::Document& document, const Choice& choice, std::string_view base_url,
             Article& article);

  /// Where the elements around a node put a block: its innermost container, and how many of the block quotes
  /// around it are containers.
  struct Nesting {
    std::uint32_t container = 0;  ///< as Block::container
    std::uint32_t quotes = 0;
  };
  Nesting around(dom::NodeId id);

  /// To be told of each block that is put into a container, with the element that it stands in: the first one
  /// may be its title, or begin with a sign that is none of its words ("[!NOTE]").
  void added(dom::NodeId element);

 private:
  /// A container of the article, and where it stands.
  struct Box {
    dom::NodeId element;
    std::uint32_t quotes;  // as in Nesting
    bool begun = false;    // a block of it was added
    bool signed_ = false;  // its words begin with a sign
  };

  bool make(dom::NodeId id, Container& out, Box& box);
  bool make_callout(dom::NodeId id, Container& out);
  bool make_signed_quote(dom::NodeId id, Container& out, Box& box) const;
  bool make_post(dom::NodeId id, Container& out) const;
  bool is_title(const Box& box, std::string_view words, dom::NodeId element) const;
  void strip_sign(Block& block);
  std::size_t first_block_in(dom::NodeId id) const;
  std::uint32_t chosen_words_in(dom::NodeId id) const;

  const dom::Document& document_;
  const Choice& choice_;
  std::string_view base_url_;
  Article& article_;
  std::vector<std::uint32_t> known_;          // by node: 1 + Nesting::container; 0: not looked at
  std::vector<Box> boxes_;                    // as long as those of the article that are ours
  std::size_t first_;                         // of the article's containers that is ours
  std::vector<std::uint32_t> chosen_before_;  // words of chosen blocks before each block
  Memo<std::string> callouts_;                // sorts of callouts, by attributes
  std::vector<dom::NodeId> path_;             // in around(): from the node outwards
};

}  // namespace pith::block

#endif
