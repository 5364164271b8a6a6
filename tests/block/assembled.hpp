// The article of a page, without the model: what is chosen is said.
#ifndef PITH_TESTS_BLOCK_ASSEMBLED_HPP
#define PITH_TESTS_BLOCK_ASSEMBLED_HPP

#include "pith/article.hpp"

#include "block/assemble.hpp"
#include "dom/parse.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace pith::block {

/// What is asked for; elements and blocks are filled in.
struct Wanted {
  std::function<bool(std::size_t index, std::string_view text)> keeps = {};  ///< nullptr: all blocks
  bool captions = false;
  bool caption_signs = true;
  bool link_lists = false;
  bool unchosen_notes = true;
  float likely = 0.5F;  ///< each block
  std::string_view base_url = "https://a.example/dir/page";
};

inline Article assembled(std::string_view html, const Wanted& wanted = {}) {
  dom::Parser parser;
  std::vector<score::Element> elements;
  score::Segmentation segmentation;
  Limits limits;
  limits.parse_ms = 60'000;  // by the clock, and a busy machine is slow: tests measure processor time
  const auto parsed = parser.parse(html, limits);
  if (!parsed) return {};
  const dom::Document& document = **parsed;
  score::survey(document, elements);
  score::segment(document, elements, segmentation);
  std::vector<std::uint8_t> keep;
  for (const score::TextBlock& block : segmentation.blocks)
    keep.push_back(!wanted.keeps || wanted.keeps(keep.size(), segmentation.text_of(block)) ? 1 : 0);
  const std::vector<float> probability(segmentation.blocks.size(), wanted.likely);
  Article article;
  const Choice choice{.elements = elements,
                      .blocks = segmentation.blocks,
                      .keep = keep,
                      .probability = probability,
                      .captions = wanted.captions,
                      .caption_signs = wanted.caption_signs,
                      .link_lists = wanted.link_lists,
                      .unchosen_notes = wanted.unchosen_notes};
  assemble(document, choice, wanted.base_url, article);
  return article;
}

/// Keeps the blocks that are said: 1 or 0 for each; those behind stay out. Empty: all.
inline std::function<bool(std::size_t, std::string_view)> only(std::vector<std::uint8_t> keep) {
  if (keep.empty()) return {};
  return [keep](std::size_t index, std::string_view /*text*/) {
    return index < keep.size() && keep[index] != 0;
  };
}

inline std::string repeated(std::string_view part, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += part;
  return out;
}

/// The kinds and words of the blocks: `h2[Title]p[Words]`.
inline std::string outline(const Article& article) {
  static constexpr const char* names[] = {"p",       "h",   "li",    "code", "row", "caption", "comment",
                                          "formula", "img", "embed", "note", "dt",  "dd",      "hr"};
  std::string out;
  for (const Block& b : article.blocks) {
    if (b.text.empty()) continue;  // pictures and the like have tests of their own
    out += std::string(names[static_cast<int>(b.kind)]) + (b.level > 0 ? std::to_string(b.level) : "");
    if (b.ordinal > 0) out += "#" + std::to_string(b.ordinal);
    if (b.quote > 0) out += ">" + std::to_string(b.quote);
    if (b.header) out += "!";
    out += "[" + std::string(article.words(b)) + "]";
  }
  return out;
}

}  // namespace pith::block

#endif
