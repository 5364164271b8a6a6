#include "text/name_words.hpp"

#include "base/ascii.hpp"
#include "base/digits.hpp"
#include "base/utf8.hpp"
#include "data/date_words.hpp"

#include <algorithm>
#include <array>

namespace pith::text {
namespace {

using data::BylineWord;

// Signs of ASCII that stand inside names and abbreviations: O'Brien, Jean-Luc, J.R., A*, user_1
bool is_sign_of_word(std::string_view text, std::size_t at) {
  const char c = text[at];
  const bool between =
      at > 0 && text[at - 1] != '-' && at + 1 < text.size() && !ascii::is_space(text[at + 1]);
  if (c == '.')
    return at > 0 && (ascii::is_alnum(text[at - 1]) || static_cast<unsigned char>(text[at - 1]) >= 0x80);
  return c == '@' || c == '&' || c == '+' || c == '#' || c == '_' ||
         (between && (c == '\'' || c == '-' || c == '*'));
}

bool is_word_sign(char32_t c) { return c == U'’' || c == U'‐' || c == U'‑' || c == 0x200C; }

// Whether the character at `at` stands inside a word, and moves `at` behind it; `open`: a word stands before
// it.
bool is_inside(std::string_view text, std::size_t& at, bool open) {
  const std::size_t begin = at;
  const char32_t c = utf8::next(text, at);
  if (c < 0x80) return ascii::is_alnum(text[begin]) || is_sign_of_word(text, begin);
  if (c == U'·' || c == U'・') return open && at < text.size() && !ascii::is_space(text[at]);
  return utf8::is_word(c) || is_word_sign(c);
}

bool is_separator(char32_t c) {
  constexpr std::u32string_view separators = U",;|/:>~•·–—、،，；｜»／：〉・●→↓＝=◆■⋅∙│┃";
  return separators.find(c) != std::u32string_view::npos;
}

bool is_blank(std::string_view gap) { return gap.empty() || gap == " "; }

bool separates(std::string_view gap) {
  if (is_blank(gap)) return false;
  for (std::size_t at = 0; at < gap.size();) {
    if (is_separator(utf8::next(gap, at))) return true;
  }
  return gap.find(" - ") != std::string_view::npos || gap.find(" -") == 0;
}

std::string key_of(std::string_view word) {
  std::string out = utf8::to_lower(word);
  while (out.size() > 1 && out.back() == '.') out.pop_back();
  return out;
}

bool is_hangul(char32_t c) { return c >= 0xAC00 && c <= 0xD7A3; }

// Where each character of a word begins, and its end; of a long word only that it is one.
class Characters {
 public:
  explicit Characters(std::string_view word) {
    for (std::size_t at = 0; at < word.size() && !too_long_;) {
      utf8::next(word, at);
      too_long_ = size_ == longest;
      if (!too_long_) begins_[++size_] = at;
    }
  }
  std::size_t size() const { return size_; }
  bool too_long() const { return too_long_; }
  std::size_t begin(std::size_t i) const { return begins_[i]; }

