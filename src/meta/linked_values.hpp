// The values of JSON-LD: each may be a text, an object that holds one, or a list of either.
#ifndef PITH_META_LINKED_VALUES_HPP
#define PITH_META_LINKED_VALUES_HPP

#include "meta/json_ld.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <simdjson.h>

namespace pith::meta {

/// "http://schema.org/NewsArticle", "schema:NewsArticle" → "NewsArticle"
std::string_view local_name(std::string_view type);

std::string_view text_or_empty(simdjson::dom::element value);

/// The first text in a string, a list of strings, or an object's `key`.
std::string first_text(simdjson::dom::element value, std::string_view key);

void add_texts(simdjson::dom::element value, std::vector<std::string>& out);
void add_people(simdjson::dom::element value, std::vector<LinkedPerson>& out);
void add_crumbs(simdjson::dom::element list, std::vector<std::string>& out);

/// "givenName" and "familyName" of an object that has no "name".
std::string name_of_parts(simdjson::dom::object person);

/// The first address of a picture, and the first reference to one.
void add_picture(simdjson::dom::element value, LinkedPicture& out);

std::optional<bool> truth_of(simdjson::dom::element value);
std::optional<std::uint32_t> count_of(simdjson::dom::element value);

}  // namespace pith::meta

#endif
