#include "dom/sieve.hpp"

#include "base/ascii.hpp"
#include "dom/lexer.hpp"

#include <algorithm>
#include <array>
#include <cstring>

namespace pith::dom {
namespace {

constexpr std::size_t npos = std::string_view::npos;

/// Start tags that end foreign content (the HTML standard's list). <font> does so only with certain
/// attributes; to take it as one always is safe.
bool breaks_out_of_foreign(Tag tag) {
  switch (tag) {
    case Tag::b:
    case Tag::big:
    case Tag::blockquote:
    case Tag::body:
    case Tag::br:
    case Tag::center:
    case Tag::code:
    case Tag::dd:
    case Tag::div:
    case Tag::dl:
    case Tag::dt:
    case Tag::em:
    case Tag::embed:
    case Tag::font:
    case Tag::h1:
    case Tag::h2:
    case Tag::h3:
    case Tag::h4:
    case Tag::h5:
    case Tag::h6:
    case Tag::head:
    case Tag::hr:
    case Tag::i:
    case Tag::img:
    case Tag::li:
    case Tag::listing:
    case Tag::menu:
    case Tag::meta:
    case Tag::nobr:
    case Tag::ol:
    case Tag::p:
    case Tag::pre:
    case Tag::ruby:
    case Tag::s:
    case Tag::small:
    case Tag::span:
    case Tag::strong:
    case Tag::strike:
    case Tag::sub:
    case Tag::sup:
    case Tag::table:
    case Tag::tt:
    case Tag::u:
    case Tag::ul:
    case Tag::var: return true;
    default: return false;
  }
}

/// The names of SVG and MathML elements whose content is HTML again.
bool is_integration_point(std::string_view name) {
  for (const std::string_view point :
       {"foreignobject", "desc", "title", "annotation-xml", "mi", "mo", "mn", "ms", "mtext"}) {
    if (ascii::equal_ignoring_case(name, point)) return true;
  }
  return false;
}

/// End of the foreign element whose start tag ends at `at`, if everything in it stays in it: no tag breaks
/// out, every end tag has its start, and titles hold only text. npos otherwise.
std::size_t closed_foreign_end(std::string_view text, std::size_t at, std::string_view root) {
  constexpr std::size_t max_depth = 64;
  std::array<std::string_view, max_depth> open;
  std::size_t depth = 0;
  open[depth++] = root;
  while (true) {
    at = text.find('<', at);
    if (at == npos || at + 1 >= text.size()) return npos;
    if (text.compare(at, 4, "<!--") == 0) {
      at = comment_end(text, at);
      continue;
    }
    const bool end_tag = text[at + 1] == '/';
    const std::size_t name_begin = at + (end_tag ? 2 : 1);
    if (name_begin >= text.size() || text[at + 1] == '!' || text[at + 1] == '?') return npos;
    if (!ascii::is_alpha(text[name_begin])) {
      ++at;
      if (end_tag) return npos;
      continue;
    }
    const TagToken tag = read_tag(text, name_begin);
    if (tag.end == npos) return npos;
    if (end_tag) {
      while (depth > 0 && !ascii::equal_ignoring_case(open[depth - 1], tag.name)) --depth;
      if (depth == 0) return npos;
      if (--depth == 0) return tag.end;
    } else {
      if (breaks_out_of_foreign(tag_from_name(tag.name))) return npos;
      if (is_integration_point(open[depth - 1])) return npos;
      if (!tag.self_closing) {
        if (depth == max_depth) return npos;
        open[depth++] = tag.name;
      }
    }
    at = tag.end;
  }
}

/// Writes one sieved page.
class Sieve {
 public:
  Sieve(std::string_view source, Sieved& out) : source_(source), out_(out) {}

  void run() {
    out_.html.clear();
    out_.html.reserve(source_.size() / 2 + 64);
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

  /// Copies the text [at_, end); white space is folded outside <pre>, and left out beside a block's edge.
  void text(std::size_t end) {
    const std::string_view run = source_.substr(at_, end - at_);
    at_ = end;
    if (run.empty()) return;
    if (keep_space_ > 0 || foreign_) {
      out_.html.append(run);
      after_block_ = false;
      return;
    }
    std::size_t from = 0;
    if (after_block_) {
      while (from < run.size() && ascii::is_space(run[from])) ++from;
      if (from == run.size()) return;  // nothing but space behind a block's edge
    }
    pending_space_ = npos;
    after_block_ = false;
    fold(run.substr(from));
  }

  void fold(std::string_view run) {
    std::size_t at = 0;
    const std::size_t begin = out_.html.size();
    while (at < run.size()) {
      std::size_t word = at;
      while (word < run.size() && !ascii::is_space(run[word])) ++word;
      out_.html.append(run.data() + at, word - at);
      at = word;
      if (at == run.size()) return;
      while (at < run.size() && ascii::is_space(run[at])) ++at;
      out_.html.push_back(' ');
    }
    if (out_.html.size() == begin + 1)
      pending_space_ = begin;  // only space: a block's edge may still take it
  }

  /// A block's edge comes: space that is all there is since the last tag goes.
  void drop_pending_space() {
    if (pending_space_ != npos && pending_space_ + 1 == out_.html.size()) out_.html.pop_back();
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
      const std::size_t behind = end == npos ? source_.size() : end + 3;
      out_.html.append(source_.substr(at_, behind - at_));
      at_ = behind;
    } else {
      bogus_comment();
    }
  }

