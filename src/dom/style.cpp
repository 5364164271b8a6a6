#include "dom/style.hpp"

#include "base/ascii.hpp"

namespace pith::dom {

bool keeps_lines(std::string_view style) {
  constexpr std::string_view property = "white-space";
  std::size_t at = ascii::find_ignoring_case(style, property);
  if (at == std::string_view::npos) return false;
  at = style.find_first_not_of(" :", at + property.size());
  return at != std::string_view::npos && ascii::starts_with_ignoring_case(style.substr(at), "pre");
}

}  // namespace pith::dom
