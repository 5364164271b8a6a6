// Which fields of the metadata an output form prints, and which it leaves out.
#ifndef PITH_RENDER_PRINTED_FIELDS_HPP
#define PITH_RENDER_PRINTED_FIELDS_HPP

#include "pith/fields.hpp"

#include <algorithm>
#include <span>

namespace pith::render {

/// True if a form says of every field either that it is printed or that it is left out. Each form asserts it:
/// a new field is decided on in all of them.
constexpr bool decides_on_every_field(std::span<const Field> printed, std::span<const Field> left_out) {
  return std::ranges::all_of(all_fields, [&](Field field) {
    return std::ranges::count(printed, field) + std::ranges::count(left_out, field) == 1;
  });
}

}  // namespace pith::render

#endif
