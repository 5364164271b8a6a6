// An article, or its absence, in the form that was asked for.
#ifndef PITH_CLI_RENDERING_HPP
#define PITH_CLI_RENDERING_HPP

#include "pith/article.hpp"
#include "pith/error.hpp"

#include "cli/loader.hpp"
#include "cli/settings.hpp"

#include <string>
#include <string_view>

namespace pith::cli {

/// What is written for a page: jsonl is one line with `id`; every form ends with one line feed. Empty if
/// there is no article, but as json, jsonl and csv, where the outcome says so.
std::string render(const Article& article, const Settings& settings, std::string_view id, const Loaded& page);

/// {"id": …, "error": …} and a line feed: the line of a page that failed, as jsonl. ASCII.
std::string render_failure(std::string_view id, const Error& error);

/// What failed, as a line of --errors.
std::string render_failure(const input::Item& item, const Error& error);

/// {"id": …, "repeats": …} and a line feed: the line of a page that says the same as another one, as jsonl.
std::string render_repeat(std::string_view id, std::string_view repeated);

/// What is written before an article that shares a stream with others: `==> INPUT <==` as txt, a comment as
/// md, the names of the columns before the first row of csv, nothing in the other forms. The first has no
/// empty line before it.
std::string heading(Format format, std::string_view id, bool first);

}  // namespace pith::cli

#endif
