#include "dom/document_writer.hpp"

#include "base/utf8.hpp"

#include <string_view>

namespace pith::dom {
namespace {

constexpr std::uint8_t joins = utf8::combining_mark | utf8::unstable_in_nfc;

/// Where the last letter of a cleaned text begins, no further back than `begin`: marks behind it change no
/// more than what stands from there on.
std::size_t last_letter(std::string_view text, std::size_t begin) {
  for (std::size_t at = text.size(); at > begin;) {
    do {
      --at;
    } while (at > begin && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80);
    std::size_t behind = at;
    const std::uint8_t properties = utf8::properties(utf8::next(text, behind));
    if ((properties & utf8::special_in_clean) != 0) return behind;  // a joiner that stays as it is
    if ((properties & joins) == 0) return at;
  }
  return begin;
}

}  // namespace

std::string& DocumentWriter::text_in(NodeId parent) {
  // Behind a comment, or where it was moved out of a table, text goes on.
  if (out_.nodes_.empty() || out_.nodes_.back().tag != Tag::text || out_.nodes_.back().parent != parent) {
    settle_text();
    const auto begin = static_cast<std::uint32_t>(out_.characters_.size());
    out_.nodes_.push_back({parent, out_.size() + 1, begin, 0, depth_in(parent), Tag::text});
  }
  return out_.characters_;
}

std::size_t DocumentWriter::finish(bool complete) {
  settle_text();
  out_.complete_ = out_.complete_ && complete;
  if (!out_.nodes_.empty()) out_.nodes_[0].end = out_.size();
  return depth_;
}

/// Brings the last node into its final form if it is a text: nothing more is appended to it.
void DocumentWriter::settle_text() {
  if (out_.nodes_.empty() || out_.nodes_.back().tag != Tag::text) return;
  Node& text = out_.nodes_.back();
  // Characters that must never leave pith are taken out here, behind the decoding of references.
  utf8::clean_tail(out_.characters_, text.begin);
  text.begin += static_cast<std::uint32_t>(join_marks(text.begin, text.parent));
  text.size = static_cast<std::uint32_t>(out_.characters_.size()) - text.begin;
  if (text.size == 0) return;
  last_text_ = out_.size() - 1;
  line_end_ = out_.size();
  joined_ = 0;
}

/// Marks at the beginning of a text node, from `begin` on, belong to the letter before them, even if a tag
/// stands between: they go to its node, so that the text of both is in NFC. Returns how far the node's own
/// text has moved.
std::size_t DocumentWriter::join_marks(std::size_t begin, NodeId parent) {
  constexpr int most_joined = 30;  // nodes; clean() leaves as many marks on a letter
  std::string& all = out_.characters_;
  if (begin == all.size() || static_cast<signed char>(all[begin]) >= 0 || last_text_ == no_node) return 0;
  std::size_t end = begin;
  for (std::size_t at = begin; at < all.size(); end = at) {
    if ((utf8::properties(utf8::next(all, at)) & joins) == 0) break;
  }
  if (end == begin || all[begin - 1] == ' ' || !is_on_line_of_last_text(parent)) return 0;
  if (++joined_ > most_joined) {
    all.erase(begin, end - begin);
    return 0;
  }
  Node& before = out_.nodes_[last_text_];
  const std::string rest = all.substr(end);
  all.resize(end);
  utf8::clean_tail(all, last_letter(std::string_view(all).substr(0, begin), before.begin));
  before.size = static_cast<std::uint32_t>(all.size()) - before.begin;
  const std::size_t own = all.size();
  all += rest;
  return own - begin;
}

bool DocumentWriter::goes_on_without_space() {
  const Node& text = out_.nodes_.back();
  if (out_.characters_.empty() || out_.characters_.back() == ' ') return false;
  return out_.characters_.size() > text.begin ||
         (last_text_ != no_node && is_on_line_of_last_text(text.parent));
}

/// True if nothing that breaks a line stands between the last text and the end of the tree so far, where
/// `parent` is open.
bool DocumentWriter::is_on_line_of_last_text(NodeId parent) {
  const auto breaks = [this](NodeId id) {
    const Tag tag = out_.nodes_[id].tag;
    return is_block_level(tag) || tag == Tag::br;
  };
  const auto block_of = [&](NodeId id) {
    while (id != no_node && !breaks(id)) id = out_.nodes_[id].parent;
    return id;
  };
  while (line_end_ < out_.size() && !breaks(line_end_)) ++line_end_;
  return line_end_ == out_.size() && block_of(out_.nodes_[last_text_].parent) == block_of(parent);
}

/// A tag's attributes, without those beyond the limit.
DocumentWriter::Range DocumentWriter::bounded(Range attributes) const {
  const auto [begin, size] = attributes;
  if (size / 2 <= most_attributes_) return attributes;  // each has a name and a space before it
  AttributeReader reader(out_.source_.substr(begin, size));
  Attribute attribute;
  std::size_t end = 0;
  for (std::uint32_t count = 0; count < most_attributes_ && reader.next(attribute); ++count) {
    end = size - reader.rest().size();
  }
  return {begin, static_cast<std::uint32_t>(end)};
}

}  // namespace pith::dom
