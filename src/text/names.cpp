#include "text/names.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "text/name_bounds.hpp"
#include "text/name_fields.hpp"
#include "text/name_words.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace pith::text {
namespace {

using data::BylineWord;

constexpr std::size_t longest_byline = 400;  // bytes
constexpr std::size_t longest_name = 80;
constexpr std::size_t most_words = 7;  // of one name
constexpr std::size_t most_names = 30;

class BylineReader {
 public:
  BylineReader(std::string_view text, NameSource source, std::string_view language)
      : source_(source), language_(language), words_(text), bounds_(words_, source, language) {}

  Byline run() {
    std::size_t i = start();
    while (i < words_.size() && found_.size() < most_names) i = part(i);
    drop_outlets();
    Byline out;
    out.announced = announced_;
    for (Found& found : found_) out.names.push_back(std::move(found.name));
    return out;
  }

 private:
  struct Found {
    std::string name;
    std::size_t words = 0;
    bool joined = false;  // "and" stands before it
    bool upper = false;   // in capitals throughout
  };

  // The word after the announcement, wherever it stands: "12 May 2020 by Jane Roe".
  std::size_t start() {
    const bool of_others = words_.phrase(0, BylineWord::not_by) > words_.phrase(0, BylineWord::by);
    for (std::size_t i = 0; i < words_.size(); ++i) {
      const std::size_t n = words_.phrase(i, BylineWord::by);
      if (n == 0 || i + n >= words_.size() || (of_others && !is_further_label(i, n))) continue;
      if (i > 0 && ((name_before(i) && !is_further_label(i, n)) || is_particle(i))) continue;
      if ((i == 0 && opens_name(n)) || (i > 0 && stands_in_date(i))) continue;
      if (words_.phrase(i, BylineWord::not_by) > (i > 0 ? 0 : n) || is_title_of_name(i, n)) continue;
      announced_ = true;
      announcement_ = n;
      bounds_.set_announced_in(words_.languages(i, n));
      return after_announcements(i + n);
    }
    return of_others ? words_.size() : 0;
  }

  // A word that may be a name's stands before `i`, not set off.
  bool name_before(std::size_t i) const {
    const std::size_t before = i - 1;
    const bool small =
        words_.is(before, BylineWord::end) && !words_.starts_upper(before);  // "was written by"
    return !words_.is_separated(before) && !words_.has_digit(before) && !words_.closes_bracket(before) &&
           !words_.counts_back(before) && !small && !is_month_of_day(before) && !ends_clock(before);
  }

  // "Source: The Bay Ledger Author: Jane Roe": labels in one row.
  bool is_further_label(std::size_t i, std::size_t n) const {
    std::size_t label = 0;
    while (label < i && (!words_.has_colon(label) || words_.has_digit(label))) ++label;
    return label < i && words_.has_colon(i + n - 1);
  }

  // "10:30 a.m. ET", "5:58 pm PST", "16.44 EST"
  bool ends_clock(std::size_t i) const {
    constexpr std::size_t longest_zone = 4;
    const auto is_half = [this](std::size_t word) {
      const std::string_view key = words_.key(word);
      return key == "am" || key == "pm" || key == "a.m" || key == "p.m";
    };
    if (i == 0) return false;
    if (is_half(i)) return words_.has_digit(i - 1);
    const bool zone = words_.is_all_upper(i) && words_[i].size() <= longest_zone && words_[i].back() == 'T';
    return zone && (words_.has_digit(i - 1) || is_half(i - 1));
  }

  // "Jane Roe, Contributor | Professor of History": what announces a name behind a colon is her title here.
  bool is_title_of_name(std::size_t i, std::size_t n) const {
    return i >= 2 && n == 1 && words_.is(i, BylineWord::role) && words_.is_separated(i - 1) &&
           words_.is_separated(i) && !words_.has_colon(i) && words_.starts_upper(i - 1) &&
           words_.starts_upper(i - 2) && !words_.has_digit(i - 1) && !words_.has_digit(i - 2);
  }

