#include "meta/names.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "data/byline_words.hpp"
#include "data/date_words.hpp"
#include "meta/date_tokens.hpp"

#include <algorithm>
#include <array>

namespace pith::meta {
namespace {

using data::BylineWord;

constexpr std::size_t longest_byline = 400;  // bytes
constexpr std::size_t longest_name = 80;
constexpr std::size_t most_words = 7;  // of one name
constexpr std::size_t most_names = 30;

struct Word {
  std::string_view text;   // without punctuation around it
  std::string_view after;  // what follows, up to the next word
  std::size_t begin = 0;
};

// Letters, marks, digits, and what stands inside names and abbreviations: O'Brien, Jean-Luc, J.R., A*, user_1
bool is_inside(std::string_view text, std::size_t at) {
  const char c = text[at];
  const bool between = at > 0 && at + 1 < text.size() && !ascii::is_space(text[at + 1]);
  if (c == '.')
    return at > 0 && (ascii::is_alnum(text[at - 1]) || static_cast<unsigned char>(text[at - 1]) >= 0x80);
  return c == '@' || c == '&' || c == '+' || c == '#' ||
         (between && (c == '\'' || c == '-' || c == '_' || c == '*'));
}

std::vector<Word> split_words(std::string_view text) {
  std::vector<Word> out;
  out.reserve(16);
  bool open = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = utf8::next(text, at);
    const bool inside = utf8::is_word(c) || c == U'’' || c == U'‐' || c == U'‑' || c == 0x200C ||
                        c == U'・' || c == U'·' || (c < 0x80 && is_inside(text, begin));
    const bool middle_dot =
        (c == U'·' || c == U'・') && !(open && at < text.size() && !ascii::is_space(text[at]));
    if (inside && !middle_dot) {
      if (!open) out.push_back({text.substr(begin, 0), {}, begin});
      out.back().text = text.substr(out.back().begin, at - out.back().begin);
      open = true;
    } else {
      open = false;
      if (!out.empty()) {
        const std::size_t end = out.back().begin + out.back().text.size();
        out.back().after = text.substr(end, at - end);
      }
    }
  }
  return out;
}

std::string key_of(std::string_view word) {
  std::string out = utf8::to_lower(word);
  while (out.size() > 1 && out.back() == '.') out.pop_back();
  return out;
}

// The longest phrase of up to six words from `i` on that has one of `kinds`: its number of words, or 0.
std::size_t phrase(const std::vector<Word>& words, std::size_t i, unsigned kinds) {
  std::string key;
  std::size_t best = 0;
  for (std::size_t n = 0; n < 6 && i + n < words.size(); ++n) {
    if (n > 0) {
      const std::string_view gap = words[i + n - 1].after;
      if (gap.size() != 1 || !(gap[0] == ' ' || gap[0] == ':' || gap[0] == '/')) break;
      key += gap[0];
    }
    key += key_of(words[i + n].text);
    const data::BylineMatch match = data::match_byline(key);
    if ((match.kinds & kinds) != 0) best = n + 1;
    if (!match.goes_on) break;
  }
  return best;
}

bool begins_with_digit(std::string_view text) {
  std::size_t at = 0;
  return !text.empty() && digit_value(utf8::next(text, at)) >= 0;
}

bool has_digit(std::string_view text) {
  return std::ranges::any_of(text, ascii::is_digit) || begins_with_digit(text);
}

bool starts_upper(std::string_view text) {
  std::size_t at = 0;
  const char32_t c = utf8::next(text, at);
  return utf8::is_upper(c) || utf8::to_lower(c) == utf8::to_upper(c);  // scripts without case
}

bool is_month(std::string_view word) {
  return std::ranges::any_of(data::date_words(key_of(word)),
                             [](const data::DateWord& w) { return w.kind == data::DateWord::Kind::month; });
}

// "ago", "vor", "hace"
bool counts_back(std::string_view word) {
  return std::ranges::any_of(data::date_words(key_of(word)),
                             [](const data::DateWord& w) { return w.kind == data::DateWord::Kind::ago; });
}

bool is_address(std::string_view word) {
  return word.find('@') != std::string_view::npos || word.find("www.") != std::string_view::npos ||
         word.starts_with("http");
}

// What separates two parts of a byline. Blanks, an apostrophe, brackets and quotes do not.
bool separates(std::string_view gap) {
  for (std::size_t at = 0; at < gap.size();) {
    const char32_t c = utf8::next(gap, at);
    if (c == ',' || c == ';' || c == '|' || c == '/' || c == U'•' || c == U'·' || c == U'–' || c == U'—' ||
        c == U'、' || c == U'،' || c == U'，' || c == U'｜' || c == U'»' || c == U'／' || c == ':' ||
        c == U'：' || c == U'〉' || c == U'>' || c == U'~' || c == U'・' || c == U'●' || c == U'→' ||
        c == U'↓') {
      return true;
    }
  }
  return gap.find(" - ") != std::string_view::npos || gap.find(" -") == 0;
}

class Reader {
 public:
  Reader(std::string_view text, NameSource source)
      : text_(text), source_(source), words_(split_words(text)) {}

