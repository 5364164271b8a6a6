// Finding a date in a text: one pattern after the other is tried at each token.
#include "base/ascii.hpp"
#include "text/clock.hpp"
#include "text/date.hpp"
#include "text/date_tokens.hpp"

#include <algorithm>
#include <array>

namespace pith::text {
namespace {

using Kind = data::DateWord::Kind;

struct Match {
  Date date;
  std::size_t next = 0;  // the token after the date
  bool order_unsure = false;
  DayOrder order = DayOrder::none;
};

struct Month {
  int number = 0;
  bool solar_hijri = false;
  std::size_t next = 0;
};

class Scanner {
 public:
  Scanner(std::string_view text, const DateHints& hints, std::size_t from)
      : tokens_(text, from), hints_(hints) {}

  std::optional<FoundDate> find() const {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      std::optional<Match> match = match_at(i);
      if (!match) continue;
      FoundDate found{match->date, tokens_[i].begin, end_of(match->next), match->order_unsure, match->order};
      add_time(tokens_, i, match->next, found.date);
      return found;
    }
    return std::nullopt;
  }

 private:
  // The end of a date, with the sign for "day" behind it.
  std::size_t end_of(std::size_t next) const {
    const std::size_t end = tokens_[next - 1].end;
    for (const std::string_view day : {"日", "일", "號", "号"}) {
      if (tokens_.text().substr(end).starts_with(day)) return end + day.size();
    }
    return end;
  }

  std::optional<Match> match_at(std::size_t i) const {
    if (!tokens_.is_number(i)) {
      // Words are looked up only where a number follows: a month's name has two words at most.
      return tokens_.is_number(i + 1) || tokens_.is_number(i + 2) ? month_first(i) : std::nullopt;
    }
    const DateToken& token = tokens_[i];
    if (token.digits == 4) return year_first(i);
    if (token.digits == 8 || token.digits == 14) return compact(i);
    if (auto match = era_first(i)) return match;
    if (token.digits > 2) return std::nullopt;
    if (auto match = day_first(i)) return match;
    return numeric(i);
  }

  // "12 May 2020", "12. de mayo de 2020", "le 1er mai 2020", "12 tháng 5, 2020"
  std::optional<Match> day_first(std::size_t i) const {
    const int day = tokens_[i].value;
    std::size_t j = skip_fillers(i + 1);
    const Month month = month_at(j);
    if (month.number == 0 || !tokens_.joined(j)) return std::nullopt;
    j = skip_fillers(month.next);
    if (!tokens_.is_number(j) || !tokens_.joined(j)) return year_after_time(j, month, day);
    if (const int year =
            year_at(j, month.next == j && tokens_.separator(j) != 0 && tokens_.separator(j) != ':')) {
      return make(year, month, day, j + 1);
    }
    return year_after_time(j, month, day);
  }

  // "May 12, 2020", "Wed May 12 10:30:00 +0000 2020"
  std::optional<Match> month_first(std::size_t i) const {
    const Month month = month_at(i);
    if (month.number == 0 || !tokens_.is_number(month.next) || !tokens_.joined(month.next))
      return std::nullopt;
    if (tokens_[month.next].digits > 2) return std::nullopt;
    const int day = tokens_[month.next].value;
    const std::size_t j = skip_fillers(month.next + 1);
    if (!tokens_.joined(j)) return std::nullopt;
    if (const int year = year_at(j, false)) return make(year, month, day, j + 1);
    return year_after_time(j, month, day);
  }

  // "2020-05-12", "2020年5月12日", "2020. május 12.", "2020. gada 12. maijs"
  std::optional<Match> year_first(std::size_t i) const {
    const int year = year_at(i, false);
    if (year == 0) return std::nullopt;
    std::size_t j = skip_fillers(i + 1);
    if (!tokens_.joined(j)) return std::nullopt;
    const bool plain = j == i + 1;
    if (Month month = month_at(j); month.number != 0) {
      const std::size_t k = skip_fillers(month.next);
      if (!small_number(k) || !tokens_.joined(k)) return std::nullopt;
      return make(year, month, tokens_[k].value, k + 1);
    }
    if (!small_number(j)) return std::nullopt;
    const std::size_t k = skip_fillers(j + 1);
    if (!tokens_.joined(k)) return std::nullopt;
    if (Month month = month_at(k); month.number != 0) return make(year, month, tokens_[j].value, month.next);
    if (!small_number(k)) return std::nullopt;
    if (plain && (tokens_.separator(j) == 0 || tokens_.separator(j) != tokens_.separator(k)))
      return std::nullopt;
    if (plain && !stands_free(i, k)) return std::nullopt;
    return make(year, {.number = tokens_[j].value}, tokens_[k].value, k + 1);
  }

