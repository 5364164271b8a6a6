#include "data/page_types.hpp"

#include <array>
#include <cstddef>

namespace pith {
namespace data {
namespace {

constexpr auto text = PageLayout::text;
constexpr auto reference = PageLayout::reference;
constexpr auto cards = PageLayout::cards;
constexpr bool yes = true;
constexpr bool no = false;

// In the order of PageType.
// clang-format off
constexpr std::array<PageTraits, 9> table = {{
  //                            article many  title caption       links are  slogan
  // name             layout    like    texts apart classes thread shop text        name first login
    {"",              text,      yes,   no,   yes,  yes,    no,    no,  no,   no,   no,        no},
    {"article",       text,      yes,   no,   yes,  yes,    no,    no,  no,   no,   no,        no},
    {"forum",         reference, no,    yes,  no,   no,     yes,   no,  no,   no,   no,        no},
    {"product",       cards,     no,    no,   no,   no,     no,    yes, no,   no,   no,        no},
    {"collection",    cards,     no,    yes,  no,   no,     no,    no,  no,   no,   no,        no},
    {"listing",       cards,     no,    yes,  no,   no,     no,    no,  yes,  no,   yes,       no},
    {"documentation", reference, no,    no,   yes,  no,     no,    no,  no,   no,   no,        no},
    {"service",       text,      no,    no,   yes,  no,     no,    no,  no,   yes,  yes,       yes},
    {"none",          text,      no,    no,   no,   no,     no,    no,  no,   no,   no,        no},
}};
// clang-format on
static_assert(table.size() == static_cast<std::size_t>(PageType::none) + 1);

}  // namespace

const PageTraits& traits(PageType type) {
  const auto row = static_cast<std::size_t>(type);
  return row < table.size() ? table[row] : table.front();
}

}  // namespace data

std::string_view to_string(PageType type) { return data::traits(type).name; }

}  // namespace pith
