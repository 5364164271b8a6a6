// Authors: rules in docs/metadata.md, section "Authors".
#include "base/ascii.hpp"
#include "base/url.hpp"
#include "base/utf8.hpp"
#include "meta/author_candidates.hpp"
#include "meta/author_links.hpp"
#include "meta/choose.hpp"
#include "text/names.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace pith::meta {
namespace {

class AuthorChooser {
 public:
  explicit AuthorChooser(const Evidence& e) : e_(e), candidates_(author_candidates(e)) {}

  void run(Metadata& out) const {
    const AuthorCandidate* best = choose();
    if (best == nullptr) return;
    out.authors.clear();
    for (const Author& author : best->authors) {
      if (!is_somebody_else(*best, author)) out.authors.push_back({best_spelling(author), author.person.url});
    }
    note(out, "author", best->source, best->weight);
  }

 private:
  // Metadata may list all who had a hand in it: who the page shows as the photographer or the editor is no
  // author.
  bool is_somebody_else(const AuthorCandidate& chosen, const Author& author) const {
    if (!chosen.stands_in_head() || chosen.authors.size() < 2) return false;
    const auto shown = [this](const Author& a) { return announced_before(e_, dom::no_node, a.person.name); };
    if (shown(author) != text::Announced::other) return false;
    return std::ranges::any_of(chosen.authors,
                               [&](const Author& a) { return shown(a) == text::Announced::author; });
  }

  // "JANE ROE" where another witness writes "Jane Roe".
  std::string best_spelling(const Author& author) const {
    const auto has_small = [](std::string_view name) { return std::ranges::any_of(name, ascii::is_lower); };
    if (has_small(author.person.name) || author.person.name.find(' ') == std::string::npos)
      return author.person.name;
    for (const AuthorCandidate& other : candidates_) {
      for (const Author& same : other.authors) {
        if (same.key == author.key && has_small(same.person.name)) return same.person.name;
      }
    }
    return author.person.name;
  }

  const AuthorCandidate* choose() const {
    constexpr float least = 0.2F;  // below it a guess is worse than none
    const AuthorCandidate* best = nullptr;
    float best_weight = least;
    for (const AuthorCandidate& c : candidates_) {
      const float weight = weight_of(c);
      if (weight > best_weight) {
        best_weight = weight;
        best = &c;
      }
    }
    return best == nullptr ? nullptr : fuller(*shown_instead(best));
  }

  float weight_of(const AuthorCandidate& c) const {
    const bool handle = is_handle(c) && !e_.facts.thread;
    float weight = c.collective ? c.weight * 0.55F : handle ? c.weight * 0.7F : c.weight;
    std::vector<std::string_view> sources = {c.source};
    for (const AuthorCandidate& other : candidates_) {
      if (!other.has_all_of(c) || std::ranges::find(sources, other.source) != sources.end()) continue;
      // One account of the publishing system stands in all of a head's tags.
      if (handle && c.stands_in_head() && other.stands_in_head()) continue;
      sources.push_back(other.source);
      weight += 0.1F;
    }
    return weight;
  }

  // The head names the account that posted the text; the byline, if it is the only one and shares nobody with
  // the head, who wrote it. Beside a desk or company a line at the end of the text counts, too.
  const AuthorCandidate* shown_instead(const AuthorCandidate* best) const {
    const float near = best->collective ? 0.5F : 0.7F;
    if (!best->stands_in_head() || best->source.find("citation") != std::string_view::npos) return best;
    const AuthorCandidate* shown = nullptr;
    for (const AuthorCandidate& c : candidates_) {
      if (c.stands_in_head()) continue;
      if (shares_somebody(c, *best)) return best;
      if (!c.announced || c.weight < near || !c.is_plausible() || c.collective) continue;
      if (shown != nullptr && !shown->has_all_of(c)) return best;
      if (shown == nullptr) shown = &c;
    }
    return shown == nullptr ? best : shown;
  }

  // The same person, if only in part: "Jane Roe" in "Jane Roe City Columnist".
  static bool shares_somebody(const AuthorCandidate& a, const AuthorCandidate& b) {
    return std::ranges::any_of(a.authors, [&b](const Author& one) {
      return std::ranges::any_of(b.authors, [&one](const Author& other) {
        return one.key.find(other.key) != std::string::npos || other.key.find(one.key) != std::string::npos;
      });
    });
  }

