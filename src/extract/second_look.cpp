#include "extract/second_look.hpp"

#include "base/utf8.hpp"
#include "dom/parse.hpp"
#include "extract/script_text.hpp"
#include "score/segment.hpp"

#include <algorithm>
#include <utility>

namespace pith {
namespace {

// A choice below these is looked at again, and another witness must have this many times its words.
constexpr std::size_t thin_words = 80;
constexpr float thin_confidence = 0.4F;
constexpr std::size_t far_more = 3;
constexpr std::size_t least_words = 60;

/// Every block of text of a piece of markup.
void append_blocks(std::string_view html, const Limits& limits, std::vector<std::string>& out) {
  dom::Parser parser;
  const auto document = parser.parse(html, limits);
  if (!document) return;
  std::vector<score::Element> elements;
  score::Segmentation segmentation;
  score::survey(**document, elements);
  score::segment(**document, elements, segmentation);
  for (const score::TextBlock& block : segmentation.blocks) out.emplace_back(segmentation.text_of(block));
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string line = utf8::clean_line(text.substr(0, end));
    if (!line.empty()) out.push_back(std::move(line));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

std::size_t words_in(const std::vector<std::string>& paragraphs) {
  std::size_t words = 0;
  for (const std::string& paragraph : paragraphs) words += utf8::count_words(paragraph);
  return words;
}

std::vector<std::string> from_scripts(const dom::Document& document, const Limits& limits) {
  std::vector<std::string> out;
  for (const std::string& prose : prose_in_scripts(document)) {
    if (is_markup(prose)) {
      append_blocks(prose, limits, out);
    } else if (std::string line = utf8::clean_line(prose); !line.empty()) {
      out.push_back(std::move(line));
    }
  }
  return out;
}

}  // namespace

std::vector<std::string> second_look(const dom::Document& document, const Article& article,
                                     std::string_view article_body, const Limits& limits) {
  const std::size_t words = utf8::count_words(article.text);
  if (words >= thin_words && article.confidence >= thin_confidence) return {};
  const std::size_t wanted = std::max(least_words, far_more * words);
  for (const auto& look : {lines_of(article_body), from_scripts(document, limits)}) {
    if (words_in(look) >= wanted) return look;
  }
  return {};
}

void replace_text(Article& article, const std::vector<std::string>& paragraphs) {
  article.text.clear();
  article.targets.clear();
  article.blocks.clear();
  article.marks.clear();
  for (const std::string& paragraph : paragraphs) {
    Block block;
    block.text.begin = static_cast<std::uint32_t>(article.text.size());
    article.text += paragraph;
    block.text.end = static_cast<std::uint32_t>(article.text.size());
    article.blocks.push_back(block);
  }
}

}  // namespace pith
