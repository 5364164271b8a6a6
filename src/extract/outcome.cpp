#include "extract/outcome.hpp"

#include "base/ascii.hpp"
#include "base/url.hpp"
#include "data/page_types.hpp"
#include "data/phrases.hpp"
#include "score/walls.hpp"

#include <algorithm>

namespace pith {
namespace {

using dom::NodeId;
using dom::Tag;

// Words and confidence below which there is no article, or not much of one.
constexpr std::uint32_t none_words = 12;
constexpr std::uint32_t thin_words = 60;
constexpr std::uint32_t short_words = 250;  // a notice or a teaser; most articles are longer
constexpr float thin_confidence = 0.45F;
constexpr float possible = 0.1F;  // probability of the likeliest block: below it nothing looks like text
constexpr float most = 0.6F;
constexpr float nearly_all = 0.9F;

bool in_wall(const dom::Document& document, std::span<const score::Element> elements, NodeId id) {
  for (; id != dom::no_node && id != document.body(); id = document[id].parent) {
    if (score::is_wall_by_class(document, elements, id)) return true;
  }
  return false;
}

/// True if a phrase of error pages stands in the text, and not much else.
bool is_error_title(std::string_view text) {
  constexpr std::size_t longest = 14;  // tokens; "Page not found | Name of the Site"
  const data::PhraseText words(text.substr(0, 300));
  if (words.size() > longest) return false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    // The value of a number does not matter to phrases, but to this one it does.
    const bool number = words[i].is_number && words[i].number != 404 && words[i].number != 403;
    if (!number && longest_phrase(words, i, data::bit(data::PhraseKind::error_page)).tokens > 0) return true;
  }
  return false;
}

}  // namespace

Signs read_signs(const dom::Document& document, std::span<const score::Element> elements,
                 const score::Segmentation& segmentation, const score::Verdict& verdict,
                 std::string_view url) {
  Signs signs;
  signs.likeliest = 0;
  signs.front_page = is_front_page(url);
  score::WallWords wall;
  float words = 0, walled = 0, linked = 0;
  bool heading_seen = false;
  for (std::size_t i = 0; i < segmentation.blocks.size(); ++i) {
    const score::TextBlock& block = segmentation.blocks[i];
    if (!heading_seen && document.tag(block.container) == Tag::h1) {
      heading_seen = true;
      signs.error_title = is_error_title(segmentation.text_of(block));
    }
    if (verdict.keep[i] == 0) continue;
    signs.likeliest = std::max(signs.likeliest, verdict.probability[i]);
    words += static_cast<float>(block.words);
    linked += static_cast<float>(block.link_words);
    if (!in_wall(document, elements, block.container)) continue;
    walled += static_cast<float>(block.words);
    wall.add(segmentation.text_of(block));
  }
  if (words > 0) {
    signs.wall_share = walled / words;
    signs.asks_for_consent = wall.words > 0 && wall.speaks_of_consent();
    signs.link_share = linked / words;
  }
  for (NodeId id = 0; id < document.size(); ++id) {
    if (document.tag(id) == Tag::title && id < document.body()) {
      signs.error_title |= is_error_title(document.text_of(id));
    } else if (document.tag(id) == Tag::input) {
      signs.password |=
          ascii::equal_ignoring_case(document.raw_attribute(id, "type").value_or(""), "password");
    }
  }
  return signs;
}

Outcome outcome_of(const Article& article, const Signs& signs) {
  // Scripts without spaces have few words; a word of any script takes about eight bytes with what stands
  // around it.
  const std::uint32_t words =
      std::max(article.meta.word_count, static_cast<std::uint32_t>(article.text.size() / 8));
  const bool is_short = words < short_words;
  if (words == 0 || signs.likeliest < possible) return Outcome::none;
  if (words < none_words && article.confidence < thin_confidence) return Outcome::none;
  if (signs.wall_share > most && signs.asks_for_consent) return Outcome::none;
  // On listings the links are what there is to read; but another front page that is all links is no article,
  // nor are a few links where an article should be.
  const data::PageTraits& type = data::traits(article.meta.page_type);
  const bool is_menu =
      (signs.front_page && !type.links_are_text) || (is_short && article.meta.page_type == PageType::article);
  if (signs.link_share > nearly_all && is_menu) return Outcome::none;
  if (is_short && (signs.error_title || (signs.password && (signs.wall_share > most || type.login))))
    return Outcome::none;
  if (words < thin_words || article.confidence < thin_confidence) return Outcome::thin;
  if (is_short && !article.meta.accessible_for_free.value_or(true)) return Outcome::thin;
  return Outcome::article;
}

}  // namespace pith