  std::vector<std::string> run() {
    std::size_t i = start();
    while (i < words_.size() && out_.size() < most_names) i = part(i);
    return std::move(out_);
  }

 private:
  // The word after the announcement, wherever it stands: "12 May 2020 by Jane Roe".
  std::size_t start() {
    if (phrase(words_, 0, BylineWord::not_by) > phrase(words_, 0, BylineWord::by)) return words_.size();
    for (std::size_t i = 0; i < words_.size(); ++i) {
      const std::size_t n = phrase(words_, i, BylineWord::by);
      const bool name_before = i > 0 && !separates(words_[i - 1].after) && !has_digit(words_[i - 1].text);
      if (n == 0 || i + n >= words_.size() || (i > 0 && (name_before || is_particle(i)))) continue;
      if (i > 0 && phrase(words_, i, BylineWord::not_by) != 0) continue;
      announced_ = true;
      return after_announcements(i + n);
    }
    return 0;
  }

  // "Text: Von Jane Roe"
  std::size_t after_announcements(std::size_t i) const {
    for (std::size_t n = 0; (n = phrase(words_, i, BylineWord::by)) != 0 && i + n < words_.size(); i += n) {
      if (is_particle(i) && starts_upper(words_[i].text)) break;
    }
    return i;
  }

  // "von", "de", "di", "da" are parts of names too, unless they open the line.
  bool is_particle(std::size_t i) const {
    constexpr std::array<std::string_view, 8> particles = {"von", "de", "di", "da", "av", "af", "a", "текст"};
    return i > 0 && std::ranges::find(particles, key_of(words_[i].text)) != particles.end() &&
           !has_digit(words_[i - 1].text) && !separates(words_[i - 1].after) &&
           starts_upper(words_[i - 1].text) && !is_month(words_[i - 1].text);
  }

  // Reads one part from word `i`: takes its name if it is one; gives the word the next part starts at.
  std::size_t part(std::size_t i) {
    if (const std::size_t n = phrase(words_, i, BylineWord::not_by);
        n != 0 && n >= phrase(words_, i, BylineWord::by)) {
      // "Jane Roe, Editor": a title that ends the part; "Photo: John Doe": a name that is not wanted.
      const bool title = separates(words_[i + n - 1].after) || i + n == words_.size();
      return title && words_[i + n - 1].after.find(':') == std::string_view::npos ? i + n : words_.size();
    }
    const std::size_t first = i;
    std::size_t end = i;  // one past the name's last word
    while (i < words_.size()) {
      if (i > first && joins(i)) break;
      const bool agency = i > first + 1 && phrase(words_, i, BylineWord::desk) >= 2;
      if (agency || ends_here(i) || (i > first && phrase(words_, i, BylineWord::not_by) != 0)) {
        take(first, end);
        return skip_rest(i);
      }
      end = ++i;
      if (separates(words_[i - 1].after) || opens_bracket(words_[i - 1].after)) break;
    }
    // What a colon follows is a label.
    const bool label =
        end > first && i < words_.size() && words_[end - 1].after.find(':') != std::string_view::npos;
    const bool of_author = label && phrase(words_, first, BylineWord::by | BylineWord::role) == end - first;
    if (label && !of_author && !out_.empty()) return words_.size();  // what it labels is another thing
    if (!label) take(first, end);
    if (i < words_.size() && opens_bracket(words_[i - 1].after)) i = skip_bracket(i);
    return i < words_.size() && joins(i) ? i + 1 : i;
  }

  bool joins(std::size_t i) const {
    const std::string key = key_of(words_[i].text);
    if ((data::byline_word(key) & BylineWord::joins) == 0) return false;
    return !starts_upper(words_[i].text) || key.size() > 1 || !ascii::is_alpha(key[0]);
  }

