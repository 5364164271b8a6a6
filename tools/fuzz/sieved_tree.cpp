// The sieve must not change the tree: the page is parsed with it and without,
// and both must say the same.
#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "check.hpp"
#include "document.hpp"
#include "dom/lexer.hpp"
#include "dom/parse.hpp"
#include "dom/sieve.hpp"

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

/// A space on a line that ends at a table.
constexpr char space_before_table = '\x01';

/// Elements and text in document order, without formatting and what the sieve
/// leaves out; of white space what parts words on a line.
std::string outline(const dom::Document& document) {
  std::string out;
  std::size_t begin = 0;            // of the line
  bool line = false;                // a letter stands on this line
  bool space = false;               // since the last one
  std::vector<dom::NodeId> blocks;  // where the open ones end
  for (dom::NodeId id = 0; id < document.size();) {
    for (; !blocks.empty() && id >= blocks.back(); blocks.pop_back()) {
      line = space = false;
      begin = out.size();
    }
    const dom::Tag tag = document.tag(id);
    if (is_left_out(tag)) {
      id = document[id].end;
      continue;
    }
    if (tag == dom::Tag::text) {
      for (const char c : document.characters(id)) {
        if (c == ' ' || c == '\n' || c == '\t') {
          space = line;
        } else {
          if (space) out += ' ';
          out += c;
          space = false;
          line = true;
        }
      }
    } else if (!is_formatting(tag)) {
      if (tag == dom::Tag::table) {
        std::replace(out.begin() + static_cast<std::ptrdiff_t>(begin), out.end(), ' ', space_before_table);
      }
      out.append("<").append(to_string(tag)).append(">");
      if (is_block_level(tag) || tag == dom::Tag::br) {
        line = space = false;
        begin = out.size();
        blocks.push_back(document[id].end);
      }
    }
    ++id;
  }
  return out;
}

/// Text in a table but outside of its cells is moved before the table, white space that stands by itself
/// there is not: the sieve cannot tell, and keeps the words apart.
bool is_same(std::string_view with, std::string_view without) {
  std::size_t at = 0;
  for (const char c : with) {
    if (at < without.size() && without[at] == c) {
      ++at;
    } else if (c != space_before_table) {
      return false;
    }
  }
  return at == without.size();
}

/// True where only the tree builder knows how the page goes on: the sieve left SVG or MathML in it, because
/// its tags do not match, or a <select> has a tag behind it that begins raw text anywhere else.
bool is_left_to_the_tree(std::string_view sieved) {
  bool after_select = false;
  for (std::size_t at = sieved.find('<'); at != std::string_view::npos; at = sieved.find('<', at + 1)) {
    if (at + 1 == sieved.size() || !ascii::is_alpha(sieved[at + 1])) continue;
    const dom::TagToken token = dom::read_tag(sieved, at + 1);
    const dom::Tag tag = dom::tag_from_name(token.name);
    if ((tag == dom::Tag::svg || tag == dom::Tag::math) && !token.self_closing) return true;
    after_select = after_select || tag == dom::Tag::select;
    const bool raw = tag == dom::Tag::title || tag == dom::Tag::xmp || tag == dom::Tag::plaintext;
    if (after_select && raw) return true;
  }
  return false;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string page = utf8::clean(fuzz::view(data, size));
  Limits limits;
  limits.parse_ms = 60'000;  // of a build that is slow
  static dom::Parser with;
  static dom::Parser without;
  const auto sieved = with.parse(page, limits);
  const auto whole = without.parse(page, limits, false);
  if (!sieved || !whole || !(*sieved)->complete()) return 0;
  fuzz::check_document(**sieved);
  fuzz::check_document(**whole);
  const std::string a = outline(**sieved);
  const std::string b = outline(**whole);
  if (is_same(a, b)) return 0;
  static dom::Sieved text;
  dom::sieve(page, text);
  if (is_left_to_the_tree(text.html)) return 0;
  std::fprintf(stderr, "with:    %s\nwithout: %s\n", a.c_str(), b.c_str());
  fuzz::check(false, "the tree is the same with the sieve and without");
  return 0;
}
