// The sieve must not change the tree: the page is parsed with it and without, and both must say the same.
// Where they do to the last element, the articles must be the same, too.
#include "pith/render.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "check.hpp"
#include "document.hpp"
#include "dom/lexer.hpp"
#include "dom/parse.hpp"
#include "dom/sieve.hpp"
#include "extract/page_reader.hpp"

#include <algorithm>
#include <vector>

namespace {

using namespace pith;

bool is_left_out(dom::Tag tag) {
  switch (tag) {
    case dom::Tag::svg:
    case dom::Tag::math:
    case dom::Tag::select:
    case dom::Tag::iframe:
    case dom::Tag::noembed:
    case dom::Tag::noframes: return true;
    default: return false;
  }
}

/// Of open formatting elements that are the same, attributes and all, the
/// standard keeps three: without attributes more are the same. Which of them
/// are opened again may differ, what stands in them not.
bool is_formatting(dom::Tag tag) {
  switch (tag) {
    case dom::Tag::a:
    case dom::Tag::b:
    case dom::Tag::big:
    case dom::Tag::code:
    case dom::Tag::em:
    case dom::Tag::font:
    case dom::Tag::i:
    case dom::Tag::nobr:
    case dom::Tag::s:
    case dom::Tag::small:
    case dom::Tag::strike:
    case dom::Tag::strong:
    case dom::Tag::tt:
    case dom::Tag::u: return true;
    default: return false;
  }
}

/// A space among what stands before a table in the same block.
constexpr char space_before_table = '\x01';

/// Elements and text in document order, without formatting and what the sieve leaves out; of white space what
/// parts words on a line.
class Outline {
 public:
  explicit Outline(const dom::Document& document) : document_(document) {}

  std::string write() {
    for (dom::NodeId id = 0; id < document_.size();) {
      close_until(id);
      id = visit(id);
    }
    return std::move(out_);
  }

 private:
  struct Open {
    dom::NodeId end;
    std::size_t begin;  // in the outline
  };

  void close_until(dom::NodeId id) {
    for (; !blocks_.empty() && id >= blocks_.back().end; blocks_.pop_back()) line_ = space_ = false;
  }

  dom::NodeId visit(dom::NodeId id) {
    const dom::Tag tag = document_.tag(id);
    if (tag == dom::Tag::text) {
      add_text(document_.characters(id));
      return id + 1;
    }
    if (is_left_out(tag)) return document_[id].end;
    if (is_formatting(tag)) return id + 1;
    if (tag == dom::Tag::table) mark_spaces();
    out_.append("<").append(to_string(tag)).append(">");
    if (is_block_level(tag) || tag == dom::Tag::br) {
      line_ = space_ = false;
      blocks_.push_back({document_[id].end, out_.size()});
    }
    return id + 1;
  }

  void add_text(std::string_view characters) {
    for (const char c : characters) {
      if (c == ' ' || c == '\n' || c == '\t') {
        space_ = line_;
        continue;
      }
      if (space_) out_ += ' ';
      out_ += c;
      space_ = false;
      line_ = true;
    }
  }

  void mark_spaces() {
    const std::size_t begin = blocks_.empty() ? 0 : blocks_.back().begin;
    std::replace(out_.begin() + static_cast<std::ptrdiff_t>(begin), out_.end(), ' ', space_before_table);
  }

  const dom::Document& document_;
  std::string out_;
  bool line_ = false;   // a letter stands on this line
  bool space_ = false;  // since the last one
  std::vector<Open> blocks_;
};

/// Every node and its text: the attributes alone may have been read from other places.
bool is_identical(const dom::Document& a, const dom::Document& b) {
  if (a.size() != b.size()) return false;
  for (dom::NodeId id = 0; id < a.size(); ++id) {
    if (a.tag(id) != b.tag(id) || a[id].end != b[id].end) return false;
    if (a.tag(id) == dom::Tag::text && a.characters(id) != b.characters(id)) return false;
  }
  return true;
}

/// Text in a table but outside of its cells is moved before the table, white space that stands by itself
/// there is not: the sieve cannot tell, and keeps the words apart. Which block the table stands in hangs on
/// the formatting around it.
bool is_same(std::string_view with, std::string_view without) {
  const auto unmarked = [](char c) { return c == space_before_table ? ' ' : c; };
  std::size_t at = 0;
  for (const char c : with) {
    if (at < without.size() && unmarked(without[at]) == unmarked(c)) {
      ++at;
    } else if (c != space_before_table) {
      return false;
    }
  }
  return at == without.size();
}

/// Begins raw text, but in a <select>.
bool begins_raw_text(dom::Tag tag) {
  switch (tag) {
    case dom::Tag::title:
    case dom::Tag::xmp:
    case dom::Tag::plaintext:
    case dom::Tag::style:
    case dom::Tag::iframe:
    case dom::Tag::noembed:
    case dom::Tag::noframes: return true;
    default: return false;
  }
}

/// True if `found` is for what may be a start tag of `html`, in their order.
template <class Found>
bool any_start_tag(std::string_view html, Found found) {
  for (std::size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at + 1)) {
    if (at + 1 == html.size() || !ascii::is_alpha(html[at + 1])) continue;
    const dom::TagToken token = dom::read_tag(html, at + 1);
    if (found(dom::tag_from_name(token.name), token)) return true;
  }
  return false;
}

