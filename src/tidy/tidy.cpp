#include "tidy/tidy.hpp"

#include "base/utf8.hpp"
#include "tidy/dateline.hpp"
#include "tidy/headline.hpp"
#include "tidy/rules.hpp"
#include "tidy/sequence.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace pith::tidy {
namespace {

// Each pass can uncover more of the ends; two find nearly all, and the number is bounded so that a page
// cannot ask for many.
constexpr int most_passes = 4;
// A summary or two may stand above the paragraph with the dateline.
constexpr std::size_t dateline_paragraphs = 3;
// Bytes: a longer line is a paragraph, and what it says of days and people is its story.
constexpr std::size_t longest_fact = 160;

Places part_of(const Sequence& sequence, const Line& line) {
  if (line.kind == BlockKind::footnote) return body;  // at the end only because notes are put there
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

/// What the first rule says that does not keep the line, and which one that is.
struct Judgement {
  Verdict verdict;
  std::string_view rule;
};

Judgement judge(const Sequence& sequence, const Line& line, std::span<const Rule> rules) {
  if (line.dropped || line.words.empty()) return {};
  const Places place = part_of(sequence, line);
  for (const Rule& rule : rules) {
    if (rule.needs != no_phrase && (rule.needs & line.possible) == 0) continue;
    if ((rule.places & place) == 0) continue;
    const Verdict verdict = rule.judge(sequence, line);
    if (verdict.action != Action::keep) return {verdict, rule.name};
  }
  return {};
}

/// The one place where what rules say is done.
class Application {
 public:
  Application(Article& article, Sequence& sequence, bool captions, Trace* trace)
      : article_(article), sequence_(sequence), captions_(captions), trace_(trace) {}

  void cut(std::string_view rule, Cut cut) {
    if (trace_ != nullptr) note(rule, cut);
    sequence_.drop(cut.begin, cut.end);
  }

  void cut(std::string_view rule, const std::vector<Cut>& cuts) {
    for (const Cut& each : cuts) cut(rule, each);
  }

  /// Asks the rules for every line; true if anything was done.
  bool pass(std::span<const Rule> rules) {
    bool any = false;
    for (std::size_t i = 0; i < sequence_.lines.size(); ++i) {
      const auto [verdict, rule] = judge(sequence_, sequence_.lines[i], rules);
      if (verdict.action == Action::keep) continue;
      any = true;
      if (verdict.action == Action::recast && recast(sequence_.lines[i], verdict.kind)) continue;
      cut(rule, {i, std::max(i + 1, verdict.end)});
    }
    return any;
  }

 private:
  /// False if the line is not all of its block, or captions are not wanted: then it goes.
  bool recast(Line& line, BlockKind kind) {
    Block& block = article_.blocks[line.block];
    if (block.text != line.text || (kind == BlockKind::caption && !captions_)) return false;
    block.kind = line.kind = kind;
    return true;
  }

  void note(std::string_view rule, Cut cut) {
    for (std::size_t i = cut.begin; i < std::min(cut.end, sequence_.lines.size()); ++i) {
      const Line& line = sequence_.lines[i];
      if (!line.dropped) trace_->removed.push_back({rule, std::string(sequence_.raw(line))});
    }
  }

  Article& article_;
  Sequence& sequence_;
  bool captions_;
  Trace* trace_;
};

/// Finds lead and tail as they are without the copies of the headline among the first paragraphs.
void locate_without_copies(Sequence& sequence, const std::vector<std::string>& forms) {
  std::vector<Line*> copies;
  std::optional<Headlines> headlines;
  std::size_t paragraphs = 0;
  for (Line& line : sequence.lines) {
    if (!line.prose) continue;
    if (line.whole && !headlines) headlines.emplace(forms);
    const bool copy = line.whole && headlines->match(line.words) != HeadlineMatch::none;
    if (copy) copies.push_back(&line);
    if (!copy && ++paragraphs == 2) break;
  }
  if (copies.empty()) return;
  for (Line* line : copies) line->prose = false;
  sequence.locate();
  for (Line* line : copies) line->prose = true;
}

/// Gathers the facts of one article.
class Gatherer {
 public:
  Gatherer(const Sequence& sequence, const std::vector<Rule>& rules) : sequence_(sequence), rules_(rules) {}

  text::Facts run() {
    for (const Line& line : sequence_.lines) {
      const bool at_an_end = sequence_.in_lead(line) || sequence_.at_end(line);
      const bool may_be_dated = line.prose && paragraphs_ < dateline_paragraphs;
      if (!at_an_end && !may_be_dated) continue;
      const Verdict verdict = judge(sequence_, line, rules_).verdict;
      if (verdict.fact != text::FactKind::none) {
        const bool credit = verdict.fact == text::FactKind::source;
        add(verdict.fact, verdict.said, credit ? credit_in_text : byline_in_text);
      } else if (line.prose && verdict.action == Action::keep) {
        if (may_be_dated) read_dateline_of(line);
      } else if (at_an_end && verdict.action != Action::recast) {
        add_line(line);
      }
    }
    return std::move(facts_);
  }

 private:
  // How sure a fact is, and what its provenance is called.
  struct Origin {
    std::string_view source;
    float weight = 0;
  };
  static constexpr Origin credit_in_text = {"credit", 0.8F};
  static constexpr Origin in_dateline = {"dateline", 0.8F};
  static constexpr Origin agency_in_dateline = {"dateline", 0.7F};  // a credit line says it in so many words
  static constexpr Origin byline_in_text = {"byline", 0.7F};
  static constexpr Origin perhaps = {"byline", 0.4F};

  void add(text::FactKind kind, std::string_view said, const Origin& origin) {
    if (std::string text = utf8::clean_line(said); !text.empty())
      facts_.push_back({kind, std::move(text), origin.source, origin.weight});
  }

  void add_line(const Line& line) {
    if (!line.is_text() || line.text.size() > longest_fact) return;
    const bool before = sequence_.in_lead(line);
    add(before ? text::FactKind::line_before : text::FactKind::line_behind, sequence_.raw(line), perhaps);
  }

  void read_dateline_of(const Line& line) {
    ++paragraphs_;
    const std::optional<Dateline> found = read_dateline(sequence_.raw(line));
    if (!found) return;
    paragraphs_ = dateline_paragraphs;  // there is but one
    add(text::FactKind::place, found->place, in_dateline);
    add(text::FactKind::source, found->agency, agency_in_dateline);
  }

  const Sequence& sequence_;
  const std::vector<Rule>& rules_;
  text::Facts facts_;
  std::size_t paragraphs_ = 0;  // of running text
};

}  // namespace

Draft::Draft(Article& article) : article_(article), sequence_(std::make_unique<Sequence>(article)) {}

Draft::~Draft() = default;

text::Facts Draft::facts(const std::vector<std::string>& headlines) {
  locate_without_copies(*sequence_, headlines);
  const std::vector<Rule> rules = rules_for(pages_of(article_.meta.page_type));
  return Gatherer(*sequence_, rules).run();
}

void Draft::finish(const Context& context, Trace* trace) {
  Sequence& sequence = *sequence_;
  sequence.names = KnownNames(article_.meta);
  sequence.locate();
  Application application(article_, sequence, context.captions, trace);
  application.cut("copy of the headline", find_headline_copies(sequence, context));
  const Pages pages = pages_of(article_.meta.page_type);
  if (pages == articles) {
    application.cut("second copy of the text", find_second_copy(sequence));
    application.cut("repeated sentence", find_repeats(sequence));
    application.cut("calendar", find_calendars(sequence));
  }
  sequence.locate();
  const std::vector<Rule> rules = rules_for(pages);
  for (int pass = 0; pass < most_passes && application.pass(rules); ++pass) sequence.locate();
  application.cut("mark of the end", find_marks(sequence));
  application.cut("note of a dropped line", find_orphaned_notes(sequence));
  remove_dropped(article_, sequence.lines);
}

void tidy(Article& article, const Context& context, Trace* trace) { Draft(article).finish(context, trace); }

}  // namespace pith::tidy
