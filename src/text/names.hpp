// Authors' names out of bylines and author fields.
#ifndef PITH_TEXT_NAMES_HPP
#define PITH_TEXT_NAMES_HPP

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pith::text {

/// How sure it is that a text names authors, which decides what may pass for a name.
enum class NameSource {
  field,   ///< a field made for authors: user names, single words, "Roe, Jane" pass
  byline,  ///< a line of text: what stands after "By", names in capitals
};

/// The names in `text` (one line, decoded; tags are taken out of a field), in order: without "By", dates, job
/// titles, degrees, e-mail addresses, photographers and editors, and without the paper or agency that stands
/// behind a person. "Jane Roe, Staff Writer and John Doe" gives two. Desks and agencies are names here;
/// is_desk() tells them. `language` is the page's (a primary subtag, lower case), in which, or in English,
/// two names are joined by a word; every language counts if it is empty.
std::vector<std::string> read_names(std::string_view text, NameSource source, std::string_view language = {});

/// What a line of text says of its authors.
struct Byline {
  std::vector<std::string> names;
  bool announced = false;  ///< "By" or its like stands before them
};
Byline read_byline(std::string_view text, std::string_view language = {});

/// The bytes of a byline's announcement ("By", "Written by:", "Von") at the start of `text`; 0 if it has
/// none. Where the page's language is given, a small word of another one that stands in names, too, is none:
/// a Dutch line that begins with "De" is no French byline.
std::size_t announcement(std::string_view text, std::string_view language = {});

/// True for "van", "de", "bin" and their like: words of names that are not written in capitals.
bool is_name_particle(std::string_view word);

/// True for particles and for what joins two names ("and", "und"): small words that a line of names may hold.
/// `word` is in lower case.
bool stands_in_names(std::string_view word);

/// Who the last announcement in `text` announces: what stands behind it is a name of that sort.
enum class Announced : std::uint8_t { nobody, author, other };
Announced last_announcement(std::string_view text);

/// True for "김민수 기자", "[베이신문 김민수 기자]", with or without an e-mail address: Korean says behind a
/// name what English says before it.
bool ends_in_title(std::string_view line);

/// True if `text` is an announcement and nothing else.
bool is_announcement(std::string_view text);

/// True for names of papers, companies and institutions, as far as their last word tells, and for "Doe &
/// Roe".
bool is_organization(std::string_view name);

/// True for "Staff", "Redaktion", "Reuters", "admin": a name that counts only where no person is credited.
bool is_desk(std::string_view name);

/// True for "Contributor", "Senior Staff Writer": nothing but what people are.
bool is_work_title(std::string_view text);

/// True if a word of `name` is what people are or what menus hold, and too long to be a short name.
bool holds_role(std::string_view name);

/// True for two to five words that are written as people's names are: in capitals, but for particles.
bool looks_like_person(std::string_view name);

}  // namespace pith::text

#endif