/// True where only the tree builder knows how the page goes on: the sieve left SVG or MathML in it, because
/// its tags do not match, or a <select> has a tag behind it that begins raw text anywhere else.
bool is_left_to_the_tree(std::string_view page, std::string_view sieved) {
  const auto is_open_foreign = [](dom::Tag tag, const dom::TagToken& token) {
    return (tag == dom::Tag::svg || tag == dom::Tag::math) && !token.self_closing;
  };
  bool after_select = false;
  const auto is_raw_behind_select = [&](dom::Tag tag, const dom::TagToken&) {
    after_select = after_select || tag == dom::Tag::select;
    return after_select && begins_raw_text(tag);
  };
  return any_start_tag(sieved, is_open_foreign) || any_start_tag(page, is_raw_behind_select);
}

/// Every element where it stands, with its attributes, and every word in it. Of white space alone only the
/// tree builder knows where it goes: in a table it stays, unless text is beside it. Frames are passed over:
/// the sieve has no way to keep one but to fold it.
std::string skeleton(const dom::Document& document) {
  std::string out;
  std::size_t text_depth = 0;  // of the text that the line before holds
  for (dom::NodeId id = 0; id < document.size(); ++id) {
    if (document.tag(id) == dom::Tag::iframe) continue;
    const std::size_t depth = document[id].depth;
    std::string line;
    const bool is_text = document.tag(id) == dom::Tag::text;
    if (is_text) {
      for (const char c : document.characters(id)) line.append(ascii::is_space(c) ? 0 : 1, c);
      if (line.empty()) continue;
    } else {
      line.append("<").append(to_string(document.tag(id))).append(document.attributes(id).rest());
    }
    if (is_text && text_depth == depth) {
      out.insert(out.size() - 1, line);
    } else {
      out.append(std::to_string(depth)).append(line).append("\n");
    }
    text_depth = is_text ? depth : 0;
  }
  return out;
}

void check_same(std::string_view with, std::string_view without, const char* what) {
  if (with == without) return;
  std::fprintf(stderr, "with:    %.*s\nwithout: %.*s\n", static_cast<int>(with.size()), with.data(),
               static_cast<int>(without.size()), without.data());
  fuzz::check(false, what);
}

Limits patient() {
  Limits limits;
  limits.parse_ms = limits.total_ms = 60'000;  // of a build that is slow
  return limits;
}

/// The article of a page, read with the sieve or without.
std::string article_of(std::string_view page, dom::Sieving sieving) {
  Options options;
  options.form = Form::html;
  options.captions = options.comments = true;
  options.limits = patient();
  PageReader reader(options, score::Model::built_in(), {}, sieving);
  const auto article = reader.extract({page, "https://example.org/a-page", "text/html; charset=utf-8"});
  return article ? to_json(*article, {.provenance = true}) : article.error().message;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string page = utf8::clean(fuzz::view(data, size));
  static dom::Parser with;
  static dom::Parser unfolded;
  static dom::Parser without;
  const auto sieved = with.parse(page, patient());
  const auto whole = without.parse(page, patient(), dom::Sieving::none);
  if (!sieved || !whole || !(*sieved)->complete()) return 0;
  fuzz::check_document(**sieved);
  fuzz::check_document(**whole);
  if (const auto tags = unfolded.parse(page, patient(), dom::Sieving::unfolded)) {
    check_same(skeleton(**sieved), skeleton(**tags), "what is folded stands where Gumbo would have put it");
  }
  const std::string a = Outline(**sieved).write();
  const std::string b = Outline(**whole).write();
  if (!is_same(a, b)) {
    static dom::Sieved text;
    dom::sieve(page, text);
    if (is_left_to_the_tree(page, text.html)) return 0;
    check_same(a, b, "the tree is the same with the sieve and without");
  }
  if (is_identical(**sieved, **whole)) {
    check_same(article_of(page, dom::Sieving::full), article_of(page, dom::Sieving::none),
               "the same tree gives the same article");
  }
  return 0;
}
