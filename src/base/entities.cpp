#include "base/entities.hpp"

#include "base/ascii.hpp"
#include "base/hexadecimal.hpp"
#include "base/utf8.hpp"
#include "base/windows_1252.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace pith {
namespace {

struct NamedReference {
  std::string_view name;
  char32_t first;
  char32_t second;  // 0: there is only one
};

#include "base/entities.inc"

constexpr std::size_t longest_closed_name = 31;  // CounterClockwiseContourIntegral
constexpr std::size_t longest_bare_name = 6;     // Aacute

template <std::size_t size>
const NamedReference* find(const NamedReference (&list)[size], std::string_view name) {
  const auto* end = list + size;
  const auto* found = std::lower_bound(
      list, end, name,
      [](const NamedReference& entry, std::string_view wanted) { return entry.name < wanted; });
  return found != end && found->name == name ? found : nullptr;
}

/// Reads `&#…` at the front of `text`; gives the number of bytes read, 0 if it is no reference.
std::size_t decode_number(std::string_view text, std::string& out) {
  const bool has_letter = text.size() > 2 && ascii::lower(text[2]) == 'x';
  const std::uint32_t base = has_letter ? 16 : 10;
  const std::size_t begin = has_letter ? 3 : 2;
  std::size_t at = begin;
  std::uint32_t number = 0;
  for (; at < text.size(); ++at) {
    const int value = hexadecimal::digit_value(text[at]);
    const auto digit = static_cast<std::uint32_t>(value);
    if (value < 0 || digit >= base) break;
    number = std::min<std::uint32_t>(number * base + digit, 0x110000);
  }
  if (at == begin) return 0;
  utf8::append(out, character_of(number));
  return at < text.size() && text[at] == ';' ? at + 1 : at;
}

/// Reads `&name` at the front of `text`; gives the number of bytes read, 0 if it is no reference.
std::size_t decode_name(std::string_view text, bool in_attribute, std::string& out) {
  const std::string_view rest = text.substr(1);
  std::size_t length = 0;
  while (length < rest.size() && length <= longest_closed_name && ascii::is_alnum(rest[length])) ++length;
  const bool closed = length < rest.size() && rest[length] == ';';
  const NamedReference* found = closed ? find(closed_references, rest.substr(0, length)) : nullptr;
  std::size_t used = length + 2;
  if (found == nullptr) {
    for (std::size_t size = std::min(length, longest_bare_name); size >= 2 && found == nullptr; --size) {
      found = find(bare_references, rest.substr(0, size));
      used = size + 1;
    }
    if (found == nullptr) return 0;
    const char after = used < text.size() ? text[used] : ' ';
    if (in_attribute && (after == '=' || ascii::is_alnum(after))) return 0;
  }
  utf8::append(out, found->first);
  if (found->second != 0) utf8::append(out, found->second);
  return used;
}

}  // namespace

char32_t character_of(std::uint32_t number) {
  if (number == 0 || number > 0x10FFFF || (number >= 0xD800 && number <= 0xDFFF)) return utf8::replacement;
  if (number >= 0x80 && number <= 0x9F && windows_1252[number - 0x80] != 0)
    return windows_1252[number - 0x80];
  return number;
}

std::string decode_entities(std::string_view text, bool in_attribute) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t ampersand = std::min(text.find('&', at), text.size());
    out.append(text.substr(at, ampersand - at));
    at = ampersand;
    if (at == text.size()) break;
    at += decode_entity(text.substr(at), out, in_attribute);
  }
  return out;
}

std::size_t decode_entity(std::string_view text, std::string& out, bool in_attribute) {
  struct Common {
    std::string_view reference;
    std::string_view character;
  };
  constexpr std::array<Common, 5> common = {
      {{"&amp;", "&"}, {"&nbsp;", "\u00A0"}, {"&quot;", "\""}, {"&lt;", "<"}, {"&gt;", ">"}}};
  for (const Common& each : common) {
    if (!text.starts_with(each.reference)) continue;
    out += each.character;
    return each.reference.size();
  }
  const bool number = text.size() > 1 && text[1] == '#';
  const std::size_t used = number ? decode_number(text, out) : decode_name(text, in_attribute, out);
  if (used == 0) out.push_back('&');
  return std::max<std::size_t>(used, 1);
}

}  // namespace pith
