#include "pith/pith.h"

#include "pith/article.hpp"
#include "pith/error.hpp"
#include "pith/extract.hpp"
#include "pith/render.hpp"

#include "capi/fields.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

struct pith_error {
  pith_error_code code;
  const char* fixed;  // the message, unless it is `made`
  std::unique_ptr<std::string> made;
};

struct pith_article {
  pith::Article article;
  std::vector<pith::capi::Field> fields;
};

namespace {

// Handed out when there is no memory for an error; nothing is ever written to it.
constinit const pith_error out_of_memory{PITH_ERROR_MEMORY, "there is not enough memory", nullptr};

pith_error_code code_of(pith::ErrorCode code) {
  switch (code) {
    case pith::ErrorCode::usage: return PITH_ERROR_USAGE;
    case pith::ErrorCode::fetch: return PITH_ERROR_FETCH;
    case pith::ErrorCode::input: return PITH_ERROR_INPUT;
    case pith::ErrorCode::not_text: return PITH_ERROR_NOT_TEXT;
    case pith::ErrorCode::limit: return PITH_ERROR_LIMIT;
  }
  return PITH_ERROR_USAGE;
}

pith::Error usage(std::string message) { return {pith::ErrorCode::usage, std::move(message)}; }

template <class Value>
void replace_unless_zero(Value& out, Value value) {
  if (value != 0) out = value;
}

// The caller's struct may be that of an older or a newer pith.h: what both know is what counts.
pith::Result<pith::Options> read_options(const pith_options* given) {
  pith::Options out;
  if (given == nullptr) return out;
  if (given->size < sizeof given->size) return usage("the options were not filled by pith_options_init");
  pith_options known;
  pith_options_init(&known);
  std::memcpy(&known, given, std::min(given->size, sizeof known));
  if (known.focus < PITH_FOCUS_PRECISION || known.focus > PITH_FOCUS_RECALL)
    return usage("there is no such focus");
  if (known.form < PITH_FORM_DETECT || known.form > PITH_FORM_TEXT) return usage("there is no such form");
  out.focus = static_cast<pith::Focus>(known.focus);
  out.form = static_cast<pith::Form>(known.form);
  out.captions = known.captions != 0;
  out.comments = known.comments != 0;
  if (known.model != nullptr) out.model = {known.model, known.model_size};
  replace_unless_zero(out.limits.bytes, known.max_bytes);
  replace_unless_zero(out.limits.depth, known.max_depth);
  replace_unless_zero(out.limits.nodes, known.max_nodes);
  replace_unless_zero(out.limits.attributes, known.max_attributes);
  replace_unless_zero(out.limits.memory, known.max_memory);
  replace_unless_zero(out.limits.parse_ms, known.parse_ms);
  replace_unless_zero(out.limits.total_ms, known.total_ms);
  return out;
}

std::string_view view(const char* text) {
  return text == nullptr ? std::string_view() : std::string_view(text);
}

pith::Result<std::unique_ptr<pith_article>> extract(const pith::Page& page, const pith_options* given) {
  const pith::Result<pith::Options> options = read_options(given);
  if (!options) return options.error();
  if (page.bytes.data() == nullptr && !page.bytes.empty()) return usage("there are no bytes");
  pith::Result<pith::Article> article = pith::extract(page, *options);
  if (!article) return article.error();
  auto out = std::make_unique<pith_article>();
  out->article = *std::move(article);
  out->fields = pith::capi::fields(out->article.meta);
  return out;
}

const std::vector<std::string>* values(const pith_article* article, const char* key) {
  if (article == nullptr || key == nullptr) return nullptr;
  for (const pith::capi::Field& field : article->fields) {
    if (field.key == key) return &field.values;
  }
  return nullptr;
}

std::optional<std::string> render(const pith::Article& article, int format, unsigned flags) {
  pith::RenderOptions options;
  options.metadata = (flags & PITH_RENDER_NO_METADATA) == 0;
  options.links = (flags & PITH_RENDER_NO_LINKS) == 0;
  options.provenance = (flags & PITH_RENDER_PROVENANCE) != 0;
  switch (format) {
    case PITH_FORMAT_BODY: return pith::body_text(article);
    case PITH_FORMAT_TEXT: return pith::to_text(article, options);
    case PITH_FORMAT_MARKDOWN: return pith::to_markdown(article, options);
    case PITH_FORMAT_JSON: return pith::to_json(article, options);
    case PITH_FORMAT_HTML: return pith::to_html(article, options);
    case PITH_FORMAT_XML: return pith::to_xml(article, options);
  }
  return std::nullopt;
}

}  // namespace

extern "C" {

void pith_options_init_sized(pith_options* options, size_t size) {
  pith_options standard = {};
  standard.focus = PITH_FOCUS_BALANCED;
  standard.form = PITH_FORM_DETECT;
  std::memset(options, 0, size);
  std::memcpy(options, &standard, std::min(size, sizeof standard));
  options->size = size;
}

pith_error_code pith_error_get_code(const pith_error* error) { return error->code; }

const char* pith_error_message(const pith_error* error) {
  return error->made ? error->made->c_str() : error->fixed;
}

void pith_error_free(pith_error* error) {
  if (error != &out_of_memory) delete error;
}

pith_article* pith_extract(const char* bytes, size_t size, const char* url, const char* content_type,
                           const pith_options* options, pith_error** error) {
  if (error != nullptr) *error = nullptr;
  try {
    pith::Result<std::unique_ptr<pith_article>> article =
        extract({{bytes, size}, view(url), view(content_type)}, options);
    if (article) return article->release();
    if (error == nullptr) return nullptr;
    auto message = std::make_unique<std::string>(article.error().message);
    *error = new pith_error{code_of(article.error().code), nullptr, std::move(message)};
  } catch (const std::bad_alloc&) {
    if (error != nullptr) *error = const_cast<pith_error*>(&out_of_memory);
  }
  return nullptr;
}

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

char* pith_article_render(const pith_article* article, int format, unsigned flags, size_t* size) {
  if (size != nullptr) *size = 0;
  try {
    const std::optional<std::string> text = render(article->article, format, flags);
    if (!text) return nullptr;
    char* out = static_cast<char*>(std::malloc(text->size() + 1));
    if (out == nullptr) return nullptr;
    std::memcpy(out, text->c_str(), text->size() + 1);
    if (size != nullptr) *size = text->size();
    return out;
  } catch (const std::bad_alloc&) {
    return nullptr;
  }
}

void pith_string_free(char* string) { std::free(string); }

const char* pith_version(void) { return PITH_VERSION; }

}  // extern "C"