  // "12 May", but not "Jan" in "Jan de Vries"
  bool is_month_of_day(std::size_t i) const { return i > 0 && words_.is_month(i) && words_.has_digit(i - 1); }

  // "de" in "12 de mayo de 2020"
  bool stands_in_date(std::size_t i) const {
    return words_.is_month(i + 1) || words_.begins_with_digit(i + 1);
  }

  // "De Villiers", "Di Maio" in a field: a particle in capitals before one word, or of another language than
  // the page's.
  bool opens_name(std::size_t n) const {
    if (source_ != NameSource::field || n != 1 || !words_.is(0, BylineWord::particle) || words_.has_colon(0))
      return false;
    const bool foreign = !language_.empty() && !contains_language(words_.languages(0, 1), language_);
    return words_.size() == 2 || (foreign && words_.key(0).size() == 2 && words_.key(0) != "av");
  }

  // "Text: Von Jane Roe"
  std::size_t after_announcements(std::size_t i) const {
    for (std::size_t n = 0; (n = words_.phrase(i, BylineWord::by)) != 0 && i + n < words_.size(); i += n) {
      if (words_.starts_upper(i) && (is_particle(i) || begins_name(i))) break;
    }
    return i;
  }

  // "By De Villiers", but "Text Von Jane Roe"
  bool begins_name(std::size_t i) const {
    const std::string_view before = words_.key(i - 1);
    return words_.is(i, BylineWord::particle) && !words_.is_separated(i - 1) && before.size() <= 4 &&
           before != "text";
  }

  // "von", "de", "di", "da" are parts of names too, unless they open the line.
  bool is_particle(std::size_t i) const {
    constexpr std::array<std::string_view, 8> particles = {"von", "de", "di", "da", "av", "af", "a", "текст"};
    return i > 0 && std::ranges::find(particles, words_.key(i)) != particles.end() &&
           !words_.has_digit(i - 1) && !words_.is_separated(i - 1) && words_.starts_upper(i - 1) &&
           !words_.is_month(i - 1);
  }

  // Reads one part from word `i`: takes its name if it is one; gives the word the next part starts at.
  std::size_t part(std::size_t i) {
    joined_ = std::exchange(after_join_, false);
    i = behind_title(behind_further_announcement(i));
    if (bounds_.is_country_before(i)) ++i;
    if (const std::size_t n = words_.phrase(i, BylineWord::not_by);
        n != 0 && n >= words_.phrase(i, BylineWord::by)) {
      // "Jane Roe, Editor": a title that ends the part; "Photo: John Doe": a name that is not wanted.
      const bool title = words_.is_separated(i + n - 1) || i + n == words_.size();
      return title && !words_.labels(i + n - 1) ? i + n : words_.size();
    }
    const std::size_t segment = bounds_.segment_end(i);
    if (is_title(i, segment)) return segment;
    if (bounds_.is_institution(i, segment)) {
      take(i, segment);
      return segment;
    }
    return name_part(i);
  }

  // "Reported by Jane Roe, written by John Doe"
  std::size_t behind_further_announcement(std::size_t i) const {
    const std::size_t n = announced_ && !found_.empty() ? words_.phrase(i, BylineWord::by) : 0;
    return n >= 2 && words_.phrase(i, BylineWord::not_by) < n && i + n < words_.size() ? i + n : i;
  }

  // "By Political Editor Jane Roe": a title of two words or more before a whole name.
  std::size_t behind_title(std::size_t i) const {
    const auto is_word = [this](std::size_t k, bool title) {
      return k < words_.size() && words_.starts_upper(k) && words_.is(k, BylineWord::role) == title;
    };
    std::size_t name = i;
    while (is_word(name, true) && !words_.is_separated(name) && !words_.opens_bracket(name)) ++name;
    const bool whole = is_word(name, false) && !words_.is_separated(name) && is_word(name + 1, false);
    return announced_ && name >= i + 2 && whole ? name : i;
  }

