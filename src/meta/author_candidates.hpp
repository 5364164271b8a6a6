// Who may be a page's authors: every witness's names, as candidates that a choice is made among.
#ifndef PITH_META_AUTHOR_CANDIDATES_HPP
#define PITH_META_AUTHOR_CANDIDATES_HPP

#include "meta/choose.hpp"
#include "text/names.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace pith::meta {

struct Author {
  Person person;
  std::string key;        // the folded name, without "Dr" and its like
  bool employer = false;  // beside a person: who she writes for
};

/// What one place of the page says, or several of a kind that stand together.
struct AuthorCandidate {
  std::vector<Author> authors;
  std::string_view source;
  float weight = 0;
  dom::NodeId node = dom::no_node;
  dom::NodeId end = dom::no_node;
  bool collective = false;  // desks, organizations and the site itself only
  bool announced = false;   // a line that "By" or its like opens

  /// Adds somebody, unless she is there. `link`: her page, as it is written.
  void add(std::string name, std::string_view link, bool organization, const Evidence& evidence);
  /// Beside a person, a paper or company is who she writes for.
  void drop_employers();
  bool has(std::string_view key) const;
  bool has_all_of(const AuthorCandidate& some) const;
  bool stands_in_head() const { return node == dom::no_node; }
  /// One to four names, each written as people's names are.
  bool is_plausible() const;
};

std::vector<AuthorCandidate> author_candidates(const Evidence& evidence);

/// Who the words before `name` announce where the page shows it, in its line or in the short one above:
/// around the headline and behind the text. `node` limits it to lines of that element; all of them count if
/// it is no_node.
text::Announced announced_before(const Evidence& evidence, dom::NodeId node, std::string_view name);

}  // namespace pith::meta

#endif
