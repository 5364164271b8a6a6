#include "meta/author_candidates.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "data/place_words.hpp"
#include "meta/author_lines.hpp"
#include "meta/position.hpp"
#include "meta/topics.hpp"

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

// Beside a person, a paper or company is who she writes for.
void drop_employers(AuthorCandidate& c) {
  const auto employers = std::ranges::count_if(c.authors, &Author::employer);
  if (employers == 0 || static_cast<std::size_t>(employers) == c.authors.size()) return;
  std::erase_if(c.authors, [](const Author& author) { return author.employer; });
  c.collective = std::ranges::all_of(c.authors, [](const Author& a) { return text::is_desk(a.person.name); });
}

// "Roe, Jane", as libraries write a name.
bool is_family_name_first(const Witness& w) {
  if (w.source == "meta:citation_author") return true;
  const bool bibliographic = w.source == "meta:citation_authors" || w.source.ends_with(".creator");
  const std::size_t comma = w.value.find(',');
  if (!bibliographic || comma == std::string::npos || w.value.find(',', comma + 1) != std::string::npos)
    return false;
  const std::string_view family = std::string_view(w.value).substr(0, comma);
  return utf8::count_words(family) == 1 || text::is_name_particle(family.substr(0, family.find(' ')));
}

// "Zum Angebot": a particle and one word are the label of a button as often as a name.
bool is_family_name_alone(const AuthorCandidate& c) {
  if (c.authors.size() != 1) return false;
  const std::string& name = c.authors[0].person.name;
  return utf8::count_words(name) == 2 &&
         text::is_name_particle(ascii::to_lower(name.substr(0, name.find(' '))));
}

// Bytes of its names.
std::size_t length(const AuthorCandidate& c) {
  std::size_t bytes = 0;
  for (const Author& author : c.authors) bytes += author.person.name.size();
  return bytes;
}

class Collector {
 public:
  explicit Collector(const Evidence& e) : e_(e) {}

  std::vector<AuthorCandidate> run() {
    for (const Witness& w : e_.witnesses.all()) {
      if (w.field == Field::author) witness(w);
    }
    read(e_.lines.before, 0.72F);
    const std::size_t behind = candidates_.size();
    read(e_.lines.after, 0.5F);
    drop_cards(behind);
    read_closing();
    read_notes();
    drop_wrappers();
    return std::move(candidates_);
  }

