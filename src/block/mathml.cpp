#include "block/mathml.hpp"

#include "base/ascii.hpp"
#include "base/entities.hpp"
#include "base/utf8.hpp"
#include "block/tex_signs.hpp"
#include "dom/document.hpp"
#include "dom/lexer.hpp"

#include <algorithm>
#include <array>
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

/// `tex` as one argument of a command.
std::string braced(std::string_view tex) { return std::string("{").append(tex).append("}"); }

/// `tex` as what a script stands at.
std::string base(const std::string& tex) {
  const bool single =
      tex.size() <= 1 || (tex[0] == '\\' && std::all_of(tex.begin() + 1, tex.end(), ascii::is_alpha));
  return single ? tex : braced(tex);
}

/// An open element and the TeX of what it holds so far.
struct Open {
  std::string_view name;
  std::string_view attributes;
  std::vector<std::string> parts;
  std::string sign;  // of a token: its text as the page has it
};

std::string attribute(const Open& open, std::string_view name, std::string_view otherwise) {
  dom::Attribute a;
  for (dom::AttributeReader reader(open.attributes); reader.next(a);) {
    if (ascii::equal_ignoring_case(a.name, name)) return decode_entities(a.value, true);
  }
  return std::string(otherwise);
}

bool is_any(std::string_view name, std::initializer_list<std::string_view> of) {
  return std::find(of.begin(), of.end(), name) != of.end();
}

bool is_token(std::string_view name) { return is_any(name, {"mi", "mn", "mo", "ms", "mtext"}); }

std::string joined(const std::vector<std::string>& parts, std::string_view separator = {}) {
  std::string out;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) out += separator;
    join_tex(parts[i], out);
  }
  return out;
}

std::string token(const Open& open) {
  const std::string text = utf8::clean_line(open.sign);
  if (open.name == "mtext" || open.name == "ms") {
    return text.empty() ? std::string() : std::string("\\text").append(braced(text));
  }
  std::string tex = open.name == "mi" ? function_command(text) : std::string();
  if (!tex.empty()) return tex;
  append_tex(text, tex);
  const bool is_word =
      open.name == "mi" && text.size() > 1 && std::all_of(text.begin(), text.end(), ascii::is_alpha);
  return is_word ? "\\mathrm" + braced(tex) : tex;
}

/// Signs whose limits stand below and above.
bool has_limits(std::string_view tex) {
  return is_any(tex, {"\\sum", "\\prod", "\\int", "\\lim", "\\max", "\\min", "\\sup", "\\inf", "\\cap",
                      "\\cup", "\\oint"});
}

std::string under_over(const Open& open) {
  const std::string& what = open.parts[0];
  const bool over_only = open.name == "mover";
  if (open.name == "munderover" && open.parts.size() == 2)  // as MathJax draws it
    return open.parts[1] + "^" + braced(open.parts[0]);
  const std::string& first = open.parts[1];
  if (open.parts.size() > 2 || has_limits(what)) {
    std::string out = base(what) + (over_only ? "^" : "_") + braced(first);
    if (open.parts.size() > 2) out += "^" + braced(open.parts[2]);
    return out;
  }
  if (over_only) {
    const std::string_view accent = accent_command(open.sign);
    if (!accent.empty()) return std::string(accent) + braced(what);
  }
  return (over_only ? "\\overset" : "\\underset") + braced(first) + braced(what);
}

std::string fenced(const Open& open) {
  const std::string separators = attribute(open, "separators", ",");
  std::string out = "\\left";
  const auto fence = [&](std::string_view name, std::string_view otherwise) {
    const std::string sign = attribute(open, name, otherwise);
    if (sign.empty()) return void(out += '.');
    append_tex(sign, out);
  };
  fence("open", "(");
  join_tex(
      joined(open.parts, separators.empty() ? std::string_view() : std::string_view(separators).substr(0, 1)),
      out);
  out += "\\right";
  fence("close", ")");
  return out;
}

/// What MathJax writes only for the look of a formula.
bool is_ornament(std::string_view name) {
  return is_any(name, {"nstrut", "dstrut", "tstrut", "line", "surd", "spacer", "strut"});
}

/// What MathJax puts around parts without saying anything of them.
bool is_wrapper(std::string_view name) {
  return is_any(name, {"frac", "dbox", "dtable", "row", "table", "itable"});
}

/// A script and the sign for it; primes need none.
std::string script(char sign, const std::string& tex) {
  const bool primes = sign == '^' && !tex.empty() && tex.find_first_not_of('\'') == npos;
  return primes ? tex : sign + braced(tex);
}

