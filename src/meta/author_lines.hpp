// What single lines around the text say of an author.
#ifndef PITH_META_AUTHOR_LINES_HPP
#define PITH_META_AUTHOR_LINES_HPP

#include "meta/headline.hpp"
#include "meta/lines.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pith::meta {

/// True if the line, or one beside it, holds a date; the name of the paper, or what the writer is,
/// may stand between.
bool beside_date(const std::vector<Line>& lines, std::size_t i, const SiteNames& site);

/// "Send Flowers Share Get Updates", "Picture: Some Trust": a row of buttons, a credit have capitals, too.
bool says_something_else(std::string_view text);

/// A line such as "Written by:", with the name in the next one.
bool announces(const Line& line);

/// "［鈴木花子，新聞ネット］": the name before the paper, in a line of brackets as Japanese has them; empty
/// if it is another line.
std::string_view name_in_brackets(std::string_view text);

/// The line with its dates taken for separators: "17 December 2025 Jane Roe", "posted on 3 May by Jane Roe".
std::string without_dates(const Line& line);

/// The parts between bars and points that are no buttons: "Jane Roe | 12 comments".
std::string without_buttons(std::string_view text);

/// "Jane Roe is a reporter for the Bay Ledger": whom a note about the author introduces; empty if it is none.
/// `before`: the line above. What she is must be what writers are, or her name stand there.
std::string_view introduced(std::string_view note, std::string_view before);

}  // namespace pith::meta

#endif
