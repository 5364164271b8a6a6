// What a name on the command line or the bytes of a stream stand for.
#ifndef PITH_INPUT_GUESS_HPP
#define PITH_INPUT_GUESS_HPP

#include <string_view>
#include <vector>

namespace pith::input {

/// True for an absolute address with a scheme and "://", whatever the scheme: what a person means as an
/// address. Leading and trailing white space is not part of it; white space within rules it out.
bool is_address(std::string_view text);

/// True for an address whose scheme is http or https.
bool is_web_address(std::string_view text);

/// The lines of `text` that are not empty, trimmed; here and below a byte order mark is no part of the text.
std::vector<std::string_view> filled_lines(std::string_view text);

/// True if there is a line and every line that is not empty is a web address: a
/// list of pages to fetch, no page.
bool is_address_list(std::string_view text);

/// True if the first line of `text` that is not empty is a web address or begins
/// with `{`: a list or a manifest.
bool begins_like_a_list(std::string_view text);

/// True for names that end in .html, .htm or .xhtml, or one of these and .gz; case is ignored.
bool is_page_name(std::string_view name);

/// `name` without the extension that is_page_name() asks for; all of it if it has none.
std::string_view without_page_extension(std::string_view name);

}  // namespace pith::input

#endif
