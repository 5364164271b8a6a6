// What a text says of itself: witnesses for the same choosers, heard where the page is silent.
#include "meta/choose.hpp"
#include "meta/lines.hpp"

#include <algorithm>
#include <initializer_list>
#include <vector>

namespace pith::meta {
namespace {

using text::Fact;
using text::FactKind;

// The heaviest fact of a kind, the first among equals; nullptr if there is none.
const Fact* best(const text::Facts& facts, FactKind kind) {
  const Fact* out = nullptr;
  for (const Fact& fact : facts) {
    if (fact.kind == kind && (out == nullptr || fact.weight > out->weight)) out = &fact;
  }
  return out;
}

void take(const text::Facts& facts, FactKind kind, std::string_view name, std::string& target,
          Metadata& out) {
  const Fact* fact = best(facts, kind);
  if (fact == nullptr || !target.empty()) return;
  target = fact->text;
  note(out, name, fact->source, fact->weight);
}

// The lines that names or dates are sought in: those of the given kinds that stand nearest to the text, at
// most so many on either side as of a page's (lines.hpp).
Lines lines_of(const text::Facts& facts, std::initializer_list<FactKind> kinds,
               const text::DateHints& hints) {
  constexpr std::size_t most_lines = 200;
  std::vector<const Fact*> before;
  std::vector<const Fact*> after;
  for (const Fact& fact : facts) {
    if (std::ranges::find(kinds, fact.kind) != kinds.end())
      (fact.kind == FactKind::line_behind ? after : before).push_back(&fact);
  }
  Lines lines;
  for (std::size_t i = before.size() - std::min(before.size(), most_lines); i < before.size(); ++i)
    lines.before.push_back(line_of(before[i]->text, hints));
  for (std::size_t i = 0; i < std::min(after.size(), most_lines); ++i)
    lines.after.push_back(line_of(after[i]->text, hints));
  return lines;
}

}  // namespace

void choose_from_text(const text::Facts& facts, const Evidence& page, Metadata& out) {
  take(facts, FactKind::source, "source", out.source, out);
  take(facts, FactKind::place, "place", out.place, out);
  const bool complete = !out.title.empty() && !out.authors.empty() && !out.date.empty();
  if (facts.empty() || complete) return;
  Witnesses witnesses;
  if (const Fact* title = best(facts, FactKind::title))
    witnesses.add({.field = Field::title,
                   .value = title->text,
                   .link = {},
                   .source = title->source,
                   .weight = title->weight});
  const dom::Document no_tree;
  const PageFacts no_facts;
  Context context = page.context;
  context.url = {};  // the page's choosers have read it
  // What stands around the text of a page with a tree has been read off that. Of it only what is surely a
  // byline or a date is heard again.
  const bool has_tree = page.document.size() > 0;
  const std::initializer_list<FactKind> all = {FactKind::byline, FactKind::date, FactKind::line_before,
                                               FactKind::line_behind};
  const auto choose = [&](auto chooser, std::initializer_list<FactKind> sure) {
    const Lines lines = lines_of(facts, has_tree ? sure : all, page.hints);
    chooser(Evidence{no_tree, context, witnesses, no_facts, lines, page.site, page.hints, page.article_like,
                     page.of_cards},
            out);
  };
  if (out.title.empty()) {
    choose(choose_title, {});
    if (!out.title.empty()) out.provenance.back().confidence = witnesses.all().front().weight;
  }
  if (out.authors.empty()) choose(choose_authors, {FactKind::byline});
  if (out.date.empty()) choose(choose_dates, {FactKind::byline, FactKind::date});
}

}  // namespace pith::meta
