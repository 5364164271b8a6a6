// The headline: rules in docs/metadata.md, section "Title".
#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "meta/choose.hpp"

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
  explicit TitleChooser(const Evidence& e) : e_(e), page_{title_core(), "title"} {
    for (const Witness& w : e.witnesses.all()) {
      if (w.field != Field::title) continue;
      Candidate candidate{without_site(w.value, e.site), w.source};
      if (e.site.is_name(candidate.text)) continue;
      stated_.push_back(std::move(candidate));
      weights_.push_back(w.weight);
    }
    for (const Heading& h : e.facts.headings) {
      if (h.node == e.facts.headline)
        heading_ = {main_part(without_site(without_anchor(h.text), e.site)), source_of(h)};
    }
    // Of its copies the one nearest the body wins: a site's title may have lost a comma on its way.
    for (const Heading& h : e.facts.headings) {
      const std::string_view copy = without_anchor(h.text);
      if (h.node > e.facts.headline && copy.size() > heading_.text.size() && same_words(copy, heading_.text))
        heading_.text = copy;
    }
  }

  Candidate run() const {
    const Candidate* stated = best_stated();
    const Candidate* heading = best_heading();
    const Candidate bare = without_kicker();
    if (heading != nullptr && !bare.text.empty()) heading = &bare;
    // A service's h1 is a slogan, unless the page has an author and so is rather an article; a front page's
    // is whatever stands first.
    const bool page_first = (e_.context.page_type == "service" && !has_author()) || is_front_page();
    if (page_first && is_title(page_.text)) return page_;
    if (heading != nullptr && heading->source == "h1" && (e_.article_like || supported(heading->text)))
      return *heading;
    if (heading != nullptr && strongly_supported(heading->text)) return *heading;
    if (is_title(page_.text)) return page_;
    if (stated != nullptr) return *stated;
    if (heading != nullptr) return *heading;
    return page_;
  }

 private:
  // The sign of a link to the heading itself, as documentations have it.
  static std::string_view without_anchor(std::string_view text) {
    for (const std::string_view sign : {"¶", "#", "§"}) {
      if (text.ends_with(sign) && text.size() > sign.size() + 1 && !ends_in_sharp(text))
        text.remove_suffix(sign.size());
    }
    return ascii::trim(text);
  }

  // "C#"
  static bool ends_in_sharp(std::string_view text) {
    const std::size_t letter = text.size() - 2;
    return text.ends_with('#') && ascii::is_alpha(text[letter]) && (letter == 0 || text[letter - 1] == ' ');
  }

  static std::string_view source_of(const Heading& h) {
    return h.level == 1 ? "h1" : h.level == 0 ? "class:title" : h.level == 2 ? "h2" : "h3";
  }

  bool is_title(std::string_view text) const { return !text.empty() && !e_.site.is_name(text); }

  bool has_author() const {
    return std::ranges::any_of(e_.witnesses.all(), [](const Witness& w) { return w.field == Field::author; });
  }

  bool is_front_page() const {
    const std::size_t scheme = e_.context.url.find("://");
    if (scheme == std::string_view::npos) return false;
    const std::size_t path = e_.context.url.find('/', scheme + 3);
    return path == std::string_view::npos || path + 1 == e_.context.url.size();
  }

  // <title> without the site's name. On a front page a name that comes first is part of it ("Acme - tools for
  // all"). A thread's title is followed by its forum's; what follows a bar is a slogan or the name of a site
  // that does not say its.
  std::string title_core() const {
    const std::vector<std::string_view> parts = title_parts(e_.facts.title);
    if (is_front_page() && !parts.empty()) {
      const std::string_view first = parts.front().substr(0, parts.front().find(": "));
      const bool alone = parts.size() == 1 && first.size() == parts.front().size();
      if (!alone && e_.site.is_name(first)) return e_.facts.title;
    }
    std::string_view title = e_.facts.title;
    const auto is_site = [this](const Heading& h) { return h.level == 1 && names_the_site(h.text); };
    if (parts.size() > 1 && std::ranges::any_of(e_.facts.headings, is_site)) {
      const std::string_view last_kept = parts[parts.size() - 2];
      title = title.substr(0, static_cast<std::size_t>(last_kept.data() + last_kept.size() - title.data()));
    }
    std::string core = without_site(title, e_.site);
    const std::vector<std::string_view> rest = title_parts(core);
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
    // A service or a list of its goods is what is named first; what it is good for follows.
    const bool offer = (e_.context.page_type == "service" || e_.context.page_type == "listing") &&
                       !is_front_page() && utf8::count_words(rest.front()) >= 2;
    if (e_.facts.thread || section || offer) return std::string(rest.front());
    return bar != std::string::npos && bar >= 8 ? core.substr(0, bar) : core;
  }

  // "Thread: Which ferry?", "News Which ferry?": an h1 that holds a label before what <title> begins with, or
  // what the metadata call the headline.
  Candidate without_kicker() const {
    if (heading_.source != "h1") return {};
    const std::vector<std::string_view> parts = title_parts(e_.facts.title);
    if (!parts.empty() && !e_.site.is_name(parts.front()) && is_behind_kicker(parts.front())) {
      return {std::string(parts.front()), heading_.source};
    }
    const auto* stated = best_stated();
    return stated != nullptr && is_behind_kicker(stated->text) ? Candidate{stated->text, heading_.source}
                                                               : Candidate{};
  }

  bool is_behind_kicker(std::string_view headline) const {
    constexpr std::size_t longest_kicker = 3;
    if (utf8::count_words(headline) < 3) return false;
    const std::string whole = utf8::fold_for_comparison(heading_.text);
    const std::string part = ' ' + utf8::fold_for_comparison(headline);
    return whole.ends_with(part) &&
           utf8::count_words(whole.substr(0, whole.size() - part.size())) <= longest_kicker;
  }

  // "Opinion | Let children be children | Editorial": between bars the longest part is the headline.
  static std::string main_part(const std::string& text) {
    if (text.find(" | ") == std::string::npos) return text;
    std::string_view best;
    for (std::size_t at = 0; at <= text.size();) {
      const std::size_t end = std::min(text.find(" | ", at), text.size());
      const std::string_view part = std::string_view(text).substr(at, end - at);
      if (part.size() > best.size()) best = part;
      at = end + 3;
    }
    return std::string(best);
  }

  // A documentation's name often stands as h1 on each of its pages: then <title> ends with it.
  bool names_the_site(std::string_view heading) const {
    const std::vector<std::string_view> parts = title_parts(e_.facts.title);
    return parts.size() > 1 && !same_words(parts.front(), heading) && same_words(parts.back(), heading);
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
    if (like(e_.facts.title, text)) return true;
    return std::ranges::any_of(stated_, [&](const Candidate& c) { return like(c.text, text); });
  }

  // A lesser heading must say what the page's title says.
  bool strongly_supported(std::string_view text) const {
    constexpr double nearly_same = 0.8;
    if (likeness(page_.text, text) >= nearly_same) return true;
    return std::ranges::any_of(stated_,
                               [&](const Candidate& c) { return likeness(c.text, text) >= nearly_same; });
  }

  static bool like(std::string_view a, std::string_view b) {
    if (likeness(a, b) >= alike) return true;
    const std::string whole = ' ' + utf8::fold_for_comparison(a) + ' ';
    const std::string part = ' ' + utf8::fold_for_comparison(b) + ' ';
    return part.size() > 8 && whole.find(part) != std::string::npos;
  }

  const Evidence& e_;
  std::vector<Candidate> stated_;
  std::vector<float> weights_;
  Candidate heading_;
  Candidate page_;
};

}  // namespace

void choose_title(const Evidence& evidence, Metadata& out) {
  const Candidate chosen = TitleChooser(evidence).run();
  if (chosen.text.empty()) return;
  out.title = chosen.text;
  note(out, "title", chosen.source, 0.9F);
}

}  // namespace pith::meta
