#include "meta/author_candidates.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "meta/author_bylines.hpp"
#include "meta/author_links.hpp"
#include "meta/position.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace pith::meta {
namespace {

float position_factor(Position place) {
  switch (place) {
    case Position::head:
    case Position::near: return 1;
    case Position::after: return 0.85F;
    case Position::inside: return 0.6F;
    case Position::far: return 0.4F;
  }
  return 0;
}

// "Dr Jane Roe" and "Jane Roe" are the same.
std::string author_key(std::string_view name) {
  constexpr std::array<std::string_view, 9> titles = {"dr ",   "prof ", "professor ", "mr ", "mrs ",
                                                      "herr ", "frau ", "sir ",       "ms "};
  std::string key = utf8::fold_for_comparison(name);
  std::string_view rest = key;
  for (bool found = true; found;) {
    found = false;
    for (const std::string_view title : titles) {
      if (!rest.starts_with(title)) continue;
      rest.remove_prefix(title.size());
      found = true;
    }
  }
  return std::string(rest);
}

// "Roe, Jane", as libraries write a name.
bool is_family_name_first(const Witness& w) {
  const bool bibliographic = w.source == "meta:citation_author" || w.source == "meta:citation_authors" ||
                             w.source.ends_with(".creator");
  const std::size_t comma = w.value.find(',');
  if (!bibliographic || comma == std::string::npos || w.value.find(',', comma + 1) != std::string::npos)
    return false;
  if (w.source == "meta:citation_author") return true;
  const std::string_view family = std::string_view(w.value).substr(0, comma);
  return utf8::count_words(family) == 1 || text::is_name_particle(family.substr(0, family.find(' ')));
}

// "Jane Roe Bay Ledger", "Jane Roe / Bay Ledger": the person before the site's name; empty if there is none.
std::string_view person_before_site(std::string_view text, const SiteNames& site) {
  constexpr int longest_name = 4;  // words
  std::size_t end = text.rfind(' ');
  for (int words = 0; words < longest_name && end != std::string_view::npos && end > 0; ++words) {
    if (site.is_exactly(text.substr(end))) {
      std::string_view person = ascii::trim(text.substr(0, end));
      while (!person.empty() && ascii::is_one_of(person.back(), ",;/|- ")) person.remove_suffix(1);
      const bool other = site.is_name(person) || text::is_organization(person) || text::is_desk(person) ||
                         text::announcement(person) != 0 ||
                         person.find_first_of(",;|/[(") != std::string_view::npos;
      return text::looks_like_person(person) && !other ? person : std::string_view();
    }
    end = text.rfind(' ', end - 1);
  }
  return {};
}

class Collector {
 public:
  explicit Collector(const Evidence& e) : e_(e) {}

  std::vector<AuthorCandidate> run() {
    for (const Witness& w : e_.witnesses.all()) {
      if (w.field == Field::author) witness(w);
    }
    add_byline_candidates(e_, candidates_);
    drop_wrappers();
    if (candidates_.empty()) read_addresses();
    return std::move(candidates_);
  }

 private:
  // Where nobody is named in words, the address of her page may hold her name.
  void read_addresses() {
    for (const Witness& w : e_.witnesses.all()) {
      if (w.field != Field::author || w.node != dom::no_node) continue;
      std::string name = name_in_link(w.value);
      if (name.empty()) continue;
      AuthorCandidate c;
      c.source = w.source;
      c.weight = 0.3F;
      c.add(std::move(name), w.value, false, e_);
      candidates_.push_back(std::move(c));
      return;
    }
  }

  void witness(const Witness& w) {
    AuthorCandidate c;
    c.source = w.source;
    c.node = w.node;
    c.end = w.node == dom::no_node ? dom::no_node : e_.document[w.node].end;
    c.weight = w.weight * position_factor(position_of(w.node, e_.facts));
    std::vector<std::string> names = names_of(w);
    if (w.node != dom::no_node && !names.empty()) {
      const text::Announced announced = announced_before(e_, w.node, names.front());
      if (announced == text::Announced::other) return;
      if (announced == text::Announced::author) c.weight += 0.1F;
    }
    if (names.size() == 2 && is_family_name_first(w)) names = {names[1] + ' ' + names[0]};
    for (std::string& name : names)
      c.add(std::move(name), names.size() == 1 ? w.link : std::string(), w.organization, e_);
    c.drop_employers();
    if (!c.authors.empty()) merge(std::move(c));
  }

