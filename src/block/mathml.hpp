// MathML as TeX.
#ifndef PITH_BLOCK_MATHML_HPP
#define PITH_BLOCK_MATHML_HPP

#include <string>
#include <string_view>

namespace pith::block {

/// The presentation elements of MathML source (what stands in <math>) as TeX on one line; empty if it holds
/// nothing. Takes broken source as far as it goes. Linear in its size.
std::string mathml_to_tex(std::string_view source);

/// The TeX that stands beside the elements in an <annotation>; empty if there is none.
std::string annotated_tex(std::string_view source);

}  // namespace pith::block

#endif
