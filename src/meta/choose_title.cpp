// The headline: rules in docs/metadata.md, section "Title".
#include "base/ascii.hpp"
#include "base/url.hpp"
#include "base/utf8.hpp"
#include "data/page_types.hpp"
#include "meta/choose.hpp"
#include "meta/heading_parts.hpp"
#include "text/likeness.hpp"

#include <algorithm>

namespace pith::meta {
namespace {

constexpr double alike = 0.5;  // F1 of words from which two titles are taken for forms of one

struct Candidate {
  std::string text;
  std::string_view source;
};

class TitleChooser {
 public:
  explicit TitleChooser(const Evidence& e) : e_(e), parts_(title_parts(e.facts.title)) {
    for (const Witness& w : e.witnesses.all()) {
      if (w.field == Field::title) state(w);
    }
    page_ = {title_core(), "title"};
    for (const Heading& h : e.facts.headings) {
      if (h.node == e.facts.headline) heading_ = {text_of(h), source_of(h)};
    }
    // Of its copies the one nearest the body wins: a site's title may have lost a comma on its way.
    const std::string words = utf8::fold_for_comparison(heading_.text);
    for (const Heading& h : e.facts.headings) {
      const std::string_view copy = without_anchor(h.text);
      if (h.node > e.facts.headline && copy.size() > heading_.text.size() &&
          utf8::fold_for_comparison(copy) == words)
        heading_.text = copy;
    }
  }

  Candidate run() const {
    Candidate out = choose();
    if (is_shouted(out.text)) {
      const auto is_spelling = [&out](const Candidate& c) {
        return same_words(c.text, out.text) && !is_shouted(c.text);
      };
      if (const auto said = std::ranges::find_if(stated_, is_spelling); said != stated_.end())
        out.text = said->text;
    }
    return out;
  }

 private:
  // "FERRY RETURNS": in capitals throughout.
  static bool is_shouted(std::string_view text) {
    return std::ranges::none_of(text, ascii::is_lower) && std::ranges::any_of(text, ascii::is_upper);
  }

  Candidate choose() const {
    const Candidate* stated = best_stated();
    const Candidate* heading = best_heading();
    Candidate bare = without_kicker();
    if (bare.text.empty()) bare = without_subtitle();
    if (heading != nullptr && !bare.text.empty()) heading = &bare;
    // A service's h1 is a slogan, unless the page has an author and so is rather an article; a front page's
    // is whatever stands first.
    const bool page_first = (data::traits(e_.context.page_type).slogan && !has_author()) || is_front_page();
    if (page_first && is_title(page_.text))
      return heading != nullptr && names_the_offer(*heading) ? *heading : page_;
    if (heading != nullptr && heading->source == "h1" && is_believed(heading->text)) return *heading;
    // Beside a lesser heading the page's title counts, if the metadata say the same: what says more is a
    // standfirst.
    if (heading != nullptr && strongly_supported(heading->text) &&
        (!is_backed(page_.text) || same_words(heading->text, page_.text)))
      return *heading;
    if (is_title(page_.text) && !is_label_beside(stated)) return page_;
    if (stated != nullptr) return *stated;
    if (heading != nullptr) return *heading;
    return page_;
  }

  // "Home", "Loading …": <title> is a word or two, of which the metadata's headline has none.
  bool is_label_beside(const Candidate* stated) const {
    return stated != nullptr && utf8::count_words(page_.text) <= 2 &&
           utf8::count_words(stated->text) >= shortest_headline && !like(stated->text, page_.text) &&
           text::likeness(stated->text, page_.text) == 0;
  }

  // What metadata call the title. A headline that is the description is none, whatever it is called.
  void state(const Witness& w) {
    const bool whole = is_a_heading(w.value);
    Candidate candidate{whole ? w.value : without_site(w.value, e_.site), w.source};
    if (!is_title(candidate.text) || is_description(candidate.text)) return;
    stated_.push_back(std::move(candidate));
    weights_.push_back(w.weight);
  }

  // True if a heading says exactly this, with nothing at its ends that the page calls the site.
  bool is_a_heading(std::string_view text) const {
    const std::vector<std::string_view> parts = title_parts(text);
    if (parts.empty() || e_.site.is_stated(parts.front()) || e_.site.is_stated(parts.back())) return false;
    return std::ranges::any_of(e_.facts.headings, [&](const Heading& h) {
      return h.level == 1 && same_words(without_anchor(h.text), text);
    });
  }

  bool is_description(std::string_view text) const {
    constexpr std::size_t longest_headline = 100;  // bytes; a shorter one may open the description
    if (text.size() <= longest_headline) return false;
    const std::string folded = utf8::fold_for_comparison(text);
    return std::ranges::any_of(e_.witnesses.all(), [&](const Witness& w) {
      return w.field == Field::description && utf8::fold_for_comparison(w.value).starts_with(folded) &&
             !same_words(text, e_.facts.title);
    });
  }

