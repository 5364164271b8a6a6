#include "dom/nesting.hpp"

#include <algorithm>
#include <initializer_list>

namespace pith::dom {
namespace {

/// What the tree builder does with a tag.
enum Trait : std::uint16_t {
  in_line = 1 << 0,     ///< starts as text does: what formatting is open goes on in it
  formatting = 1 << 1,  ///< is kept in the list of active formatting elements
  block = 1 << 2,       ///< its start closes a paragraph
  heading = 1 << 3,
  list = 1 << 4,
  item = 1 << 5,         ///< its start closes another one
  empty = 1 << 6,        ///< has no end tag
  inner = 1 << 7,        ///< is known only where the element around it is
  tracked = 1 << 8,      ///< its end tag closes it, if it is the innermost
  frames_ended = 1 << 9  ///< as text, keeps a <frameset> behind it from taking the place of the body
};

using Traits = std::array<std::uint16_t, tag_count>;

constexpr Traits traits = [] {
  Traits out{};
  const auto add = [&out](unsigned which, std::initializer_list<Tag> tags) {
    for (const Tag tag : tags) out[static_cast<std::size_t>(tag)] |= static_cast<std::uint16_t>(which);
  };
  add(in_line | formatting | tracked, {Tag::a, Tag::b, Tag::big, Tag::code, Tag::em, Tag::i, Tag::s,
                                       Tag::small, Tag::strike, Tag::strong, Tag::tt, Tag::u});
  add(in_line | tracked,
      {Tag::span,  Tag::sub,    Tag::sup,  Tag::time,    Tag::cite,     Tag::abbr,   Tag::acronym, Tag::q,
       Tag::mark,  Tag::bdi,    Tag::bdo,  Tag::ins,     Tag::del,      Tag::kbd,    Tag::var,     Tag::samp,
       Tag::data,  Tag::dfn,    Tag::slot, Tag::picture, Tag::label,    Tag::button, Tag::legend,  Tag::video,
       Tag::audio, Tag::canvas, Tag::map,  Tag::output,  Tag::progress, Tag::meter});
  add(block | tracked,
      {Tag::address, Tag::article, Tag::aside,    Tag::blockquote, Tag::center, Tag::details, Tag::dir,
       Tag::div,     Tag::dl,      Tag::fieldset, Tag::figcaption, Tag::figure, Tag::footer,  Tag::header,
       Tag::hgroup,  Tag::main,    Tag::menu,     Tag::nav,        Tag::ol,     Tag::p,       Tag::pre,
       Tag::section, Tag::summary, Tag::ul,       Tag::li,         Tag::dt,     Tag::dd});
  add(block | heading | tracked, {Tag::h1, Tag::h2, Tag::h3, Tag::h4, Tag::h5, Tag::h6});
  add(list, {Tag::ul, Tag::ol});
  add(item, {Tag::li, Tag::dt, Tag::dd});
  add(empty | in_line | frames_ended, {Tag::img, Tag::br, Tag::wbr, Tag::iframe});
  add(empty | in_line, {Tag::svg, Tag::math});
  add(empty | in_line | inner, {Tag::source, Tag::track, Tag::input});
  add(empty | block, {Tag::hr});
  add(formatting | tracked, {Tag::font, Tag::nobr});
  add(tracked, {Tag::noscript, Tag::select, Tag::template_, Tag::textarea, Tag::form});
  return out;
}();

bool has(Tag tag, unsigned trait) { return (traits[static_cast<std::size_t>(tag)] & trait) != 0; }

/// In a <select> they end with it.
bool is_option(Tag tag) { return tag == Tag::option || tag == Tag::optgroup; }

}  // namespace

bool Nesting::is_open(Tag tag) const {
  return std::any_of(open_.begin(), open_.end(), [tag](const OpenElement& e) { return e.tag == tag; });
}

bool Nesting::may_begin(Tag tag) const {
  if (!has(tag, in_line | block) || has(tag, empty) || !is_like_text()) return false;
  if (has(tag, block)) return may_begin_block(tag);
  if (tag == Tag::button) return !in_button_ && !is_open(tag);
  if (!has(tag, formatting)) return true;
  // Another <a> would close the first, of the others the standard keeps three.
  std::size_t active = active_[static_cast<std::size_t>(tag)];
  for (const OpenElement& element : open_) active += element.tag == tag ? 1 : 0;
  return active < (tag == Tag::a ? 1 : 3);
}

bool Nesting::may_begin_block(Tag tag) const {
  // Formatting that is to be opened again would be, around text and within a block.
  if (all_active_ > 0 || in_paragraph_ || is_open(Tag::p)) return false;
  if (has(tag, heading)) return open_.empty() ? !in_heading_ : !has(open_.back().tag, heading);
  if (tag == Tag::li) return open_.empty() ? in_list_ : has(open_.back().tag, list);
  return !has(tag, item) || (!open_.empty() && open_.back().tag == Tag::dl);
}

std::optional<OpenElement> Nesting::end(Tag tag) {
  if (open_.empty() || open_.back().tag != tag || !text_seen_) return std::nullopt;
  const OpenElement element = open_.back();
  open_.pop_back();
  return element;
}

bool Nesting::begins_empty(Tag tag) {
  if (!has(tag, empty) || !is_like_text()) return false;
  if (has(tag, inner) && open_.empty()) return false;
  if (has(tag, block) && !may_begin_block(tag)) return false;
  text_seen_ |= has(tag, frames_ended);
  return text_seen_;
}

void Nesting::pass_open(std::size_t count) {
  const auto end = open_.begin() + static_cast<std::ptrdiff_t>(count);
  for (auto element = open_.begin(); element != end; ++element) pass(element->tag);
  open_.erase(open_.begin(), end);
}

void Nesting::pass_start(Tag tag) {
  pass(tag);
  if (tag == Tag::select) ++selects_;
  if (tag == Tag::template_) ++templates_;
}

void Nesting::pass_foreign() {
  lose_track();
  foreign_ = true;
}

void Nesting::pass(Tag tag) {
  if (is_option(tag) && selects_ > 0) return;
  const bool closes_paragraph = has(tag, block) || tag == Tag::form;
  const bool is_other_item = has(tag, item) && !(tag == Tag::li && in_list_);
  if ((closes_paragraph && in_paragraph_) || (has(tag, heading) && in_heading_) ||
      (tag == Tag::button && in_button_) || is_other_item || passed_.size() == deepest) {
    lose_track();
  }
  if (has(tag, block) && is_like_text()) in_paragraph_ = paragraph_around_;
  in_paragraph_ |= tag == Tag::p;
  heading_around_ |= in_heading_ && !has(tag, in_line | empty);
  in_heading_ |= has(tag, heading);
  button_around_ |= in_button_ && tag == Tag::button;
  in_button_ |= tag == Tag::button;
  if (has(tag, formatting)) {
    ++active_[static_cast<std::size_t>(tag)];
    ++all_active_;
  }
  if (has(tag, empty)) return;
  if (!has(tag, tracked)) {
    // A table, a cell, an <object> …: what is open around it is hidden, until it ends.
    paragraph_around_ |= in_paragraph_;
    return lose_track();
  }
  if (tag == Tag::button) paragraph_around_ |= in_paragraph_;
  passed_.push_back({tag, in_list_});
  in_list_ = has(tag, list) && is_like_text();
}

void Nesting::pass_end(Tag tag) {
  if (is_option(tag) && selects_ > 0) return;
  if (tag == Tag::select && templates_ == 0) selects_ = 0;
  if (tag == Tag::template_ && templates_ > 0) --templates_;
  if (tag == Tag::p && is_like_text()) in_paragraph_ = paragraph_around_;
  if (has(tag, heading) && is_like_text()) in_heading_ = heading_around_;
  if (passed_.empty() || passed_.back().tag != tag) return lose_track();
  in_list_ = passed_.back().in_list;
  passed_.pop_back();
  if (tag == Tag::button) in_button_ = button_around_;
  if (has(tag, formatting)) {
    --active_[static_cast<std::size_t>(tag)];
    --all_active_;
  }
}

/// The parser's stack is not known from here: formatting elements that are open may stay in the list for
/// good.
void Nesting::lose_track() {
  passed_.clear();
  in_list_ = false;
}

}  // namespace pith::dom
