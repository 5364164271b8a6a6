// Pages that are sent before all of their parts are ready (React streams them so): what stands in for a part
// comes first, and the part itself at the end, hidden, with a script that puts it into its place. And those
// in templates of shadow roots, which a browser shows in their place.
#ifndef PITH_DOM_LATE_PARTS_HPP
#define PITH_DOM_LATE_PARTS_HPP

#include <optional>
#include <string>
#include <string_view>

namespace pith::dom {

/// What the comment begins with that opens a boundary whose part comes late.
constexpr std::string_view late_boundary = "<!--$?";

/// True for the attributes of a <template> that holds the shadow root of the element around it.
bool is_shadow_root(std::string_view attributes);

/// `html` as it is when its scripts have run: each part in its place, and what stood there gone. What shadow
/// roots hold stands in the elements that have them, before what these hold themselves and they have no slot
/// for. nullopt if there is neither. A part whose place went with another one stays at the end. n log n in
/// the size of the page.
std::optional<std::string> put_late_parts(std::string_view html);

}  // namespace pith::dom

#endif
