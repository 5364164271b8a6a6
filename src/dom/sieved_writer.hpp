// Writes a sieved page: marks for text and for the elements that are closed in themselves, and the tags of
// the others.
#ifndef PITH_DOM_SIEVED_WRITER_HPP
#define PITH_DOM_SIEVED_WRITER_HPP

#include "dom/lexer.hpp"
#include "dom/nesting.hpp"
#include "dom/piece.hpp"
#include "dom/sieve.hpp"
#include "dom/tag.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace pith::dom {

/// All that it is given to put are views into the source.
class SievedWriter {
 public:
  /// Fills `out`, whose former page goes and whose memory is kept.
  SievedWriter(std::string_view source, Sieved& out, bool fold, std::uint32_t most_nodes);

  /// A run of text outside of raw text, not all white space.
  void put_text(std::string_view text, PieceKind kind);
  /// The whole of <title>, <textarea> and the like.
  void put_raw_text(std::string_view text, PieceKind kind);
  /// White space as it stands.
  void put_blank(std::string_view text);
  /// White space as one space, which an edge right behind it takes back.
  void put_space(std::string_view text);
  /// White space that does not matter, or not to the parser, is not put.
  void leave_space_out() { space_left_out_ = true; }
  /// A tag follows. At the edge of a block white space does not matter.
  void edge(bool of_block);

  void put_start(Tag tag, const TagToken& token);
  void put_end(Tag tag, const TagToken& token);
  /// An <svg> or a formula without what it holds; `name` is that of its tag in the source.
  void put_empty_foreign(Tag tag, std::string_view name);
  /// <svg> or <math> follows with what it holds.
  void begin_foreign();
  /// An <iframe>, without what it holds. Left out where it cannot be folded.
  void put_frame(const TagToken& token);
  /// Anything else.
  void put_markup(std::string_view bytes);

  /// The page ends.
  void finish() { pass_open(); }

  /// Nothing more can be put: the marks are used up, or there are too many nodes.
  bool is_full() const { return is_full_; }

 private:
  bool is_open() const { return !nesting_.open().empty(); }
  bool has_room_to_fold() const;
  bool put_run(std::string_view text, PieceKind kind);
  void fold_empty(Tag tag, std::string_view attributes);
  void fold(const OpenElement& element);
  void count_folded();
  void add_piece(std::string_view of, PieceKind kind, Tag tag = Tag::text);
  void write_piece(std::size_t at);
  std::size_t end_of(std::size_t start) const;
  void note_name(std::string_view name);
  void write_tag(std::string_view name, std::string_view attributes);
  void pass_open(std::size_t count);
  void pass_open() { pass_open(nesting_.open().size()); }
  void settle_folded();
  void keep_attributes(Tag tag, std::string_view name, std::string_view attributes);

  std::string_view source_;
  Sieved& out_;
  bool fold_;
  std::uint32_t most_nodes_;
  std::uint32_t passed_nodes_ = 0;  // start tags that went to the parser
  Nesting nesting_;
  std::size_t mark_end_;       // where the last mark ends in out_.html
  std::size_t folded_end_;     // and the last one of an element
  std::size_t pending_space_;  // offset in out_.html of a lone space since the last tag
  bool is_full_ = false;
  bool form_open_ = false;           // a <form> went to the parser, and no </form> behind it
  bool space_left_out_ = false;      // since the last run of text
  bool table_begun_ = false;         // since the last run of text
  bool space_before_table_ = false;  // space was left out between that run and the first <table> behind it
};

}  // namespace pith::dom

#endif
