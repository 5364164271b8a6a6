#include "capi/fields.hpp"

#include <array>
#include <charconv>
#include <cinttypes>
#include <cstdint>
#include <cstdio>
#include <system_error>

namespace pith::capi {

namespace {

std::vector<std::string> names(const std::vector<Person>& people) {
  std::vector<std::string> out;
  out.reserve(people.size());
  for (const Person& person : people) out.push_back(person.name);
  return out;
}

std::vector<std::string> addresses(const std::vector<Person>& people) {
  std::vector<std::string> out;
  bool any = false;
  for (const Person& person : people) {
    out.push_back(person.url);
    any = any || !person.url.empty();
  }
  return any ? out : std::vector<std::string>();
}

// Unlike std::printf, std::to_chars does not heed the program's locale: it never writes "6,2".
std::string with_one_decimal(float value) {
  std::array<char, 64> out{};
  const auto [end, error] =
      std::to_chars(out.data(), out.data() + out.size(), value, std::chars_format::fixed, 1);
  return {out.data(), error == std::errc() ? end : out.data()};
}

std::string hexadecimal(std::uint64_t value) {
  std::array<char, 17> out{};
  std::snprintf(out.data(), out.size(), "%016" PRIx64, value);
  return out.data();
}

void add(std::vector<Field>& out, std::string_view key, std::vector<std::string> values) {
  if (!values.empty()) out.push_back({key, std::move(values)});
}

void add(std::vector<Field>& out, std::string_view key, const std::string& value) {
  if (!value.empty()) out.push_back({key, {value}});
}

void add_numbers(std::vector<Field>& out, const Metadata& meta) {
  if (meta.accessible_for_free) {
    add(out, "accessible_for_free", std::string(*meta.accessible_for_free ? "true" : "false"));
  }
  if (meta.comment_count) add(out, "comment_count", std::to_string(*meta.comment_count));
  if (meta.word_count > 0) add(out, "word_count", std::to_string(meta.word_count));
  if (meta.reading_minutes > 0) {
    add(out, "reading_minutes", with_one_decimal(meta.reading_minutes));
  }
  if (meta.simhash != 0) add(out, "simhash", hexadecimal(meta.simhash));
  add(out, "sha256", meta.sha256);
}

}  // namespace

std::vector<Field> fields(const Metadata& meta) {
  std::vector<Field> out;
  add(out, "url", meta.url);
  add(out, "title", meta.title);
  add(out, "author", names(meta.authors));
  add(out, "author_urls", addresses(meta.authors));
  add(out, "date", meta.date);
  add(out, "datetime", meta.datetime);
  add(out, "date_modified", meta.date_modified);
  add(out, "datetime_modified", meta.datetime_modified);
  add(out, "site", meta.site);
  add(out, "publisher", meta.publisher);
  add(out, "description", meta.description);
  add(out, "language", meta.language);
  if (meta.declared_language != meta.language) add(out, "declared_language", meta.declared_language);
  add(out, "section", meta.section);
  add(out, "categories", meta.categories);
  add(out, "tags", meta.tags);
  add(out, "image", meta.image);
  add(out, "license", meta.license);
  add(out, "source", meta.source);
  add(out, "place", meta.place);
  add(out, "type", meta.page_type);
  add_numbers(out, meta);
  return out;
}

}  // namespace pith::capi