  // A user name, where others give real ones: jane_roe, janeroe, JaneR
  static bool is_handle(const AuthorCandidate& c) {
    return std::ranges::all_of(c.authors, [](const Author& a) {
      const std::string& name = a.person.name;
      if (name.find(' ') != std::string::npos) return false;
      const bool ascii_only =
          std::ranges::all_of(name, [](char ch) { return static_cast<unsigned char>(ch) < 0x80; });
      const bool small = std::ranges::none_of(name, ascii::is_upper);
      const bool written_on =
          ascii::is_lower(name[name.size() > 1 ? name.size() - 2 : 0]) && ascii::is_upper(name.back());
      return ascii_only && (small || written_on || name.find('_') != std::string::npos);
    });
  }

  // The same authors as another witness has them: with those that `chosen` leaves out, or with the family
  // name.
  const AuthorCandidate* fuller(const AuthorCandidate& chosen) const {
    constexpr float trusted = 0.55F;
    if (chosen.collective) return &chosen;
    for (const AuthorCandidate& other : candidates_) {
      if (&other == &chosen || other.collective || other.weight < trusted) continue;
      const bool more = other.authors.size() > chosen.authors.size() && other.has_all_of(chosen) &&
                        other.is_plausible() && support(other) >= 2;
      if (more || names_fully(other, chosen)) return &other;
    }
    return &chosen;
  }

  // How many kinds of witness name all of these.
  std::size_t support(const AuthorCandidate& c) const {
    std::vector<std::string_view> sources;
    for (const AuthorCandidate& other : candidates_) {
      if (other.has_all_of(c) && std::ranges::find(sources, other.source) == sources.end())
        sources.push_back(other.source);
    }
    return sources.size();
  }

  // "Jane" and "Jane Roe"
  static bool names_fully(const AuthorCandidate& full, const AuthorCandidate& part) {
    if (full.authors.size() != 1 || part.authors.size() != 1) return false;
    const std::string& shorter = part.authors[0].key;
    return shorter.size() >= 3 && shorter.find(' ') == std::string::npos &&
           full.authors[0].key.starts_with(shorter + ' ') &&
           text::looks_like_person(full.authors[0].person.name);
  }

  const Evidence& e_;
  std::vector<AuthorCandidate> candidates_;
};

// How often the text says "I" in the page's language, as far as that has a word which means nothing else.
std::size_t count_first_person(std::string_view text, std::string_view language) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 6> words = {
      {{"en", " I"}, {"de", " ich"}, {"fr", " je"}, {"nl", " ik"}, {"sv", " jag"}, {"da", " jeg"}}};
  const auto* word = std::ranges::find(words, language, [](const auto& entry) { return entry.first; });
  std::size_t out = 0;
  if (word == words.end()) return out;
  for (std::size_t at = 0; (at = text.find(word->second, at)) != std::string_view::npos;) {
    at += word->second.size();
    out += at == text.size() || !ascii::is_alnum(text[at]);  // "I'm"
  }
  return out;
}

}  // namespace

void choose_authors(const Evidence& evidence, Metadata& out) { AuthorChooser(evidence).run(out); }

void credit_owner(const Evidence& e, Metadata& out) {
  // Personal pages of wcxb-dev say it 20 times and more; a company's questions ("Can I …?") up to four.
  constexpr std::size_t often = 8;
  if (!out.authors.empty() || !e.article_like || e.of_cards || utf8::count_words(out.site) != 2) return;
  const bool person = text::looks_like_person(out.site) && !text::holds_role(out.site) &&
                      !text::is_organization(out.site) && !text::is_desk(out.site) &&
                      out.site.find_first_of("'&") == std::string::npos;
  if (!person || !names_person(UrlView(e.context.url).host, out.site)) return;
  if (count_first_person(e.context.text, e.hints.language) < often) return;
  out.authors.push_back({out.site, {}});
  note(out, "author", "site", 0.4F);
}

}  // namespace pith::meta