 private:
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
      add_author(c, std::move(name), names.size() == 1 ? w.link : std::string(), w.organization);
    drop_employers(c);
    if (!c.authors.empty()) merge(std::move(c));
  }

  std::vector<std::string> names_of(const Witness& w) const {
    if (w.organization) return {w.value};
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

  void add_author(AuthorCandidate& c, std::string name, std::string_view link, bool organization) const {
    const bool site = e_.site.is_name(name);
    const bool employer = organization || site || e_.site.begins(name) || text::is_organization(name);
    const bool collective = organization || employer || text::is_desk(name);
    if (c.authors.empty()) c.collective = true;
    c.collective = c.collective && collective;
    std::string key = author_key(name);
    if (key.empty() || c.has(key)) return;
    c.authors.push_back({{std::move(name), web_address(link, e_.context.base)}, std::move(key), employer});
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
      drop_employers(other);
      return;
    }
    candidates_.push_back(std::move(c));
  }

  // "By Jane Roe" in the lines around the headline and behind the text; a bare name beside a date.
  void read(const std::vector<Line>& lines, float weight) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (lines[i].text.empty() || lines[i].text.size() > longest_byline ||
          is_elsewhere(lines[i].first, e_.facts))
        continue;
      AuthorCandidate c;
      c.source = "byline";
      c.weight = weight;
      c.node = lines[i].first;
      c.end = lines[i].last + 1;
      if (e_.facts.begin != dom::no_node && c.node >= e_.facts.begin && c.node < e_.facts.end)
        c.weight *= 0.9F;
      if (line(lines, i, c)) candidates_.push_back(std::move(c));
    }
  }

  // "Reporting by Jane Roe", "Autorin: Jana Roth, Berlin" as the last words of the text.
  void read_closing() {
    constexpr std::size_t longest_bare = 60;  // bytes of a line that a word alone opens
    for (const Line& line : e_.lines.closing) {
      const std::size_t opening = text::announcement(line.text);
      if (opening == 0 || line.text.size() > longest_byline || is_elsewhere(line.first, e_.facts)) continue;
      const std::string_view words = ascii::trim(std::string_view(line.text).substr(0, opening));
      const bool label = words.find_first_of(" :") != std::string_view::npos;
      if (!label && line.text.size() > longest_bare) continue;
      AuthorCandidate c;
      c.source = "byline";
      c.weight = 0.5F;
      c.node = line.first;
      c.end = line.last + 1;
      c.announced = true;
      for (std::string& name : text::read_byline(line.text, e_.hints.language).names)
        add_author(c, std::move(name), {}, false);
      drop_employers(c);
      if (c.is_plausible() || (c.collective && !c.authors.empty())) candidates_.push_back(std::move(c));
    }
  }

  // "Jane Roe is a reporter for the Bay Ledger", at the end of the text or behind it.
  void read_notes() {
    constexpr std::size_t most = 2;  // more are the members of a team
    if (e_.of_cards || !e_.article_like) return;
    AuthorCandidate c;
    c.source = "byline";
    c.weight = 0.55F;
    c.announced = true;
    for (const std::vector<Line>* lines : {&e_.lines.closing, &e_.lines.after}) {
      std::string_view before;
      for (const Line& line : *lines) {
        const std::string paragraph = line.text.empty() ? opening_of(line) : std::string();
        const std::string_view name = introduced(line.text.empty() ? paragraph : line.text, before);
        before = line.text;
        if (name.empty() || is_elsewhere(line.first, e_.facts) ||
            e_.facts.title.find(name) != std::string::npos)
          continue;
        add_author(c, std::string(name), {}, false);
        if (c.node == dom::no_node) c.node = line.first;
        c.end = line.last + 1;
      }
    }
    if (!c.authors.empty() && c.authors.size() <= most && !c.collective) candidates_.push_back(std::move(c));
  }

  // How a paragraph begins.
  std::string opening_of(const Line& line) const {
    constexpr std::size_t enough = 160;  // bytes
    std::string out;
    if (line.first == dom::no_node) return out;
    for (dom::NodeId id = line.first; id <= line.last && out.size() < enough; ++id)
      out.append(e_.document.characters(id).substr(0, enough));
    return utf8::clean_line(out);
  }

  // Three bylines or more of different people behind the text are those of cards.
  void drop_cards(std::size_t from) {
    constexpr std::size_t most = 2;
    std::vector<std::string_view> people;
    for (std::size_t i = from; i < candidates_.size(); ++i) {
      const std::string_view key = candidates_[i].authors[0].key;
      if (std::ranges::find(people, key) == people.end()) people.push_back(key);
    }
    if (people.size() > most)
      candidates_.erase(candidates_.begin() + static_cast<std::ptrdiff_t>(from), candidates_.end());
  }

  // A name alone, in the footer of the article or set to the right: its signature.
  bool is_signature(const Line& line) const {
    if (line.first == dom::no_node || !text::looks_like_person(line.text)) return false;
    return is_in_footer(line.first) || is_set_right(line.first);
  }

  bool is_in_footer(dom::NodeId first) const {
    constexpr int most_levels = 4;
    dom::NodeId node = e_.document[first].parent;
    for (int i = 0; i < most_levels && node != dom::no_node && e_.document.tag(node) != dom::Tag::footer; ++i)
      node = e_.document[node].parent;
    if (node == dom::no_node || e_.document.tag(node) != dom::Tag::footer) return false;
    const dom::NodeId parent = e_.document[node].parent;
    const dom::Tag around = parent == dom::no_node ? dom::Tag::body : e_.document.tag(parent);
    return around == dom::Tag::article || around == dom::Tag::main;
  }

  bool is_set_right(dom::NodeId first) const {
    dom::NodeId node = e_.document[first].parent;
    while (node != dom::no_node && !dom::is_block_level(e_.document.tag(node)))
      node = e_.document[node].parent;
    if (node == dom::no_node) return false;
    if (ascii::equal_ignoring_case(e_.document.attribute(node, "align"), "right")) return true;
    const std::string style = e_.document.attribute(node, "style");
    return ascii::contains_ignoring_case(style, "text-align:right") ||
           ascii::contains_ignoring_case(style, "text-align: right");
  }

  bool line(const std::vector<Line>& lines, std::size_t i, AuthorCandidate& c) {
    const Line& line = lines[i];
    const bool opens = text::announcement(line.text) != 0 || (i > 0 && announces(lines[i - 1]));
    if (!opens && line.text.size() > 80 && line.dates.empty()) return false;
    bool bare = !opens && (is_signature(line) || may_be_bare(lines, i));
    if (!opens && !bare && line.dates.empty()) return false;
    if (is_heading(line) && !(opens && is_low_heading(line))) return false;
    text::Byline found = text::read_byline(opens ? line.text : without_dates(line), e_.hints.language);
    c.announced = opens || (found.announced && (bare || !line.dates.empty()));
    // "by Jane Roe in News | 12 comments" is whole; a bare name stands between the buttons.
    if (bare && !c.announced && says_something_else(line.text)) {
      const std::string text = without_buttons(without_dates(line));
      bare = !text.empty();
      found = text::read_byline(text, e_.hints.language);
    }
    if (!c.announced && !bare) return false;
    const bool signature = !c.announced && is_signature(line);
    for (std::string& name : found.names) add_author(c, std::move(name), {}, false);
    drop_employers(c);
    if (!c.announced) {
      c.weight -= signature ? 0.2F : 0.32F;
      return c.is_plausible() && !is_family_name_alone(c);
    }
    const bool foreign = text::announcement(line.text) > text::announcement(line.text, e_.hints.language);
    if (foreign && !c.is_plausible()) return false;
    // "Von" and "de" open other lines than bylines: those of single words, of abbreviations, whole sentences.
    if (!c.is_plausible() && !c.collective) {
      if (length(c) * 10 < line.text.size()) return false;
      c.weight -= 0.25F;
    }
    return !c.authors.empty();
  }

  // A bare name stands beside a date, in a short line, on a page that is no list of cards.
  bool may_be_bare(const std::vector<Line>& lines, std::size_t i) const {
    constexpr std::size_t longest_bare = 80;  // bytes
    return lines[i].text.size() <= longest_bare && !e_.of_cards && beside_date(lines, i, e_.site) &&
           !is_label(lines[i].first);
  }

  // A small heading, the name of a section or of a place: what they are called looks like a name, too.
  bool is_label(dom::NodeId first) const {
    constexpr int levels = 3;
    if (first == dom::no_node) return false;
    dom::NodeId node = e_.document[first].parent;
    for (int i = 0; i < levels && node != dom::no_node; ++i, node = e_.document[node].parent) {
      const dom::Tag tag = e_.document.tag(node);
      if (tag >= dom::Tag::h1 && tag <= dom::Tag::h6) return true;
      if (tag == dom::Tag::a && topic_of_link(e_.document.attribute(node, "href")) != Topic::none)
        return true;
      if ((data::place_kinds(e_.document.attribute(node, "class")) & data::PlaceWord::label) != 0)
        return true;
      if (dom::is_block_level(tag)) return false;
    }
    return false;
  }

  // A heading, or a copy of one: below the picture, in the text.
  bool is_heading(const Line& line) const {
    const std::string folded = utf8::fold_for_comparison(line.text);
    return std::ranges::any_of(e_.facts.headings, [&](const Heading& h) {
      return e_.document.contains(h.node, line.first) || h.folded == folded;
    });
  }

  // "Written by Jane Roe", set as a heading of her note.
  bool is_low_heading(const Line& line) const {
    const std::string_view opening = std::string_view(line.text).substr(0, text::announcement(line.text));
    const bool sure = ascii::trim(opening).find(' ') != std::string_view::npos ||
                      ascii::equal_ignoring_case(ascii::trim(opening), "by");
    if (!sure) return false;  // "From forty books to a library" opens with a word that announces, too
    const std::string folded = utf8::fold_for_comparison(line.text);
    return std::ranges::none_of(e_.facts.headings, [&](const Heading& h) {
      const bool here = e_.document.contains(h.node, line.first) || h.folded == folded;
      return here && (h.level < 2 || h.node == e_.facts.headline);
    });
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
