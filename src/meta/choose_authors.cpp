// Authors: rules in docs/metadata.md, section "Authors".
#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "meta/choose.hpp"
#include "meta/names.hpp"
#include "meta/place.hpp"

#include <algorithm>
#include <vector>

namespace pith::meta {
namespace {

struct Candidate {
  std::vector<Person> people;
  std::vector<std::string> keys;  // folded names, as people
  std::string_view source;
  float weight = 0;
  dom::NodeId node = dom::no_node;
  dom::NodeId end = dom::no_node;
  bool collective = false;  // desks, organizations and the site itself only
};

float place_factor(Place place) {
  switch (place) {
    case Place::head: return 1;
    case Place::near: return 1;
    case Place::after: return 0.85F;
    case Place::inside: return 0.6F;
    case Place::far: return 0.4F;
  }
  return 0;
}

class AuthorChooser {
 public:
  explicit AuthorChooser(const Evidence& e) : e_(e) {}

  void run(Metadata& out) {
    for (const Witness& w : e_.witnesses.all()) {
      if (w.field == Field::author) witness(w);
    }
    lines();
    drop_wrappers();
    const Candidate* best = choose();
    if (best == nullptr) return;
    out.authors = best->people;
    note(out, "author", best->source, best->weight);
  }

 private:
  void witness(const Witness& w) {
    const bool text = w.source.starts_with("class:");
    const NameSource kind = text ? NameSource::byline : NameSource::field;
    Candidate c;
    c.source = w.source;
    c.node = w.node;
    c.end = w.node == dom::no_node ? dom::no_node : e_.document[w.node].end;
    c.weight = w.weight * place_factor(place_of(w.node, e_.facts));
    std::vector<std::string> names = read_names(w.value, kind);
    if (text && names.empty() && w.value.find(' ') == std::string::npos)
      names = read_names(w.value, NameSource::field);
    if (w.source == "meta:citation_author" && names.size() == 2) names = {names[1] + ' ' + names[0]};
    for (std::string& name : names)
      add_person(c, std::move(name), names.size() == 1 ? w.link : std::string(), w.organization);
    if (!c.people.empty()) merge(std::move(c));
  }

  void add_person(Candidate& c, std::string name, std::string_view link, bool organization) const {
    const bool collective = organization || is_desk(name) || e_.site.is_name(name);
    if (c.people.empty()) c.collective = true;
    c.collective = c.collective && collective;
    std::string key = utf8::fold_for_comparison(name);
    if (key.empty() || std::ranges::find(c.keys, key) != c.keys.end()) return;
    Person person{std::move(name), {}};
    if (ascii::starts_with_ignoring_case(link, "http")) person.url = link;
    c.people.push_back(std::move(person));
    c.keys.push_back(std::move(key));
  }

  // Witnesses of one kind that stand together name the authors together.
  void merge(Candidate c) {
    constexpr dom::NodeId together = 40;
    for (Candidate& other : candidates_) {
      if (other.source != c.source || other.weight != c.weight) continue;
      const bool both_in_head = c.node == dom::no_node && other.node == dom::no_node;
      if (!both_in_head && (c.node < other.end || c.node - other.end > together)) continue;
      for (std::size_t i = 0; i < c.people.size(); ++i) {
        if (std::ranges::find(other.keys, c.keys[i]) != other.keys.end()) continue;
        other.people.push_back(c.people[i]);
        other.keys.push_back(c.keys[i]);
      }
      other.collective = other.collective && c.collective;
      other.end = c.end;
      return;
    }
    candidates_.push_back(std::move(c));
  }

  // "By Jane Roe" in the lines around the headline and behind the text; a bare name beside a date.
  void lines() {
    read(e_.lines.before, 0.72F);
    read(e_.lines.after, 0.5F);
  }

  void read(const std::vector<Line>& lines, float weight) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const Line& line = lines[i];
      if (line.text.size() > longest_byline) continue;
      const bool announced = announcement(line.text) != 0;
      if (!announced && line.text.size() > 80) continue;
      if (!announced && !beside_date(lines, i)) continue;
      Candidate c;
      c.source = "byline";
      c.weight = announced ? weight : weight - 0.27F;
      c.node = line.first;
      c.end = line.last + 1;
      for (std::string& name : read_names(line.text, NameSource::byline))
        add_person(c, std::move(name), {}, false);
      if (!announced && !is_plausible(c)) continue;
      if (!c.people.empty()) candidates_.push_back(std::move(c));
    }
  }

  static bool beside_date(const std::vector<Line>& lines, std::size_t i) {
    for (std::size_t k = i == 0 ? 0 : i - 1; k <= i + 1 && k < lines.size(); ++k) {
      if (lines[k].text.size() < 80 && !lines[k].dates.empty()) return true;
    }
    return false;
  }

  // A bare line is taken for names only if they look like people's: two to four words.
  static bool is_plausible(const Candidate& c) {
    return !c.keys.empty() && c.keys.size() <= 3 && std::ranges::all_of(c.keys, [](const std::string& key) {
      const auto blanks = std::ranges::count(key, ' ');
      return blanks >= 1 && blanks <= 3;
    });
  }

  // Of an element and one inside it the inner one is the name, the outer one the name and what surrounds it.
  void drop_wrappers() {
    std::erase_if(candidates_, [this](const Candidate& outer) {
      return std::ranges::any_of(candidates_, [&outer](const Candidate& inner) {
        const bool inside = inner.node != dom::no_node && outer.node != dom::no_node &&
                            inner.node > outer.node && inner.end <= outer.end;
        return inside && inner.source != "byline" && inner.weight >= outer.weight &&
               inner.keys.size() >= outer.keys.size();
      });
    });
  }

  static bool contains(const Candidate& all, const Candidate& some) {
    return std::ranges::all_of(some.keys, [&all](const std::string& key) {
      return std::ranges::find(all.keys, key) != all.keys.end();
    });
  }

  const Candidate* choose() const {
    const Candidate* best = nullptr;
    float best_weight = 0;
    for (const Candidate& c : candidates_) {
      float weight = c.collective ? c.weight * 0.4F : c.weight;
      std::vector<std::string_view> sources = {c.source};
      for (const Candidate& other : candidates_) {
        if (!contains(other, c) || std::ranges::find(sources, other.source) != sources.end()) continue;
        sources.push_back(other.source);
        weight += 0.1F;
      }
      if (weight > best_weight) {
        best_weight = weight;
        best = &c;
      }
    }
    return best;
  }

  const Evidence& e_;
  std::vector<Candidate> candidates_;
};

}  // namespace

void choose_authors(const Evidence& evidence, Metadata& out) { AuthorChooser(evidence).run(out); }

}  // namespace pith::meta
