#include "meta/date_candidates.hpp"

#include "data/page_types.hpp"
#include "meta/position.hpp"
#include "meta/script_dates.hpp"

#include <algorithm>
#include <utility>

namespace pith::meta {
namespace {

using Candidate = DateCandidate;
using text::Date;
using text::DateLabel;
using text::FoundDate;

constexpr std::size_t longest_label = 24;  // bytes of a line such as "Last update:"
constexpr std::size_t longest_dateline = 80;

float position_factor(Position place) {
  switch (place) {
    case Position::head:
    case Position::near: return 1;
    case Position::after: return 0.8F;
    case Position::inside: return 0.5F;
    case Position::far: return 0.35F;
  }
  return 0;
}

class DateCollector {
 public:
  explicit DateCollector(const Evidence& e) : e_(e) {}

  DateCandidates run() {
    for (const Witness& w : e_.witnesses.all()) witness(w);
    if (auto date = date_in_url(e_.context.url, e_.hints)) out_.published.push_back({*date, "url", 0.75F});
    read_lines(e_.lines.before, true);
    read_lines(e_.lines.after, false);
    leave_cards();
    if (is_undated() && !is_shop() && !has_cards_) {
      read_anywhere();
      const auto date = is_undated() ? date_in_scripts(e_.document, e_.hints) : std::nullopt;
      if (date) out_.published.push_back({*date, "script", 0.4F});
    }
    return std::move(out_);
  }

 private:
  bool is_undated() const { return out_.published.empty() && out_.modified.empty(); }

  void witness(const Witness& w) {
    if (w.field != Field::date && w.field != Field::date_modified && w.field != Field::any_date) return;
    const Position place = position_of(w.node, e_.facts);
    const auto found = find_date(w.value, e_.hints);
    auto date = found ? std::optional(found->date) : parse_date(w.value, e_.hints);
    if (!date && place == Position::near) date = find_relative_date(w.value, e_.hints);
    if (!date) return;
    const float weight = w.weight * position_factor(place);
    DateLabel label = w.field == Field::date_modified ? DateLabel::updated : DateLabel::none;
    if (w.field == Field::any_date) label = label_around(w, *date, found ? found->begin : w.value.size());
    Candidate candidate{*date, w.source, weight};
    if (found) {
      candidate.order_unsure = found->order_unsure;
      candidate.order = found->order;
    }
    candidate.on_card = is_on_card(place, label);
    add(candidate, label);
  }

  bool is_shop() const { return data::traits(e_.context.page_type).shop; }

  // A day on a list of articles or products may be that of one of them, or of a review, unless it says what
  // it is.
  bool is_on_card(Position place, DateLabel label) const {
    return e_.of_cards && place != Position::head && label == DateLabel::none;
  }

  // Many such days are the cards', a few may be the page's and its links'; but not a shop's, where it is a
  // review's.
  void leave_cards() {
    std::vector<Candidate>& candidates = out_.published;
    const std::size_t most_days = is_shop() ? 0 : 3;
    std::vector<std::int64_t> days;
    for (const Candidate& c : candidates)
      if (c.on_card && std::ranges::find(days, day_number(c.date)) == days.end())
        days.push_back(day_number(c.date));
    if (days.size() > most_days) has_cards_ = std::erase_if(candidates, &Candidate::on_card) > 0;
  }

  // What the words of the line say that a witness stands in; otherwise those before the date in it.
  DateLabel label_around(const Witness& w, const Date& date, std::size_t begin) const {
    const dom::NodeId end = e_.document[w.node].end;
    for (const std::vector<Line>* lines : {&e_.lines.before, &e_.lines.after}) {
      for (const Line& line : *lines) {
        if (line.first < end && line.last >= w.node) return label_of(line, date);
      }
    }
    return text::label_in(std::string_view(w.value).substr(0, begin));
  }

  // What stands before a date in its line, behind the date before it.
  static DateLabel label_of(const Line& line, const Date& date) {
    std::size_t from = 0;
    for (const FoundDate& found : line.dates) {
      const std::string_view before = std::string_view(line.text).substr(from, found.begin - from);
      if (same_day(found.date, date) || line.dates.size() == 1) return text::label_in(before);
      from = found.end;
    }
    return text::label_in(line.text);
  }

  void read_lines(const std::vector<Line>& lines, bool before_text) {
    const Line* before = nullptr;
    for (const Line& line : lines) {
      if (!e_.facts.thread && !e_.of_cards && is_elsewhere(line.first, e_.facts)) continue;
      if (!line.dates.empty() && is_caption(line.first)) continue;
      const bool labelled = !line.dates.empty() && before != nullptr && before->dates.empty() &&
                            before->text.size() < longest_label;
      read_line(line, labelled ? text::label_in(before->text) : DateLabel::none);
      if (line.dates.empty() && before_text) read_relative(line);
      before = &line;
    }
  }

