// Authors' names out of bylines and author fields.
#ifndef PITH_META_NAMES_HPP
#define PITH_META_NAMES_HPP

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pith::meta {

/// How sure it is that a text names authors, which decides what may pass for a name.
enum class NameSource {
  field,   ///< a field made for authors: user names and single words pass
  byline,  ///< a line of text: what stands after "By", names in capitals
};

/// The names in `text` (one line, decoded), in order: without "By", dates, job titles, degrees, e-mail
/// addresses, photographers and editors. "Jane Roe, Staff Writer and John Doe" gives two. Desks and agencies
/// are names here; is_desk() tells them.
std::vector<std::string> read_names(std::string_view text, NameSource source);

/// The bytes of a byline's announcement ("By", "Written by:", "Von") at the start of `text`; 0 if it has
/// none.
std::size_t announcement(std::string_view text);

/// True for "van", "de", "bin" and their like: words of names that are not written in capitals.
bool is_name_particle(std::string_view word);

/// Who the last announcement in `text` announces: what stands behind it is a name of that sort.
enum class Announced : std::uint8_t { nobody, author, other };
Announced last_announcement(std::string_view text);

/// True if `text` is an announcement and nothing else.
bool is_announcement(std::string_view text);

/// True for names of papers, companies and institutions, as far as their last word tells.
bool is_organization(std::string_view name);

/// True for "Staff", "Redaktion", "Reuters", "admin": a name that counts only where no person is credited.
bool is_desk(std::string_view name);

}  // namespace pith::meta

#endif
