// The body of an Article as nested elements: one writer for HTML and XML, which differ in a table of names.
#ifndef PITH_RENDER_MARKUP_HPP
#define PITH_RENDER_MARKUP_HPP

#include "pith/article.hpp"
#include "pith/render.hpp"

#include <string>
#include <string_view>

namespace pith::render {

/// Tags as they are written. Start tags that take an attribute lack their `>`.
struct Vocabulary {
  std::string_view paragraph, paragraph_end;
  std::string_view heading,
      heading_end;  ///< `heading` is followed by the level and `heading_rest`; so is the end
  std::string_view heading_rest, heading_end_rest;
  std::string_view quote, quote_end;
  std::string_view list, list_end;
  std::string_view numbered_list, numbered_list_end;
  std::string_view lettered_list;  ///< followed by the sort of its numbers and `">`
  std::string_view item;           ///< an item of an unordered list
  std::string_view numbered_item;  ///< followed by the number and `">`
  std::string_view item_end;
  std::string_view task_open, task_done;  ///< at the begin of an item
  std::string_view definitions, definitions_end;
  std::string_view term, term_end;
  std::string_view definition, definition_end;
  std::string_view table, table_end;
  std::string_view row, row_end;
  std::string_view header_row, header_row_end;
  std::string_view cell, cell_end;
  std::string_view header_cell, header_cell_end;
  std::string_view code_block, code_block_end;
  std::string_view code_block_in;  ///< followed by the language and `">`
  std::string_view caption, caption_end;
  std::string_view comment, comment_end;            ///< `comment` is followed by attributes and `>`
  std::string_view comment_author, comment_date;    ///< attributes; empty: it is not written
  std::string_view comment_head, comment_head_end;  ///< author and date above the text; empty: they are not
  std::string_view callout, callout_end;            ///< `callout` is followed by its label and `">`
  std::string_view callout_title, callout_title_end;
  std::string_view details, details_end;
  std::string_view summary, summary_end;
  std::string_view post, post_end;                        ///< `post` is followed by attributes and `>`
  std::string_view post_url, post_author, post_date;      ///< attributes; empty: it is not written
  std::string_view picture, picture_end;                  ///< `picture` is followed by the address and `"`
  std::string_view picture_alt, picture_alt_end;          ///< within; empty: it is an attribute, `alt`
  std::string_view pixels;                                ///< the unit behind width and height
  std::string_view picture_caption, picture_caption_end;  ///< within
  std::string_view picture_open;                          ///< ends the tag of the picture itself
  std::string_view embed, embed_end;                      ///< `embed` is followed by the address and `">`
  std::string_view rule;
  std::string_view line_break;
  std::string_view link, link_end;  ///< `link` is followed by the address and `">`
  std::string_view strong, strong_end;
  std::string_view emphasis, emphasis_end;
  std::string_view code, code_end;
  std::string_view deleted, deleted_end;
  std::string_view inserted, inserted_end;
  std::string_view superscript, superscript_end;
  std::string_view subscript, subscript_end;
  // In what is said of notes each `%` is the number.
  std::string_view notes, notes_end;
  std::string_view note, note_end;
  std::string_view note_break;            ///< between the paragraphs of a note
  std::string_view reference;             ///< to a note, with its end
  std::string_view formula, formula_end;  ///< around TeX in the line
  std::string_view display, display_end;  ///< and on a line of its own
  bool heading_end_has_level;
};

/// The article's blocks as elements of `vocabulary`, one block a line.
std::string markup_body(const Article& article, const Vocabulary& vocabulary, const RenderOptions& options);

}  // namespace pith::render

#endif
