#include "extract/second_look.hpp"

#include "base/utf8.hpp"
#include "block/assemble.hpp"
#include "dom/parse.hpp"
#include "extract/script_text.hpp"
#include "score/segment.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace pith {
namespace {

// A choice below these is looked at again, and another witness must have this many times its words.
constexpr std::size_t thin_words = 80;
constexpr float thin_confidence = 0.4F;
constexpr std::size_t far_more = 3;
constexpr std::size_t least_words = 60;

void add_paragraph(std::string_view text, Article& article) {
  const std::string line = utf8::clean_line(text);
  if (line.empty()) return;
  Block block;
  block.text.begin = static_cast<std::uint32_t>(article.text.size());
  article.text += line;
  block.text.end = static_cast<std::uint32_t>(article.text.size());
  article.blocks.push_back(block);
}

void add_lines(std::string_view text, Article& article) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    add_paragraph(text.substr(0, end), article);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

/// Every block of a piece of markup.
void add_markup(dom::Parser& parser, std::string_view html, const Limits& limits, const SecondLook& look,
                Article& article) {
  const auto document = parser.parse(html, limits);
  if (!document) return;
  std::vector<score::Element> elements;
  score::Segmentation segmentation;
  score::survey(**document, elements);
  score::segment(**document, elements, segmentation);
  const std::vector<std::uint8_t> keep(segmentation.blocks.size(), 1);
  const std::vector<float> probability(segmentation.blocks.size(), 1.0F);
  block::assemble(**document, {elements, segmentation.blocks, keep, probability, look.captions}, look.url,
                  article);
}

/// All pieces share the time that is left for the page.
void add_scripts(const dom::Document& document, const SecondLook& look, Article& article) {
  using std::chrono::duration_cast, std::chrono::milliseconds, std::chrono::steady_clock;
  dom::Parser parser;
  Limits limits = look.limits;
  for (const std::string& prose : prose_in_scripts(document)) {
    const auto left = duration_cast<milliseconds>(look.deadline - steady_clock::now()).count();
    if (left <= 0) break;
    limits.parse_ms = static_cast<std::uint32_t>(std::min<std::int64_t>(left, limits.parse_ms));
    if (is_markup(prose)) {
      add_markup(parser, prose, limits, look, article);
    } else {
      add_lines(prose, article);
    }
  }
}

}  // namespace

bool look_again(const dom::Document& document, const SecondLook& look, Article& article) {
  const std::size_t words = utf8::count_words(article.text);
  if (words >= thin_words && article.confidence >= thin_confidence) return false;
  const std::size_t wanted = std::max(least_words, far_more * words);
  Article other;
  add_lines(look.article_body, other);
  if (utf8::count_words(other.text) < wanted) {
    clear_text(other);
    add_scripts(document, look, other);
  }
  if (utf8::count_words(other.text) < wanted) return false;
  article.text = std::move(other.text);
  article.targets = std::move(other.targets);
  article.blocks = std::move(other.blocks);
  article.marks = std::move(other.marks);
  return true;
}

void clear_text(Article& article) {
  article.text.clear();
  article.targets.clear();
  article.blocks.clear();
  article.marks.clear();
}

}  // namespace pith