  // A word that no name holds: a number, an address, "on", "updated".
  bool ends_here(std::size_t i) const {
    const std::string_view word = words_[i].text;
    if (is_address(word)) return true;
    if (begins_with_digit(word) &&
        (source_ == NameSource::byline || std::ranges::all_of(word, ascii::is_digit))) {
      return i > 0 || source_ == NameSource::byline;
    }
    if (i + 1 < words_.size() && begins_with_digit(words_[i + 1].text) && counts_back(word)) return true;
    if (has_digit(word) && i + 1 < words_.size() && is_month(words_[i + 1].text)) return true;
    const unsigned kinds = data::byline_word(key_of(word));
    const bool before_date =
        i + 1 < words_.size() && (begins_with_digit(words_[i + 1].text) || is_month(words_[i + 1].text));
    if ((kinds & BylineWord::end) != 0 && (!starts_upper(word) || all_upper(i) || before_date) && i > 0)
      return true;
    return is_month(word) && i + 1 < words_.size() && has_digit(words_[i + 1].text);
  }

  bool all_upper(std::size_t i) const {
    return utf8::to_lower(words_[i].text) != words_[i].text && words_[i].text.size() > 1 &&
           std::ranges::none_of(words_[i].text, ascii::is_lower);
  }

  // After what ends a name a further one may follow only behind a separator.
  std::size_t skip_rest(std::size_t i) const {
    // An address is one piece up to the next blank, whatever signs it holds.
    const bool address = i < words_.size() && is_address(words_[i].text);
    while (address && i + 1 < words_.size() && std::ranges::none_of(words_[i].after, ascii::is_space)) ++i;
    while (i < words_.size() && !separates(words_[i].after)) ++i;
    const bool label = i < words_.size() && words_[i].after.find(": ") != std::string_view::npos;
    return label ? words_.size() : i + 1;
  }

  static bool opens_bracket(std::string_view gap) {
    return gap.find_first_of("([") != std::string_view::npos;
  }

  std::size_t skip_bracket(std::size_t i) const {
    while (i < words_.size() && words_[i].after.find_first_of(")]") == std::string_view::npos) ++i;
    return i + 1;
  }

  void take(std::size_t first, std::size_t end) {
    while (first < end && joins(first)) ++first;
    while (end > first + 1 && is_title_behind(end - 1)) --end;
    if (end <= first || end - first > most_words) return;
    const Word& last = words_[end - 1];
    std::string_view name =
        text_.substr(words_[first].begin, last.begin + last.text.size() - words_[first].begin);
    const bool initial = name.size() >= 2 && name.back() == '.' &&
                         (name.size() == 2 || name[name.size() - 3] == '.' || name[name.size() - 3] == ' ' ||
                          ascii::equal_ignoring_case(name.substr(name.size() - 3), "jr.") ||
                          ascii::equal_ignoring_case(name.substr(name.size() - 3), "sr."));
    while (!name.empty() && (name.back() == '-' || (name.back() == '.' && !initial))) name.remove_suffix(1);
    if (!is_name(name, first, end) || is_place(first, end)) return;
    if (out_.empty()) first_size_ = end - first;
    if (std::ranges::find(out_, name) == out_.end()) out_.emplace_back(name);
  }

  // "By Jane Roe, Berlin": a lone word behind a whole name says where she wrote.
  bool is_place(std::size_t first, std::size_t end) const {
    return source_ == NameSource::byline && announced_ && !out_.empty() && first_size_ >= 2 &&
           end - first == 1 && separates(words_[first - 1].after);
  }

  // "서지우 기자": Korean and Chinese set a title behind the name, with no sign between.
  bool is_title_behind(std::size_t i) const {
    const bool has_case =
        utf8::to_lower(words_[i].text) != words_[i].text || ascii::is_alpha(words_[i].text[0]);
    return !has_case && starts_upper(words_[i].text) &&
           (data::byline_word(key_of(words_[i].text)) & BylineWord::role) != 0;
  }

