#include "extract/finish.hpp"

#include "base/utf8.hpp"
#include "meta/fingerprint.hpp"
#include "meta/language.hpp"

#include <vector>

namespace pith {
namespace {

// Below these a page is more often a shell, a wall or an error page than an article.
constexpr std::uint32_t none_words = 12;
constexpr std::uint32_t thin_words = 60;
constexpr float none_confidence = 0.25F;
constexpr float thin_confidence = 0.45F;

Outcome outcome_of(const Article& article) {
  const std::uint32_t words = article.meta.word_count;
  if (words == 0 || article.confidence < none_confidence) return Outcome::none;
  if (words < none_words && article.confidence < thin_confidence) return Outcome::none;
  if (words < thin_words || article.confidence < thin_confidence) return Outcome::thin;
  return Outcome::article;
}

}  // namespace

void finish(Article& article, const Page& page) {
  if (article.meta.url.empty()) article.meta.url = utf8::clean_line(page.url);
  meta::fingerprint(article.meta, article.text);
  article.meta.language = meta::detect_language(article.text, article.meta.declared_language);
  article.outcome = outcome_of(article);
  if (article.outcome == Outcome::none) article.meta.page_type = "none";
}

std::string path_of(const dom::Document& document, dom::NodeId id) {
  std::vector<dom::NodeId> around;
  for (; id != dom::no_node && id != document.body(); id = document[id].parent) around.push_back(id);
  std::string out;
  for (auto at = around.rbegin(); at != around.rend(); ++at) {
    if (!out.empty()) out += ' ';
    out += dom::to_string(document.tag(*at));
    const std::string classes = utf8::clean_line(document.attribute(*at, "class"));
    if (!classes.empty()) out += '.' + classes.substr(0, classes.find(' '));
  }
  return out;
}

}  // namespace pith