  // "平成28年12月5日", "民國105年12月5日"
  std::optional<Match> era_first(std::size_t i) const {
    struct Era {
      std::string_view name;
      int before;  // the year before its first one
    };
    constexpr std::array<Era, 5> eras = {
        {{"令和", 2018}, {"平成", 1988}, {"昭和", 1925}, {"民國", 1911}, {"民国", 1911}}};
    constexpr std::string_view year = "年";
    if (i == 0 || !tokens_.text().substr(tokens_[i].end).starts_with(year) || tokens_[i].digits > 3 ||
        !tokens_.gap(i).empty())
      return std::nullopt;
    const std::string word = tokens_.words(i - 1);
    const auto* era = std::ranges::find_if(eras, [&word](const Era& e) { return word.ends_with(e.name); });
    if (era == eras.end() || !small_number(i + 2) || tokens_.words(i + 3) != "月" || !small_number(i + 4))
      return std::nullopt;
    return make(era->before + tokens_[i].value, {.number = tokens_[i + 2].value}, tokens_[i + 4].value,
                i + 5);
  }

  // "20200512", "20200512103000"
  std::optional<Match> compact(std::size_t i) const {
    const DateToken& token = tokens_[i];
    const std::string_view digits = tokens_.text().substr(token.begin, token.end - token.begin);
    if (digits.size() != token.digits) return std::nullopt;  // not ASCII
    const auto part = [&](std::size_t at, std::size_t size) {
      int value = 0;
      for (const char c : digits.substr(at, size)) value = value * 10 + (c - '0');
      return value;
    };
    auto match = make(part(0, 4), {.number = part(4, 2)}, part(6, 2), i + 1);
    if (!match || match->date.year < 1990) return std::nullopt;  // eight digits may be any number
    if (digits.size() == 14 && part(8, 2) < 24 && part(10, 2) < 60 && part(12, 2) < 60) {
      match->date.has_time = true;
      match->date.hour = static_cast<std::uint8_t>(part(8, 2));
      match->date.minute = static_cast<std::uint8_t>(part(10, 2));
      match->date.second = static_cast<std::uint8_t>(part(12, 2));
    }
    return match;
  }

  // "12.05.2020", "5/12/20"
  std::optional<Match> numeric(std::size_t i) const {
    if (!small_number(i + 1) || !tokens_.is_number(i + 2)) return std::nullopt;
    const char sign = tokens_.separator(i + 1);
    if (sign == 0 || sign == ':' || sign != tokens_.separator(i + 2) || !stands_free(i, i + 2))
      return std::nullopt;
    const int year = year_at(i + 2, true);
    if (year == 0) return std::nullopt;
    const int a = tokens_[i].value;
    const int b = tokens_[i + 1].value;
    const auto day_month = make(year, {.number = b}, a, i + 3);
    const auto month_day = make(year, {.number = a}, b, i + 3);
    // Full stops are written by those who write the day first.
    const bool prefer_month = sign == '.' ? hints_.month_before_stop : hints_.month_first;
    auto out = prefer_month ? (month_day ? month_day : day_month) : (day_month ? day_month : month_day);
    if (!out) return out;
    out->order_unsure = a != b && day_month && month_day;
    const bool day_leads = out->date.day == a && a != b;
    if (sign != '.' && a != b) out->order = day_leads ? DayOrder::day_first : DayOrder::month_first;
    return out;
  }

  // "May 12 10:30:00 +0000 2020": `i` is the token after day and month.
  std::optional<Match> year_after_time(std::size_t i, const Month& month, int day) const {
    Date date;
    const std::size_t next = read_time(tokens_, i, date);
    if (next == i) return std::nullopt;
    const int year = year_at(next, false);
    if (year == 0) return std::nullopt;
    auto match = make(year, month, day, next + 1);
    if (!match) return std::nullopt;
    date.year = match->date.year;
    date.month = match->date.month;
    date.day = match->date.day;
    match->date = date;
    return match;
  }

