// The metadata of an article, field by field: what every output form goes through, so that none forgets one.
#ifndef PITH_FIELDS_HPP
#define PITH_FIELDS_HPP

#include "pith/article.hpp"
#include "pith/export.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace pith {

/// The fields, in the order of the JSON output.
enum class Field : std::uint8_t {
  url,
  title,
  author,       ///< the names of Metadata::authors
  author_urls,  ///< one for each name, empty where there is none; known if any is
  date,
  datetime,
  date_modified,
  datetime_modified,
  site,
  publisher,
  description,
  language,
  declared_language,  ///< known where it differs from `language`
  section,
  categories,
  tags,
  image,
  license,
  source,
  place,
  type,  ///< Metadata::page_type
  accessible_for_free,
  comment_count,
  word_count,
  reading_minutes,
  simhash,
  sha256,
};

/// All of them, in their order.
inline constexpr auto all_fields = [] {
  std::array<Field, static_cast<std::size_t>(Field::sha256) + 1> out{};
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = static_cast<Field>(i);
  return out;
}();

/// The key of the field in the JSON output, the enumerator's name; ended by a NUL.
PITH_API std::string_view to_string(Field field);

/// What is known of one field. Views are of the Metadata that it was read from, and of the value itself.
class PITH_API FieldValue {
 public:
  enum class Kind : std::uint8_t {
    none,    ///< the field is not known
    text,    ///< one string
    number,  ///< one decimal number
    truth,   ///< "true" or "false"
    list,    ///< any number of strings, in the page's order
  };

  /// `field` of `meta`.
  FieldValue(const Metadata& meta, Field field);

  Kind kind() const { return kind_; }
  bool known() const { return kind_ != Kind::none; }
  /// How many values: 1, or the length of the list; 0 if nothing is known.
  std::size_t size() const;
  /// One of them, as text.
  std::string_view operator[](std::size_t index) const;

 private:
  PITH_HIDDEN void read_number(const Metadata& meta, Field field);
  PITH_HIDDEN void set(std::string_view text);
  PITH_HIDDEN void set(std::span<const std::string> texts);
  PITH_HIDDEN void set(Kind kind, std::string made);

  Kind kind_ = Kind::none;
  bool addresses_ = false;  // of people_: not their names
  std::string_view text_;
  std::span<const std::string> texts_;
  std::span<const Person> people_;
  std::string made_;
};

/// Calls `visit(Field, const FieldValue&)` for each of `fields` that is known, in their order.
template <class Visitor>
void for_each_field(const Metadata& meta, std::span<const Field> fields, Visitor&& visit) {
  for (const Field field : fields) {
    const FieldValue value(meta, field);
    if (value.known()) visit(field, value);
  }
}

/// The same for all fields.
template <class Visitor>
void for_each_field(const Metadata& meta, Visitor&& visit) {
  for_each_field(meta, all_fields, visit);
}

}  // namespace pith

#endif
