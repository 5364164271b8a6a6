// Links to the pages of people, told by their addresses.
#ifndef PITH_META_AUTHOR_LINKS_HPP
#define PITH_META_AUTHOR_LINKS_HPP

#include <string>
#include <string_view>

namespace pith::meta {

/// True for the page of an author: "/author/jane-roe".
bool is_author_link(std::string_view href);

/// True for the page of a member of the staff or of a user, who may be the author.
bool may_be_person_link(std::string_view href);

/// "Jane Roe" of "/author/jane-roe/": the name that the address of an author's page is made of; empty if it
/// is none of two or three words.
std::string name_in_link(std::string_view href);

/// True if the address holds a word of the name: "/staff/jane-roe", but not "/users/sign-up".
bool names_person(std::string_view href, std::string_view name);

}  // namespace pith::meta

#endif
