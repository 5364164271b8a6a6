// Builds Articles for tests block by block.
#ifndef PITH_TESTS_RENDER_ARTICLE_BUILDER_HPP
#define PITH_TESTS_RENDER_ARTICLE_BUILDER_HPP

#include "pith/article.hpp"

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace pith::render {

class ArticleBuilder {
 public:
  /// Adds a block; its fields can be set on the reference, which the next call ends.
  Block& add(BlockKind kind, std::string_view text, unsigned level = 0) {
    Block block;
    block.kind = kind;
    block.level = static_cast<std::uint8_t>(level);
    block.text.begin = static_cast<std::uint32_t>(article.text.size());
    article.text += text;
    block.text.end = static_cast<std::uint32_t>(article.text.size());
    article.blocks.push_back(block);
    return article.blocks.back();
  }

  Block& paragraph(std::string_view text) { return add(BlockKind::paragraph, text); }

  Block& item(std::string_view text, unsigned level = 1, std::uint32_t ordinal = 0, std::uint32_t group = 1) {
    Block& block = add(BlockKind::list_item, text, level);
    block.ordinal = ordinal;
    block.group = group;
    return block;
  }

  Block& row(std::string_view cells, bool header = false, std::uint32_t group = 1) {
    Block& block = add(BlockKind::table_row, cells);
    block.header = header;
    block.group = group;
    return block;
  }

  /// Adds a container, to be filled in; blocks name it by its number, 1 for the first.
  Container& container(ContainerKind kind, std::string_view label = {}, std::uint32_t parent = 0) {
    Container& added = article.containers.emplace_back();
    added.kind = kind;
    added.label = label;
    added.parent = parent;
    return added;
  }

  /// Marks `words` where they first stand in the last block.
  void mark(MarkKind kind, std::string_view words, std::string_view target = {}) {
    const Block& block = article.blocks.back();
    const auto begin = static_cast<std::uint32_t>(article.text.find(words, block.text.begin));
    mark_range(kind, {begin, begin + static_cast<std::uint32_t>(words.size())}, target);
  }

  void mark_range(MarkKind kind, Range text, std::string_view target = {}) {
    Mark mark;
    mark.kind = kind;
    mark.text = text;
    mark.target.begin = static_cast<std::uint32_t>(article.targets.size());
    article.targets += target;
    mark.target.end = static_cast<std::uint32_t>(article.targets.size());
    article.marks.push_back(mark);
    const auto in_order = [](const Mark& a, const Mark& b) {
      return a.text.begin != b.text.begin ? a.text.begin < b.text.begin : a.text.end > b.text.end;
    };
    std::stable_sort(article.marks.begin(), article.marks.end(), in_order);
  }

  Article article;
};

}  // namespace pith::render

#endif
