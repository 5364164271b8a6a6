#include "pith/pith.h"

#include "pith/article.hpp"
#include "pith/error.hpp"
#include "pith/extract.hpp"
#include "pith/render.hpp"

#include "capi/handles.hpp"

#include <algorithm>
#include <chrono>
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

struct pith_extractor {
  pith_extractor(pith::Extractor made, std::optional<std::chrono::sys_seconds> when)
      : extractor(std::move(made)), fetched(when) {}

  pith::Extractor extractor;
  std::optional<std::chrono::sys_seconds> fetched;  // of all pages it gets
};

namespace {

// Handed out when there is no memory for an error; nothing is ever written to it.
constinit const pith_error out_of_memory{PITH_ERROR_MEMORY, "there is not enough memory", nullptr,
                                         PITH_LIMIT_NONE, 0};

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

std::string_view view(const char* text) {
  return text == nullptr ? std::string_view() : std::string_view(text);
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
  out.drop = view(known.drop);
  out.keep = view(known.keep);
  out.rules = view(known.rules);
  replace_unless_zero(out.limits.bytes, known.max_bytes);
  replace_unless_zero(out.limits.depth, known.max_depth);
  replace_unless_zero(out.limits.nodes, known.max_nodes);
  replace_unless_zero(out.limits.attributes, known.max_attributes);
  replace_unless_zero(out.limits.memory, known.max_memory);
  replace_unless_zero(out.limits.parse_ms, known.parse_ms);
  replace_unless_zero(out.limits.total_ms, known.total_ms);
  return out;
}

// When the page was fetched, if the caller's struct has it and says it.
std::optional<std::chrono::sys_seconds> fetched(const pith_options* given) {
  if (given == nullptr || given->size < offsetof(pith_options, fetched) + sizeof given->fetched) return {};
  if (given->fetched == 0) return {};
  return std::chrono::sys_seconds(std::chrono::seconds(given->fetched));
}

pith::Result<std::unique_ptr<pith_extractor>> make_extractor(const pith_options* given) {
  const pith::Result<pith::Options> options = read_options(given);
  if (!options) return options.error();
  pith::Result<pith::Extractor> extractor = pith::Extractor::create(*options);
  if (!extractor) return std::move(extractor).error();
  return std::make_unique<pith_extractor>(*std::move(extractor), fetched(given));
}

pith::Result<std::unique_ptr<pith_article>> extract(pith_extractor& with, pith::Page page) {
  page.fetched = with.fetched;
  if (page.bytes.data() == nullptr && !page.bytes.empty()) return usage("there are no bytes");
  pith::Result<pith::Article> article = with.extractor.extract(page);
  if (!article) return std::move(article).error();
  return std::make_unique<pith_article>(*std::move(article));
}

// Limits of fetching are no C interface's yet.
pith_limit limit_of(pith::Limit limit) {
  static_assert(static_cast<int>(pith::Limit::total_time) == PITH_LIMIT_TOTAL_TIME);
  return limit <= pith::Limit::total_time ? static_cast<pith_limit>(limit) : PITH_LIMIT_NONE;
}

// Runs `make`, which gives a Result with a handle: the handle, or NULL with `*error` set.
template <class Make>
auto handle_or_error(pith_error** error, const Make& make) -> decltype(make().value().release()) {
  if (error != nullptr) *error = nullptr;
  try {
    auto made = make();
    if (made) return made->release();
    if (error == nullptr) return nullptr;
    const pith::Error& why = made.error();
    auto message = std::make_unique<std::string>(why.message);
    *error =
        new pith_error{code_of(why.code), nullptr, std::move(message), limit_of(why.limit), why.limit_value};
  } catch (const std::bad_alloc&) {
    if (error != nullptr) *error = const_cast<pith_error*>(&out_of_memory);
  }
  return nullptr;
}

std::optional<std::string> render(const pith::Article& article, int format, unsigned flags) {
  pith::RenderOptions options;
  options.metadata = (flags & PITH_RENDER_NO_METADATA) == 0;
  options.links = (flags & PITH_RENDER_NO_LINKS) == 0;
  options.images = (flags & PITH_RENDER_NO_IMAGES) == 0;
  options.image_list = (flags & PITH_RENDER_IMAGE_LIST) != 0;
  options.provenance = (flags & PITH_RENDER_PROVENANCE) != 0;
  switch (format) {
    case PITH_FORMAT_BODY: return pith::body_text(article);
    case PITH_FORMAT_TEXT: return pith::to_text(article, options);
    case PITH_FORMAT_MARKDOWN: return pith::to_markdown(article, options);
    case PITH_FORMAT_JSON: return pith::to_json(article, options);
    case PITH_FORMAT_HTML: return pith::to_html(article, options);
    case PITH_FORMAT_XML: return pith::to_xml(article, options);
    case PITH_FORMAT_TEI: return pith::to_tei(article, options);
    case PITH_FORMAT_CSV: return pith::to_csv(article, options);
  }
  return std::nullopt;
}

}  // namespace

extern "C" {

void pith_options_init_sized(pith_options* options, size_t size) {
  pith_options defaults = {};
  defaults.focus = PITH_FOCUS_BALANCED;
  defaults.form = PITH_FORM_DETECT;
  std::memset(options, 0, size);
  std::memcpy(options, &defaults, std::min(size, sizeof defaults));
  options->size = size;
}

pith_error_code pith_error_get_code(const pith_error* error) { return error->code; }

const char* pith_error_message(const pith_error* error) {
  return error->made ? error->made->c_str() : error->fixed;
}

void pith_error_free(pith_error* error) {
  if (error != &out_of_memory) delete error;
}

pith_limit pith_error_get_limit(const pith_error* error) { return error->limit; }

uint64_t pith_error_get_limit_value(const pith_error* error) { return error->limit_value; }

pith_article* pith_extract(const char* bytes, size_t size, const char* url, const char* content_type,
                           const pith_options* options, pith_error** error) {
  return handle_or_error(error, [&]() -> pith::Result<std::unique_ptr<pith_article>> {
    pith::Result<std::unique_ptr<pith_extractor>> extractor = make_extractor(options);
    if (!extractor) return std::move(extractor).error();
    return extract(**extractor, {{bytes, size}, view(url), view(content_type)});
  });
}

pith_extractor* pith_extractor_create(const pith_options* options, pith_error** error) {
  return handle_or_error(error, [&] { return make_extractor(options); });
}

pith_article* pith_extractor_extract(pith_extractor* extractor, const char* bytes, size_t size,
                                     const char* url, const char* content_type, pith_error** error) {
  return handle_or_error(error, [&] {
    return extract(*extractor, {{bytes, size}, view(url), view(content_type)});
  });
}

void pith_extractor_free(pith_extractor* extractor) { delete extractor; }

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
