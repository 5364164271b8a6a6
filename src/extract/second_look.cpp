#include "extract/second_look.hpp"

#include "base/utf8.hpp"
#include "block/assemble.hpp"
#include "data/page_types.hpp"
#include "dom/parse.hpp"
#include "extract/append.hpp"
#include "extract/script_text.hpp"
#include "extract/shown_text.hpp"
#include "extract/whole_text.hpp"
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

/// Adds texts of scripts. All of them share the time that is left for the page.
class Addition {
 public:
  Addition(const SecondLook& look, Article& article) : look_(look), limits_(look.limits), article_(article) {}

  void add(const TextPart& part) {
    using std::chrono::duration_cast, std::chrono::milliseconds, std::chrono::steady_clock;
    const auto left = duration_cast<milliseconds>(look_.deadline - steady_clock::now()).count();
    if (left <= 0) return;
    limits_.parse_ms = static_cast<std::uint32_t>(std::min<std::int64_t>(left, limits_.parse_ms));
    const std::size_t first = article_.blocks.size();
    if (part.markup) {
      add_markup(parser_, part.text, limits_, look_, article_);
    } else {
      add_lines(part.text, article_);
    }
    if (part.heading == 0) return;
    for (std::size_t i = first; i < article_.blocks.size(); ++i) {
      article_.blocks[i].kind = BlockKind::heading;
      article_.blocks[i].level = part.heading;
    }
  }

 private:
  const SecondLook& look_;
  Limits limits_;
  Article& article_;
  dom::Parser parser_;
};

void add_scripts(const dom::Document& document, const SecondLook& look, Article& article) {
  Addition addition(look, article);
  for (std::string& prose : prose_in_scripts(document)) {
    const bool markup = is_markup(prose);
    addition.add({std::move(prose), markup, 0});
  }
}

void add_parts(const TextParts& parts, const SecondLook& look, Article& article) {
  Addition addition(look, article);
  for (const TextPart& part : parts) addition.add(part);
}

bool take_whole_text(const dom::Document& document, const SecondLook& look, Article& article) {
  if (!data::traits(article.meta.page_type).article_like) return false;
  const TextParts parts = find_whole_text(document, look.segmentation, article, look.article_body);
  if (parts.empty()) return false;
  Article whole;
  add_parts(parts, look, whole);
  replace_body(std::move(whole), article);
  return true;
}

/// Whether a text has nothing of what the page shows: it is that of other articles.
bool is_another(const Article& shown, const Article& other) {
  const ShownText text(shown, ShownText::Read::beginning);
  return text.usable() && !text.may_stand_in(other.text);
}

}  // namespace

bool look_again(const dom::Document& document, const SecondLook& look, Article& article) {
  if (take_whole_text(document, look, article)) return true;
  constexpr std::size_t beginning = 2048;  // bytes, by which most texts are told to be long enough
  const bool sure = article.confidence >= thin_confidence;
  if (sure && utf8::count_words(utf8::begin_of(article.text, beginning)) >= thin_words) return false;
  const std::size_t words = utf8::count_words(article.text);
  if (sure && words >= thin_words) return false;
  const std::size_t wanted = std::max(least_words, far_more * words);
  Article other;
  add_lines(look.article_body, other);
  if (utf8::count_words(other.text) < wanted && data::traits(article.meta.page_type).article_like) {
    clear_text(other);
    add_parts(find_titled_text(document), look, other);
  }
  if (utf8::count_words(other.text) < wanted) {
    clear_text(other);
    add_scripts(document, look, other);
    if (sure && is_another(article, other)) return false;
  }
  if (utf8::count_words(other.text) < wanted) return false;
  replace_body(std::move(other), article);
  return true;
}

void clear_text(Article& article) { replace_body({}, article); }

}  // namespace pith
