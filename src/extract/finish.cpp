#include "extract/finish.hpp"

#include "base/utf8.hpp"
#include "extract/second_look.hpp"
#include "meta/fingerprint.hpp"
#include "meta/language.hpp"

#include <vector>

namespace pith {

void finish(Article& article, const Page& page, const Signs& signs) {
  if (article.meta.url.empty()) article.meta.url = utf8::clean_line(page.url);
  meta::fingerprint(article.meta, article.text);
  article.meta.language = meta::detect_language(article.text, article.meta.declared_language);
  article.outcome = outcome_of(article, signs);
  if (article.outcome != Outcome::none) return;
  article.meta.page_type = "none";
  clear_text(article);
  meta::fingerprint(article.meta, article.text);
}

std::string path_of(const dom::Document& document, dom::NodeId id) {
  std::vector<dom::NodeId> around;
  for (; id != dom::no_node && id != document.body(); id = document[id].parent) around.push_back(id);
  std::string out;
  for (std::size_t i = around.size(); i-- > 0;) {
    const dom::NodeId at = around[i];
    if (!out.empty()) out += ' ';
    out += dom::to_string(document.tag(at));
    const std::string classes = utf8::clean_line(document.attribute(at, "class"));
    if (!classes.empty()) out += '.' + classes.substr(0, classes.find(' '));
  }
  return out;
}

}  // namespace pith
