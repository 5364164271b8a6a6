#include "text/prose.hpp"

#include "base/utf8.hpp"
#include "text/sentence.hpp"

namespace pith::text {
namespace {

constexpr std::size_t enough_words = 9;
constexpr std::size_t enough_characters = 24;  // of a script without spaces
constexpr std::size_t read_of_long = 48;       // bytes

}  // namespace

std::string_view telling_part(std::string_view text) {
  return text.size() <= longest_furniture ? text : utf8::begin_of(text, read_of_long);
}

bool is_prose(std::string_view text, const data::PhraseText& words) {
  if (text.size() > longest_furniture) return true;
  if (words.size() < enough_words) return false;
  std::size_t at = words[0].source_begin;
  const bool spaced = !utf8::is_unspaced_script(utf8::next(text, at));
  return (spaced || words.size() >= enough_characters) && ends_sentence(text);
}

}  // namespace pith::text
