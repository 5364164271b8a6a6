// What holds of every Article and of each form it is written in.
#ifndef PITH_FUZZ_ARTICLES_HPP
#define PITH_FUZZ_ARTICLES_HPP

#include "pith/pith.hpp"

#include "check.hpp"

#include <initializer_list>
#include <string>

#include <nlohmann/json.hpp>

namespace pith::fuzz {

inline void check_metadata(const Metadata& meta) {
  for (const std::string* field :
       {&meta.title, &meta.date, &meta.datetime, &meta.date_modified, &meta.datetime_modified, &meta.url,
        &meta.site, &meta.publisher, &meta.description, &meta.language, &meta.declared_language,
        &meta.section, &meta.image, &meta.license, &meta.source, &meta.place}) {
    check_clean(*field, "a field");
    check(field->find('\n') == std::string::npos && field->find('\t') == std::string::npos,
          "a field is one line");
  }
  for (const Person& author : meta.authors) {
    check(!author.name.empty(), "an author has a name");
    check_clean(author.name, "an author");
    check_clean(author.url, "an author's address");
  }
  for (const auto* list : {&meta.categories, &meta.tags}) {
    for (const std::string& word : *list) check_clean(word, "a tag");
  }
}

inline void check_blocks(const Article& article) {
  std::uint32_t at = 0;
  for (const Block& block : article.blocks) {
    const bool wordless =
        block.kind == BlockKind::picture || block.kind == BlockKind::embed || block.kind == BlockKind::rule;
    check(block.text.begin == at && (block.text.end > at) != wordless, "blocks lie end to end");
    check(block.text.end <= article.text.size(), "a block lies in the text");
    check_clean(article.words(block), "a block");
    at = block.text.end;
  }
  check(at == article.text.size(), "blocks are all of the text");
  std::size_t block = 0;
  for (const Mark& mark : article.marks) {
    while (block < article.blocks.size() && article.blocks[block].text.end <= mark.text.begin) ++block;
    check(block < article.blocks.size() && mark.text.begin < mark.text.end &&
              mark.text.end <= article.blocks[block].text.end,
          "a mark lies within a block");
    check(mark.target.end <= article.targets.size(), "a target lies in the targets");
    check_clean(article.target(mark), "a target");
  }
}

inline void check_forms(const Article& article) {
  check_clean(to_text(article), "txt");
  check_clean(to_markdown(article), "md");
  check_clean(to_html(article), "html");
  check_clean(to_xml(article), "xml");
  const std::string json = to_json(article, {.provenance = true});
  check_clean(json, "json");
  check(nlohmann::json::accept(json), "json can be read");
  check(json.find('\n') == std::string::npos, "json is one line");
}

inline void check_article(const Article& article) {
  check(article.confidence >= 0 && article.confidence <= 1, "confidence is a share");
  check_metadata(article.meta);
  check_blocks(article);
  check_forms(article);
}

}  // namespace pith::fuzz

#endif
