// Articles for the tests of tidying, written line by line.
#ifndef PITH_TESTS_TIDY_ARTICLE_MAKER_HPP
#define PITH_TESTS_TIDY_ARTICLE_MAKER_HPP

#include "pith/article.hpp"

#include "tidy/tidy.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pith::tidy {

// Running text in several languages is not needed: rules look at its length, its links and how it ends.
constexpr std::string_view first_paragraph =
    "The council of the small town met on Monday evening to speak about the new bridge over the river.";
constexpr std::string_view second_paragraph =
    "Nobody had expected that so many people would come, and the doors had to be closed an hour before.";
constexpr std::string_view third_paragraph =
    "In the end the members agreed that the old bridge should stay open until the new one can be used.";
constexpr std::string_view fourth_paragraph =
    "Work will begin in the spring of next year, as soon as the water has fallen below its usual height.";

class ArticleMaker {
 public:
  ArticleMaker& add(std::string_view text, BlockKind kind = BlockKind::paragraph) {
    Block block;
    block.kind = kind;
    block.level = kind == BlockKind::heading ? 2 : kind == BlockKind::list_item ? 1 : 0;
    block.text.begin = static_cast<std::uint32_t>(article.text.size());
    article.text += text;
    block.text.end = static_cast<std::uint32_t>(article.text.size());
    article.blocks.push_back(block);
    return *this;
  }

  /// A block that is a link as a whole.
  ArticleMaker& link(std::string_view text, std::string_view target, BlockKind kind = BlockKind::paragraph) {
    add(text, kind);
    const auto begin = static_cast<std::uint32_t>(article.targets.size());
    article.targets += target;
    article.marks.push_back({MarkKind::link,
                             article.blocks.back().text,
                             {begin, static_cast<std::uint32_t>(article.targets.size())}});
    return *this;
  }

  ArticleMaker& opening() { return add(first_paragraph).add(second_paragraph); }
  ArticleMaker& closing() { return add(third_paragraph).add(fourth_paragraph); }

  Article article;
};

/// The texts of the blocks that tidying leaves.
inline std::vector<std::string> tidied(Article& article, const Context& context = {}) {
  tidy(article, context);
  std::vector<std::string> blocks;
  for (const Block& block : article.blocks) blocks.emplace_back(article.words(block));
  return blocks;
}

/// What the text of an article says of itself: the first fact of a kind; empty if there is none.
inline std::string said(Article& article, text::FactKind kind) {
  for (text::Fact& fact : Draft(article).facts()) {
    if (fact.kind == kind) return std::move(fact.text);
  }
  return {};
}

/// Whether a line that stands before the text, between its paragraphs or behind it is taken out.
inline bool is_taken(std::string_view line, std::string_view where) {
  ArticleMaker maker;
  if (where == "lead") maker.add(line);
  maker.opening();
  if (where == "body") maker.add(line);
  maker.closing();
  if (where == "tail") maker.add(line);
  return tidied(maker.article).size() == 4;
}

}  // namespace pith::tidy

#endif
