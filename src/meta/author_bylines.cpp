#include "meta/author_bylines.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "data/place_words.hpp"
#include "meta/author_lines.hpp"
#include "meta/position.hpp"
#include "meta/topics.hpp"

#include <algorithm>
#include <utility>

namespace pith::meta {
namespace {

// "Zum Angebot": a particle and one word are the label of a button as often as a name.
bool is_family_name_alone(const AuthorCandidate& c) {
  if (c.authors.size() != 1) return false;
  const std::string& name = c.authors[0].person.name;
  const std::string first = ascii::to_lower(name.substr(0, name.find(' ')));
  const bool given = first == "ben" || first == "al";  // "Ben Yu"
  return utf8::count_words(name) == 2 && !given && text::is_name_particle(first);
}

// "Monday Morning", "Top Stories": a word of menus or titles stands in it.
bool is_of_labels(const AuthorCandidate& c) {
  return std::ranges::any_of(c.authors, [](const Author& a) { return text::holds_role(a.person.name); });
}

// Bytes of its names.
std::size_t length(const AuthorCandidate& c) {
  std::size_t bytes = 0;
  for (const Author& author : c.authors) bytes += author.person.name.size();
  return bytes;
}

class BylineCollector {
 public:
  BylineCollector(const Evidence& e, std::vector<AuthorCandidate>& out) : e_(e), out_(out) {}

  void run() {
    read(e_.lines.before, 0.72F);
    const std::size_t behind = out_.size();
    read(e_.lines.after, 0.5F);
    drop_cards(behind);
    read_closing();
    read_notes();
  }

 private:
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
      if (line(lines, i, c) && !says_where_from(lines[i], c)) out_.push_back(std::move(c));
    }
  }

  // "From Portopedia, the free handbook": a wiki's line below its headline names the site, not who wrote.
  bool says_where_from(const Line& line, const AuthorCandidate& c) const {
    constexpr std::string_view from = "from ";
    return c.authors.size() == 1 && line.text.size() > from.size() &&
           ascii::equal_ignoring_case(std::string_view(line.text).substr(0, from.size()), from) &&
           e_.site.is_name(c.authors[0].person.name);
  }

  // "Reporting by Jane Roe", "Autorin: Jana Roth, Berlin" as the last words of the text.
  void read_closing() {
    constexpr std::size_t longest_bare = 60;  // bytes of a line that a word alone opens
    for (const Line& line : e_.lines.closing) {
      const std::size_t opening = text::announcement(line.text);
      const bool signature = opening == 0 && is_last_words(line);
      const bool says_whose = opening != 0 || signature || ends_in_title(line);
      if (!says_whose || line.text.size() > longest_byline || is_elsewhere(line.first, e_.facts)) continue;
      const std::string_view words = ascii::trim(std::string_view(line.text).substr(0, opening));
      const bool label = words.find_first_of(" :") != std::string_view::npos;
      if (!label && line.text.size() > longest_bare) continue;
      AuthorCandidate c;
      c.source = "byline";
      c.weight = signature ? 0.3F : 0.5F;
      c.node = line.first;
      c.end = line.last + 1;
      c.announced = !signature;
      for (std::string& name : text::read_byline(line.text, e_.hints.language).names)
        c.add(std::move(name), {}, false, e_);
      c.drop_employers();
      if (c.is_plausible() || (c.collective && !c.authors.empty())) out_.push_back(std::move(c));
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
        c.add(std::string(name), {}, false, e_);
        if (c.node == dom::no_node) c.node = line.first;
        c.end = line.last + 1;
      }
    }
    if (!c.authors.empty() && c.authors.size() <= most && !c.collective) out_.push_back(std::move(c));
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
    for (std::size_t i = from; i < out_.size(); ++i) {
      const std::string_view key = out_[i].authors[0].key;
      if (std::ranges::find(people, key) == people.end()) people.push_back(key);
    }
    if (people.size() > most) out_.erase(out_.begin() + static_cast<std::ptrdiff_t>(from), out_.end());
  }

  bool ends_in_title(const Line& line) const {
    return e_.hints.language == "ko" && text::ends_in_title(line.text);
  }

  // A name alone, in the footer of the article, set to the right, or the text's last words: its signature.
  bool is_signature(const Line& line) const {
    if (line.first == dom::no_node) return false;
    if (is_last_words(line)) return true;
    return text::looks_like_person(line.text) && (is_in_footer(line.first) || is_set_right(line.first));
  }

  // "— Jane Roe, Bay Ledger", right where the text ends.
  bool is_last_words(const Line& line) const {
    constexpr dom::NodeId near = 8;
    constexpr std::size_t longest = 60;  // bytes
    if (line.text.size() > longest || line.first == dom::no_node || e_.facts.end == dom::no_node)
      return false;
    if (line.last + near < e_.facts.end || line.first > e_.facts.end + near || e_.of_cards) return false;
    const std::string_view text = line.text;
    for (const std::string_view dash : {"—", "–", "―"}) {
      if (!text.starts_with(dash)) continue;
      const std::string_view name = ascii::trim(text.substr(dash.size()));
      return text::looks_like_person(name.substr(0, name.find(','))) && !text::holds_role(name);
    }
    return false;
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
    const bool opens =
        text::announcement(line.text) != 0 || (i > 0 && announces(lines[i - 1])) || ends_in_title(line);
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
    if (const std::string_view name = bare ? name_in_brackets(line.text) : std::string_view();
        !name.empty()) {
      found = text::read_byline(name, e_.hints.language);
      c.announced = true;
    }
    if (!c.announced && !bare) return false;
    const bool signature = !c.announced && is_signature(line);
    for (std::string& name : found.names) c.add(std::move(name), {}, false, e_);
    c.drop_employers();
    if (!c.announced) {
      c.weight -= signature ? 0.2F : 0.32F;
      return c.is_plausible() && !is_family_name_alone(c) && !is_of_labels(c);
    }
    const bool foreign = text::announcement(line.text) > text::announcement(line.text, e_.hints.language);
    if (foreign && !c.is_plausible()) return false;
    // "Von" and "de" open other lines than bylines: those of single words, of abbreviations, whole sentences.
    if (!c.is_plausible() && !c.collective) {
      if (length(c) * 10 < without_dates(line).size()) return false;
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

  const Evidence& e_;
  std::vector<AuthorCandidate>& out_;
};

}  // namespace

void add_byline_candidates(const Evidence& evidence, std::vector<AuthorCandidate>& out) {
  BylineCollector(evidence, out).run();
}

}  // namespace pith::meta
