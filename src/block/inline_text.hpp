// The words of a block from its text nodes, with the inline marks around them.
#ifndef PITH_BLOCK_INLINE_TEXT_HPP
#define PITH_BLOCK_INLINE_TEXT_HPP

#include "pith/article.hpp"

#include "block/footnotes.hpp"
#include "block/formulas.hpp"
#include "dom/document.hpp"
#include "score/folded_text.hpp"
#include "score/survey.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pith::block {

/// Appends to the text, marks and targets of one Article. What a page can make of one link or mark by
/// standing around or before many blocks is bounded: links over 8 kB have no mark, nor have those behind 4 MB
/// of addresses.
class InlineText {
 public:
  /// `formulas` must outlive it.
  InlineText(const dom::Document& document, std::span<const score::Element> elements,
             const Formulas& formulas, std::string_view base_url, Article& article);

  /// Begins a block; returns where its text begins.
  std::uint32_t begin();
  /// The text nodes and formulas from `first` to `last`; words are kept apart from what was appended before
  /// only by what stands between them on the page.
  void append(dom::NodeId first, dom::NodeId last);
  /// A formula that stands by itself in a cell.
  void put_formula(std::string_view tex);
  /// Code where there is no room for a block of it: each line by itself.
  void put_code(std::string_view lines);
  /// From now on `notes`, which must outlive this, say what is printed of their marks. Until the words of
  /// notes themselves are asked for, these are passed over.
  void set_notes(const Footnotes* notes) { notes_ = notes; }
  void begin_notes() { in_notes_ = true; }
  /// Words that stand in no text node.
  void put(std::string_view words) { text_.append(words); }
  void space() { text_.space(); }
  void line_break() { text_.line_break(); }
  /// Makes all that was written since `begin` strong.
  void mark_strong(std::uint32_t begin);
  /// `count` borders between cells.
  void cells(unsigned count);

 private:
  struct Open {
    dom::NodeId end;
    std::uint32_t begin;
    MarkKind kind;
    dom::NodeId id;
  };
  /// The last link; one around several blocks has one address for all.
  struct Link {
    dom::NodeId id = dom::no_node;
    Range target;
    std::size_t cost = 0;  // bytes
  };
  /// The element among those around a text that is read as a whole: a marker, or nothing of it.
  std::vector<dom::NodeId>::const_iterator find_note(const std::vector<dom::NodeId>& around) const;
  /// True for words within a line that are not shown, by the names that style sheets have for that: where a
  /// link leads to, what a sign means.
  bool is_for_screen_readers(dom::NodeId id) const;
  /// True for a link in a heading that leads to the top of the page.
  bool is_way_up(dom::NodeId id) const;
  /// True behind "Ann wrote:" in a <cite>, which style sheets set on a line of its own.
  bool is_behind_speaker(dom::NodeId text) const;
  bool open_mark(dom::NodeId id);
  /// Begins a <q> with a quotation mark, unless the page has its own.
  bool open_quotation(dom::NodeId id);
  bool is_in_quotation() const;
  bool is_quotation(const Open& open) const;
  /// Prints what the notes say of a node; true if nothing else of it and in it is to be printed.
  bool append_note_mark(dom::NodeId id);
  void append_marker(std::uint32_t number);
  void add_mark(const Mark& mark);
  void put_formula(const Formula& formula);
  void close_until(dom::NodeId id);
  void close(const Open& open);
  /// The address of a link; empty if it has none that may come out, or if all before it used up the bytes.
  Range target_of(dom::NodeId link);

  const dom::Document& document_;
  std::span<const score::Element> elements_;
  const Formulas& formulas_;
  std::string base_url_;
  Article& article_;
  score::FoldedText text_;
  std::vector<Open> open_;
  const Footnotes* notes_ = nullptr;
  bool in_notes_ = false;
  Link link_;
  std::size_t addresses_left_;  // bytes
};

}  // namespace pith::block

#endif
