// JSON-LD: what a page says about itself in schema.org's words.
#ifndef PITH_META_JSON_LD_HPP
#define PITH_META_JSON_LD_HPP

#include "dom/document.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pith::meta {

/// What an object is, as far as pith tells them apart; in rising order of what it can say about an article.
enum class LinkedKind : std::uint8_t {
  other,
  picture,
  breadcrumbs,
  site,
  organization,
  person,
  page,
  work,
  article
};

struct LinkedPerson {
  std::string name;
  std::string url;
  std::string id;  ///< of the object that has the name, where it stands elsewhere
  bool organization = false;
};

struct LinkedPicture {
  std::string address;
  std::string id;  ///< of the object that has the address, where it stands elsewhere
};

/// One object. Strings are as in the JSON: not cleaned, character references not decoded.
struct LinkedThing {
  LinkedKind kind = LinkedKind::other;
  std::string type;   ///< its first @type, without the vocabulary's address
  bool main = false;  ///< stands at the top, in a @graph, or is the main entity of what does
  std::string id;
  std::string url;
  std::string main_page;  ///< mainEntityOfPage
  std::string headline;
  std::string name;
  std::string description;
  std::string body;
  std::string date_published;
  std::string date_created;
  std::string date_modified;
  std::string language;
  std::string license;
  LinkedPicture image;
  LinkedPicture thumbnail;
  std::string site;  ///< isPartOf
  std::vector<LinkedPerson> authors;
  std::vector<LinkedPerson> publishers;
  std::vector<std::string> sections;
  std::vector<std::string> keywords;
  std::vector<std::string> crumbs;  ///< of a BreadcrumbList, outermost first
  std::optional<bool> accessible_for_free;
  std::optional<std::uint32_t> comment_count;
};

struct LinkedData {
  std::vector<LinkedThing> things;   ///< in document order; references between them are resolved
  std::vector<std::string> skipped;  ///< why a block was not read, one line each
};

/// Reads every <script type="application/ld+json">. Blocks over 1 MB, nested deeper than 64, or beyond repair
/// are skipped. Keeps at most 500 objects.
LinkedData read_json_ld(std::span<const dom::Script> scripts);

}  // namespace pith::meta

#endif
