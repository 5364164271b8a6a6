// Authors: rules in docs/metadata.md, section "Authors".
#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "data/phrases.hpp"
#include "meta/choose.hpp"
#include "meta/headline.hpp"
#include "meta/names.hpp"
#include "meta/place.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace pith::meta {
namespace {

struct Author {
  Person person;
  std::string key;        // the folded name
  bool employer = false;  // beside a person: who she writes for
};

struct Candidate {
  std::vector<Author> authors;
  std::string_view source;
  float weight = 0;
  dom::NodeId node = dom::no_node;
  dom::NodeId end = dom::no_node;
  bool collective = false;  // desks, organizations and the site itself only
};

float place_factor(Place place) {
  switch (place) {
    case Place::head:
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
    out.authors.clear();
    for (const Author& author : best->authors) out.authors.push_back(author.person);
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
    std::vector<std::string> names;
    if (w.organization) {
      names.push_back(w.value);
    } else {
      names = read_names(w.value, kind);
    }
    if (w.node != dom::no_node && !names.empty()) {
      const Announced announced = announced_before(w.node, names.front());
      if (announced == Announced::other) return;
      if (announced == Announced::author) c.weight += 0.1F;
    }
    if (text && names.empty() && w.value.find(' ') == std::string::npos)
      names = read_names(w.value, NameSource::field);
    if (names.size() == 2 && is_family_name_first(w)) names = {names[1] + ' ' + names[0]};
    for (std::string& name : names)
      add_author(c, std::move(name), names.size() == 1 ? w.link : std::string(), w.organization);
    drop_employers(c);
    if (!c.authors.empty()) merge(std::move(c));
  }

  // "Roe, Jane", as libraries write a name.
  static bool is_family_name_first(const Witness& w) {
    if (w.source == "meta:citation_author") return true;
    const bool bibliographic = w.source == "meta:citation_authors" || w.source.ends_with(".creator");
    const std::size_t comma = w.value.find(',');
    if (!bibliographic || comma == std::string::npos || w.value.find(',', comma + 1) != std::string::npos)
      return false;
    const std::string_view family = std::string_view(w.value).substr(0, comma);
    return utf8::count_words(family) == 1 || is_name_particle(family.substr(0, family.find(' ')));
  }

  // Who the words before a name announce, in its line or in the short one above.
  Announced announced_before(dom::NodeId node, std::string_view name) const {
    const dom::NodeId end = e_.document[node].end;
    for (const std::vector<Line>* lines : {&e_.lines.before, &e_.lines.after}) {
      for (std::size_t i = 0; i < lines->size(); ++i) {
        const Line& line = (*lines)[i];
        if (line.last < node) continue;
        if (line.first >= end) break;
        const std::size_t at = line.text.find(name);
        const auto announced = at == std::string::npos
                                   ? Announced::nobody
                                   : last_announcement(std::string_view(line.text).substr(0, at));
        if (announced != Announced::nobody || i == 0 || (*lines)[i - 1].text.size() > 40) return announced;
        return last_announcement((*lines)[i - 1].text);
      }
    }
    return Announced::nobody;
  }

  // Beside a person, a paper or company is who she writes for.
  static void drop_employers(Candidate& c) {
    const auto employers = std::ranges::count_if(c.authors, &Author::employer);
    if (employers == 0 || static_cast<std::size_t>(employers) == c.authors.size()) return;
    std::erase_if(c.authors, [](const Author& author) { return author.employer; });
    c.collective = std::ranges::all_of(c.authors, [](const Author& a) { return is_desk(a.person.name); });
  }

  void add_author(Candidate& c, std::string name, std::string_view link, bool organization) const {
    const bool site = e_.site.is_name(name);
    const bool collective = organization || site || is_desk(name);
    if (c.authors.empty()) c.collective = true;
    c.collective = c.collective && collective;
    std::string key = utf8::fold_for_comparison(name);
    if (key.empty() || has_key(c, key)) return;
    const bool employer = site || is_organization(name);
    c.authors.push_back({{std::move(name), web_address(link, e_.context.base)}, std::move(key), employer});
  }

  // Witnesses of one kind that stand together name the authors together.
  void merge(Candidate c) {
    constexpr dom::NodeId together = 40;
    for (Candidate& other : candidates_) {
      if (other.source != c.source || other.weight != c.weight || e_.facts.thread) continue;
      const bool both_in_head = c.node == dom::no_node && other.node == dom::no_node;
      if (!both_in_head && (c.node < other.end || c.node - other.end > together)) continue;
      for (Author& author : c.authors) {
        if (!has_key(other, author.key)) other.authors.push_back(std::move(author));
      }
      other.collective = other.collective && c.collective;
      other.end = c.end;
      drop_employers(other);
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
      const bool announced = announcement(line.text) != 0 || (i > 0 && announces(lines[i - 1]));
      if (!announced && line.text.size() > 80) continue;
      if (!announced && (e_.of_cards || !beside_date(lines, i) || says_something_else(line.text))) continue;
      if (is_heading(line)) continue;
      Candidate c;
      c.source = "byline";
      c.weight = announced ? weight : weight - 0.32F;
      c.node = line.first;
      c.end = line.last + 1;
      for (std::string& name : read_names(line.text, NameSource::byline))
        add_author(c, std::move(name), {}, false);
      drop_employers(c);
      if (!announced && !is_plausible(c)) continue;
      // "Von" and "de" open other lines than bylines: those of single words, of abbreviations, whole
      // sentences.
      if (announced && !is_plausible(c)) {
        if (length(c) * 10 < line.text.size()) continue;
        c.weight -= 0.25F;
      }
      if (!c.authors.empty()) candidates_.push_back(std::move(c));
    }
  }

  static bool beside_date(const std::vector<Line>& lines, std::size_t i) {
    for (std::size_t k = i == 0 ? 0 : i - 1; k <= i + 1 && k < lines.size(); ++k) {
      if (lines[k].text.size() < 80 && !lines[k].dates.empty()) return true;
    }
    return false;
  }

  // Bytes of its names.
  static std::size_t length(const Candidate& c) {
    std::size_t bytes = 0;
    for (const Author& author : c.authors) bytes += author.person.name.size();
    return bytes;
  }

  // "Send Flowers Share Get Updates", "Picture: Some Trust": a row of buttons, a credit have capitals, too.
  static bool says_something_else(std::string_view text) {
    using enum data::PhraseKind;
    const data::PhraseText words(text);
    for (std::size_t token = 0; token < words.size(); ++token) {
      if (data::longest_phrase(words, token,
                               data::kinds(share, subscribe, follow, comments, navigation, photo))
              .tokens > 0)
        return true;
    }
    return false;
  }

  // A line such as "Written by:", with the name in the next one.
  static bool announces(const Line& line) {
    constexpr std::size_t longest_announcement = 40;
    return line.text.size() <= longest_announcement && is_announcement(line.text);
  }

  // A heading, or a copy of one: below the picture, in the text.
  bool is_heading(const Line& line) const {
    const std::string folded = utf8::fold_for_comparison(line.text);
    return std::ranges::any_of(e_.facts.headings, [&](const Heading& h) {
      return e_.document.contains(h.node, line.first) || h.folded == folded;
    });
  }

  // A line is surely of names only if they look like people's: two to four words in capitals, but for
  // particles.
  static bool is_plausible(const Candidate& c) {
    return !c.authors.empty() && c.authors.size() <= 4 &&
           std::ranges::all_of(c.authors, [](const Author& a) { return looks_like_person(a.person.name); });
  }

  static bool looks_like_person(std::string_view name) {
    std::size_t words = 0;
    std::size_t long_words = 0;
    for (std::size_t at = 0; at < name.size();) {
      const std::size_t end = std::min(name.find(' ', at), name.size());
      const std::string_view word = name.substr(at, end - at);
      std::size_t first = 0;
      const char32_t c = utf8::next(word, first);
      const bool has_case = utf8::to_lower(c) != utf8::to_upper(c);
      if (has_case && !utf8::is_upper(c) && !is_name_particle(word)) return false;
      ++words;
      long_words += word.size() > 3;
      at = end + 1;
    }
    return words >= 2 && words <= 5 && long_words >= 1;
  }

  // Of an element and one inside it the inner one is the name, the outer one the name and what surrounds it.
  void drop_wrappers() {
    std::erase_if(candidates_, [this](const Candidate& outer) {
      return std::ranges::any_of(candidates_, [&outer](const Candidate& inner) {
        const bool inside = inner.node != dom::no_node && outer.node != dom::no_node &&
                            inner.node > outer.node && inner.end <= outer.end;
        return inside && inner.source != "byline" && inner.weight >= outer.weight &&
               inner.authors.size() >= outer.authors.size();
      });
    });
  }

  static bool has_key(const Candidate& c, std::string_view key) {
    return std::ranges::find(c.authors, key, &Author::key) != c.authors.end();
  }

  static bool contains(const Candidate& all, const Candidate& some) {
    return std::ranges::all_of(some.authors, [&all](const Author& a) { return has_key(all, a.key); });
  }

  const Candidate* choose() const {
    constexpr float least = 0.2F;  // below it a guess is worse than none
    const Candidate* best = nullptr;
    float best_weight = least;
    for (const Candidate& c : candidates_) {
      float weight = c.collective                       ? c.weight * 0.55F
                     : is_handle(c) && !e_.facts.thread ? c.weight * 0.7F
                                                        : c.weight;
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
    return best == nullptr ? nullptr : fuller(*best);
  }

  // A user name, where others give real ones: jane_roe, janeroe
  static bool is_handle(const Candidate& c) {
    return std::ranges::all_of(c.authors, [](const Author& a) {
      const std::string& name = a.person.name;
      return name.find(' ') == std::string::npos && std::ranges::none_of(name, ascii::is_upper) &&
             std::ranges::all_of(name, [](char ch) { return static_cast<unsigned char>(ch) < 0x80; });
    });
  }

  // The same authors as another witness has them: with those that `chosen` leaves out, or with the family
  // name.
  const Candidate* fuller(const Candidate& chosen) const {
    constexpr float trusted = 0.55F;
    if (chosen.collective) return &chosen;
    for (const Candidate& other : candidates_) {
      if (&other == &chosen || other.collective || other.weight < trusted) continue;
      const bool more = other.authors.size() > chosen.authors.size() && contains(other, chosen) &&
                        is_plausible(other) && support(other) >= 2;
      if (more || names_fully(other, chosen)) return &other;
    }
    return &chosen;
  }

  // How many kinds of witness name all of these.
  std::size_t support(const Candidate& c) const {
    std::vector<std::string_view> sources;
    for (const Candidate& other : candidates_) {
      if (contains(other, c) && std::ranges::find(sources, other.source) == sources.end())
        sources.push_back(other.source);
    }
    return sources.size();
  }

  // "Jane" and "Jane Roe"
  static bool names_fully(const Candidate& full, const Candidate& part) {
    if (full.authors.size() != 1 || part.authors.size() != 1) return false;
    const std::string& shorter = part.authors[0].key;
    return shorter.size() >= 3 && shorter.find(' ') == std::string::npos &&
           full.authors[0].key.starts_with(shorter + ' ') && looks_like_person(full.authors[0].person.name);
  }

  const Evidence& e_;
  std::vector<Candidate> candidates_;
};

}  // namespace

void choose_authors(const Evidence& evidence, Metadata& out) { AuthorChooser(evidence).run(out); }

}  // namespace pith::meta