/// The TeX of an element that ends.
std::string closed(const Open& open) {
  const std::string_view name = open.name;
  const std::vector<std::string>& parts = open.parts;
  if (is_token(name)) return token(open);
  if (name == "msqrt") return "\\sqrt" + braced(joined(parts));
  if (name == "mfenced") return fenced(open);
  if (name == "mtd") return joined(parts);
  if (name == "mtr" || name == "mlabeledtr") return joined(parts, " & ");
  if (name == "mtable") return "\\begin{matrix}" + joined(parts, " \\\\ ") + "\\end{matrix}";
  if (name == "mspace" || name == "mphantom") return " ";
  if (name == "semantics") return parts.empty() ? std::string() : parts[0];
  if (is_any(name, {"annotation", "annotation-xml", "none", "mprescripts"})) return {};
  if (parts.size() >= 2) {
    if (name == "mfrac") return "\\frac" + braced(parts[0]) + braced(parts[1]);
    if (name == "mroot") return "\\sqrt[" + parts[1] + "]" + braced(parts[0]);
    if (name == "msup") return base(parts[0]) + script('^', parts[1]);
    if (name == "msub") return base(parts[0]) + script('_', parts[1]);
    if (is_any(name, {"munder", "mover", "munderover"})) return under_over(open);
    if (parts.size() >= 3 && is_any(name, {"msubsup", "mmultiscripts"}))
      return base(parts[0]) + "_" + braced(parts[1]) + script('^', parts[2]);
  }
  return joined(parts);
}

/// Reads the tags one after the other.
class Converter {
 public:
  explicit Converter(std::string_view source) : source_(source) { open_.push_back({"math", {}, {}, {}}); }

  std::string run() {
    while (at_ < source_.size()) step();
    while (open_.size() > 1) close();
    return utf8::clean_line(joined(open_[0].parts));
  }

 private:
  void step() {
    const std::size_t tag = std::min(source_.find('<', at_), source_.size());
    if (is_token(open_.back().name)) open_.back().sign += decode_entities(source_.substr(at_, tag - at_));
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
    const std::string_view name = local(token.name);
    if (is_token(open_.back().name) && (name == "c" || name.starts_with("stretchy-"))) {
      append_drawn(token.attributes, open_.back().sign);
      at_ = std::min(source_.find('<', at_), source_.size());  // a copy of the character
      if (name == "c") return;
    }
    open_.push_back({local(token.name), token.attributes, {}, {}});
    if (token.self_closing) close();
  }

  void end_tag(std::string_view name) {
    const std::string_view wanted = local(name);
    const auto found =
        std::find_if(open_.rbegin(), open_.rend() - 1, [&](const Open& o) { return o.name == wanted; });
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

  /// The character that MathJax draws by a class: `mjx-c1D465`.
  static void append_drawn(std::string_view attributes, std::string& sign) {
    constexpr std::string_view prefix = "mjx-c";
    constexpr std::size_t most_digits = 6;
    std::size_t at = attributes.find(prefix);
    for (; at != npos; at = attributes.find(prefix, at)) {
      at += prefix.size();
      std::uint32_t code = 0;
      const std::string_view digits = attributes.substr(at, most_digits);
      const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), code, 16);
      if (error == std::errc() && end - digits.data() >= 2) return utf8::append(sign, code);
    }
  }

  void close() {
    Open element = std::move(open_.back());
    open_.pop_back();
    Open& parent = open_.back();
    if (is_ornament(element.name)) return;
    if (!is_token(parent.name)) parent.sign = element.sign;  // a sign over a letter
    if (is_wrapper(element.name) || is_script_of_two(element, parent)) {
      if (!is_wrapper(element.name)) std::reverse(element.parts.begin(), element.parts.end());
      return void(std::move(element.parts.begin(), element.parts.end(), std::back_inserter(parent.parts)));
    }
    std::string tex = closed(element);
    // MathJax draws what stands over a sign, and the index of a root, before them.
    const bool comes_first = element.name == "base" || (element.name == "sqrt" && parent.name == "mroot");
    if (comes_first) return void(parent.parts.insert(parent.parts.begin(), std::move(tex)));
    if (!tex.empty() || !is_any(element.name, {"annotation", "annotation-xml", "mprescripts"}))
      parent.parts.push_back(std::move(tex));
  }

  static bool is_script_of_two(const Open& element, const Open& parent) {
    return element.name == "script" && parent.name == "msubsup" && element.parts.size() == 2;
  }

  std::string_view source_;
  std::size_t at_ = 0;
  std::vector<Open> open_;
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
