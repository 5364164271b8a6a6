#include "dom/sieved_writer.hpp"

#include "base/ascii.hpp"
#include "base/entities.hpp"
#include "base/kept_memory.hpp"
#include "dom/document.hpp"
#include "dom/foreign.hpp"

#include <string>

namespace pith::dom {
namespace {

constexpr std::size_t npos = std::string_view::npos;

}  // namespace

SievedWriter::SievedWriter(std::string_view source, Sieved& out, bool fold, std::uint32_t most_nodes)
    : source_(source),
      out_(out),
      fold_(fold),
      most_nodes_(most_nodes),
      mark_end_(npos),
      folded_end_(npos),
      pending_space_(npos) {
  empty(out_.html);
  out_.html.reserve(source_.size() / 2 + 64);
  out_.pieces.clear();
  out_.tags.clear();
  out_.scripts.clear();
  out_.styles.clear();
  out_.folded_nodes = 0;
  out_.has_late_parts = false;
  out_.has_odd_tables = false;
  out_.complete = true;
}

void SievedWriter::put_text(std::string_view text, PieceKind kind) {
  pending_space_ = npos;
  if (put_run(text, kind)) nesting_.see_text();
}

void SievedWriter::put_raw_text(std::string_view text, PieceKind kind) {
  if (blank_size(text) == text.size()) return void(out_.html.append(text));
  put_run(text, kind);
}

/// False if its references stand for white space alone, or there is no mark left.
bool SievedWriter::put_run(std::string_view text, PieceKind kind) {
  if (kind != PieceKind::raw && text[blank_size(text)] == '&') {
    const std::string decoded = decode_entities(text);
    if (blank_size(decoded) == decoded.size()) {
      put_blank(text);
      return false;
    }
  }
  if (out_.pieces.size() >= most_pieces) {
    is_full_ = true;
    out_.complete = false;
    return false;
  }
  add_piece(text, kind);
  out_.pieces.back().after_space = kind == PieceKind::folded && space_left_out_;
  out_.pieces.back().space_before_table = space_before_table_;
  space_left_out_ = space_before_table_ = table_begun_ = false;
  if (is_open()) {
    count_folded();
  } else {
    write_piece(out_.pieces.size() - 1);
  }
  return true;
}

void SievedWriter::put_blank(std::string_view text) {
  if (is_open()) return add_piece(text, PieceKind::blank);
  out_.html.append(decode_entities(text));
}

void SievedWriter::put_space(std::string_view text) {
  if (is_open()) {
    if (out_.pieces.back().kind != PieceKind::space) add_piece(text, PieceKind::space);
  } else if (pending_space_ == npos || pending_space_ + 1 != out_.html.size()) {
    pending_space_ = out_.html.size();
    out_.html.push_back(' ');
  }
}

void SievedWriter::edge(bool of_block) {
  if (of_block && is_open() && out_.pieces.back().kind == PieceKind::space) {
    out_.pieces.pop_back();
    space_left_out_ = true;
  } else if (of_block && pending_space_ != npos && pending_space_ + 1 == out_.html.size()) {
    out_.html.pop_back();
    space_left_out_ = true;
  }
  pending_space_ = npos;
}

void SievedWriter::put_start(Tag tag, const TagToken& token) {
  if (tag == Tag::table && !table_begun_) {
    space_before_table_ = space_left_out_;
    table_begun_ = true;
  }
  const std::string_view attributes = token.attributes.size() > 1 ? token.attributes : std::string_view();
  if (has_room_to_fold()) {
    if (nesting_.begins_empty(tag)) return fold_empty(tag, attributes);
    if (nesting_.may_begin(tag)) {
      if (nesting_.open().size() == Nesting::most_open) pass_open(1);
      nesting_.begin({tag, static_cast<std::uint32_t>(out_.pieces.size())});
      return add_piece(attributes, PieceKind::start, tag);
    }
  }
  pass_open();
  ++passed_nodes_;
  nesting_.pass_start(tag);
  settle_folded();
  form_open_ = form_open_ || tag == Tag::form;
  if (tag == Tag::math) {
    note_name(token.name);
  } else if (tag == Tag::other && attributes.empty()) {
    note_name(token.name.substr(token.name.size()));
  }
  write_tag(token.name, tag == Tag::math ? std::string_view() : attributes);
  if (tag == Tag::input || tag == Tag::font || tag == Tag::other)
    keep_attributes(tag, token.name, attributes);
  out_.html.append(token.self_closing ? "/>" : ">");
}

void SievedWriter::put_end(Tag tag, const TagToken& token) {
  if (const auto element = nesting_.end(tag)) return fold(*element);
  pass_open();
  nesting_.pass_end(tag);
  settle_folded();
  form_open_ = form_open_ && (tag != Tag::form || !nesting_.is_like_text());
  out_.html.append("</").append(token.name).push_back('>');
}

void SievedWriter::put_empty_foreign(Tag tag, std::string_view name) {
  pending_space_ = npos;
  // Of a formula its place in the source stays.
  if (has_room_to_fold() && nesting_.begins_empty(tag))
    return fold_empty(tag, tag == Tag::math ? name.substr(0, 0) : "");
  pass_open();
  if (tag == Tag::math) note_name(name);
  put_markup(tag == Tag::svg ? "<svg/>" : "<math/>");
}

void SievedWriter::put_frame(const TagToken& token) {
  if (has_room_to_fold() && nesting_.begins_empty(Tag::iframe)) fold_empty(Tag::iframe, token.attributes);
}

/// The tag that is put next stands there in the source.
void SievedWriter::note_name(std::string_view name) {
  out_.tags.push_back({static_cast<std::uint32_t>(out_.html.size()),
                       static_cast<std::uint32_t>(name.data() - source_.data()), 0});
}

void SievedWriter::begin_foreign() {
  pass_open();
  nesting_.pass_foreign();
}

void SievedWriter::put_markup(std::string_view bytes) {
  pass_open();
  out_.html.append(bytes);
}

bool SievedWriter::has_room_to_fold() const { return fold_ && out_.pieces.size() < most_pieces / 4 * 3; }

/// What is folded Gumbo does not count. Of the start tags that it gets it may pass over any number: these
/// alone are its own affair.
void SievedWriter::count_folded() {
  ++out_.folded_nodes;
  if (out_.folded_nodes < most_nodes_ / 2 || out_.folded_nodes + passed_nodes_ < most_nodes_) return;
  out_.complete = false;
  is_full_ = true;
}

void SievedWriter::fold_empty(Tag tag, std::string_view attributes) {
  add_piece(attributes, PieceKind::empty, tag);
  count_folded();
  if (!is_open()) write_piece(out_.pieces.size() - 1);
}

void SievedWriter::fold(const OpenElement& element) {
  add_piece({}, PieceKind::end, element.tag);
  count_folded();
  if (!is_open()) write_piece(element.piece);
}

/// Puts the mark of a piece, unless it can go with that of the piece before it.
void SievedWriter::write_piece(std::size_t at) {
  Piece& piece = out_.pieces[at];
  if (mark_end_ == out_.html.size() && !form_open_) {
    piece.joined = true;
  } else {
    append_mark(out_.html, at);
    mark_end_ = out_.html.size();
  }
  if (!is_run(piece.kind)) folded_end_ = mark_end_;
}

void SievedWriter::write_tag(std::string_view name, std::string_view attributes) {
  if (!attributes.empty()) {
    out_.tags.push_back({static_cast<std::uint32_t>(out_.html.size()),
                         static_cast<std::uint32_t>(attributes.data() - source_.data()),
                         static_cast<std::uint32_t>(attributes.size())});
  }
  out_.html.append("<").append(name);
}

/// The first `count` open elements turn out not to be closed in themselves: their tags go to the parser, and
/// what they hold before the next one as marks.
void SievedWriter::pass_open(std::size_t count) {
  const auto open = nesting_.open();
  if (count == 0) return;
  const std::size_t end = count < open.size() ? open[count].piece : out_.pieces.size();
  std::size_t next = 0;
  for (std::size_t at = open[0].piece; at < end; ++at) {
    const Piece& piece = out_.pieces[at];
    const std::string_view text = source_.substr(piece.begin, piece.size);
    if (next < count && open[next].piece == at) {
      write_tag(to_string(piece.tag), text);
      out_.html.push_back('>');
      ++next;
    } else if (piece.kind == PieceKind::space) {
      out_.html.push_back(' ');
    } else if (piece.kind == PieceKind::blank) {
      out_.html.append(decode_entities(text));
    } else {
      write_piece(at);
      if (is_run(piece.kind)) --out_.folded_nodes;
      if (piece.kind == PieceKind::start) at = end_of(at);
    }
  }
  nesting_.pass_open(count);
}

/// The last piece of the element that starts there.
std::size_t SievedWriter::end_of(std::size_t start) const {
  std::size_t depth = 0;
  for (std::size_t at = start;; ++at) {
    depth += out_.pieces[at].kind == PieceKind::start ? 1 : 0;
    depth -= out_.pieces[at].kind == PieceKind::end ? 1 : 0;
    if (depth == 0) return at;
  }
}

/// Gumbo keeps text back until the next node, and so puts it behind a form that ends before that. Elements it
/// would have put into the form: before a tag that may make no node a comment does it.
void SievedWriter::settle_folded() {
  if (!form_open_ || folded_end_ == npos) return;
  const std::size_t tag = out_.html.rfind('<');
  if (tag == npos || tag < folded_end_) out_.html.insert(folded_end_, "<!---->");
}

void SievedWriter::add_piece(std::string_view of, PieceKind kind, Tag tag) {
  const bool has_place = !of.empty() || tag == Tag::math;
  const auto begin = static_cast<std::uint32_t>(has_place ? of.data() - source_.data() : 0);
  out_.pieces.push_back({begin, static_cast<std::uint32_t>(of.size()), kind, tag});
}

/// The few attributes that change the tree.
void SievedWriter::keep_attributes(Tag tag, std::string_view name, std::string_view attributes) {
  std::string_view wanted;
  if (tag == Tag::input) wanted = "type";
  if (tag == Tag::other && ascii::equal_ignoring_case(name, "annotation-xml")) wanted = "encoding";
  if (tag == Tag::font) return void(out_.html.append(has_font_attribute(attributes) ? " size" : ""));
  if (wanted.empty()) return;
  AttributeReader reader(attributes);
  Attribute attribute;
  while (reader.next(attribute)) {
    if (ascii::equal_ignoring_case(attribute.name, wanted)) {
      if (attribute.value.find('"') != npos) return;
      out_.html.append(" ").append(wanted).append("=\"").append(attribute.value).append("\"");
      return;
    }
  }
}

}  // namespace pith::dom