  std::size_t name_part(std::size_t i) {
    const std::size_t first = i;
    std::size_t end = i;  // one past the name's last word
    while (i < words_.size()) {
      if (i > first && bounds_.joins(i, first)) break;
      if (i > first && bounds_.is_label_inside(i)) return behind_label(first, i);
      if (i == first && bounds_.is_paper_before(i)) {
        take(first, i + 1);
        return i + 1;
      }
      if (bounds_.ends_here(i, first) || (i > first && words_.phrase(i, BylineWord::not_by) != 0)) {
        take(first, end);
        const std::size_t next = bounds_.behind_place(i);
        return next != 0 ? next : bounds_.skip_rest(i);
      }
      end = ++i;
      if (const std::size_t behind = bounds_.behind_nickname(first, i); behind != 0) {
        i = behind;
        continue;
      }
      if (words_.is_separated(i - 1) || words_.opens_bracket(i - 1)) break;
    }
    return finish_part(first, end, i);
  }

  // What "记者" and its like label is a further author, what others label is none.
  std::size_t behind_label(std::size_t first, std::size_t label) {
    take(first, label);
    const bool other =
        words_.is(label, BylineWord::not_by) || (words_.is(label, BylineWord::role) && words_.labels(label));
    return other ? words_.size() : label + 1;
  }

  // The name ends at a separator, a bracket, a word that joins or the line's end.
  std::size_t finish_part(std::size_t first, std::size_t end, std::size_t i) {
    // What a colon follows is a label.
    const bool label = end > first && i < words_.size() && words_.has_colon(end - 1);
    const bool of_author = label && words_.phrase(first, BylineWord::by | BylineWord::role) == end - first;
    if (label && !of_author && !found_.empty()) return words_.size();  // what it labels is another thing
    if (!label) {
      if (const std::size_t behind = take_with_initials(first, end, i); behind != 0) return behind;
      if (bounds_.is_suffix(i, end)) {
        take(first, end, words_.between(i, i + 1));
        return behind_join(i + 1);
      }
      take(first, end);
    }
    if (i < words_.size() && words_.opens_bracket(i - 1)) i = bounds_.skip_bracket(i);
    return behind_join(i);
  }

  std::size_t behind_join(std::size_t i) {
    after_join_ = i > 0 && i < words_.size() && bounds_.joins(i, i);
    return after_join_ ? i + 1 : i;
  }

  // "Kolman, F.": initials behind a family name. Gives the word behind them, 0 if it is not so.
  std::size_t take_with_initials(std::size_t first, std::size_t end, std::size_t i) {
    std::size_t family_at = first;  // behind "van der"
    while (family_at + 1 < end && words_.is(family_at, BylineWord::particle)) ++family_at;
    const bool family = end - family_at == 1;
    if (!family || i != end || !words_.after(end - 1).starts_with(',') || !words_.starts_upper(end - 1) ||
        words_.is(end - 1, BylineWord::role | BylineWord::org) || words_.is(i, BylineWord::role)) {
      return 0;
    }
    std::size_t behind = i;
    while (words_.is_initials(behind) && (behind == i || !words_.is_separated(behind - 1))) ++behind;
    if (behind == i ||
        (behind < words_.size() && !words_.is_separated(behind - 1) && !bounds_.joins(behind, behind)))
      return 0;
    std::string name(words_.between(i, behind));
    name.append(" ").append(words_.between(first, end));
    add(std::move(name), behind - first);
    return behind_join(behind);
  }

  // "Chief Technology Officer and Head of Research", "Arts & Culture Desk" behind a name; "Head of Research"
  // anywhere.
  bool is_title(std::size_t first, std::size_t end) const {
    bool of = false;
    bool joined = false;
    for (std::size_t i = first; i + 1 < end; ++i) {
      const std::string_view next = words_.key(i + 1);
      of = of || (words_.is(i, BylineWord::role) && (next == "of" || next == "at" || next == "for"));
      joined = joined || (i > first && words_.is(i, BylineWord::joins));
    }
    if (of && (!found_.empty() || words_.is(first, BylineWord::role))) return true;
    const bool of_desk = words_.is(end - 1, BylineWord::desk) && words_.is(first + 1, BylineWord::joins);
    const bool last =
        of_desk || (words_.is(end - 1, BylineWord::role) && !words_.is(end - 1, BylineWord::desk));
    return !found_.empty() && !joined_ && last && joined;
  }

