#include "base/code_points.hpp"

namespace pith::utf8::table {

#include "base/code_points.inc"

}  // namespace pith::utf8::table
