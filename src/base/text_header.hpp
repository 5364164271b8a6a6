// The lines above the text in pith's text form: what writes it and what reads it back go by this table.
#ifndef PITH_BASE_TEXT_HEADER_HPP
#define PITH_BASE_TEXT_HEADER_HPP

#include "pith/fields.hpp"

#include <array>
#include <string_view>

namespace pith {

/// A line "LABEL: value".
struct HeaderLine {
  Field field;
  std::string_view label;
};

/// In their order.
constexpr std::array text_header = {
    HeaderLine{Field::title, "Title"},   HeaderLine{Field::author, "Author"},
    HeaderLine{Field::date, "Date"},     HeaderLine{Field::site, "Site"},
    HeaderLine{Field::url, "URL"},       HeaderLine{Field::language, "Language"},
    HeaderLine{Field::source, "Source"}, HeaderLine{Field::place, "Place"},
};

}  // namespace pith

#endif
