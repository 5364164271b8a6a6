#include "dom/sieve.hpp"

#include "base/ascii.hpp"
#include "base/entities.hpp"
#include "dom/foreign.hpp"
#include "dom/lexer.hpp"

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

/// Only whether a <font> has one of these matters to the tree.
bool has_font_attribute(std::string_view attributes) {
  AttributeReader reader(attributes);
  Attribute attribute;
  while (reader.next(attribute)) {
    for (const std::string_view known : {"color", "face", "size"}) {
      if (ascii::equal_ignoring_case(attribute.name, known)) return true;
    }
  }
  return false;
}

/// Writes one sieved page.
class Sieve {
 public:
  Sieve(std::string_view source, Sieved& out) : source_(source), out_(out) {}

  void run() {
    out_.html.clear();
    out_.html.reserve(source_.size() / 2 + 64);
    out_.complete = true;
    out_.texts.clear();
    out_.tags.clear();
    out_.scripts.clear();
    while (at_ < source_.size()) {
      const std::size_t tag = find_tag(at_);
      text(tag);
      if (tag == source_.size()) break;
      at_ = tag;
      markup();
    }
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
    pending_space_ = npos;
    if (preformatted) {
      put_text(run, TextForm::preformatted);
    } else if (after_block_) {
      space_left_out_ |= blank > 0;
      put_text(run.substr(blank), TextForm::folded);
    } else if (in_body_) {
      put_text(run, TextForm::folded);
    } else {  // the space belongs to the head, the text begins the body
      if (blank > 0) out_.html.push_back(' ');
      put_text(run.substr(blank), TextForm::folded);
    }
    after_block_ = false;
    in_body_ = true;
  }

  /// Bytes at the front that are white space to the parser, or nothing to it.
  static std::size_t blank_size(std::string_view text) {
    std::size_t size = 0;
    while (size < text.size() && (ascii::is_space(text[size]) || text[size] == '\0')) ++size;
    return size;
  }

  void space(std::string_view run, bool preformatted) {
    if (preformatted) {
      out_.html.append(run);
      after_block_ = false;
    } else if (!after_block_ && (pending_space_ == npos || pending_space_ + 1 != out_.html.size())) {
      pending_space_ = out_.html.size();  // a block's edge may still take it
      out_.html.push_back(' ');
    } else {
      space_left_out_ |= after_block_;
    }
  }

  /// Text that is not all white space, unless its references stand for nothing else.
  void put_text(std::string_view text, TextForm form) {
    if (form != TextForm::raw && text[blank_size(text)] == '&') {
      const std::string decoded = decode_entities(text);
      if (blank_size(decoded) == decoded.size()) return void(out_.html.append(decoded));
    }
    if (out_.texts.size() == most_texts) {
      out_.complete = false;
      at_ = source_.size();
      return;
    }
    append_text_mark(out_.html, out_.texts.size());
    out_.texts.push_back({static_cast<std::uint32_t>(text.data() - source_.data()),
                          static_cast<std::uint32_t>(text.size()), form,
                          form == TextForm::folded && space_left_out_, space_before_table_});
    space_left_out_ = space_before_table_ = table_begun_ = false;
  }

  /// A block's edge comes: space that is all there is since the last tag goes.
  void drop_pending_space() {
    if (pending_space_ == npos || pending_space_ + 1 != out_.html.size()) return;
    out_.html.pop_back();
    space_left_out_ = true;
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
      out_.html.append(source_.substr(at_));  // `</` at the very end is text
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
      at_ = comment_end(source_, at_);
    } else if (ascii::starts_with_ignoring_case(source_.substr(at_), "<!doctype")) {
      const std::size_t begin = at_;
      bogus_comment();
      out_.html.append(source_.substr(begin, at_ - begin));
    } else if (foreign_ && source_.compare(at_, 9, "<![CDATA[") == 0) {
      const std::size_t end = source_.find("]]>", at_);
      out_.html.append("<![CDATA[");
      put_raw_text(source_.substr(at_ + 9, end - at_ - 9), TextForm::raw);
      out_.html.append("]]>");
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
    if (tag == Tag::pre || tag == Tag::listing) keep_space_ -= keep_space_ > 0 ? 1 : 0;
    edge(tag);
    copy_name(token, 2);
    out_.html.push_back('>');
  }

  /// Writes a tag's name and the `signs` bytes before it, `<` or `</`.
  void copy_name(const TagToken& token, std::size_t signs) {
    out_.html.append(token.name.data() - signs, token.name.size() + signs);
  }

