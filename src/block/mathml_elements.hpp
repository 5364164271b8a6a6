// The elements of MathML, each as TeX.
#ifndef PITH_BLOCK_MATHML_ELEMENTS_HPP
#define PITH_BLOCK_MATHML_ELEMENTS_HPP

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace pith::block {

/// An element of MathML and the TeX of what it holds so far.
struct MathElement {
  std::string_view name;
  std::string_view attributes;
  std::vector<std::string> parts;
  std::string sign;  // of a token: its text as the page has it
  std::size_t prescripts =
      std::string_view::npos;  // of <mmultiscripts>: the first part of those before the base
  bool drawn = false;          // a <g> of a drawing
};

/// True if the name is in the list.
bool is_one_of(std::string_view name, std::initializer_list<std::string_view> of);

/// True for the elements that hold text: letters, numbers, signs, words.
bool is_math_token(std::string_view name);

/// Pieces of TeX one behind the other.
std::string joined_tex(const std::vector<std::string>& parts, std::string_view separator = {});

/// The TeX of an element whose parts are complete.
std::string tex_of_element(const MathElement& element);

}  // namespace pith::block

#endif
