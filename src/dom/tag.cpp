#include "dom/tag.hpp"

#include "base/ascii.hpp"

#include <array>

namespace pith::dom {
namespace {

constexpr std::size_t slot_count = 512;

constexpr std::uint32_t hash_of(std::string_view name) {
  std::uint32_t hash = 2166136261u;  // FNV-1a
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(ascii::lower(c))) * 16777619u;
  return hash;
}

constexpr std::array<Tag, slot_count> build_slots() {
  std::array<Tag, slot_count> slots{};
  for (std::size_t i = 2; i < tag_count; ++i) {
    const Tag tag = static_cast<Tag>(i);
    std::size_t slot = hash_of(to_string(tag)) % slot_count;
    while (slots[slot] != Tag::text) slot = (slot + 1) % slot_count;
    slots[slot] = tag;
  }
  return slots;
}

constexpr std::array<Tag, slot_count> slots = build_slots();  // Tag::text marks an empty slot

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
  if (name.size() > 10) return Tag::other;  // figcaption and blockquote are the longest
  for (std::size_t slot = hash_of(name) % slot_count; slots[slot] != Tag::text;
       slot = (slot + 1) % slot_count) {
    if (ascii::equal_ignoring_case(to_string(slots[slot]), name)) return slots[slot];
  }
  return Tag::other;
}

bool is_block_level(Tag tag) { return block_level[static_cast<std::size_t>(tag)]; }

}  // namespace pith::dom
