#include "pith/fields.hpp"

#include "base/hexadecimal.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <system_error>
#include <utility>

namespace pith {
namespace {

constexpr std::array<std::string_view, all_fields.size()> names = {"url",
                                                                   "title",
                                                                   "author",
                                                                   "author_urls",
                                                                   "date",
                                                                   "datetime",
                                                                   "date_modified",
                                                                   "datetime_modified",
                                                                   "site",
                                                                   "publisher",
                                                                   "description",
                                                                   "language",
                                                                   "declared_language",
                                                                   "section",
                                                                   "categories",
                                                                   "tags",
                                                                   "image",
                                                                   "license",
                                                                   "source",
                                                                   "place",
                                                                   "type",
                                                                   "accessible_for_free",
                                                                   "comment_count",
                                                                   "word_count",
                                                                   "reading_minutes",
                                                                   "simhash",
                                                                   "sha256"};

// Unlike std::printf, std::to_chars does not heed the program's locale: it never writes "6,2".
std::string with_one_decimal(float value) {
  std::array<char, 64> out{};
  const double number = std::round(static_cast<double>(value) * 10) / 10;
  const auto [end, error] =
      std::to_chars(out.data(), out.data() + out.size(), number, std::chars_format::fixed, 1);
  return {out.data(), error == std::errc() ? end : out.data()};
}

std::string spelled(std::uint64_t value) {
  std::string out;
  hexadecimal::append(out, value, 16);
  return out;
}

// Those that are one string in the Metadata; nullptr: it is none of them.
const std::string* text_of(const Metadata& meta, Field field) {
  switch (field) {
    case Field::url: return &meta.url;
    case Field::title: return &meta.title;
    case Field::date: return &meta.date;
    case Field::datetime: return &meta.datetime;
    case Field::date_modified: return &meta.date_modified;
    case Field::datetime_modified: return &meta.datetime_modified;
    case Field::site: return &meta.site;
    case Field::publisher: return &meta.publisher;
    case Field::description: return &meta.description;
    case Field::language: return &meta.language;
    case Field::section: return &meta.section;
    case Field::image: return &meta.image;
    case Field::license: return &meta.license;
    case Field::source: return &meta.source;
    case Field::place: return &meta.place;
    case Field::sha256: return &meta.sha256;
    default: return nullptr;
  }
}

}  // namespace

std::string_view to_string(Field field) { return names.at(static_cast<std::size_t>(field)); }

FieldValue::FieldValue(const Metadata& meta, Field field) {
  if (const std::string* text = text_of(meta, field)) {
    set(*text);
    return;
  }
  switch (field) {
    case Field::author_urls:
      addresses_ = true;
      if (std::ranges::all_of(meta.authors, &std::string::empty, &Person::url)) return;
      [[fallthrough]];
    case Field::author:
      people_ = meta.authors;
      if (!people_.empty()) kind_ = Kind::list;
      return;
    case Field::declared_language:
      if (meta.declared_language != meta.language) set(meta.declared_language);
      return;
    case Field::categories: set(std::span<const std::string>(meta.categories)); return;
    case Field::tags: set(std::span<const std::string>(meta.tags)); return;
    case Field::type: set(to_string(meta.page_type)); return;
    default: read_number(meta, field);
  }
}

void FieldValue::read_number(const Metadata& meta, Field field) {
  switch (field) {
    case Field::accessible_for_free:
      if (meta.accessible_for_free) set(Kind::truth, *meta.accessible_for_free ? "true" : "false");
      return;
    case Field::comment_count:
      if (meta.comment_count) set(Kind::number, std::to_string(*meta.comment_count));
      return;
    case Field::word_count:
      if (meta.word_count > 0) set(Kind::number, std::to_string(meta.word_count));
      return;
    case Field::reading_minutes:
      if (meta.reading_minutes > 0) set(Kind::number, with_one_decimal(meta.reading_minutes));
      return;
    default:
      if (meta.simhash != 0) set(Kind::text, spelled(meta.simhash));
  }
}

void FieldValue::set(std::string_view text) {
  text_ = text;
  if (!text.empty()) kind_ = Kind::text;
}

void FieldValue::set(std::span<const std::string> texts) {
  texts_ = texts;
  if (!texts.empty()) kind_ = Kind::list;
}

void FieldValue::set(Kind kind, std::string made) {
  made_ = std::move(made);
  kind_ = kind;
}

std::size_t FieldValue::size() const {
  if (kind_ == Kind::list) return people_.empty() ? texts_.size() : people_.size();
  return known() ? 1 : 0;
}

std::string_view FieldValue::operator[](std::size_t index) const {
  if (kind_ != Kind::list) return made_.empty() ? text_ : std::string_view(made_);
  if (people_.empty()) return texts_[index];
  return addresses_ ? people_[index].url : people_[index].name;
}

}  // namespace pith