  // The heading without the site and what else bars set off, unless metadata say all of it.
  std::string text_of(const Heading& h) const {
    const std::string_view text = without_anchor(h.text);
    const bool agreed = is_backed(text) || is_titled_so(text);
    return agreed ? std::string(text) : longest_part(without_site(text, e_.site));
  }

  // True if <title> has more parts, the first of which are all of `text`: "Rovers 1 | second half | Paper".
  bool is_titled_so(std::string_view text) const {
    const std::size_t count = title_parts(text).size();
    if (count < 2 || parts_.size() <= count || e_.site.is_name(parts_[count - 1])) return false;
    const auto size =
        static_cast<std::size_t>(parts_[count - 1].data() + parts_[count - 1].size() - parts_[0].data());
    return same_words({parts_[0].data(), size}, text);
  }

  static std::string_view source_of(const Heading& h) {
    return h.level == 1 ? "h1" : h.level == 0 ? "class:title" : h.level == 2 ? "h2" : "h3";
  }

  bool is_title(std::string_view text) const {
    return !text.empty() && !is_template(text) && !e_.site.is_name(text);
  }

  std::string_view first_part() const { return parts_.empty() ? std::string_view() : parts_.front(); }

  // True if metadata say the same.
  bool is_backed(std::string_view text) const {
    return std::ranges::any_of(stated_, [text](const Candidate& c) { return same_words(c.text, text); });
  }

  // An h1 of an article is believed, unless nothing else on the page says anything like it and <title> has
  // another headline, which metadata say too or are silent about: then it is a section's or the site's name,
  // or a call to do something. A thread's is where <title> speaks of the site alone.
  bool is_believed(std::string_view h1) const {
    if (supported(h1)) return true;
    if (!is_title(page_.text)) return true;
    if (e_.context.page_type == PageType::forum || e_.facts.thread)
      return stated_.empty() && e_.site.is_whole_name(first_part());
    if (names_the_address(h1)) return true;
    // A headline of its own has more words than a label, and fewer than a paragraph.
    constexpr std::size_t longest_label = 5;
    constexpr std::size_t longest_headline = 30;
    const std::size_t words = utf8::count_words(h1);
    const bool odd = words <= longest_label || words > longest_headline;
    const bool outvoted = odd && (is_backed(page_.text) ||
                                  (stated_.empty() && utf8::count_words(page_.text) >= shortest_headline));
    return e_.article_like && !outvoted;
  }

  // True if the last part of the address is made of the words of `h1`, more than of those of <title>:
  // "/travel/ferry-returns".
  bool names_the_address(std::string_view h1) const {
    constexpr double mostly = 0.6;
    std::string_view path = UrlView(e_.context.url).path;
    if (path.ends_with('/')) path.remove_suffix(1);
    const std::string_view last = path.substr(path.rfind('/') + 1);
    const double said = text::likeness(last, h1);
    return said >= mostly && said > text::likeness(last, page_.text);
  }

  // True if the h1 is the plain name of what a service or a front page offers: metadata or a further part of
  // <title> say it, or <title> says it with a word more.
  bool names_the_offer(const Candidate& h1) const {
    if (h1.source != "h1" || is_backed(page_.text)) return false;
    const auto is_it = [&](std::string_view part) { return same_words(part, h1.text); };
    if (is_front_page()) return !data::traits(e_.context.page_type).slogan && is_it(first_part());
    if (is_backed(h1.text) || std::ranges::any_of(parts_, is_it)) return true;
    return utf8::count_words(h1.text) >= 2 &&
           utf8::fold_for_comparison(page_.text).starts_with(utf8::fold_for_comparison(h1.text) + ' ');
  }

  bool has_author() const {
    return std::ranges::any_of(e_.witnesses.all(), [](const Witness& w) { return w.field == Field::author; });
  }

  bool is_front_page() const { return pith::is_front_page(e_.context.url); }

  // "Acme: tools for all - Acme": of a front page's title that begins with a name the same name behind it
  // goes.
  std::string without_name_again() const {
    const std::string& title = e_.facts.title;
    const std::string first = ' ' + utf8::fold_for_comparison(parts_.front()) + ' ';
    const std::string last = utf8::fold_for_comparison(parts_.back());
    if (parts_.size() < 2 || first.find(' ' + last + ' ') == std::string::npos) return title;
    const std::string_view kept = parts_[parts_.size() - 2];
    const auto size = static_cast<std::size_t>(kept.data() + kept.size() - title.data());
    return e_.site.is_name(title.substr(0, size)) ? title : title.substr(0, size);
  }

