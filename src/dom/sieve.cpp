#include "dom/sieve.hpp"

#include "base/ascii.hpp"
#include "dom/foreign.hpp"
#include "dom/late_parts.hpp"
#include "dom/lexer.hpp"
#include "dom/shown_tables.hpp"
#include "dom/sieved_writer.hpp"
#include "dom/style.hpp"

#include <cstring>

namespace pith::dom {
namespace {

constexpr std::size_t npos = std::string_view::npos;
/// Further <meta>, <link> and <base> are left out: they would use up the nodes that the text needs. The most
/// on 2,362 real pages are 631.
constexpr std::size_t most_head_tags = 10'000;

bool is_head_tag(Tag tag) { return tag == Tag::meta || tag == Tag::link || tag == Tag::base; }

bool leads_into_body(Tag tag) {
  switch (tag) {
    case Tag::html:
    case Tag::head:
    case Tag::title:
    case Tag::meta:
    case Tag::link:
    case Tag::base:
    case Tag::noscript:
    case Tag::template_: return false;
    default: return true;
  }
}

/// Reads one page.
class Sieve {
 public:
  Sieve(std::string_view source, Sieved& out, bool fold, std::uint32_t most_nodes)
      : source_(source), out_(out), writer_(source, out, fold, most_nodes) {}

  void run() {
    while (at_ < source_.size() && !writer_.is_full()) {
      const std::size_t tag = find_tag(at_);
      text(tag);
      if (tag == source_.size()) break;
      at_ = tag;
      markup();
    }
    writer_.finish();
  }

 private:
  /// The next `<` that starts markup.
  std::size_t find_tag(std::size_t from) const {
    while (true) {
      const void* found =
          from < source_.size() ? std::memchr(source_.data() + from, '<', source_.size() - from) : nullptr;
      if (found == nullptr) return source_.size();
      from = static_cast<std::size_t>(static_cast<const char*>(found) - source_.data());
      if (from + 1 >= source_.size()) return source_.size();
      const char next = source_[from + 1];
      if (ascii::is_alpha(next) || next == '/' || next == '!' || next == '?') return from;
      ++from;
    }
  }

  /// Puts a mark for the text [at_, end). White space alone is copied, but left out beside a block's edge.
  void text(std::size_t end) {
    const std::string_view run = source_.substr(at_, end - at_);
    at_ = end;
    if (run.empty()) return;
    const std::size_t blank = blank_size(run);
    const bool preformatted = keep_space_ > 0 || foreign_;
    if (blank == run.size()) return space(run, preformatted);
    if (preformatted) {
      writer_.put_text(run, PieceKind::preformatted);
    } else if (after_block_) {
      if (blank > 0) writer_.leave_space_out();
      writer_.put_text(run.substr(blank), PieceKind::folded);
    } else if (in_body_) {
      writer_.put_text(run, PieceKind::folded);
    } else {  // the space belongs to the head, the text begins the body
      if (blank > 0) writer_.put_space(run.substr(0, blank));
      writer_.put_text(run.substr(blank), PieceKind::folded);
    }
    after_block_ = false;
    in_body_ = true;
  }

  void space(std::string_view run, bool preformatted) {
    if (preformatted) {
      writer_.put_blank(run);
      after_block_ = false;
    } else if (after_block_) {
      writer_.leave_space_out();
    } else {
      writer_.put_space(run);
    }
  }

  void markup() {
    const char next = source_[at_ + 1];
    if (next == '!') return declaration();
    if (next == '?') return bogus_comment();
    if (next != '/') return start_tag();
    if (at_ + 2 < source_.size() && ascii::is_alpha(source_[at_ + 2])) return end_tag();
    if (at_ + 2 < source_.size() && source_[at_ + 2] == '>') {
      at_ += 3;
    } else if (at_ + 2 >= source_.size()) {
      writer_.put_markup(source_.substr(at_));  // `</` at the very end is text
      at_ = source_.size();
    } else {
      bogus_comment();
    }
  }

  void bogus_comment() {
    const std::size_t end = source_.find('>', at_);
    at_ = end == npos ? source_.size() : end + 1;
  }

  void declaration() {
    if (source_.compare(at_, 4, "<!--") == 0) {
      if (source_.compare(at_, late_boundary.size(), late_boundary) == 0) out_.has_late_parts = true;
      at_ = comment_end(source_, at_);
    } else if (ascii::starts_with_ignoring_case(source_.substr(at_), "<!doctype")) {
      const std::size_t begin = at_;
      bogus_comment();
      writer_.put_markup(source_.substr(begin, at_ - begin));
    } else if (foreign_ && source_.compare(at_, 9, "<![CDATA[") == 0) {
      const std::size_t end = source_.find("]]>", at_);
      writer_.put_markup("<![CDATA[");
      writer_.put_raw_text(source_.substr(at_ + 9, end - at_ - 9), PieceKind::raw);
      writer_.put_markup("]]>");
      at_ = end == npos ? source_.size() : end + 3;
    } else {
      bogus_comment();
    }
  }

  void end_tag() {
    const TagToken token = read_tag(source_, at_ + 2);
    if (token.end == npos) return void(at_ = source_.size());
    const Tag tag = tag_from_name(token.name);
    if (at_ != raw_end_) end_foreign(token.name);
    at_ = token.end;
    if (tag == Tag::pre || tag == Tag::listing || (tag == Tag::code && in_lines_))
      keep_space_ -= keep_space_ > 0 ? 1 : 0;
    in_lines_ = in_lines_ && tag != Tag::code;
    edge(tag);
    writer_.put_end(tag, token);
  }