  // `announced`: what the line before says, if it is little else than a label.
  void read_line(const Line& line, DateLabel announced) {
    const Position place = position_of(line.first, e_.facts);
    std::size_t from = 0;
    for (const FoundDate& found : line.dates) {
      DateLabel label = text::label_in(std::string_view(line.text).substr(from, found.begin - from));
      if (label == DateLabel::none && from == 0) label = announced;
      // "Dieser Artikel wurde am 12. Mai veröffentlicht": some languages end with the verb.
      if (label == DateLabel::none && found.begin < 2 * longest_label &&
          text::label_in(std::string_view(line.text).substr(found.end, 2 * longest_label)) ==
              DateLabel::published) {
        label = DateLabel::published;
      }
      const bool mostly_date = line.text.size() < longest_dateline || opens_dateline(line, found);
      // Buttons may stand in the same line behind a date that says what it is.
      const bool is_labelled = label != DateLabel::none && found.end < longest_dateline;
      if ((mostly_date || is_labelled) && is_under_headline(line)) note_shown(found, label);
      from = found.end;
      const Candidate candidate = {
          found.date,         "byline",    (mostly_date ? 0.6F : 0.45F) * position_factor(place),
          found.order_unsure, found.order, is_on_card(place, label)};
      // A day in a sentence is the story's.
      if (mostly_date || label != DateLabel::none || found.begin == 0) add(candidate, label);
    }
  }

  // "29 November 2016 16.44 Last modified on 1 March 2017 10.00": a day that opens its line and is followed
  // by that of the last change.
  static bool opens_dateline(const Line& line, const FoundDate& found) {
    if (line.dates.size() != 2 || !same_day(line.dates[0].date, found.date)) return false;
    const std::size_t gap = line.dates[1].begin - line.dates[0].end;
    return found.begin < longest_label && gap < 2 * longest_label &&
           text::label_in(std::string_view(line.text).substr(found.end, gap)) == DateLabel::updated;
  }

  // "3 hours ago" around the headline; in a dump, whose lines stand in no tree, before the text.
  void read_relative(const Line& line) {
    constexpr std::size_t longest = 60;  // bytes
    if (!e_.hints.fetched || line.text.size() >= longest) return;
    if (line.first != dom::no_node && position_of(line.first, e_.facts) != Position::near) return;
    if (const auto date = find_relative_date(line.text, e_.hints))
      add({*date, "byline", 0.5F}, text::label_in(line.text));
  }

  // Of a picture: the day it was taken.
  bool is_caption(dom::NodeId id) const {
    constexpr int reach = 5;  // levels
    for (int level = 0; level < reach && id != dom::no_node; ++level, id = e_.document[id].parent) {
      if (e_.document.tag(id) == dom::Tag::figcaption) return true;
    }
    return false;
  }

  // Between the headline and the text, and right above the headline, there is hardly room for another
  // article's date; but posts of others may be quoted there.
  bool is_under_headline(const Line& line) const {
    constexpr dom::NodeId above = 20;
    constexpr dom::NodeId below = 150;
    const PageFacts& f = e_.facts;
    if (!e_.article_like || f.headline == dom::no_node || f.headline >= f.begin) return false;
    if (line.first + above < f.headline || line.first >= f.begin + 4 || line.first > f.headline + below)
      return false;
    for (dom::NodeId id = line.first; id != dom::no_node; id = e_.document[id].parent) {
      if (e_.document.tag(id) == dom::Tag::blockquote || is_card(id)) return false;
    }
    return true;
  }

  // True if the element is another article's on this page: a list's item, an <article> or a link around a
  // heading of its own, none of which holds the headline or the text.
  bool is_card(dom::NodeId id) const {
    const dom::Tag tag = e_.document.tag(id);
    if (tag != dom::Tag::article && tag != dom::Tag::li && tag != dom::Tag::a) return false;
    const auto holds = [&](dom::NodeId node) { return e_.document.contains(id, node); };
    if (holds(e_.facts.headline) || holds(e_.facts.begin)) return false;
    if (tag == dom::Tag::article) return true;
    return std::ranges::any_of(e_.facts.headings, holds, &Heading::node);
  }

  // Notes a date between headline and text. Several days there decide nothing, but a date that is called an
  // update gives way to one that is not.
  void note_shown(const FoundDate& found, DateLabel label) {
    if (label == DateLabel::unrelated) return;
    ShownDate& shown = label == DateLabel::updated ? out_.shown_update : out_.shown;
    if (!shown.date) shown.date = Candidate{found.date, "byline", 0.8F, found.order_unsure, found.order};
    if (!same_day(shown.date->date, found.date)) shown.several = true;
  }

  // A page that dates itself nowhere near its text may do so at its top or bottom: the first line that is
  // little else.
  void read_anywhere() {
    for (const Line& line : all_lines(e_.document, e_.hints)) {
      if (line.dates.empty()) continue;
      const FoundDate& found = line.dates.front();
      const DateLabel label = text::label_in(std::string_view(line.text).substr(0, found.begin));
      const bool mostly_date = (found.end - found.begin) * 5 >= line.text.size() * 2;
      if (mostly_date || label == DateLabel::published || label == DateLabel::updated) {
        add({found.date, "text", 0.3F, found.order_unsure, found.order}, label);
      }
      if (!out_.published.empty()) return;
    }
  }

  void add(Candidate candidate, DateLabel label) {
    switch (label) {
      case DateLabel::none: break;
      case DateLabel::published: candidate.weight += 0.1F; break;
      case DateLabel::updated: out_.modified.push_back(candidate); return;
      case DateLabel::unrelated: return;
    }
    out_.published.push_back(candidate);
  }

  const Evidence& e_;
  DateCandidates out_;
  bool has_cards_ = false;  // their days were left
};

}  // namespace

DateCandidates gather_dates(const Evidence& evidence) { return DateCollector(evidence).run(); }

}  // namespace pith::meta
