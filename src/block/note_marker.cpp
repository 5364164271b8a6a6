#include "block/note_marker.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <system_error>

namespace pith::block {
namespace {

constexpr std::size_t most_digits = 4;
constexpr std::size_t most_letters = 2;
constexpr std::size_t longest_roman = 7;  // "lxxxiii"
constexpr std::size_t longest_word = 8;   // "footnote", "endnote"
constexpr std::size_t most_signs = 4;     // "****"

/// Signs that mark notes, each alone or repeated.
constexpr std::u32string_view signs = U"*†‡§¶‖⁂∗◊⊕⁎∆△";

bool is_bracket(char32_t c) {
  return c == '[' || c == ']' || c == '(' || c == ')' || c == U'【' || c == U'】';
}

/// What stands around a label and is none of it.
bool is_padding(char32_t c) {
  return is_bracket(c) || c == '.' || c == ':' || c == 0xFE0E || utf8::is_space(c);
}

/// The digit that is printed raised, or 0.
char raised_digit(char32_t c) {
  constexpr std::u32string_view raised = U"⁰¹²³⁴⁵⁶⁷⁸⁹";
  const std::size_t at = raised.find(c);
  return at == std::u32string_view::npos ? '\0' : static_cast<char>('0' + static_cast<int>(at));
}

/// Code points without padding at either end, raised digits as plain ones.
std::u32string core_of(std::string_view text) {
  std::u32string core;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = utf8::next(text, at);
    if (core.empty() && is_padding(c)) continue;
    const char plain = raised_digit(c);
    core += plain == '\0' ? c : static_cast<char32_t>(plain);
  }
  while (!core.empty() && is_padding(core.back())) core.pop_back();
  return core;
}

bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }
bool is_letter(char32_t c) { return c < 0x80 && ascii::is_alpha(static_cast<char>(c)); }

bool is_roman(std::u32string_view text) {
  return text.size() <= longest_roman && text.find_first_not_of(U"ivxl") == std::u32string_view::npos;
}

/// A label by itself.
bool is_label(std::u32string_view text) {
  if (text.empty()) return false;
  if (std::all_of(text.begin(), text.end(), is_digit)) return text.size() <= most_digits;
  if (std::all_of(text.begin(), text.end(), is_letter)) return text.size() <= most_letters || is_roman(text);
  // "12a"
  if (is_letter(text.back()) && std::all_of(text.begin(), text.end() - 1, is_digit))
    return text.size() <= most_digits;
  return text.size() <= most_signs && signs.find(text.front()) != std::u32string_view::npos &&
         std::all_of(text.begin(), text.end(), [&](char32_t c) { return c == text.front(); });
}

std::string to_utf8(std::u32string_view text) {
  std::string out;
  for (const char32_t c : text) utf8::append(out, c);
  return out;
}

/// The word before the number of a note; a name before a year is none.
bool is_word_for_note(std::u32string_view word) {
  constexpr auto words = std::to_array<std::string_view>({"n", "nn", "nt", "anm", "nota", "voetnoot"});
  const std::string name = ascii::to_lower(to_utf8(word));
  return names_a_note(name) || std::find(words.begin(), words.end(), name) != words.end();
}

}  // namespace

std::optional<std::string> marker_label(std::string_view text) {
  if (text.size() > longest_marker) return std::nullopt;
  const std::u32string core = core_of(text);
  if (is_label(core)) return to_utf8(core);
  // "[3:1]": the second of the references to note 3
  const std::size_t colon = core.find(U':');
  if (colon != std::u32string::npos && is_bracketed(text)) {
    const std::u32string_view label = std::u32string_view(core).substr(0, colon);
    if (is_label(label) &&
        std::all_of(core.begin() + static_cast<std::ptrdiff_t>(colon) + 1, core.end(), is_digit))
      return to_utf8(label);
  }
  // "note 3", "fn. 3", "n3"
  const std::size_t word =
      static_cast<std::size_t>(std::find_if_not(core.begin(), core.end(), is_letter) - core.begin());
  if (word == 0 || word > longest_word || !is_word_for_note(std::u32string_view(core).substr(0, word)))
    return std::nullopt;
  std::size_t rest = word;
  while (rest < core.size() && is_padding(core[rest])) ++rest;
  const std::u32string_view number = std::u32string_view(core).substr(rest);
  if (number.empty() || !is_digit(number.front()) || !is_label(number)) return std::nullopt;
  return to_utf8(number);
}

std::uint32_t number_of(std::string_view label) {
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(label.data(), label.data() + label.size(), number);
  return error == std::errc() && end == label.data() + label.size() ? number : 0;
}

bool is_bracketed(std::string_view text) {
  text = ascii::trim(text);
  if (text.starts_with('[') && text.ends_with(']')) return true;
  std::size_t at = 0;
  return !text.empty() && raised_digit(utf8::next(text, at)) != '\0';
}

bool names_a_note(std::string_view fragment) {
  constexpr std::array<std::string_view, 13> words = {"fn",   "ftn",      "edn", "note",    "notes",
                                                      "cite", "ftnt",     "ref", "endnote", "footnote",
                                                      "sn",   "sidenote", "bib"};
  for (std::size_t at = 0; at < fragment.size();) {
    if (!ascii::is_alpha(fragment[at])) {
      ++at;
      continue;
    }
    const std::size_t begin = at;
    while (at < fragment.size() && ascii::is_alpha(fragment[at])) ++at;
    const std::string word = ascii::to_lower(fragment.substr(begin, at - begin));
    if (std::find(words.begin(), words.end(), word) != words.end()) return true;
    // Words may run on: "sdfootnote1sym", "fnref", "refnote".
    if (word.find("note") != std::string::npos || word.starts_with("fn")) return true;
  }
  return false;
}

bool says_reference(const dom::Document& document, dom::NodeId id) {
  dom::Attribute a;
  for (dom::AttributeReader reader = document.attributes(id); reader.next(a);) {
    if (ascii::equal_ignoring_case(a.name, "role") || ascii::equal_ignoring_case(a.name, "epub:type")) {
      if (ascii::contains_ignoring_case(a.value, "noteref")) return true;
    } else if (ascii::equal_ignoring_case(a.name, "class")) {
      if (ascii::contains_ignoring_case(a.value, "noteref") ||
          ascii::contains_ignoring_case(a.value, "footnote"))
        return true;
    }
  }
  return false;
}

bool has_note_class(std::string_view classes) {
  constexpr std::array<std::string_view, 6> words = {"sidenote",    "marginnote", "footnote",
                                                     "margin-note", "side-note",  "inline-note"};
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return ascii::contains_ignoring_case(classes, word); });
}

std::optional<std::string> short_text(const dom::Document& document, dom::NodeId id, std::size_t most) {
  constexpr dom::NodeId most_nodes = 16;
  if (document[id].end - id > most_nodes) return std::nullopt;
  std::string out;
  for (dom::NodeId at = id; at < document[id].end; ++at) {
    out += document.characters(at);
    if (out.size() > most) return std::nullopt;
  }
  return out;
}

}  // namespace pith::block