  /// Before a tag is written: white space at the edge of a block does not matter.
  void edge(Tag tag) {
    after_block_ = is_block_level(tag) || tag == Tag::br;
    writer_.edge(after_block_);
  }

  void start_tag() {
    const TagToken token = read_tag(source_, at_ + 1);
    if (token.end == npos) return void(at_ = source_.size());
    const Tag tag = tag_from_name(token.name);
    at_ = token.end;
    const bool is_point = foreign_ && is_integration_point(token.name) && !token.self_closing;
    if (foreign_) {
      if (breaks_out_of_foreign(tag) && (tag != Tag::font || has_font_attribute(token.attributes)))
        foreign_ = false;
      if (is_point) {
        foreign_ = false;
        integration_ = true;
      }
    } else if (raw_text(tag, token)) {
      return;
    }
    if (tag == Tag::template_ && is_shadow_root(token.attributes)) out_.has_late_parts = true;
    if (tag == Tag::tfoot || (!token.role.empty() && tag != Tag::tr && says_row(token.role)))
      out_.has_odd_tables = true;
    if (is_head_tag(tag) && ++head_tags_ > most_head_tags) return void(out_.complete = false);
    if (tag == Tag::svg || tag == Tag::math) {
      const std::size_t end =
          token.self_closing ? token.end : closed_foreign_end(source_, token.end, token.name);
      if (end != npos) {
        after_block_ = false;
        at_ = end;
        return writer_.put_empty_foreign(tag, token.name);
      }
      foreign_ = true;
      writer_.begin_foreign();
    }
    edge(tag);
    writer_.put_start(tag, token);
    if (foreign_ || is_point) return;  // SVG's <title> is not raw
    if (tag == Tag::code && !in_lines_ && keeps_lines(token.attributes)) {
      in_lines_ = true;
      ++keep_space_;
    }
    in_body_ = in_body_ || leads_into_body(tag);
    content(tag, token.name);
  }

  /// What follows a start tag that changes how the text behind it is read.
  void content(Tag tag, std::string_view name) {
    switch (tag) {
      case Tag::pre:
      case Tag::listing:
        ++keep_space_;
        skip_line_feed();
        break;
      case Tag::textarea:
        skip_line_feed();
        copy_raw_text(name, PieceKind::preformatted);
        break;
      case Tag::title: copy_raw_text(name, PieceKind::preformatted); break;
      case Tag::xmp: copy_raw_text(name, PieceKind::raw); break;
      case Tag::plaintext:
        writer_.put_raw_text(source_.substr(at_), PieceKind::raw);
        at_ = source_.size();
        break;
      default: break;
    }
  }

  /// The line feed at the start of <pre>, <listing> and <textarea> is not part of them.
  void skip_line_feed() {
    if (source_.compare(at_, 1, "\r") == 0) ++at_;
    if (source_.compare(at_, 1, "\n") == 0) ++at_;
  }

  /// Elements whose content is raw and never shown: gone with their content. True if it was one.
  bool raw_text(Tag tag, const TagToken& token) {
    switch (tag) {
      case Tag::script:
      case Tag::style:
      case Tag::iframe:
      case Tag::noembed:
      case Tag::noframes: break;
      default: return false;
    }
    const std::size_t end = raw_text_end(source_, token.end, token.name, tag == Tag::script);
    if (tag == Tag::script) {
      out_.scripts.push_back({token.attributes, source_.substr(token.end, end - token.end)});
      if (in_body_ && is_formula_script(token.attributes)) {
        after_block_ = false;
        writer_.put_empty_foreign(Tag::math, token.name);
      }
    }
    if (tag == Tag::style) {
      out_.styles.push_back({token.attributes, source_.substr(token.end, end - token.end)});
    }
    const TagToken close = end < source_.size() ? read_tag(source_, end + 2) : TagToken{};
    at_ = end == source_.size() || close.end == npos ? source_.size() : close.end;
    // A frame in the body is a place in the text; in the head it would open the body.
    if (tag == Tag::iframe && in_body_) writer_.put_frame(token);
    return true;
  }

  void copy_raw_text(std::string_view name, PieceKind kind) {
    const std::size_t end = raw_text_end(source_, at_, name, false);
    writer_.put_raw_text(source_.substr(at_, end - at_), kind);
    at_ = raw_end_ = end;
  }

  void end_foreign(std::string_view name) {
    if (!foreign_ && !integration_) return;
    if (ascii::equal_ignoring_case(name, "svg") || ascii::equal_ignoring_case(name, "math")) {
      foreign_ = integration_ = false;
    } else if (integration_ && is_integration_point(name)) {
      foreign_ = true;
    }
  }

  std::string_view source_;
  Sieved& out_;
  SievedWriter writer_;
  std::size_t at_ = 0;
  std::size_t raw_end_ = npos;  // where the end tag of the last <title>, <textarea> or <xmp> stands
  std::size_t head_tags_ = 0;
  int keep_space_ = 0;        // open <pre> and <listing>, and a <code> that is set like them
  bool in_lines_ = false;     // inside such a <code>
  bool in_body_ = false;      // a tag or text came that is not for the head
  bool after_block_ = true;   // the last tag was a block's edge
  bool foreign_ = false;      // inside SVG or MathML that could not be left out
  bool integration_ = false;  // inside HTML inside of it
};

}  // namespace

void sieve(std::string_view source, Sieved& out, bool fold, std::uint32_t most_nodes) {
  Sieve(source, out, fold, most_nodes).run();
}

}  // namespace pith::dom