  // <title> without the site's name. On a front page a name that comes first is part of it ("Acme - tools for
  // all"). A thread's title is followed by its forum's; what follows a bar is a slogan or the name of a site
  // that does not say its.
  std::string title_core() const {
    if (is_front_page() && !parts_.empty()) {
      const std::string_view first = parts_.front().substr(0, parts_.front().find(": "));
      const bool alone = parts_.size() == 1 && first.size() == parts_.front().size();
      if (!alone && e_.site.is_name(first)) return without_name_again();
    }
    // What og:title leaves out behind a headline is the site's.
    if (parts_.size() > 1 && !is_front_page() && utf8::count_words(parts_.front()) >= 2 &&
        is_backed(parts_.front()))
      return std::string(parts_.front());
    std::string_view title = e_.facts.title;
    const auto is_site = [this](const Heading& h) { return h.level == 1 && names_the_site(h.text); };
    const auto site = std::ranges::find_if(e_.facts.headings, is_site);
    if (site != e_.facts.headings.end() && !headline_behind(site->text).empty())
      return std::string(headline_behind(site->text));
    if (parts_.size() > 1 && site != e_.facts.headings.end()) {
      const std::string_view last_kept = parts_[parts_.size() - 2];
      title = title.substr(0, static_cast<std::size_t>(last_kept.data() + last_kept.size() - title.data()));
    }
    std::string core = without_site(title, e_.site);
    // "Site » Section » Headline": such signs point on.
    constexpr std::string_view pointer = " » ";
    if (!title.starts_with(core) && core.find(pointer) != std::string::npos)
      return core.substr(core.rfind(pointer) + pointer.size());
    // "Headline < Section < Site": these point back.
    if (const std::size_t back = core.find(" < "); back != std::string::npos && back > 0) core.resize(back);
    const std::vector<std::string_view> rest = title_parts(core);
    // "Site - Section - Headline"
    if (rest.size() == 2 && !title.starts_with(core) && utf8::count_words(rest[0]) <= 2 &&
        utf8::count_words(rest[1]) >= shortest_headline)
      return std::string(rest[1]);
    if (rest.size() < 2 || rest.front().size() < 8) return core;
    // "View topic - Which ferry?": of a thread's title the part that stands above its postings.
    const auto is_heading = [this](std::string_view part) {
      return std::ranges::any_of(e_.facts.headings,
                                 [part](const Heading& h) { return same_words(h.text, part); });
    };
    if (const auto part = std::ranges::find_if(rest, is_heading); e_.facts.thread && part != rest.end()) {
      return std::string(*part);
    }
    const std::size_t bar = core.find(" | ");
    // "A long headline - Section"
    const std::size_t behind = core.size() - rest.front().size();
    const bool section =
        utf8::count_words(rest.front()) >= 5 && utf8::count_words(core.substr(core.size() - behind)) <= 2;
    // The same without spaces between words: "headline_section_site".
    constexpr std::size_t long_line = 24;  // bytes: eight characters of Chinese
    const auto is_short = [&](std::string_view part) { return part.size() <= long_line; };
    const bool unspaced = rest.front().find(' ') == std::string_view::npos &&
                          rest.front().size() > long_line &&
                          std::all_of(rest.begin() + 1, rest.end(), is_short);
    // A service or a list of its goods is what is named first; what it is good for follows.
    const bool offer = data::traits(e_.context.page_type).name_before_offer && !is_front_page() &&
                       utf8::count_words(rest.front()) >= 2;
    if (e_.facts.thread || section || unspaced || offer) return std::string(rest.front());
    return bar != std::string::npos && bar >= 8 ? core.substr(0, bar) : core;
  }

  // "Thread: Which ferry?", "News Which ferry?", "Which ferry? (paper.example) 12": an h1 that holds a label
  // before what <title> begins with, or what the metadata call the headline; or behind it where that comes
  // from.
  Candidate without_kicker() const {
    if (heading_.source != "h1") return {};
    // What h1 and metadata agree on is the headline; but a thread's label is none of it, whoever says it.
    const bool thread = e_.facts.thread || e_.context.page_type == PageType::forum;
    if (!thread && is_backed(heading_.text)) return {};
    if (!parts_.empty() && !e_.site.is_name(parts_.front()) &&
        (is_behind_kicker(heading_.text, parts_.front(), e_.hints) ||
         is_before_host(heading_.text, parts_.front()))) {
      return {std::string(parts_.front()), heading_.source};
    }
    for (const Candidate& stated : stated_) {
      if (is_behind_kicker(heading_.text, stated.text, e_.hints)) return {stated.text, heading_.source};
    }
    return {};
  }