  void end_tag() {
    const TagToken token = read_tag(source_, at_ + 2);
    if (token.end == npos) return void(at_ = source_.size());
    const Tag tag = tag_from_name(token.name);
    at_ = token.end;
    end_foreign(token.name);
    if (tag == Tag::pre || tag == Tag::listing) keep_space_ -= keep_space_ > 0 ? 1 : 0;
    edge(tag);
    out_.html.append("</").append(token.name).push_back('>');
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
    if (foreign_) {
      if (breaks_out_of_foreign(tag)) foreign_ = false;
      if (is_integration_point(token.name) && !token.self_closing) {
        foreign_ = false;
        integration_ = true;
      }
    } else if (raw_text(tag, token)) {
      return;
    }
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
    write_start_tag(tag, token);
    if (foreign_) return;
    if (tag == Tag::pre || tag == Tag::listing) ++keep_space_;
    if (tag == Tag::textarea || tag == Tag::title) copy_raw_text(token.name);
    if (tag == Tag::xmp) copy_raw_text(token.name);
    if (tag == Tag::plaintext) {
      out_.html.append(source_.substr(at_));
      at_ = source_.size();
    }
  }

  void write_start_tag(Tag tag, const TagToken& token) {
    const std::string_view attributes =
        source_.substr(token.attributes_begin, token.attributes_end - token.attributes_begin);
    if (attributes.size() > 1) {
      out_.tags.push_back({static_cast<std::uint32_t>(out_.html.size()),
                           static_cast<std::uint32_t>(token.attributes_begin),
                           static_cast<std::uint32_t>(attributes.size())});
    }
    out_.html.append("<").append(token.name);
    if (tag == Tag::input || tag == Tag::font || tag == Tag::other)
      keep_attributes(tag, token.name, attributes);
    out_.html.append(token.self_closing ? "/>" : ">");
  }

  /// The few attributes that change the tree.
  void keep_attributes(Tag tag, std::string_view name, std::string_view attributes) {
    std::string_view wanted;
    if (tag == Tag::input) wanted = "type";
    if (tag == Tag::other && ascii::equal_ignoring_case(name, "annotation-xml")) wanted = "encoding";
    if (tag != Tag::font && wanted.empty()) return;
    AttributeReader reader(attributes);
    Attribute attribute;
    while (reader.next(attribute)) {
      if (tag == Tag::font) {  // only whether it has one of these matters
        for (const std::string_view known : {"color", "face", "size"}) {
          if (ascii::equal_ignoring_case(attribute.name, known)) return void(out_.html.append(" size"));
        }
      } else if (ascii::equal_ignoring_case(attribute.name, wanted)) {
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
      out_.scripts.push_back(
          {source_.substr(token.attributes_begin, token.attributes_end - token.attributes_begin),
           source_.substr(token.end, end - token.end)});
    }
    const TagToken close = end < source_.size() ? read_tag(source_, end + 2) : TagToken{};
    at_ = end == source_.size() || close.end == npos ? source_.size() : close.end;
    return true;
  }

  void copy_raw_text(std::string_view name) {
    const std::size_t end = raw_text_end(source_, at_, name, false);
    out_.html.append(source_.substr(at_, end - at_));
    at_ = end;
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
  std::size_t pending_space_ = npos;  // offset in out_.html of a lone space since the last tag
  int keep_space_ = 0;                // open <pre> and <listing>
  bool after_block_ = true;           // the last tag was a block's edge
  bool foreign_ = false;              // inside SVG or MathML that could not be left out
  bool integration_ = false;          // inside HTML inside of it
};

bool shapes_text(Tag tag) {
  switch (tag) {
    case Tag::p:
    case Tag::br:
    case Tag::h1:
    case Tag::h2:
    case Tag::h3:
    case Tag::h4:
    case Tag::h5:
    case Tag::h6:
    case Tag::time:
    case Tag::title:
    case Tag::meta:
    case Tag::textarea:
    case Tag::xmp: return true;
    default: return false;
  }
}

}  // namespace

void sieve(std::string_view source, Sieved& out) { Sieve(source, out).run(); }

void flatten_tags(std::string& html, std::size_t from) {
  for (std::size_t at = html.find('<', from); at != npos; at = html.find('<', at + 1)) {
    if (at + 1 >= html.size()) return;
    const std::size_t name = at + (html[at + 1] == '/' ? 2 : 1);
    if (name >= html.size() || !ascii::is_alpha(html[name])) continue;
    const TagToken token = read_tag(html, name);
    if (token.end == npos) return html.resize(at);
    if (!shapes_text(tag_from_name(token.name)))
      std::fill_n(html.begin() + static_cast<std::ptrdiff_t>(at), token.end - at, ' ');
    at = token.end - 1;
  }
}

}  // namespace pith::dom