  std::vector<std::string> names_of(const Witness& w) const {
    if (w.organization) return {w.value};
    if (is_template(w.value)) return {};
    if (const std::string_view person = person_before_site(w.value, e_.site); !person.empty())
      return {std::string(person)};
    // "Doe & Roe", where that is the site's own name
    if (w.value.find_first_of(",|;") == std::string::npos && e_.site.is_whole_name(w.value) &&
        text::is_organization(w.value)) {
      return {w.value};
    }
    const bool word = w.value.find(' ') == std::string::npos;
    const bool by_class = w.source.starts_with("class:");
    const bool in_text = by_class || (w.source == "a@href" && !word);
    const auto source = in_text ? text::NameSource::byline : text::NameSource::field;
    std::vector<std::string> names = text::read_names(w.value, source, e_.hints.language);
    // A class that names an author's name holds nothing else.
    constexpr float of_name = 0.75F;
    constexpr std::size_t longest_user_name = 40;
    const bool whole = w.weight >= of_name && w.value.size() <= longest_user_name;
    if (by_class && names.empty() && (word || whole))
      names = text::read_names(w.value, text::NameSource::field, e_.hints.language);
    return names;
  }

  // Witnesses of one kind that stand together name the authors together.
  void merge(AuthorCandidate c) {
    constexpr dom::NodeId together = 40;
    for (AuthorCandidate& other : candidates_) {
      if (other.source != c.source || other.weight != c.weight || e_.facts.thread) continue;
      const bool both_in_head = c.stands_in_head() && other.stands_in_head();
      if (!both_in_head && (c.node < other.end || c.node - other.end > together)) continue;
      for (Author& author : c.authors) {
        if (!other.has(author.key)) other.authors.push_back(std::move(author));
      }
      other.collective = other.collective && c.collective;
      other.end = c.end;
      other.drop_employers();
      return;
    }
    candidates_.push_back(std::move(c));
  }

  // Of an element and one inside it the inner one is the name, the outer one the name and what surrounds it.
  void drop_wrappers() {
    const auto is_wrapper = [this](const AuthorCandidate& outer) {
      return std::ranges::any_of(candidates_, [&outer](const AuthorCandidate& inner) {
        const bool inside = inner.node != dom::no_node && outer.node != dom::no_node &&
                            inner.node > outer.node && inner.end <= outer.end;
        return inside && inner.source != "byline" && inner.weight >= outer.weight &&
               inner.authors.size() >= outer.authors.size();
      });
    };
    std::vector<AuthorCandidate> left;  // the predicate looks at all of them: none may move before it ends
    std::ranges::remove_copy_if(candidates_, std::back_inserter(left), is_wrapper);
    candidates_ = std::move(left);
  }

  const Evidence& e_;
  std::vector<AuthorCandidate> candidates_;
};

}  // namespace

void AuthorCandidate::add(std::string name, std::string_view link, bool organization, const Evidence& e) {
  if (const std::string_view person = person_before_site(name, e.site); !organization && !person.empty())
    name = std::string(person);
  const bool employer =
      organization || e.site.is_name(name) || e.site.begins(name) || text::is_organization(name);
  const bool of_many = employer || text::is_desk(name);
  if (authors.empty()) collective = true;
  collective = collective && of_many;
  std::string key = author_key(name);
  if (key.empty() || has(key)) return;
  authors.push_back({{std::move(name), web_address(link, e.context.base)}, std::move(key), employer});
}

void AuthorCandidate::drop_employers() {
  const auto employers = std::ranges::count_if(authors, &Author::employer);
  if (employers == 0 || static_cast<std::size_t>(employers) == authors.size()) return;
  std::erase_if(authors, [](const Author& author) { return author.employer; });
  collective = std::ranges::all_of(authors, [](const Author& a) { return text::is_desk(a.person.name); });
}

bool AuthorCandidate::has(std::string_view key) const {
  return std::ranges::find(authors, key, &Author::key) != authors.end();
}

bool AuthorCandidate::has_all_of(const AuthorCandidate& some) const {
  return std::ranges::all_of(some.authors, [this](const Author& a) { return has(a.key); });
}

bool AuthorCandidate::is_plausible() const {
  return !authors.empty() && authors.size() <= 4 &&
         std::ranges::all_of(authors, [](const Author& a) { return text::looks_like_person(a.person.name); });
}

text::Announced announced_before(const Evidence& e, dom::NodeId node, std::string_view name) {
  const bool anywhere = node == dom::no_node;
  const dom::NodeId end = anywhere ? e.document.size() : e.document[node].end;
  for (const std::vector<Line>* lines : {&e.lines.before, &e.lines.after}) {
    for (std::size_t i = 0; i < lines->size(); ++i) {
      const Line& line = (*lines)[i];
      if (!anywhere && line.last < node) continue;
      if (line.first >= end) break;
      const std::size_t at = line.text.find(name);
      if (anywhere && at == std::string::npos) continue;
      const auto announced = at == std::string::npos
                                 ? text::Announced::nobody
                                 : text::last_announcement(std::string_view(line.text).substr(0, at));
      if (announced != text::Announced::nobody || i == 0 || (*lines)[i - 1].text.size() > 40)
        return announced;
      return text::last_announcement((*lines)[i - 1].text);
    }
  }
  return text::Announced::nobody;
}

std::vector<AuthorCandidate> author_candidates(const Evidence& evidence) { return Collector(evidence).run(); }

}  // namespace pith::meta
