#include "dom/tag.hpp"

#include <algorithm>
#include <array>

namespace pith::dom {
namespace {

constexpr std::size_t longest_name = 10;  // figcaption and blockquote
constexpr unsigned code_bits = 6;         // ten codes fit into a key
constexpr unsigned slot_bits = 9;

/// Letters of either case and digits as small numbers; 0 for what no name has.
constexpr std::array<std::uint8_t, 256> codes = [] {
  std::array<std::uint8_t, 256> out{};
  for (unsigned char c = 'a'; c <= 'z'; ++c)
    out[c] = out[c - 'a' + 'A'] = static_cast<std::uint8_t>(c - 'a' + 1);
  for (unsigned char c = '0'; c <= '9'; ++c) out[c] = static_cast<std::uint8_t>(c - '0' + 27);
  return out;
}();

/// A name as a number; different ones for different names, but for those that no element has.
constexpr std::uint64_t key_of(std::string_view name) {
  std::uint64_t key = 0;
  std::uint8_t least = 0xFF;
  for (const char c : name) {
    const std::uint8_t code = codes[static_cast<unsigned char>(c)];
    key = key << code_bits | code;
    least = std::min(least, code);
  }
  return least == 0 ? 0 : key;
}

constexpr std::size_t slot_of(std::uint64_t key) { return (key * 0x9E3779B97F4A7C15u) >> (64 - slot_bits); }

struct Slot {
  std::uint64_t key = 0;
  Tag tag = Tag::other;
};
using Slots = std::array<Slot, std::size_t{1} << slot_bits>;

constexpr Slots build_slots() {
  Slots slots{};
  for (std::size_t i = 2; i < tag_count; ++i) {
    const Tag tag = static_cast<Tag>(i);
    const std::uint64_t key = key_of(to_string(tag));
    std::size_t slot = slot_of(key);
    while (slots[slot].key != 0) slot = (slot + 1) % slots.size();
    slots[slot] = {key, tag};
  }
  return slots;
}

constexpr Slots slots = build_slots();

constexpr std::array<bool, tag_count> build_block_level() {
  std::array<bool, tag_count> block{};
  for (const Tag tag :
       {Tag::html,      Tag::head,     Tag::body,     Tag::title,      Tag::article,  Tag::section,
        Tag::nav,       Tag::aside,    Tag::h1,       Tag::h2,         Tag::h3,       Tag::h4,
        Tag::h5,        Tag::h6,       Tag::hgroup,   Tag::header,     Tag::footer,   Tag::address,
        Tag::p,         Tag::hr,       Tag::pre,      Tag::ol,         Tag::ul,       Tag::li,
        Tag::dl,        Tag::dt,       Tag::dd,       Tag::blockquote, Tag::figure,   Tag::figcaption,
        Tag::main,      Tag::div,      Tag::table,    Tag::caption,    Tag::colgroup, Tag::col,
        Tag::tbody,     Tag::thead,    Tag::tfoot,    Tag::tr,         Tag::td,       Tag::th,
        Tag::form,      Tag::fieldset, Tag::legend,   Tag::label,      Tag::button,   Tag::details,
        Tag::summary,   Tag::menu,     Tag::dialog,   Tag::center,     Tag::listing,  Tag::xmp,
        Tag::plaintext, Tag::dir,      Tag::frameset, Tag::noframes,   Tag::search,   Tag::optgroup,
        Tag::option,    Tag::marquee,  Tag::noscript}) {
    block[static_cast<std::size_t>(tag)] = true;
  }
  return block;
}

constexpr std::array<bool, tag_count> block_level = build_block_level();

}  // namespace

Tag tag_from_name(std::string_view name) {
  if (name.size() > longest_name) return Tag::other;
  const std::uint64_t key = key_of(name);
  for (std::size_t slot = slot_of(key); slots[slot].key != 0; slot = (slot + 1) % slots.size()) {
    if (slots[slot].key == key) return slots[slot].tag;
  }
  return Tag::other;
}

bool is_block_level(Tag tag) { return block_level[static_cast<std::size_t>(tag)]; }

}  // namespace pith::dom
