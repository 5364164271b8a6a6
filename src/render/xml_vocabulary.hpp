// What the tags of XML and of TEI have in common.
#ifndef PITH_RENDER_XML_VOCABULARY_HPP
#define PITH_RENDER_XML_VOCABULARY_HPP

#include "render/markup.hpp"

namespace pith::render {

/// Without the tags that each has of its own.
inline constexpr Vocabulary xml_vocabulary = [] {
  Vocabulary words{};
  words.paragraph = "<p>";
  words.paragraph_end = "</p>";
  words.heading_rest = "\">";
  words.quote = "<quote>";
  words.quote_end = "</quote>";
  words.list_end = "</list>";
  words.numbered_list_end = "</list>";
  words.item = "<item>";
  words.numbered_item = "<item n=\"";
  words.item_end = "</item>";
  words.definitions = "<list type=\"definitions\">";
  words.definitions_end = "</list>";
  words.table = "<table>";
  words.table_end = "</table>";
  words.row = "<row>";
  words.row_end = "</row>";
  words.header_row_end = "</row>";
  words.cell = "<cell>";
  words.cell_end = "</cell>";
  words.header_cell = "<cell>";
  words.header_cell_end = "</cell>";
  words.note_end = "</p></note>";
  words.note_break = "</p>\n<p>";
  words.formula = "<formula notation=\"TeX\">";
  words.formula_end = "</formula>";
  words.display = R"(<formula notation="TeX" rend="display">)";
  words.display_end = "</formula>";
  words.heading_end_has_level = false;
  return words;
}();

}  // namespace pith::render

#endif
