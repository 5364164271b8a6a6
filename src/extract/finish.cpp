#include "extract/finish.hpp"

#include "base/utf8.hpp"
#include "extract/second_look.hpp"
#include "meta/choose.hpp"
#include "meta/fingerprint.hpp"
#include "meta/language.hpp"

namespace pith {

namespace {

constexpr float given_address = 0.8F;

// Where the fields come from that are computed from the text.
void note_text(Article& article) {
  Metadata& meta = article.meta;
  if (meta.page_type != PageType::unknown) meta::note(meta, "type", "model", article.confidence);
  for (const std::string_view field : {"word_count", "reading_minutes", "simhash", "sha256"}) {
    if (!article.text.empty()) meta::note(meta, field, "computed", 1);
  }
}

}  // namespace

void finish(Article& article, const Page& page, const Signs& signs) {
  Metadata& meta = article.meta;
  if (meta.url.empty() && !page.url.empty()) {
    meta.url = utf8::clean_line(page.url);
    meta::note(meta, "url", "url", given_address);
  }
  meta::fingerprint(meta, article.text);
  const meta::Language language = meta::detect_language(article.text, meta.declared_language);
  meta.language = language.tag;
  if (!language.tag.empty()) {
    meta::note(meta, "language", language.claimed ? "declared" : "text", language.confidence);
  }
  note_text(article);
  article.outcome = outcome_of(article, signs);
  if (article.outcome != Outcome::none) return;
  article.meta.page_type = PageType::none;
  clear_text(article);
  meta::fingerprint(article.meta, article.text);
}

}  // namespace pith
