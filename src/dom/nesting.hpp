// Elements that are closed in themselves. An element with nothing but text and other such elements in it,
// whose start tag closes nothing and whose end tag closes it alone, is to the tree builder the same as text:
// it goes where the parser stands, into the formatting that is open there, and leaves nothing open. So the
// sieve folds it: it gives Gumbo one mark for the whole (piece.hpp). Gumbo sees the others, and decides.
//
// Whether a start tag closes anything hangs on what is open: an <li> another one, a <div> a <p>; a second <a>
// the first. What that is only Gumbo knows. Here it is known from above: what may be open counts as open.
// (HTML standard, 13.2.6.4.7 "in body"; where the tree builder is not in that mode, text leads it there as
// the start tags do, but in a <select> or a <template>, in a page of frames, in SVG and in MathML.)
#ifndef PITH_DOM_NESTING_HPP
#define PITH_DOM_NESTING_HPP

#include "dom/tag.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace pith::dom {

/// An element that may turn out to be closed in itself.
struct OpenElement {
  Tag tag;
  std::uint32_t piece;  ///< index of its start
};

/// Sees all tags of a page in order, and where there is text.
class Nesting {
 public:
  static constexpr std::size_t most_open = 16;  // further out they go to the parser, at the cost of time only

  /// True if an element can begin here that may turn out to be closed in itself.
  bool may_begin(Tag tag) const;
  /// It begins, within those that are open: fewer than most_open.
  void begin(const OpenElement& element) { open_.push_back(element); }
  /// Those that are open, outermost first.
  std::span<const OpenElement> open() const { return open_; }
  /// The innermost open element, if the end tag is its own: it was closed in itself, and is open no more.
  std::optional<OpenElement> end(Tag tag);

  /// True if an element that holds nothing is closed in itself here. If so, it stands here.
  bool begins_empty(Tag tag);

  /// True where the tree builder treats start tags as it treats text.
  bool is_like_text() const { return selects_ == 0 && templates_ == 0 && !foreign_; }

  /// Text, other than white space and raw text.
  void see_text() { text_seen_ |= is_like_text(); }

  /// The first `count` open elements go to the parser.
  void pass_open(std::size_t count);
  /// A tag goes to the parser, when nothing is open.
  void pass_start(Tag tag);
  void pass_end(Tag tag);
  /// <svg> or <math> goes to the parser with what it holds: from now on nothing is folded.
  void pass_foreign();

 private:
  static constexpr std::size_t deepest = 512;

  /// An element whose tags went to the parser.
  struct Passed {
    Tag tag;
    bool in_list;  ///< its parent is a list
  };

  bool is_open(Tag tag) const;
  bool may_begin_block(Tag tag) const;
  void pass(Tag tag);
  void lose_track();

  std::vector<OpenElement> open_;
  std::vector<Passed> passed_;  // the innermost elements of the parser's stack, if well nested
  std::array<std::uint32_t, tag_count>
      active_{};  // formatting elements that may be in the list of active ones
  std::uint32_t all_active_ = 0;
  std::size_t selects_ = 0;
  std::size_t templates_ = 0;
  bool foreign_ = false;
  bool text_seen_ = false;         // a <frameset> is passed over from now on
  bool in_list_ = false;           // the parser surely stands in a list, outside of its items
  bool in_paragraph_ = false;      // a <p> may be open, which blocks close
  bool in_heading_ = false;        // the parser may stand in a heading, which another one closes
  bool in_button_ = false;         // a <button> may be open, which another one closes
  bool paragraph_around_ = false;  // a <p> may be open around what hides it
  bool heading_around_ = false;
  bool button_around_ = false;
};

}  // namespace pith::dom

#endif