  /// Before a tag is written: white space at the edge of a block does not matter.
  void edge(Tag tag) {
    after_block_ = is_block_level(tag) || tag == Tag::br;
    if (after_block_) drop_pending_space();
    pending_space_ = npos;
  }

  void start_tag() {
    const TagToken token = read_tag(source_, at_ + 1);
    if (token.end == npos) return void(at_ = source_.size());
    const Tag tag = tag_from_name(token.name);
    at_ = token.end;
    const bool is_point = foreign_ && is_integration_point(token.name) && !token.self_closing;
    if (foreign_) {
      if (breaks_out_of_foreign(tag) && (tag != Tag::font || has_font_attribute(attributes_of(token))))
        foreign_ = false;
      if (is_point) {
        foreign_ = false;
        integration_ = true;
      }
    } else if (raw_text(tag, token)) {
      return;
    }
    if (is_head_tag(tag) && ++head_tags_ > most_head_tags) return void(out_.complete = false);
    if (tag == Tag::svg || tag == Tag::math) {
      const std::size_t end =
          token.self_closing ? token.end : closed_foreign_end(source_, token.end, token.name);
      if (end != npos) {
        pending_space_ = npos;
        after_block_ = false;
        out_.html.append(tag == Tag::svg ? "<svg/>" : "<math/>");
        at_ = end;
        return;
      }
      foreign_ = true;
    }
    edge(tag);
    if (tag == Tag::table && !table_begun_) {
      space_before_table_ = space_left_out_;
      table_begun_ = true;
    }
    write_start_tag(tag, token);
    if (foreign_ || is_point) return;  // SVG's <title> is not raw
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
        copy_raw_text(name, TextForm::preformatted);
        break;
      case Tag::title: copy_raw_text(name, TextForm::preformatted); break;
      case Tag::xmp: copy_raw_text(name, TextForm::raw); break;
      case Tag::plaintext:
        put_raw_text(source_.substr(at_), TextForm::raw);
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

  std::string_view attributes_of(const TagToken& token) const {
    return source_.substr(token.attributes_begin, token.attributes_end - token.attributes_begin);
  }

  void write_start_tag(Tag tag, const TagToken& token) {
    const std::string_view attributes = attributes_of(token);
    if (attributes.size() > 1) {
      out_.tags.push_back({static_cast<std::uint32_t>(out_.html.size()),
                           static_cast<std::uint32_t>(token.attributes_begin),
                           static_cast<std::uint32_t>(attributes.size())});
    }
    copy_name(token, 1);
    if (tag == Tag::input || tag == Tag::font || tag == Tag::other)
      keep_attributes(tag, token.name, attributes);
    out_.html.append(token.self_closing ? "/>" : ">");
  }

  /// The few attributes that change the tree.
  void keep_attributes(Tag tag, std::string_view name, std::string_view attributes) {
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
      out_.scripts.push_back({attributes_of(token), source_.substr(token.end, end - token.end)});
    }
    const TagToken close = end < source_.size() ? read_tag(source_, end + 2) : TagToken{};
    at_ = end == source_.size() || close.end == npos ? source_.size() : close.end;
    return true;
  }

  void copy_raw_text(std::string_view name, TextForm form) {
    const std::size_t end = raw_text_end(source_, at_, name, false);
    put_raw_text(source_.substr(at_, end - at_), form);
    at_ = raw_end_ = end;
  }

  void put_raw_text(std::string_view text, TextForm form) {
    if (blank_size(text) == text.size()) return void(out_.html.append(text));
    put_text(text, form);
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
  std::size_t at_ = 0;
  std::size_t raw_end_ = npos;        // where the end tag of the last <title>, <textarea> or <xmp> stands
  std::size_t pending_space_ = npos;  // offset in out_.html of a lone space since the last tag
  std::size_t head_tags_ = 0;
  bool space_left_out_ = false;      // since the last run of text
  bool table_begun_ = false;         // since the last run of text
  bool space_before_table_ = false;  // space was left out between that run and the first <table> behind it
  int keep_space_ = 0;               // open <pre> and <listing>
  bool in_body_ = false;             // a tag or text came that is not for the head
  bool after_block_ = true;          // the last tag was a block's edge
  bool foreign_ = false;             // inside SVG or MathML that could not be left out
  bool integration_ = false;         // inside HTML inside of it
};

}  // namespace

void sieve(std::string_view source, Sieved& out) { Sieve(source, out).run(); }

}  // namespace pith::dom