  Month month_at(std::size_t i) const {
    if (!tokens_.is_word(i)) return {};
    for (const std::size_t count : {2U, 1U}) {
      const auto meanings = data::date_words(tokens_.words(i, count));
      const data::DateWord* best = nullptr;
      for (const data::DateWord& word : meanings) {
        if (word.kind != Kind::month && word.kind != Kind::jalali_month) continue;
        if (best == nullptr || word.language == hints_.language) best = &word;
      }
      if (best != nullptr) return {best->value, best->kind == Kind::jalali_month, i + count};
    }
    // Vietnamese numbers its months.
    const std::string word = tokens_.words(i);
    if ((word == "tháng" || word == "thg") && small_number(i + 1))
      return {tokens_[i + 1].value, false, i + 2};
    return {};
  }

  std::size_t skip_fillers(std::size_t i) const {
    for (int n = 0; n < 3 && tokens_.is_word(i) && tokens_.joined(i) && tokens_.means(i, Kind::filler); ++n) {
      // "5. des. 2016": a month in Norwegian, where in French it is none.
      const bool before_day = tokens_.is_number(i + 1) && tokens_[i + 1].digits < 4;
      if (!before_day && month_at(i).number != 0) break;
      ++i;
    }
    return i;
  }

  bool small_number(std::size_t i) const { return tokens_.is_number(i) && tokens_[i].digits <= 2; }

  // The year at token i, 0 if there is none. Two digits count only where `short_year` allows, and not before
  // a colon.
  int year_at(std::size_t i, bool short_year) const {
    if (!tokens_.is_number(i)) return 0;
    const DateToken& token = tokens_[i];
    const bool quoted = tokens_.gap(i).ends_with('\'') || tokens_.gap(i).ends_with("’");
    if (token.digits == 2 && (short_year || quoted) && tokens_.gap(i + 1) != ":") {
      return token.value < 70 ? 2000 + token.value : 1900 + token.value;
    }
    if (token.digits != 4) return 0;
    if (token.value >= 1900 && token.value <= 2100) return token.value;
    if (token.value >= 2443 && token.value <= 2643) return token.value - 543;  // Buddhist Era
    if (token.value >= 1279 && token.value <= 1479 && hints_.language == "fa")
      return token.value;  // Solar Hijri
    return 0;
  }

  // True if tokens [first, last] are not part of a longer row of numbers (an IP address, a version, a
  // telephone).
  bool stands_free(std::size_t first, std::size_t last) const {
    const auto touches = [&](std::size_t i) {
      return tokens_.is_number(i) && tokens_.is_number(i - 1) && tokens_.gap(i).size() == 1 &&
             tokens_.separator(i) != 0 && tokens_.separator(i) != ':';
    };
    return (first == 0 || !touches(first)) && !touches(last + 1);
  }

  std::optional<Match> make(int year, const Month& month, int day, std::size_t next) const {
    Date date;
    if (month.solar_hijri || year < 1900) {
      const auto converted = from_solar_hijri(year, month.number, day);
      if (!converted) return std::nullopt;
      date = *converted;
    } else {
      if (!is_day(year, month.number, day)) return std::nullopt;
      date.year = static_cast<std::int16_t>(year);
      date.month = static_cast<std::uint8_t>(month.number);
      date.day = static_cast<std::uint8_t>(day);
    }
    if (hints_.latest_day != 0 && day_number(date) > hints_.latest_day) return std::nullopt;
    return Match{date, next, false, DayOrder::none};
  }

  DateTokens tokens_;
  const DateHints& hints_;
};

// Whether there may be a digit in `text`: one of ASCII, or a byte that those of other scripts begin with.
bool may_have_digit(std::string_view text) {
  return std::ranges::any_of(text, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    const bool right_to_left = byte >= 0xD9 && byte <= 0xDB;
    const bool beyond = byte == 0xE0 || byte == 0xE1 || byte == 0xEF;  // India to Cambodia, full width
    return ascii::is_digit(c) || right_to_left || beyond;
  });
}