  // "Which ferry?<small>What the board says</small>": an h1 that holds a further line, in an element of its
  // own, behind what <title> or the metadata call the headline.
  Candidate without_subtitle() const {
    if (heading_.source != "h1" || is_backed(heading_.text)) return {};
    if (!parts_.empty() && is_before_subtitle(e_.document, e_.facts.headline, parts_.front()))
      return {std::string(parts_.front()), heading_.source};
    for (const Candidate& stated : stated_) {
      if (is_before_subtitle(e_.document, e_.facts.headline, stated.text))
        return {stated.text, heading_.source};
    }
    return {};
  }

  // A documentation's name often stands as h1 on each of its pages: then <title> ends with it.
  bool names_the_site(std::string_view heading) const {
    if (!headline_behind(heading).empty()) return true;
    if (parts_.size() < 2 || same_words(parts_.front(), parts_.back())) return false;
    if (same_words(parts_.back(), heading)) return true;
    // Before the headline, if the metadata or another heading say that it is one.
    const auto is_last = [&](std::string_view other) { return same_words(other, parts_.back()); };
    return parts_.size() == 2 && same_words(parts_.front(), heading) &&
           (std::ranges::any_of(stated_, is_last, &Candidate::text) ||
            std::ranges::any_of(e_.facts.headings, is_last, &Heading::text));
  }

  // "Blog: Headline" where `heading` is the blog and a lesser heading says the rest, which this is; else
  // empty.
  std::string_view headline_behind(std::string_view heading) const {
    const std::string_view title = e_.facts.title;
    const std::size_t colon = title.find(": ");
    if (colon == std::string_view::npos || !same_words(title.substr(0, colon), heading)) return {};
    const std::string_view rest = title.substr(colon + 2);
    const auto says_rest = [rest](const Heading& h) { return h.level != 1 && same_words(h.text, rest); };
    return std::ranges::any_of(e_.facts.headings, says_rest) ? rest : std::string_view();
  }

  const Candidate* best_stated() const {
    const Candidate* out = nullptr;
    float weight = 0;
    for (std::size_t i = 0; i < stated_.size(); ++i) {
      if (weights_[i] > weight) {
        weight = weights_[i];
        out = &stated_[i];
      }
    }
    return out;
  }

  const Candidate* best_heading() const {
    if (!is_title(heading_.text) || names_the_site(heading_.text)) return nullptr;
    return &heading_;
  }

  // True if the page's title or one of the stated ones is a form of `text`.
  bool supported(std::string_view text) const {
    if (like(e_.facts.title, text) || same_words(page_.text, text)) return true;
    const std::size_t colon = e_.facts.title.find(": ");
    if (colon != std::string::npos && same_words(std::string_view(e_.facts.title).substr(0, colon), text))
      return true;
    const auto is_it = [text](std::string_view part) { return same_words(part, text); };
    if (std::ranges::any_of(parts_, is_it)) return true;
    return std::ranges::any_of(stated_, [&](const Candidate& c) { return like(c.text, text); });
  }

  // A lesser heading must say what the page's title says.
  bool strongly_supported(std::string_view text) const {
    constexpr double nearly_same = 0.8;
    if (text::likeness(page_.text, text) >= nearly_same) return true;
    return std::ranges::any_of(
        stated_, [&](const Candidate& c) { return text::likeness(c.text, text) >= nearly_same; });
  }

  static bool like(std::string_view a, std::string_view b) {
    if (text::likeness(a, b) >= alike) return true;
    const std::string whole = ' ' + utf8::fold_for_comparison(a) + ' ';
    const std::string part = ' ' + utf8::fold_for_comparison(b) + ' ';
    return part.size() > 8 && whole.find(part) != std::string::npos;
  }

  const Evidence& e_;
  std::vector<std::string_view> parts_;  // of <title>
  std::vector<Candidate> stated_;
  std::vector<float> weights_;
  Candidate heading_;
  Candidate page_;
};

// "2024.03.05: Why our build got slower": the day that stands before a headline is none of it.
std::string_view without_day(std::string_view title, const text::DateHints& hints) {
  constexpr std::string_view sign = ": ";
  const auto day = text::find_date(title, hints);
  if (!day || day->begin != 0 || !title.substr(day->end).starts_with(sign)) return title;
  const std::string_view rest = ascii::trim(title.substr(day->end + sign.size()));
  const bool numbers = std::ranges::none_of(title.substr(0, day->end), ascii::is_alpha);
  return numbers && utf8::count_words(rest) >= shortest_headline ? rest : title;
}

}  // namespace

void choose_title(const Evidence& evidence, Metadata& out) {
  const Candidate chosen = TitleChooser(evidence).run();
  if (chosen.text.empty()) return;
  out.title = without_day(chosen.text, evidence.hints);
  note(out, "title", chosen.source, 0.9F);
}

}  // namespace pith::meta