  void take(std::size_t first, std::size_t end, std::string_view suffix = {}) {
    while (first < end && bounds_.joins(first, first)) ++first;
    const std::size_t behind_title = end;
    while (end > first + 1 && bounds_.is_title_behind(end - 1)) --end;
    if (end < behind_title && names_place(first)) return;
    if (end < behind_title && bounds_.is_reported_from(first, end)) --end;
    end = bounds_.without_glued_title(first, end);
    if (end <= first || end - first > most_words) return;
    std::string_view name = words_.between(first, end);
    const bool initial = name.size() >= 2 && name.back() == '.' &&
                         (name.size() == 2 || name[name.size() - 3] == '.' || name[name.size() - 3] == ' ' ||
                          words_.is(end - 1, BylineWord::suffix));
    while (!name.empty() && (name.back() == '-' || (name.back() == '.' && !initial))) name.remove_suffix(1);
    if (!is_name(name, first, end) || is_place(first, end)) return;
    std::string whole(name);
    if (!suffix.empty()) whole.append(" ").append(suffix);
    add(std::move(whole), end - first);
  }

  // "記者 王小明／台北報導": behind a name and a slash stands where it was reported from.
  bool names_place(std::size_t first) const {
    return !found_.empty() && first > 0 &&
           (words_.after(first - 1).find("／") != std::string_view::npos ||
            words_.after(first - 1).find('/') != std::string_view::npos);
  }

  void add(std::string name, std::size_t words) {
    const bool known = std::ranges::any_of(found_, [&name](const Found& f) { return f.name == name; });
    const bool upper =
        std::ranges::none_of(name, ascii::is_lower) && std::ranges::any_of(name, ascii::is_upper);
    if (!known) found_.push_back({std::move(name), words, joined_, upper});
  }

  // "By Jane Roe, Berlin": a lone word behind a whole name says where she wrote.
  bool is_place(std::size_t first, std::size_t end) const {
    return source_ == NameSource::byline && announced_ && !found_.empty() && found_[0].words >= 2 &&
           end - first == 1 && words_.is_separated(first - 1);
  }

  bool is_name(std::string_view name, std::size_t first, std::size_t end) const {
    if (name.size() < 2 || name.size() > longest_name) return false;
    std::size_t roles = 0;
    std::size_t upper = 0;
    std::size_t letters = 0;
    for (std::size_t i = first; i < end; ++i) {
      roles += words_.is(i, BylineWord::role | BylineWord::end);
      upper += words_.starts_upper(i) || words_.is(i, BylineWord::particle);
      letters += utf8::count_words(words_[i]) > 0 && !words_.is_all_digits(i);
    }
    if (letters == 0 || name[0] == '-' || name[0] == '#') return false;
    constexpr unsigned labels = BylineWord::by | BylineWord::end;
    if (words_.phrase(first, labels) >= end - first ||
        words_.phrase(first, BylineWord::not_by) >= end - first)
      return false;
    const bool alone = source_ == NameSource::field && first == 0 && end == words_.size();
    if (ascii::is_digit(name[0]) && end - first > 1 && !alone) return false;
    if (!found_.empty() && !follows(name, first, end)) return false;
    if (roles == end - first && !is_desk(name)) return false;
    return source_ == NameSource::field || is_written_as_name(name, first, end, upper);
  }

