// What stands in an element with a shadow root of its own, and is shown in the slots of that.
#ifndef PITH_DOM_SLOTS_HPP
#define PITH_DOM_SLOTS_HPP

#include "dom/holes.hpp"

#include <string_view>
#include <vector>

namespace pith::dom {

/// Adds to the parts of a page what its elements of own names hold, if their shadow roots, in templates, have
/// slots for it: children by the name in their attribute `slot`, the others in the slot without a name.
void add_slotted(std::string_view html, std::vector<Part>& parts);

}  // namespace pith::dom

#endif