  bool is_name(std::string_view name, std::size_t first, std::size_t end) const {
    if (name.size() < 2 || name.size() > longest_name) return false;
    std::size_t roles = 0;
    std::size_t upper = 0;
    std::size_t letters = 0;
    for (std::size_t i = first; i < end; ++i) {
      roles += (data::byline_word(key_of(words_[i].text)) & (BylineWord::role | BylineWord::end)) != 0;
      upper += starts_upper(words_[i].text) || is_name_particle(words_[i].text);
      letters +=
          utf8::count_words(words_[i].text) > 0 && !std::ranges::all_of(words_[i].text, ascii::is_digit);
    }
    if (letters == 0 || name[0] == '-' || name[0] == '#') return false;
    if ((phrase(words_, first, BylineWord::by) >= end - first) ||
        phrase(words_, first, BylineWord::not_by) >= end - first) {
      return false;
    }
    if (ascii::is_digit(name[0]) && end - first > 1) return false;
    const bool domain = end - first == 1 && name.find('.') != std::string_view::npos && name.size() > 5 &&
                        !starts_upper(name);
    if (domain && !out_.empty()) return false;
    if (roles == end - first && !is_desk(name)) return false;
    const bool last_is_role = (data::byline_word(key_of(words_[end - 1].text)) & BylineWord::role) != 0;
    if (!out_.empty() && last_is_role) return false;
    if (!out_.empty() && end - first == 1 && name.size() <= 5 && std::ranges::none_of(name, ascii::is_lower))
      return false;
    if (source_ == NameSource::field) return true;
    // "DE FR IT" chooses a language.
    const auto is_code = [](const Word& w) {
      return w.text.size() <= 3 && std::ranges::all_of(w.text, ascii::is_upper);
    };
    if (std::all_of(words_.begin() + static_cast<std::ptrdiff_t>(first),
                    words_.begin() + static_cast<std::ptrdiff_t>(end), is_code)) {
      return end - first == 1 && is_desk(name);
    }
    // In a line of text names are written in capitals, but for particles ("van", "de").
    return upper * 2 > (end - first) && starts_upper(words_[first].text) && !(has_digit(name) && !announced_);
  }

  std::string_view text_;
  NameSource source_;
  std::vector<Word> words_;
  std::vector<std::string> out_;
  std::size_t first_size_ = 0;  // words of the first name
  bool announced_ = false;
};

}  // namespace

bool is_name_particle(std::string_view word) {
  constexpr std::array<std::string_view, 22> particles = {
      "von", "van", "de", "der", "den", "di", "da",  "del", "della", "dos", "du",
      "la",  "le",  "zu", "zum", "al",  "el", "bin", "ibn", "ten",   "ter", "y"};
  return std::ranges::find(particles, word) != particles.end();
}

std::vector<std::string> read_names(std::string_view text, NameSource source) {
  if (text.empty() || text.size() > longest_byline) return {};
  if (text.find("://") != std::string_view::npos && text.find(' ') == std::string_view::npos) return {};
  return Reader(text, source).run();
}

std::size_t announcement(std::string_view text) {
  constexpr std::size_t longest_announcement = 60;
  const std::vector<Word> words = split_words(text.substr(0, std::min(text.size(), longest_announcement)));
  const std::size_t n = phrase(words, 0, BylineWord::by);
  if (n == 0 || n >= words.size() || phrase(words, 0, BylineWord::not_by) > n) return 0;
  return words[n].begin;
}

Announced last_announcement(std::string_view text) {
  const std::vector<Word> words = split_words(text);
  Announced out = Announced::nobody;
  for (std::size_t i = 0; i < words.size();) {
    const std::size_t by = phrase(words, i, BylineWord::by);
    const std::size_t other = phrase(words, i, BylineWord::not_by);
    if (by > 0 || other > 0) out = other >= by ? Announced::other : Announced::author;
    i += std::max<std::size_t>({by, other, 1});
  }
  return out;
}

bool is_announcement(std::string_view text) {
  const std::vector<Word> words = split_words(text);
  return !words.empty() && phrase(words, 0, BylineWord::by) == words.size();
}

bool is_organization(std::string_view name) {
  const std::vector<Word> words = split_words(name);
  if (words.size() < 2) return name.ends_with(".com") || name.ends_with(".org") || name.ends_with(".net");
  const bool article = words.size() >= 3 && key_of(words.front().text) == "the";
  return article || (data::byline_word(key_of(words.back().text)) & BylineWord::org) != 0;
}

bool is_desk(std::string_view name) {
  const std::vector<Word> words = split_words(name);
  if (words.empty()) return false;
  if (phrase(words, 0, BylineWord::desk) == words.size()) return true;
  const bool last = (data::byline_word(key_of(words.back().text)) & BylineWord::desk) != 0;
  const bool first = (data::byline_word(key_of(words.front().text)) & BylineWord::desk) != 0;
  return words.size() > 1 && (last || first);
}

}  // namespace pith::meta