  // Behind a name: no host, no title of work, no abbreviation ("Jane Roe, CNN").
  bool follows(std::string_view name, std::size_t first, std::size_t end) const {
    const bool single = end - first == 1;
    const bool host = single && name.find('.') != std::string_view::npos && name.size() > 5;
    if (host && !words_.starts_upper(first)) return false;
    if (words_.is(end - 1, BylineWord::role)) return false;
    return !(single && name.size() <= 5 && std::ranges::none_of(name, ascii::is_lower) &&
             ascii::is_upper(name[0]));
  }

  // "Submitted by jroe on Mon, 12/05/2016": a user name between the words for it and the day.
  bool is_account(std::size_t first, std::size_t end) const {
    const bool between =
        announcement_ >= 2 && found_.empty() && end == first + 1 && words_.is(end, BylineWord::end);
    const std::size_t day = end + 1;
    return between &&
           (words_.begins_with_digit(day) || words_.is_month(day) || words_.is(day, BylineWord::role));
  }

  // In a line of text names are written in capitals, but for particles ("van", "de").
  bool is_written_as_name(std::string_view name, std::size_t first, std::size_t end,
                          std::size_t upper) const {
    // "DE FR IT" chooses a language.
    bool codes = true;
    for (std::size_t i = first; i < end; ++i)
      codes = codes && words_[i].size() <= 3 && std::ranges::all_of(words_[i], ascii::is_upper);
    if (codes && !(announced_ && end - first == 2)) return end - first == 1 && is_desk(name);
    const bool digits = std::ranges::any_of(name, ascii::is_digit) || words_.begins_with_digit(first);
    if (is_account(first, end)) return true;
    if (upper * 2 <= end - first || (digits && !announced_)) return false;
    if (words_.starts_upper(first)) return true;
    return end - first > 1 && upper + 1 == end - first && is_desk(name);  // "the Example Team"
  }

  // "Jane Roe, Daily Example", "Jane Roe | REUTERS": beside a person what she writes for is no author.
  void drop_outlets() {
    if (found_.size() < 2) return;
    const auto is_outlet = [](const Found& f) { return is_desk(f.name) || is_organization(f.name); };
    const auto is_person = [&](const Found& f) {
      return !is_outlet(f) && (f.words >= 2 || static_cast<unsigned char>(f.name[0]) >= 0x80);
    };
    const auto person = std::ranges::find_if(found_, is_person);
    if (person == found_.end()) return;
    const bool upper = person->upper;
    // "鈴木花子，ITmedia"
    const bool unspaced = static_cast<unsigned char>(person->name[0]) >= 0xE3;
    const auto is_foreign = [&](const Found& f) {
      return unspaced && f.words == 1 && static_cast<unsigned char>(f.name[0]) < 0x80;
    };
    const std::string first = person->name;
    std::erase_if(found_, [&](const Found& f) {
      return f.name != first && !f.joined && (is_outlet(f) || is_foreign(f) || (f.upper && !upper));
    });
  }

  NameSource source_;
  std::string_view language_;
  NameWords words_;
  NameBounds bounds_;
  std::vector<Found> found_;
  bool announced_ = false;
  std::size_t announcement_ = 0;  // words of it
  bool joined_ = false;           // a word that joins stands before the part that is read
  bool after_join_ = false;       // and before the next one
};

}  // namespace

std::vector<std::string> read_names(std::string_view text, NameSource source, std::string_view language) {
  if (text.empty() || text.size() > longest_byline) return {};
  if (text.find("://") != std::string_view::npos && text.find(' ') == std::string_view::npos) return {};
  if (source == NameSource::byline) return BylineReader(text, source, language).run().names;
  std::string plain;
  if (text.find('<') != std::string_view::npos) text = plain = without_tags(text);
  text = named_behind_address(text);
  std::vector<std::string> inverted = read_inverted(text);
  return inverted.empty() ? BylineReader(text, source, language).run().names : inverted;
}

Byline read_byline(std::string_view text, std::string_view language) {
  if (text.empty() || text.size() > longest_byline) return {};
  return BylineReader(text, NameSource::byline, language).run();
}

}  // namespace pith::text
