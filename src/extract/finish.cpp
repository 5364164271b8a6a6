#include "extract/finish.hpp"

#include "base/utf8.hpp"
#include "data/page_types.hpp"
#include "extract/second_look.hpp"
#include "meta/choose.hpp"
#include "meta/fingerprint.hpp"
#include "meta/language.hpp"

namespace pith {

namespace {

constexpr float given_address = 0.8F;
constexpr float picture_of_text = 0.5F;

// Where the fields come from that are computed from the text.
void note_text(Article& article) {
  Metadata& meta = article.meta;
  if (meta.page_type != PageType::unknown) meta::note(meta, "type", "model", article.confidence);
  for (const std::string_view field : {"word_count", "reading_minutes", "simhash", "sha256"}) {
    if (!article.text.empty()) meta::note(meta, field, "computed", 1);
  }
}

// Where the page names no picture, or one that only stands for the site, the first one of its text leads it.
// Those of postings and cards lead nothing.
void choose_picture(Article& article) {
  Metadata& meta = article.meta;
  const data::PageTraits& type = data::traits(meta.page_type);
  if (type.thread || type.layout == data::PageLayout::cards) return;
  if (!meta.image.empty() && !meta::is_stand_in(meta.image)) return;
  constexpr std::uint32_t smallest = 150;  // pixels
  const auto is_large = [](std::uint32_t size) { return size == 0 || size >= smallest; };
  for (const Picture& picture : article.pictures) {
    if (!is_large(picture.width) || !is_large(picture.height) || meta::is_stand_in(picture.url)) continue;
    std::erase_if(meta.provenance, [](const Provenance& p) { return p.field == "image"; });
    meta.image = picture.url;
    meta::note(meta, "image", "picture", picture_of_text);
    return;
  }
}

}  // namespace

void finish(Article& article, const Page& page, const Signs& signs) {
  Metadata& meta = article.meta;
  if (meta.url.empty() && !page.url.empty()) {
    meta.url = utf8::clean_line(page.url);
    meta::note(meta, "url", "url", given_address);
  }
  choose_picture(article);
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
