#include "tidy/tidy.hpp"

#include "base/utf8.hpp"
#include "tidy/dateline.hpp"
#include "tidy/headline.hpp"
#include "tidy/rules.hpp"
#include "tidy/sequence.hpp"

#include <algorithm>
#include <iterator>
#include <span>
#include <vector>

namespace pith::tidy {
namespace {

// Each pass can uncover more of the ends; two find nearly all, and the number is bounded so that a page
// cannot ask for many.
constexpr int most_passes = 4;
// A summary or two may stand above the paragraph with the dateline.
constexpr std::size_t dateline_paragraphs = 3;

Places place_of(const Sequence& sequence, const Line& line) {
  if (sequence.in_lead(line)) return lead;
  return sequence.at_end(line) ? tail : body;
}

/// The rules for a page, in the order in which they are asked.
std::vector<Rule> rules_for(Pages pages) {
  std::vector<Rule> out;
  std::copy_if(rules().begin(), rules().end(), std::back_inserter(out),
               [&](const Rule& rule) { return (rule.pages & pages) != 0; });
  return out;
}

/// Asks every rule for every line; true if any was dropped.
bool apply_rules(Sequence& sequence, std::span<const Rule> rules) {
  bool any = false;
  for (Line& line : sequence.lines) {
    if (line.dropped || line.words.empty()) continue;
    const Places place = place_of(sequence, line);
    for (const Rule& rule : rules) {
      if (rule.needs != no_phrase && (rule.needs & line.possible) == 0) continue;
      if ((rule.places & place) == 0 || !rule.holds(sequence, line)) continue;
      line.dropped = any = true;
      break;
    }
  }
  return any;
}

void fill_place(Article& article, const Sequence& sequence) {
  std::size_t seen = 0;
  for (const Line& line : sequence.lines) {
    if (line.dropped || !line.prose) continue;
    if (const std::optional<Dateline> found = read_dateline(sequence.raw(line))) {
      if (article.meta.place.empty()) article.meta.place = utf8::clean_line(found->place);
      if (article.meta.source.empty()) article.meta.source = utf8::clean_line(found->agency);
      return;
    }
    if (++seen == dateline_paragraphs) return;
  }
}

}  // namespace

void tidy(Article& article, const Context& context) {
  Sequence sequence(article, context);
  drop_headline_copies(sequence);
  const Pages pages = pages_of(article.meta.page_type);
  if (pages == articles) drop_repeats(sequence);
  sequence.locate();
  const std::vector<Rule> rules = rules_for(pages);
  for (int pass = 0; pass < most_passes && apply_rules(sequence, rules); ++pass) sequence.locate();
  drop_marks(sequence);
  fill_place(article, sequence);
  remove_dropped(article, sequence.lines);
}

}  // namespace pith::tidy