// "5 maj" is a day in Swedish and Polish; in French, "10:30 MAJ" is a time and a change.
bool is_behind_day(const DateTokens& tokens, std::size_t month) {
  if (month == 0 || !tokens.is_number(month - 1) || tokens.gap(month) != " ") return false;
  const bool is_minute = month > 1 && tokens.gap(month - 1) == ":";
  return tokens[month - 1].digits <= 2 && tokens[month - 1].value <= 31 && !is_minute;
}

}  // namespace

std::optional<FoundDate> find_date(std::string_view text, const DateHints& hints, std::size_t from) {
  if (from >= text.size() || !may_have_digit(text.substr(from))) return std::nullopt;
  return Scanner(text, hints, from).find();
}

std::optional<Date> parse_date(std::string_view value, const DateHints& hints) {
  value = ascii::trim(value);
  const bool digits = std::ranges::all_of(value, ascii::is_digit);
  if (digits && (value.size() == 10 || value.size() == 13) && value[0] != '0') {
    std::int64_t seconds = 0;
    for (const char c : value.substr(0, 10)) seconds = seconds * 10 + (c - '0');
    const Date date = from_unix_seconds(seconds);
    if (hints.latest_day != 0 && day_number(date) > hints.latest_day) return std::nullopt;
    return date;
  }
  const auto found = find_date(value, hints);
  return found ? std::optional(found->date) : std::nullopt;
}

std::optional<Date> find_relative_date(std::string_view text, const DateHints& hints) {
  if (!hints.fetched) return std::nullopt;
  const std::int64_t now = hints.fetched->time_since_epoch().count();
  constexpr std::int64_t day = 86'400;
  constexpr std::array<std::pair<Kind, std::int64_t>, 7> units = {{{Kind::second, 1},
                                                                   {Kind::minute, 60},
                                                                   {Kind::hour, 3'600},
                                                                   {Kind::day, day},
                                                                   {Kind::week, 7 * day},
                                                                   {Kind::month_unit, 30 * day},
                                                                   {Kind::year, 365 * day}}};
  const DateTokens tokens(text, 0);
  const auto ago_near = [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first >= 3 ? first - 3 : 0; i <= last + 2; ++i) {
      if (tokens.phrase_means(i, Kind::ago)) return true;
    }
    return false;
  };
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const bool short_text = tokens.size() <= 6;
    if (short_text && tokens.phrase_means(i, Kind::today)) return from_day_number(now / day);
    if (short_text && tokens.phrase_means(i, Kind::yesterday)) return from_day_number(now / day - 1);
    for (const auto& [kind, seconds] : units) {
      if (!tokens.means(i, kind)) continue;
      const bool counted = i > 0 && tokens.is_number(i - 1) && tokens[i - 1].digits <= 3;
      if (!counted && kind == Kind::year) continue;  // "an" is a year in French
      const std::int64_t count = counted ? tokens[i - 1].value : 1;
      if (!ago_near(counted ? i - 1 : i, i)) continue;
      const std::int64_t moment = now - count * seconds;
      // What is counted in days or more says nothing about the hour.
      return seconds >= day ? from_day_number(moment / day) : from_unix_seconds(moment);
    }
  }
  return std::nullopt;
}

DateLabel label_in(std::string_view text) {
  const DateTokens tokens(text, 0);
  // "Terms last changed": what is changed is named right before.
  constexpr std::size_t reach = 3;  // words
  std::size_t others_end = 0;
  DateLabel label = text.find("©") != std::string_view::npos ? DateLabel::unrelated : DateLabel::none;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens.is_number(i)) others_end = 0;
    const std::uint32_t kinds = tokens.phrase_kinds(i);
    const auto means = [kinds](Kind kind) { return (kinds >> static_cast<unsigned>(kind) & 1) != 0; };
    if (means(Kind::unrelated)) {
      label = DateLabel::unrelated;
      others_end = i + reach;
    }
    if (means(Kind::published)) label = DateLabel::published;
    if (means(Kind::updated) && !(means(Kind::month) && is_behind_day(tokens, i)))
      return i < others_end ? DateLabel::unrelated : DateLabel::updated;
  }
  return label;
}

}  // namespace pith::text
