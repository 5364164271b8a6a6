#include "pith/article.hpp"

#include <array>
#include <cstddef>
#include <string_view>

namespace pith {
namespace {

// In the order of their enumerations.
constexpr std::array<std::string_view, 14> block_kinds = {
    "paragraph", "heading", "list_item", "code",     "table_row", "caption",    "comment",
    "formula",   "picture", "embed",     "footnote", "term",      "definition", "rule"};
static_assert(block_kinds.size() == static_cast<std::size_t>(BlockKind::rule) + 1);

constexpr std::array<std::string_view, 10> mark_kinds = {"link",        "strong",    "emphasis", "code",
                                                         "superscript", "subscript", "formula",  "footnote",
                                                         "deleted",     "inserted"};
static_assert(mark_kinds.size() == static_cast<std::size_t>(MarkKind::inserted) + 1);

constexpr std::array<std::string_view, 3> container_kinds = {"callout", "details", "post"};
static_assert(container_kinds.size() == static_cast<std::size_t>(ContainerKind::post) + 1);

template <class Names, class Kind>
std::string_view name(const Names& names, Kind kind) {
  const auto at = static_cast<std::size_t>(kind);
  return at < names.size() ? names[at] : std::string_view();
}

}  // namespace

std::string_view to_string(BlockKind kind) { return name(block_kinds, kind); }
std::string_view to_string(MarkKind kind) { return name(mark_kinds, kind); }
std::string_view to_string(ContainerKind kind) { return name(container_kinds, kind); }

}  // namespace pith
