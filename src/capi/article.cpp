// An article in the words of C: its outcome, its metadata and its content.
#include "pith/fields.hpp"

#include "capi/handles.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>

namespace {

// Enumerations go over as the numbers they have: the last of each is where it was when pith.h was written.
static_assert(static_cast<int>(pith::BlockKind::rule) == PITH_BLOCK_RULE);
static_assert(static_cast<int>(pith::MarkKind::inserted) == PITH_MARK_INSERTED);
static_assert(static_cast<int>(pith::ContainerKind::post) == PITH_CONTAINER_POST);
static_assert(static_cast<int>(pith::Outcome::none) == PITH_OUTCOME_NONE);

pith_range in_c(pith::Range range) { return {range.begin, range.end}; }

pith_block in_c(const pith::Block& block) {
  return {.kind = static_cast<int>(block.kind),
          .level = block.level,
          .quote = block.quote,
          .header = block.header ? 1 : 0,
          .task = static_cast<int>(block.task),
          .numbering = block.numbering,
          .ordinal = block.ordinal,
          .group = block.group,
          .item = block.item,
          .container = block.container,
          .text = in_c(block.text),
          .language = in_c(block.language),
          .score = block.score};
}

pith_mark in_c(const pith::Mark& mark) {
  return {static_cast<int>(mark.kind), in_c(mark.text), in_c(mark.target), mark.item};
}

pith_picture in_c(const pith::Picture& picture) {
  return {picture.url.c_str(), picture.alt.c_str(), picture.caption.c_str(), picture.width, picture.height};
}

pith_embed in_c(const pith::Embed& embed) { return {embed.url.c_str(), embed.title.c_str()}; }

pith_comment in_c(const pith::Comment& comment) {
  return {comment.author.c_str(), comment.date.c_str(), comment.depth};
}

pith_container in_c(const pith::Container& container) {
  return {.kind = static_cast<int>(container.kind),
          .parent = container.parent,
          .label = container.label.c_str(),
          .title = container.title.c_str(),
          .author = container.author.c_str(),
          .date = container.date.c_str(),
          .url = container.url.c_str()};
}

pith_provenance in_c(const pith::Provenance& provenance) {
  return {provenance.field.c_str(), provenance.source.c_str(), provenance.confidence};
}

template <class From, class To>
void put_in_c(const std::vector<From>& from, std::vector<To>& to) {
  to.reserve(from.size());
  for (const From& one : from) to.push_back(in_c(one));
}

template <class Entry>
const Entry* at(const std::vector<Entry>& entries, std::size_t index) {
  return index < entries.size() ? &entries[index] : nullptr;
}

const std::vector<std::string>* values(const pith_article* article, const char* key) {
  if (article == nullptr || key == nullptr) return nullptr;
  for (const pith_article::Values& field : article->fields) {
    if (std::string_view(field.key) == key) return &field.values;
  }
  return nullptr;
}

const char* give(const std::string& buffer, size_t* size) {
  if (size != nullptr) *size = buffer.size();
  return buffer.c_str();
}

}  // namespace

pith_article::pith_article(pith::Article of) : article(std::move(of)) {
  pith::for_each_field(article.meta, [this](pith::Field field, const pith::FieldValue& value) {
    Values& out = fields.emplace_back();
    out.key = pith::to_string(field).data();
    for (std::size_t i = 0; i < value.size(); ++i) out.values.emplace_back(value[i]);
  });
  put_in_c(article.meta.provenance, provenance);
  put_in_c(article.blocks, blocks);
  put_in_c(article.marks, marks);
  put_in_c(article.pictures, pictures);
  put_in_c(article.embeds, embeds);
  put_in_c(article.comments, comments);
  put_in_c(article.containers, containers);
}

extern "C" {

void pith_article_free(pith_article* article) { delete article; }

pith_outcome pith_article_outcome(const pith_article* article) {
  return static_cast<pith_outcome>(article->article.outcome);
}

float pith_article_confidence(const pith_article* article) { return article->article.confidence; }

size_t pith_article_metadata_count(const pith_article* article, const char* key) {
  const std::vector<std::string>* found = values(article, key);
  return found == nullptr ? 0 : found->size();
}

const char* pith_article_metadata(const pith_article* article, const char* key, size_t index) {
  const std::vector<std::string>* found = values(article, key);
  return found == nullptr || index >= found->size() ? nullptr : (*found)[index].c_str();
}

size_t pith_metadata_key_count(void) { return pith::all_fields.size(); }

const char* pith_metadata_key(size_t index) {
  return index < pith::all_fields.size() ? pith::to_string(pith::all_fields[index]).data() : nullptr;
}

size_t pith_article_provenance_count(const pith_article* article) { return article->provenance.size(); }
const pith_provenance* pith_article_provenance(const pith_article* article, size_t index) {
  return at(article->provenance, index);
}

const char* pith_article_text(const pith_article* article, size_t* size) {
  return give(article->article.text, size);
}
const char* pith_article_targets(const pith_article* article, size_t* size) {
  return give(article->article.targets, size);
}

size_t pith_article_block_count(const pith_article* article) { return article->blocks.size(); }
const pith_block* pith_article_block(const pith_article* article, size_t index) {
  return at(article->blocks, index);
}

size_t pith_article_mark_count(const pith_article* article) { return article->marks.size(); }
const pith_mark* pith_article_mark(const pith_article* article, size_t index) {
  return at(article->marks, index);
}

size_t pith_article_picture_count(const pith_article* article) { return article->pictures.size(); }
const pith_picture* pith_article_picture(const pith_article* article, size_t index) {
  return at(article->pictures, index);
}

size_t pith_article_embed_count(const pith_article* article) { return article->embeds.size(); }
const pith_embed* pith_article_embed(const pith_article* article, size_t index) {
  return at(article->embeds, index);
}

size_t pith_article_comment_count(const pith_article* article) { return article->comments.size(); }
const pith_comment* pith_article_comment(const pith_article* article, size_t index) {
  return at(article->comments, index);
}

size_t pith_article_container_count(const pith_article* article) { return article->containers.size(); }
const pith_container* pith_article_container(const pith_article* article, size_t index) {
  return at(article->containers, index);
}

}  // extern "C"
