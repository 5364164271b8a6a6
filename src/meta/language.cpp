#include "meta/language.hpp"

#include "base/ascii.hpp"

#include <algorithm>
#include <array>

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

namespace pith::meta {
namespace {

// CLD2 needs no more to be sure, and reads but some 10 MB a second. Of a longer text three pieces are judged,
// so that a quotation or a list at its beginning does not decide.
constexpr std::size_t pieces = 3;
constexpr std::size_t piece_size = 500;
// Below this many letters CLD2 guesses (its own notes ask for 200 characters), so the page's claim decides.
constexpr int too_few = 120;

// CLD2 keeps some codes that have been replaced.
std::string standard_code(std::string_view code) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 6> replaced = {
      {{"iw", "he"}, {"in", "id"}, {"jw", "jv"}, {"mo", "ro"}, {"sh", "sr-Latn"}, {"no", "nb"}}};
  for (const auto& [old, current] : replaced) {
    if (old == code) return std::string(current);
  }
  return std::string(code);
}

std::string tidy_hint(std::string_view hint) {
  std::string out(ascii::trim(hint));
  std::ranges::replace(out, '_', '-');
  const std::size_t primary = std::min(out.find('-'), out.size());
  if (primary < 2 || primary > 3 ||
      !std::ranges::all_of(out, [](char c) { return ascii::is_alnum(c) || c == '-'; }))
    return {};
  std::ranges::transform(out.begin(), out.begin() + static_cast<std::ptrdiff_t>(primary), out.begin(),
                         ascii::lower);
  return out;
}

bool continues_a_character(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

// The beginning of each third of a long text, a line each: what sites repeat stands at the end. `storage`
// holds them.
std::string_view sample(std::string_view text, std::string& storage) {
  if (text.size() <= pieces * piece_size) return text;
  for (std::size_t i = 0; i < pieces; ++i) {
    std::size_t begin = text.size() * i / pieces;
    std::size_t end = begin + piece_size;
    while (begin < end && continues_a_character(text[begin])) ++begin;
    while (end < text.size() && end > begin && continues_a_character(text[end])) --end;
    storage.append(text.substr(begin, end - begin)).append(1, '\n');
  }
  return storage;
}

}  // namespace

Language detect_language(std::string_view text, std::string_view hint) {
  const std::string claimed = tidy_hint(hint);
  std::string storage;
  const std::string_view part = sample(text, storage);
  const CLD2::CLDHints hints = {claimed.empty() ? nullptr : claimed.c_str(), nullptr, CLD2::UNKNOWN_ENCODING,
                                CLD2::UNKNOWN_LANGUAGE};
  std::array<CLD2::Language, 3> languages{};
  std::array<int, 3> shares{};
  std::array<double, 3> scores{};
  int letters = 0;
  bool reliable = false;
  const bool is_plain_text = true;
  const int flags = 0;
  const CLD2::Language best = CLD2::ExtDetectLanguageSummary(
      part.data(), static_cast<int>(part.size()), is_plain_text, &hints, flags, languages.data(),
      shares.data(), scores.data(), nullptr, &letters, &reliable);
  const bool known = best != CLD2::UNKNOWN_LANGUAGE && best != CLD2::NUM_LANGUAGES;
  constexpr float claim = 0.7F;
  if (!claimed.empty() && (!known || !reliable || letters < too_few)) return {claimed, true, claim};
  if (!known || (!reliable && letters < too_few)) return {};
  const float share = static_cast<float>(shares[0]) / 100;
  return {standard_code(CLD2::LanguageCode(best)), false, reliable ? share : share / 2};
}

}  // namespace pith::meta
