// Published and modified: rules in docs/metadata.md, section "Dates".
#include "meta/choose.hpp"
#include "meta/place.hpp"

#include <algorithm>
#include <vector>

namespace pith::meta {
namespace {

constexpr int oldest_year = 1990;  // an older date must be said twice

struct Candidate {
  Date date;
  std::string_view source;
  float weight = 0;
};

float place_factor(Place place) {
  switch (place) {
    case Place::head: return 1;
    case Place::near: return 1;
    case Place::after: return 0.8F;
    case Place::inside: return 0.5F;
    case Place::far: return 0.35F;
  }
  return 0;
}

class DateChooser {
 public:
  explicit DateChooser(const Evidence& e) : e_(e) {}

  void run(Metadata& out) {
    for (const Witness& w : e_.witnesses.all()) witness(w);
    for (const Line& line : e_.lines.before) read_line(line);
    for (const Line& line : e_.lines.after) read_line(line);
    if (auto date = date_in_url(e_.context.url, e_.hints)) published_.push_back({*date, "url", 0.75F});
    const Candidate* published = choose(published_);
    const Candidate* modified = choose(modified_);
    if (const Candidate* shown = shown_date()) published = shown;
    if (published == nullptr) published = modified;
    if (published != nullptr) {
      out.date = iso_day(published->date);
      out.datetime = moment(*published, published_);
      note(out, "date", published->source, published->weight);
    }
    if (modified != nullptr) {
      out.date_modified = iso_day(modified->date);
      out.datetime_modified = moment(*modified, modified_);
      note(out, "date_modified", modified->source, modified->weight);
    }
  }

 private:
  void witness(const Witness& w) {
    if (w.field != Field::date && w.field != Field::date_modified && w.field != Field::any_date) return;
    const Place place = place_of(w.node, e_.facts);
    auto date = parse_date(w.value, e_.hints);
    if (!date && place == Place::near) date = find_relative_date(w.value, e_.hints);
    if (!date) return;
    const float weight = w.weight * place_factor(place);
    DateLabel label = w.field == Field::date_modified ? DateLabel::updated : DateLabel::none;
    if (w.field == Field::any_date) label = label_around(w, *date);
    add({*date, w.source, weight}, label);
  }

  // What the words of the line say that a witness stands in.
  DateLabel label_around(const Witness& w, const Date& date) const {
    const dom::NodeId end = e_.document[w.node].end;
    for (const std::vector<Line>* lines : {&e_.lines.before, &e_.lines.after}) {
      for (const Line& line : *lines) {
        if (line.first < end && line.last >= w.node) return label_of(line, date);
      }
    }
    return label_in(w.value);
  }

  // What stands before a date in its line, behind the date before it.
  static DateLabel label_of(const Line& line, const Date& date) {
    std::size_t from = 0;
    for (const FoundDate& found : line.dates) {
      const std::string_view before = std::string_view(line.text).substr(from, found.begin - from);
      if (same_day(found.date, date) || line.dates.size() == 1) return label_in(before);
      from = found.end;
    }
    return label_in(line.text);
  }

  void read_line(const Line& line) {
    const Place place = place_of(line.first, e_.facts);
    std::size_t from = 0;
    for (const FoundDate& found : line.dates) {
      const DateLabel label = label_in(std::string_view(line.text).substr(from, found.begin - from));
      const bool mostly_date = line.text.size() < 80;
      if (mostly_date && is_under_headline(line)) note_shown(found.date, label);
      add({found.date, "byline", (mostly_date ? 0.6F : 0.45F) * place_factor(place)}, label);
      from = found.end;
    }
    if (line.dates.empty() && e_.hints.fetched != 0 && place == Place::near && line.text.size() < 60) {
      if (const auto date = find_relative_date(line.text, e_.hints))
        add({*date, "byline", 0.5F}, label_in(line.text));
    }
  }

  // Between the headline and the text there is hardly room for another article's date.
  bool is_under_headline(const Line& line) const {
    const PageFacts& f = e_.facts;
    return e_.article_like && f.headline != dom::no_node && line.first > f.headline && f.headline < f.begin &&
           line.first < f.begin + 4 && line.first - f.headline < 150;
  }

  void note_shown(const Date& date, DateLabel label) {
    if (label == DateLabel::unrelated || label == DateLabel::updated) return;
    if (!shown_) shown_ = Candidate{date, "byline", 0.8F};
    if (!same_day(shown_->date, date)) shown_twice_ = true;
  }

  const Candidate* shown_date() const {
    if (!shown_ || shown_twice_) return nullptr;
    return &*shown_;
  }

  void add(Candidate candidate, DateLabel label) {
    switch (label) {
      case DateLabel::none: break;
      case DateLabel::published: candidate.weight += 0.1F; break;
      case DateLabel::updated: modified_.push_back(candidate); return;
      case DateLabel::unrelated: return;
    }
    published_.push_back(candidate);
  }

  // The heaviest; each other source that says the same day adds to a candidate.
  static const Candidate* choose(std::vector<Candidate>& candidates) {
    const Candidate* best = nullptr;
    std::vector<float> weights(candidates.size());
    for (std::size_t i = 0; i < candidates.size(); ++i) {
      Candidate& c = candidates[i];
      std::vector<std::string_view> sources = {c.source};
      for (const Candidate& other : candidates) {
        if (same_day(c.date, other.date) && std::ranges::find(sources, other.source) == sources.end()) {
          sources.push_back(other.source);
        }
      }
      if (c.date.year < oldest_year && sources.size() < 2) continue;
      weights[i] = c.weight + 0.08F * static_cast<float>(std::min<std::size_t>(sources.size(), 4) - 1);
      if (best == nullptr || weights[i] > weights[static_cast<std::size_t>(best - candidates.data())])
        best = &c;
    }
    return best;
  }

  // The chosen date's moment, if need be from another witness of the same day.
  static std::string moment(const Candidate& chosen, const std::vector<Candidate>& candidates) {
    if (chosen.date.has_time && chosen.date.has_zone) return rfc3339(chosen.date);
    const Candidate* best = nullptr;
    for (const Candidate& c : candidates) {
      if (!same_day(c.date, chosen.date) || !c.date.has_time || !c.date.has_zone) continue;
      if (best == nullptr || c.weight > best->weight) best = &c;
    }
    return best == nullptr ? std::string() : rfc3339(best->date);
  }

  const Evidence& e_;
  std::vector<Candidate> published_;
  std::vector<Candidate> modified_;
  std::optional<Candidate> shown_;
  bool shown_twice_ = false;
};

}  // namespace

void choose_dates(const Evidence& evidence, Metadata& out) { DateChooser(evidence).run(out); }

}  // namespace pith::meta
