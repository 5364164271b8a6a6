#include "render/front_matter.hpp"

#include "pith/fields.hpp"

#include "render/json_text.hpp"
#include "render/printed_fields.hpp"

#include <array>
#include <cstddef>

namespace pith::render {
namespace {

constexpr std::array printed = {Field::title,      Field::author, Field::date,        Field::date_modified,
                                Field::site,       Field::url,    Field::description, Field::language,
                                Field::categories, Field::tags,   Field::image,       Field::license,
                                Field::source,     Field::place};
constexpr std::array left_out = {Field::author_urls,
                                 Field::datetime,
                                 Field::datetime_modified,
                                 Field::publisher,
                                 Field::declared_language,
                                 Field::section,
                                 Field::type,
                                 Field::accessible_for_free,
                                 Field::comment_count,
                                 Field::word_count,
                                 Field::reading_minutes,
                                 Field::simhash,
                                 Field::sha256};
static_assert(decides_on_every_field(printed, left_out));

}  // namespace

std::string front_matter(const Metadata& meta) {
  std::string out;
  for_each_field(meta, printed, [&out](Field field, const FieldValue& value) {
    const bool list = value.kind() == FieldValue::Kind::list;
    out.append(to_string(field)).append(list ? ":\n" : ": ");
    for (std::size_t i = 0; i < value.size(); ++i)
      out.append(list ? "  - " : "").append(json_text(value[i])).append("\n");
  });
  return out.empty() ? out : "---\n" + out + "---\n";
}

}  // namespace pith::render