 private:
  static constexpr std::size_t longest = 12;
  std::array<std::size_t, longest + 1> begins_{};
  std::size_t size_ = 0;
  bool too_long_ = false;
};

bool has_colon_in(std::string_view gap) {
  return gap.find(':') != std::string_view::npos || gap.find("：") != std::string_view::npos;
}

}  // namespace

NameWords::NameWords(std::string_view line) : line_(line) {
  split_into_words();
  split_labels();
  for (Word& word : words_) {
    word.key = key_of(word.text);
    const data::BylineMatch match = data::match_byline(word.key);
    word.kinds = match.kinds;
    word.goes_on = match.goes_on;
  }
}

void NameWords::split_into_words() {
  constexpr std::size_t bytes_a_word = 6;  // with the gap behind it
  words_.reserve(line_.size() / bytes_a_word + 2);
  bool open = false;
  const auto end_gap = [this](std::size_t at) {
    if (words_.empty()) return;
    Word& last = words_.back();
    const std::size_t end = last.begin + last.text.size();
    last.after = line_.substr(end, at - end);
  };
  for (std::size_t at = 0; at < line_.size();) {
    const std::size_t begin = at;
    while (at < line_.size() && ascii::is_alnum(line_[at])) ++at;
    if (at == begin) {
      const bool blank = line_[at] == ' ';
      if (blank || !is_inside(line_, at, open)) {
        at += blank ? 1 : 0;
        open = false;
        continue;
      }
    }
    if (!open) {
      end_gap(begin);
      words_.push_back({line_.substr(begin, 0), {}, begin, {}, 0, false});
    }
    words_.back().text = line_.substr(words_.back().begin, at - words_.back().begin);
    open = true;
  }
  end_gap(line_.size());
}

// "記者王小明" → "記者", "王小明"; "翻訳者：" behind a name; "홍길동기자" → "홍길동", "기자"; and the two of
// "김민수·이영희", whose point stands within the names of other scripts.
void NameWords::split_labels() {
  for (std::size_t i = 0; i < words_.size(); ++i) {
    std::size_t next = 0;
    const char32_t first = utf8::next(words_[i].text, next);
    if (is_hangul(first)) split_pair(i);
    if (utf8::is_unspaced_script(first) || is_hangul(first)) split_label(i);
  }
}

void NameWords::split_pair(std::size_t i) {
  constexpr std::string_view point = "·";
  const std::string_view text = words_[i].text;
  const std::size_t at = text.find(point);
  if (at == std::string_view::npos || data::byline_word(text) != 0) return;
  const std::size_t behind = at + point.size();
  const Word second{text.substr(behind), words_[i].after, words_[i].begin + behind, {}, 0, false};
  words_[i].text = text.substr(0, at);
  words_[i].after = point;
  words_.insert(words_.begin() + static_cast<std::ptrdiff_t>(i) + 1, second);
}

void NameWords::split_label(std::size_t i) {
  constexpr std::size_t longest_label = 5;  // characters
  constexpr std::size_t shortest_name = 2;
  const Characters characters(words_[i].text);
  if (characters.size() <= shortest_name || characters.too_long()) return;
  const std::string_view text = words_[i].text;
  if (data::byline_word(text) != 0) return;
  const auto cut = [&](std::size_t count, std::string_view gap) {
    const std::size_t at = characters.begin(count);
    const Word behind{text.substr(at), words_[i].after, words_[i].begin + at, {}, 0, false};
    words_[i].text = text.substr(0, at);
    words_[i].after = gap;
    words_.insert(words_.begin() + static_cast<std::ptrdiff_t>(i) + 1, behind);
  };
  const bool colon = has_colon_in(words_[i].after);
  for (std::size_t n = std::min(longest_label, characters.size() - shortest_name); n >= 2; --n) {
    const unsigned before = data::byline_word(text.substr(0, characters.begin(n)));
    const unsigned behind = data::byline_word(text.substr(characters.begin(characters.size() - n)));
    if (colon && (behind & (BylineWord::by | BylineWord::not_by)) != 0)
      return cut(characters.size() - n, "、");
    if ((before & (BylineWord::by | BylineWord::not_by)) != 0) return cut(n, "");
    if ((behind & BylineWord::role) != 0) return cut(characters.size() - n, " ");
  }
}

std::size_t NameWords::phrase(std::size_t i, unsigned kinds) const {
  std::size_t best = is(i, kinds) ? 1 : 0;
  if (!at(i).goes_on) return best;
  std::string joined = words_[i].key;
  for (std::size_t n = 1; n < 6 && i + n < words_.size(); ++n) {
    const std::string_view gap = words_[i + n - 1].after;
    if (gap.size() != 1 || !(gap[0] == ' ' || gap[0] == ':' || gap[0] == '/')) break;
    joined.append(gap).append(words_[i + n].key);
    const data::BylineMatch match = data::match_byline(joined);
    if ((match.kinds & kinds) != 0) best = n + 1;
    if (!match.goes_on) break;
  }
  return best;
}

std::string_view NameWords::languages(std::size_t i, std::size_t count) const {
  std::string joined;
  for (std::size_t n = i; n < i + count && n < words_.size(); ++n) {
    if (n > i) joined += words_[n - 1].after;
    joined += words_[n].key;
  }
  return data::match_byline(joined).languages;
}

std::string_view NameWords::between(std::size_t first, std::size_t end) const {
  const Word& last = at(end - 1);
  return line_.substr(at(first).begin, last.begin + last.text.size() - at(first).begin);
}

bool NameWords::begins_with_digit(std::size_t i) const {
  std::size_t next = 0;
  return i < words_.size() && utf8::digit_value(utf8::next(words_[i].text, next)) >= 0;
}

bool NameWords::has_digit(std::size_t i) const {
  return std::ranges::any_of(at(i).text, ascii::is_digit) || begins_with_digit(i);
}

bool NameWords::is_all_digits(std::size_t i) const {
  return std::ranges::all_of(at(i).text, [](char c) { return ascii::is_digit(c) || c == '.'; });
}

bool NameWords::starts_upper(std::size_t i) const {
  if (i >= words_.size()) return false;
  std::size_t next = 0;
  const char32_t c = utf8::next(words_[i].text, next);
  return utf8::is_upper(c) || utf8::to_lower(c) == utf8::to_upper(c);  // scripts without case
}

bool NameWords::is_all_upper(std::size_t i) const {
  const std::string_view word = at(i).text;
  std::size_t capitals = 0;
  for (std::size_t next = 0; next < word.size();) {
    const char32_t c = utf8::next(word, next);
    if (utf8::to_upper(c) != c) return false;
    capitals += utf8::to_lower(c) != c;
  }
  return capitals >= 2 || (capitals == 1 && word.size() > 1);
}

bool NameWords::is_month(std::size_t i) const {
  return i < words_.size() &&
         std::ranges::any_of(data::date_words(words_[i].key),
                             [](const data::DateWord& w) { return w.kind == data::DateWord::Kind::month; });
}

bool NameWords::counts_back(std::size_t i) const {
  return i < words_.size() &&
         std::ranges::any_of(data::date_words(words_[i].key),
                             [](const data::DateWord& w) { return w.kind == data::DateWord::Kind::ago; });
}

bool NameWords::is_address(std::size_t i) const {
  const std::string_view word = at(i).text;
  return word.find('@') != std::string_view::npos || word.find("www.") != std::string_view::npos ||
         word.starts_with("http") || (word.ends_with(".com") && at(i).after.starts_with('/'));
}

bool NameWords::is_initials(std::size_t i) const {
  const std::string_view word = at(i).text;
  std::size_t letters = 0;
  for (std::size_t next = 0; next < word.size();) {
    const char32_t c = utf8::next(word, next);
    if (c == '.' || c == '-') continue;
    if (!utf8::is_upper(c)) return false;
    ++letters;
    if (next < word.size() && word[next] != '.' && word[next] != '-') return false;
  }
  return letters >= 1 && letters <= 3 && (letters == 1 || word.find('.') != std::string_view::npos);
}

bool NameWords::is_separated(std::size_t i) const { return separates(after(i)); }

bool NameWords::opens_bracket(std::size_t i) const {
  if (is_blank(after(i))) return false;
  return after(i).find_first_of("([") != std::string_view::npos ||
         after(i).find("（") != std::string_view::npos || after(i).find("【") != std::string_view::npos;
}

bool NameWords::closes_bracket(std::size_t i) const {
  if (is_blank(after(i))) return false;
  return after(i).find_first_of(")]") != std::string_view::npos ||
         after(i).find("）") != std::string_view::npos || after(i).find("】") != std::string_view::npos;
}

bool NameWords::has_colon(std::size_t i) const { return has_colon_in(after(i)); }

bool NameWords::labels(std::size_t i) const {
  return has_colon(i) || after(i) == "｜" ||
         (after(i) == "|" && static_cast<unsigned char>(at(i).text[0]) >= 0xE3);
}

}  // namespace pith::text
