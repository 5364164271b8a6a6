#include "pith/render.hpp"

#include "render/json_text.hpp"

#include <cmath>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

namespace pith {
namespace {

using Json = nlohmann::ordered_json;

std::string dump(const Json& json, int indent) {
  return json.dump(indent > 0 ? indent : -1, ' ', false, Json::error_handler_t::replace);
}

/// Rounded as a decimal number, so that it is printed with few digits.
double rounded(float value, double digits) {
  return std::round(static_cast<double>(value) * digits) / digits;
}

void put(Json& out, const char* key, std::string_view value) {
  if (!value.empty()) out[key] = value;
}

void put(Json& out, const char* key, const std::vector<std::string>& values) {
  if (!values.empty()) out[key] = values;
}

void put_authors(Json& out, const std::vector<Person>& authors) {
  if (authors.empty()) return;
  Json names = Json::array();
  Json urls = Json::array();
  bool any_url = false;
  for (const Person& author : authors) {
    names.push_back(author.name);
    urls.push_back(author.url);
    any_url = any_url || !author.url.empty();
  }
  out["author"] = std::move(names);
  if (any_url) out["author_urls"] = std::move(urls);
}

std::string hexadecimal(std::uint64_t value) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out(16, '0');
  for (auto digit = out.rbegin(); digit != out.rend(); ++digit, value >>= 4) *digit = digits[value & 0xF];
  return out;
}

void put_numbers(Json& out, const Metadata& meta) {
  if (meta.accessible_for_free) out["accessible_for_free"] = *meta.accessible_for_free;
  if (meta.comment_count) out["comment_count"] = *meta.comment_count;
  if (meta.word_count > 0) out["word_count"] = meta.word_count;
  if (meta.reading_minutes > 0) out["reading_minutes"] = rounded(meta.reading_minutes, 10);
  if (meta.simhash != 0) out["simhash"] = hexadecimal(meta.simhash);
  put(out, "sha256", meta.sha256);
}

void put_metadata(Json& out, const Metadata& meta) {
  put(out, "url", meta.url);
  put(out, "title", meta.title);
  put_authors(out, meta.authors);
  put(out, "date", meta.date);
  put(out, "datetime", meta.datetime);
  put(out, "date_modified", meta.date_modified);
  put(out, "datetime_modified", meta.datetime_modified);
  put(out, "site", meta.site);
  put(out, "publisher", meta.publisher);
  put(out, "description", meta.description);
  put(out, "language", meta.language);
  if (meta.declared_language != meta.language) put(out, "declared_language", meta.declared_language);
  put(out, "section", meta.section);
  put(out, "categories", meta.categories);
  put(out, "tags", meta.tags);
  put(out, "image", meta.image);
  put(out, "license", meta.license);
  put(out, "source", meta.source);
  put(out, "place", meta.place);
  put(out, "type", meta.page_type);
  put_numbers(out, meta);
}

void put_provenance(Json& out, const std::vector<Provenance>& list) {
  if (list.empty()) return;
  Json& fields = out["provenance"] = Json::object();
  for (const Provenance& entry : list) {
    fields[entry.field] = {{"source", entry.source}, {"confidence", rounded(entry.confidence, 1e4)}};
  }
}

}  // namespace

std::string render::json_text(std::string_view text) { return dump(Json(text), 0); }

std::string to_json(const Article& article, const RenderOptions& options, int indent) {
  Json out = Json::object();
  put(out, "id", options.id);
  if (options.metadata) {
    put_metadata(out, article.meta);
    out["outcome"] = to_string(article.outcome);
    out["confidence"] = rounded(article.confidence, 1e4);
    if (options.provenance) put_provenance(out, article.meta.provenance);
  }
  out["text"] = body_text(article);
  return dump(out, indent);
}

}  // namespace pith
