#include "block/mathml.hpp"

#include "base/ascii.hpp"
#include "base/entities.hpp"
#include "base/utf8.hpp"
#include "block/mathml_elements.hpp"
#include "dom/document.hpp"
#include "dom/lexer.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <system_error>
#include <utility>
#include <vector>

namespace pith::block {
namespace {

constexpr std::size_t npos = std::string_view::npos;

/// What MathJax writes only for the look of a formula.
bool is_ornament(std::string_view name) {
  return is_one_of(name, {"nstrut", "dstrut", "tstrut", "line", "surd", "spacer", "strut"});
}

/// What MathJax puts around parts without saying anything of them.
bool is_wrapper(std::string_view name) {
  return is_one_of(name, {"frac", "dbox", "dtable", "row", "table", "itable"});
}

/// Reads the tags one after the other.
class Converter {
 public:
  explicit Converter(std::string_view source) : source_(source) { open_.push_back({"math", {}, {}, {}}); }

  std::string run() {
    while (at_ < source_.size()) step();
    while (open_.size() > 1) close();
    return utf8::clean_line(joined_tex(open_[0].parts));
  }

 private:
  void step() {
    const std::size_t tag = std::min(source_.find('<', at_), source_.size());
    if (is_math_token(open_.back().name))
      open_.back().sign += decode_entities(source_.substr(at_, tag - at_));
    at_ = tag;
    if (tag == source_.size()) return;
    if (source_.compare(tag, 4, "<!--") == 0) return void(at_ = dom::comment_end(source_, tag));
    const bool end = tag + 1 < source_.size() && source_[tag + 1] == '/';
    const std::size_t name = tag + (end ? 2 : 1);
    if (name >= source_.size() || !ascii::is_alpha(source_[name])) return void(at_ = tag + 1);
    const dom::TagToken token = dom::read_tag(source_, name);
    at_ = std::min(token.end, source_.size());
    if (end) return end_tag(token.name);
    start_tag(token);
  }

  void start_tag(const dom::TagToken& token) {
    constexpr std::size_t deepest = 64;
    if (open_.size() >= deepest) return;
    std::string_view name = local(token.name);
    const bool drawn = name == "g";
    if (drawn) {  // of MathJax, which says of which element
      name = node_of(token.attributes);
    } else if (name == "path" || name == "use") {
      if (is_math_token(open_.back().name)) append_path(token.attributes, open_.back().sign);
      return;
    }
    if (is_math_token(open_.back().name) && (name == "c" || name.starts_with("stretchy-"))) {
      append_drawn(token.attributes, open_.back().sign);
      at_ = std::min(source_.find('<', at_), source_.size());  // a copy of the character
      if (name == "c") return;
    }
    open_.push_back({name, token.attributes, {}, {}, npos, drawn});
    if (token.self_closing) close();
  }

  void end_tag(std::string_view name) {
    const std::string_view wanted = local(name);
    const auto found = std::find_if(open_.rbegin(), open_.rend() - 1, [&](const MathElement& o) {
      return wanted == "g" ? o.drawn : o.name == wanted;
    });
    if (found == open_.rend() - 1) return;
    const auto left = static_cast<std::size_t>(open_.rend() - found) - 1;
    while (open_.size() > left) close();
  }

  /// Without the prefix of a namespace, or of MathJax's own elements.
  static std::string_view local(std::string_view name) {
    const std::size_t colon = name.rfind(':');
    if (colon != npos) name.remove_prefix(colon + 1);
    if (name.starts_with("mjx-")) name.remove_prefix(4);
    return name;
  }

  static std::string_view value_of(std::string_view attributes, std::string_view name) {
    dom::Attribute a;
    for (dom::AttributeReader reader(attributes); reader.next(a);) {
      if (a.name == name) return a.value;
    }
    return {};
  }

  /// The element of MathML that a <g> draws.
  static std::string_view node_of(std::string_view attributes) {
    const std::string_view node = value_of(attributes, "data-mml-node");
    return node.empty() ? std::string_view("g") : node;
  }

  static bool append_code(std::string_view digits, std::string& sign) {
    constexpr std::size_t most_digits = 6;
    digits = digits.substr(0, most_digits);
    std::uint32_t code = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), code, 16);
    if (error != std::errc() || end - digits.data() < 2) return false;
    utf8::append(sign, code);
    return true;
  }

  /// The character that MathJax draws by a class: `mjx-c1D465`.
  static void append_drawn(std::string_view attributes, std::string& sign) {
    constexpr std::string_view prefix = "mjx-c";
    std::size_t at = attributes.find(prefix);
    for (; at != npos; at = attributes.find(prefix, at)) {
      at += prefix.size();
      if (append_code(attributes.substr(at), sign)) return;
    }
  }

  /// The character that it draws by a path, which says its code or refers to one whose name does:
  /// `#MJX-1-TEX-I-1D465`.
  static void append_path(std::string_view attributes, std::string& sign) {
    if (append_code(value_of(attributes, "data-c"), sign)) return;
    std::string_view name = value_of(attributes, "xlink:href");
    if (name.empty()) name = value_of(attributes, "href");
    if (name.starts_with("#MJX")) append_code(name.substr(name.rfind('-') + 1), sign);
  }

  void close() {
    MathElement element = std::move(open_.back());
    open_.pop_back();
    MathElement& parent = open_.back();
    if (is_ornament(element.name)) return;
    if (element.name == "mprescripts") return void(parent.prescripts = parent.parts.size());
    const bool is_root = parent.drawn && is_one_of(parent.name, {"msqrt", "mroot"});
    if (is_root && element.name == "mo" && element.sign == "\xE2\x88\x9A")
      return;                                                     // drawn beside what it is of
    if (!is_math_token(parent.name)) parent.sign = element.sign;  // a sign over a letter
    if (is_wrapper(element.name) || is_script_of_two(element, parent)) {
      if (!is_wrapper(element.name)) std::reverse(element.parts.begin(), element.parts.end());
      return void(std::move(element.parts.begin(), element.parts.end(), std::back_inserter(parent.parts)));
    }
    std::string tex = tex_of_element(element);
    // MathJax draws what stands over a sign, and the index of a root, before them.
    const bool comes_first = element.name == "base" || (element.name == "sqrt" && parent.name == "mroot");
    if (comes_first) return void(parent.parts.insert(parent.parts.begin(), std::move(tex)));
    const bool is_idle = element.drawn && element.name == "g";  // holds no part of the formula
    if (!tex.empty() || !(is_idle || is_one_of(element.name, {"annotation", "annotation-xml"})))
      parent.parts.push_back(std::move(tex));
  }

  static bool is_script_of_two(const MathElement& element, const MathElement& parent) {
    return element.name == "script" && parent.name == "msubsup" && element.parts.size() == 2;
  }

  std::string_view source_;
  std::size_t at_ = 0;
  std::vector<MathElement> open_;
};

}  // namespace

std::string mathml_to_tex(std::string_view source) { return Converter(source).run(); }

std::string annotated_tex(std::string_view source) {
  for (std::size_t at = source.find("<annotation"); at != npos; at = source.find("<annotation", at + 1)) {
    const dom::TagToken tag = dom::read_tag(source, at + 1);
    if (tag.end == npos) break;
    const std::string_view kind = tag.attributes;
    if (!ascii::contains_ignoring_case(kind, "tex")) continue;
    const std::size_t end = std::min(source.find("</", tag.end), source.size());
    return utf8::clean_line(decode_entities(source.substr(tag.end, end - tag.end)));
  }
  return {};
}

}  // namespace pith::block
