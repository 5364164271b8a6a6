#include "data/code_languages.hpp"

#include <algorithm>
#include <array>

namespace pith::data {
namespace {

constexpr auto names = std::to_array<std::string_view>({
#include "data/code_languages.inc"
});
static_assert(std::is_sorted(names.begin(), names.end()));

}  // namespace

bool is_code_language(std::string_view name) { return std::binary_search(names.begin(), names.end(), name); }

}  // namespace pith::data
