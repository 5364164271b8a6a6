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

/// `tex` as what a script stands at: a letter, a command or a letter of an alphabet needs no braces.
std::string base(const std::string& tex) {
  if (tex.size() <= 1) return tex;
  std::size_t end = 1;
  while (end < tex.size() && ascii::is_alpha(tex[end])) ++end;
  const bool styled = tex.starts_with("\\math") && tex.find_first_of("{}", end + 1) == tex.size() - 1;
  return tex[0] == '\\' && (end == tex.size() || styled) ? tex : braced(tex);
}

/// An open element and the TeX of what it holds so far.
struct Open {
  std::string_view name;
  std::string_view attributes;
  std::vector<std::string> parts;
  std::string sign;               // of a token: its text as the page has it
  std::size_t prescripts = npos;  // of <mmultiscripts>: the first part of those before the base
  bool drawn = false;             // a <g> of a drawing
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

/// The command for the alphabet that an element asks for; empty for that of variables.
std::string_view alphabet(const Open& open) {
  const std::string variant = attribute(open, "mathvariant", {});
  if (variant.empty() || variant.find("italic") == 0) return {};
  if (variant == "normal") return open.name == "mi" ? "\\mathrm" : "";
  if (variant == "bold-italic") return "\\boldsymbol";
  for (const auto& [word, command] :
       std::initializer_list<std::pair<std::string_view, std::string_view>>{{"double-struck", "\\mathbb"},
                                                                            {"script", "\\mathcal"},
                                                                            {"fraktur", "\\mathfrak"},
                                                                            {"sans-serif", "\\mathsf"},
                                                                            {"monospace", "\\mathtt"},
                                                                            {"bold", "\\mathbf"}}) {
    if (variant.find(word) != npos) return command;
  }
  return {};
}

/// Words within a formula. No-break spaces at their ends part them from it.
std::string words_of(const std::string& sign) {
  constexpr std::string_view no_break_space = "\xC2\xA0";
  const std::string text = utf8::clean_line(sign);
  if (text.empty()) return {};
  std::string out = "\\text{";
  if (sign.starts_with(no_break_space)) out += ' ';
  out += text;
  if (sign.ends_with(no_break_space)) out += ' ';
  return out += '}';
}

std::string token(const Open& open) {
  if (open.name == "mtext" || open.name == "ms") return words_of(open.sign);
  const std::string text = utf8::clean_line(open.sign);
  const bool letters = open.name == "mi" || open.name == "mo";
  std::string tex = letters ? function_command(text) : std::string();
  if (!tex.empty()) return tex;
  append_tex(text, tex);
  const bool has_letters = std::all_of(text.begin(), text.end(), [](char c) {
    return ascii::is_alnum(c) || static_cast<unsigned char>(c) >= 0x80;
  });
  const std::string_view style = tex.empty() || !has_letters ? std::string_view() : alphabet(open);
  if (!style.empty() && !tex.starts_with("\\math")) return std::string(style).append(braced(tex));
  const bool is_word = letters && text.size() > 1 && std::all_of(text.begin(), text.end(), ascii::is_alpha);
  return is_word ? (open.name == "mi" ? "\\mathrm" : "\\operatorname") + braced(tex) : tex;
}

/// Signs whose limits stand below and above.
bool has_limits(std::string_view tex) {
  return is_any(tex, {"\\sum",
                      "\\prod",
                      "\\coprod",
                      "\\int",
                      "\\iint",
                      "\\iiint",
                      "\\oint",
                      "\\lim",
                      "\\limsup",
                      "\\liminf",
                      "\\max",
                      "\\min",
                      "\\sup",
                      "\\inf",
                      "\\cap",
                      "\\cup",
                      "\\bigcap",
                      "\\bigcup",
                      "\\bigvee",
                      "\\bigwedge",
                      "\\bigoplus",
                      "\\bigotimes",
                      "\\operatorname{argmax}",
                      "\\operatorname{argmin}",
                      "\\Pr",
                      "\\det",
                      "\\gcd"});
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

std::string fraction(const Open& open) {
  const std::string line = attribute(open, "linethickness", {});
  if (!line.empty() && line.front() == '0') return "{" + open.parts[0] + " \\atop " + open.parts[1] + "}";
  return "\\frac" + braced(open.parts[0]) + braced(open.parts[1]);
}

/// A row; two numbers over each other in parentheses are a binomial.
std::string row(const std::vector<std::string>& parts) {
  constexpr std::string_view atop = " \\atop ";
  if (parts.size() != 3 || parts[0] != "(" || parts[2] != ")") return joined(parts);
  const std::string_view inner = parts[1];
  const std::size_t at = inner.find(atop);
  if (at == npos || inner.find(atop, at + 1) != npos || !inner.starts_with('{')) return joined(parts);
  return "\\binom" + braced(inner.substr(1, at - 1)) +
         braced(inner.substr(at + atop.size(), inner.size() - at - atop.size() - 1));
}

/// Scripts on both sides of their base.
std::string multiscripts(const Open& open) {
  const std::vector<std::string>& parts = open.parts;
  const std::size_t behind = std::min(open.prescripts, parts.size());
  const auto scripts = [&](std::size_t begin, std::size_t end) {
    std::string out;
    for (std::size_t i = begin; i < end; ++i) {
      if (!parts[i].empty()) out += script((i - begin) % 2 == 0 ? '_' : '^', parts[i]);
    }
    return out;
  };
  const std::string before = scripts(behind, parts.size());
  return (before.empty() ? before : "{}" + before) + base(parts[0]) + scripts(1, behind);
}

std::string enclosed(const Open& open) {
  const std::string notation = attribute(open, "notation", "longdiv");
  std::string what = joined(open.parts);
  if (notation.find("box") != npos) return "\\boxed" + braced(what);
  if (notation.find("strike") != npos) return "\\cancel" + braced(what);
  if (notation == "radical") return "\\sqrt" + braced(what);
  return what;
}

std::string space(const Open& open) {
  if (attribute(open, "linebreak", {}) == "newline") return " \\\\ ";
  const std::string width = attribute(open, "width", {});
  if (width == "1em") return "\\quad ";
  return width == "2em" ? "\\qquad " : " ";
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
  if (name == "mspace") return space(open);
  if (name == "mphantom") return " ";
  if (name == "menclose") return enclosed(open);
  if (name == "semantics") return parts.empty() ? std::string() : parts[0];
  if (is_any(name, {"annotation", "annotation-xml", "none", "mprescripts"})) return {};
  if (name == "mmultiscripts" && !parts.empty()) return multiscripts(open);
  if (parts.size() >= 2) {
    if (name == "mfrac") return fraction(open);
    if (name == "mroot") return "\\sqrt[" + parts[1] + "]" + braced(parts[0]);
    if (name == "msup") return base(parts[0]) + script('^', parts[1]);
    if (name == "msub") return base(parts[0]) + script('_', parts[1]);
    if (is_any(name, {"munder", "mover", "munderover"})) return under_over(open);
    if (parts.size() >= 3 && name == "msubsup") {
      const std::size_t sub = open.drawn ? 2 : 1;  // MathJax draws the one above first
      return base(parts[0]) + "_" + braced(parts[sub]) + script('^', parts[3 - sub]);
    }
  }
  return row(parts);
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
    std::string_view name = local(token.name);
    const bool drawn = name == "g";
    if (drawn) {  // of MathJax, which says of which element
      name = node_of(token.attributes);
    } else if (name == "path" || name == "use") {
      if (is_token(open_.back().name)) append_path(token.attributes, open_.back().sign);
      return;
    }
    if (is_token(open_.back().name) && (name == "c" || name.starts_with("stretchy-"))) {
      append_drawn(token.attributes, open_.back().sign);
      at_ = std::min(source_.find('<', at_), source_.size());  // a copy of the character
      if (name == "c") return;
    }
    open_.push_back({name, token.attributes, {}, {}, npos, drawn});
    if (token.self_closing) close();
  }

  void end_tag(std::string_view name) {
    const std::string_view wanted = local(name);
    const auto found = std::find_if(open_.rbegin(), open_.rend() - 1, [&](const Open& o) {
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
    Open element = std::move(open_.back());
    open_.pop_back();
    Open& parent = open_.back();
    if (is_ornament(element.name)) return;
    if (element.name == "mprescripts") return void(parent.prescripts = parent.parts.size());
    const bool is_root = parent.drawn && is_any(parent.name, {"msqrt", "mroot"});
    if (is_root && element.name == "mo" && element.sign == "\xE2\x88\x9A")
      return;                                                // drawn beside what it is of
    if (!is_token(parent.name)) parent.sign = element.sign;  // a sign over a letter
    if (is_wrapper(element.name) || is_script_of_two(element, parent)) {
      if (!is_wrapper(element.name)) std::reverse(element.parts.begin(), element.parts.end());
      return void(std::move(element.parts.begin(), element.parts.end(), std::back_inserter(parent.parts)));
    }
    std::string tex = closed(element);
    // MathJax draws what stands over a sign, and the index of a root, before them.
    const bool comes_first = element.name == "base" || (element.name == "sqrt" && parent.name == "mroot");
    if (comes_first) return void(parent.parts.insert(parent.parts.begin(), std::move(tex)));
    const bool is_idle = element.drawn && element.name == "g";  // holds no part of the formula
    if (!tex.empty() || !(is_idle || is_any(element.name, {"annotation", "annotation-xml"})))
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
