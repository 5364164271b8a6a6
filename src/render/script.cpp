#include "render/script.hpp"

#include "base/ascii.hpp"
#include "render/layout.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace pith::render {
namespace {

constexpr std::size_t longest_number = 8;  // digits and signs of one script

constexpr std::array<std::string_view, 10> raised = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
constexpr std::array<std::string_view, 10> lowered = {"₀", "₁", "₂", "₃", "₄", "₅", "₆", "₇", "₈", "₉"};

/// Appends `words` in digits of their own; false if they are more than a number with a sign.
bool append_digits(std::string_view words, bool raise, std::string& out) {
  constexpr std::string_view minus = "−";
  std::string digits;
  if (words.starts_with('-') || words.starts_with(minus)) {
    digits += raise ? "⁻" : "₋";
    words.remove_prefix(words.starts_with('-') ? 1 : minus.size());
  } else if (words.starts_with('+')) {
    digits += raise ? "⁺" : "₊";
    words.remove_prefix(1);
  }
  if (words.empty() || words.size() > longest_number) return false;
  for (const char c : words) {
    if (!ascii::is_digit(c)) return false;
    digits += (raise ? raised : lowered).at(static_cast<std::size_t>(c - '0'));
  }
  out += digits;
  return true;
}

/// True behind a number, a unit, a variable or what stands in brackets: there a superscript number is a
/// power. Behind a longer word it is the mark of a note, which is best left as it is.
bool has_powers(std::string_view text) {
  constexpr std::size_t longest_unit = 3;  // letters: m, cm, sec
  if (text.empty() || text.ends_with(')')) return !text.empty();
  if (ascii::is_digit(text.back())) return true;
  std::size_t letters = 0;
  while (letters < text.size() && ascii::is_alpha(text[text.size() - 1 - letters])) ++letters;
  if (letters == 0 || letters > longest_unit) return false;
  if (letters == text.size()) return true;
  const char before = text[text.size() - 1 - letters];
  return ascii::is_digit(before) || before == ' ' || before == '/' || before == '(' || before == '-';
}

/// True for a superscript that is a power, not the end of an abbreviation: "n" and "2n", not "st" or "e".
bool is_power(std::string_view words, std::string_view before) {
  const char first = words.front();
  if (ascii::is_digit(first)) return true;
  if (first == '-' || first == '+') return words.size() > 1 && ascii::is_alnum(words[1]);
  const bool after_digit = !before.empty() && ascii::is_digit(before.back());
  constexpr std::string_view variables = "nkmxyijpqT";
  return words.size() == 1 && variables.find(first) != std::string_view::npos &&
         (after_digit || before.ends_with(')'));
}

}  // namespace

ScriptedText::ScriptedText(const Article& article) : article_(article) {
  std::uint32_t end = 0;
  for (const Mark& mark : article.marks) {
    if (mark.kind == MarkKind::formula) end = std::max(end, mark.text.end);
    if (mark.kind != MarkKind::superscript && mark.kind != MarkKind::subscript) continue;
    if (mark.text.begin < end || mark.text.empty() || mark.text.end > article.text.size()) continue;
    scripts_.push_back(mark);
    end = mark.text.end;
  }
}

void ScriptedText::append(Range range, std::string& out) const {
  std::uint32_t at = range.begin;
  const auto before = [](const Mark& mark, std::uint32_t begin) { return mark.text.begin < begin; };
  for (auto mark = std::lower_bound(scripts_.begin(), scripts_.end(), range.begin, before);
       mark != scripts_.end() && mark->text.end <= range.end; ++mark) {
    const std::string_view text = text_in(article_, {at, mark->text.begin});
    const std::string_view words = text_in(article_, mark->text);
    const bool raise = mark->kind == MarkKind::superscript;
    out += text;
    at = mark->text.end;
    const bool changes_it = raise ? has_powers(text) : !text.empty() && ascii::is_digit(text.back());
    if (changes_it && append_digits(words, raise, out)) continue;
    if (changes_it && raise && is_power(words, text)) out += '^';
    out += words;
  }
  out += text_in(article_, {at, range.end});
}

}  // namespace pith::render
