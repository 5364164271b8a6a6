#include "meta/author_links.hpp"

#include "base/ascii.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace pith::meta {
namespace {

// True if something stands in one of the folders, whose initials are given.
bool stands_in_folder(std::string_view href, std::string_view initials,
                      std::span<const std::string_view> folders) {
  for (std::size_t at = href.find('/'); at != std::string_view::npos; at = href.find('/', at + 1)) {
    const std::string_view here = href.substr(at);
    if (here.size() < 2 || !ascii::is_one_of(ascii::lower(here[1]), initials)) continue;
    const auto is_here = [here](std::string_view folder) {
      // A name follows, not a version: licences/by/4.0
      return here.size() > folder.size() && ascii::starts_with_ignoring_case(here, folder) &&
             (folder != "/by/" || !ascii::is_digit(here[folder.size()]));
    };
    if (std::ranges::any_of(folders, is_here)) return true;
  }
  return false;
}

}  // namespace

bool is_author_link(std::string_view href) {
  constexpr std::array<std::string_view, 18> folders = {
      "/author/",      "/authors/",      "/autor/",     "/autoren/",    "/auteur/",  "/auteurs/",
      "/autores/",     "/autore/",       "/autori/",    "/by/",         "/profile/", "/profiles/",
      "/contributor/", "/contributors/", "/columnist/", "/columnists/", "/byline/",  "/bylines/"};
  return stands_in_folder(href, "abcp", folders);
}

bool may_be_person_link(std::string_view href) {
  constexpr std::array<std::string_view, 14> folders = {
      "/staff/",    "/journalist/", "/journalists/", "/journaliste/",  "/writer/",
      "/user/",     "/users/",      "/bio/",         "/journalistes/", "/writers/",
      "/reporter/", "/bios/",       "/redaktion/",   "/reporters/"};
  return stands_in_folder(href, "bjrsuw", folders);
}

std::string name_in_link(std::string_view href) {
  if (!is_author_link(href)) return {};
  href = href.substr(0, href.find_first_of("?#"));
  while (href.ends_with('/')) href.remove_suffix(1);
  std::string out(href.substr(href.rfind('/') + 1));
  std::size_t words = 1;
  bool opens = true;
  for (char& c : out) {
    if (c == '-') {
      c = ' ';
      ++words;
      opens = true;
      continue;
    }
    if (!ascii::is_lower(c)) return {};
    if (opens) c = static_cast<char>(c - 'a' + 'A');
    opens = false;
  }
  return words == 2 || words == 3 ? out : std::string();
}

bool names_person(std::string_view href, std::string_view name) {
  constexpr std::size_t shortest = 3;  // bytes
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t end = std::min(name.find(' ', at), name.size());
    if (end - at >= shortest && ascii::contains_ignoring_case(href, name.substr(at, end - at))) return true;
    at = end + 1;
  }
  return false;
}

}  // namespace pith::meta
