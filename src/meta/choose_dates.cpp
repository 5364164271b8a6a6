// Published and modified: rules in docs/metadata.md, section "Dates".
#include "meta/choose.hpp"
#include "meta/date_candidates.hpp"
#include "meta/language.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace pith::meta {
namespace {

using Candidate = DateCandidate;
using text::Date;

constexpr int oldest_year = 1990;  // an older date must be said twice

class DateChooser {
 public:
  DateChooser(const Evidence& e, DateCandidates candidates) : e_(e), all_(std::move(candidates)) {}

  void run(Metadata& out) {
    heed_language();
    settle_order();
    const Candidate* published = choose(all_.published);
    const Candidate* modified = choose(all_.modified);
    if (const Candidate* shown = shown_date()) published = shown;
    if (published == nullptr) published = modified;
    if (published != nullptr) {
      out.date = iso_day(published->date);
      out.datetime = moment(*published, all_.published);
      note(out, "date", published->source, published->weight);
    }
    if (modified != nullptr) {
      out.date_modified = iso_day(modified->date);
      out.datetime_modified = moment(*modified, all_.modified);
      note(out, "date_modified", modified->source, modified->weight);
    }
  }

 private:
  // True if the head, JSON-LD or the address has that day.
  bool is_stated(const Date& date) const {
    const auto says = [&date](const Candidate& c) {
      return !c.order_unsure && c.weight >= stated_ && same_day(c.date, date);
    };
    return std::ranges::any_of(all_.published, says) || std::ranges::any_of(all_.modified, says);
  }

  // A page that says nothing of its language, or something wrong: the text tells whether its writers put the
  // month first.
  void heed_language() {
    const std::array<std::vector<Candidate>*, 2> lists = {&all_.published, &all_.modified};
    const auto is_unsure = [](const Candidate& c) {
      return c.order_unsure && c.order == text::DayOrder::month_first;
    };
    const auto any = [&](const std::vector<Candidate>* list) {
      return std::ranges::any_of(*list, is_unsure);
    };
    if (e_.context.text.empty() || std::ranges::none_of(lists, any)) return;
    const Language language = detect_language(e_.context.text, {});
    if (language.claimed || language.tag.empty() || language.tag == "en" || language.tag == "fil" ||
        language.tag == e_.hints.language)
      return;
    const auto exchange = [&](Candidate& c) {
      if (!is_unsure(c)) return;
      c.date = exchanged(c.date);
      c.order = text::DayOrder::day_first;
    };
    for (std::vector<Candidate>* list : lists) std::ranges::for_each(*list, exchange);
    if (all_.shown.date) exchange(*all_.shown.date);
    if (all_.shown_update.date) exchange(*all_.shown_update.date);
  }

  // 3/4/2020 is read as the page's other dates have it: where they are the day that is stated, or can be read
  // in one order only, the page writes all of them so.
  void settle_order() {
    int day_first = 0;
    const auto vote = [&](const Candidate& c) {
      if (c.order == text::DayOrder::none) return;
      const bool as_read = !c.order_unsure || is_stated(c.date);
      if (as_read || is_stated(exchanged(c.date)))
        day_first += (c.order == text::DayOrder::day_first) == as_read ? 1 : -1;
    };
    const auto settle = [&](Candidate& c) {
      if (!c.order_unsure) return;
      const bool other_way = day_first != 0 && c.order != text::DayOrder::none &&
                             (c.order == text::DayOrder::day_first) != (day_first > 0);
      const bool stated =
          c.order == text::DayOrder::none && !is_stated(c.date) && is_stated(exchanged(c.date));
      if (other_way || stated) c.date = exchanged(c.date);
    };
    const std::array<std::vector<Candidate>*, 2> lists = {&all_.published, &all_.modified};
    for (const std::vector<Candidate>* list : lists) std::ranges::for_each(*list, vote);
    for (std::vector<Candidate>* list : lists) std::ranges::for_each(*list, settle);
    if (all_.shown.date) settle(*all_.shown.date);
    if (all_.shown_update.date) settle(*all_.shown_update.date);
  }

  // The date a reader takes for the page's, unless the page's own publishing system says otherwise.
  const Candidate* shown_date() const {
    const bool is_update = !all_.shown.date;
    const ShownDate& shown = is_update ? all_.shown_update : all_.shown;
    if (!shown.date || shown.several) return nullptr;
    // A page that shows the day of its last change alone still was published when its metadata say; what is a
    // day apart is the same day in another time zone.
    const std::int64_t day = day_number(shown.date->date);
    const auto is_it = [&](const Candidate& c) { return same_day(c.date, shown.date->date); };
    const auto is_earlier = [&](const Candidate& c) {
      return is_publishers(c) && day_number(c.date) + 1 < day;
    };
    const bool earlier = std::ranges::any_of(all_.published, is_earlier);
    if (is_update && earlier) return nullptr;
    // Not called an update: 8 of 10 such pages with JSON-LD mean the day they show, 1 of 5 of those without.
    const auto is_linked = [](const Candidate& c) { return c.source == "json-ld"; };
    const bool linked = std::ranges::any_of(all_.published, is_linked);
    if (!linked && earlier && std::ranges::any_of(all_.modified, is_it)) return nullptr;
    if (!is_update && (address_disagrees(day) || is_outvoted(day))) return nullptr;
    return &*shown.date;
  }

  // What a publishing system writes for others to read. What schema.org's words say, in JSON-LD and
  // microdata, is one voice with it or is alone: then the reader's date counts.
  static bool is_publishers(const Candidate& c) {
    return c.weight >= stated_ && c.source.starts_with("meta:") && c.source != "meta:datePublished";
  }

  // True if address and metadata agree on a day that is not `day`, nor beside it.
  bool address_disagrees(std::int64_t day) const {
    const auto address = std::ranges::find(all_.published, "url", &Candidate::source);
    if (address == all_.published.end()) return false;
    const auto agrees = [&](const Candidate& c) {
      return c.source != "url" && c.weight >= stated_ && same_day(c.date, address->date);
    };
    const std::int64_t apart = day_number(address->date) - day;
    return (apart < -1 || apart > 1) && std::ranges::any_of(all_.published, agrees);
  }

  // True if another line shows the day that the metadata state, and they do not state `day`.
  bool is_outvoted(std::int64_t day) const {
    const auto is_stated_day = [&](const Candidate& c) {
      return c.source != "byline" && c.weight >= stated_ && day_number(c.date) == day;
    };
    if (std::ranges::any_of(all_.published, is_stated_day) ||
        std::ranges::any_of(all_.modified, is_stated_day))
      return false;
    return std::ranges::any_of(all_.published, [&](const Candidate& c) {
      return c.source == "byline" && day_number(c.date) != day && is_stated(c.date);
    });
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
  DateCandidates all_;
  // What the head, JSON-LD or the address says.
  static constexpr float stated_ = 0.75F;
};

}  // namespace

void choose_dates(const Evidence& evidence, Metadata& out) {
  DateChooser(evidence, gather_dates(evidence)).run(out);
}

}  // namespace pith::meta
