#include "block/mathml_elements.hpp"

#include "base/ascii.hpp"
#include "base/entities.hpp"
#include "base/utf8.hpp"
#include "block/tex_signs.hpp"
#include "dom/document.hpp"

#include <algorithm>
#include <utility>

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

std::string attribute(const MathElement& open, std::string_view name, std::string_view otherwise) {
  dom::Attribute a;
  for (dom::AttributeReader reader(open.attributes); reader.next(a);) {
    if (ascii::equal_ignoring_case(a.name, name)) return decode_entities(a.value, true);
  }
  return std::string(otherwise);
}

/// The command for the alphabet that an element asks for; empty for that of variables.
std::string_view alphabet(const MathElement& open) {
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

std::string token(const MathElement& open) {
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
  return is_one_of(tex, {"\\sum",
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

std::string under_over(const MathElement& open) {
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

std::string fenced(const MathElement& open) {
  const std::string separators = attribute(open, "separators", ",");
  std::string out = "\\left";
  const auto fence = [&](std::string_view name, std::string_view otherwise) {
    const std::string sign = attribute(open, name, otherwise);
    if (sign.empty()) return void(out += '.');
    append_tex(sign, out);
  };
  fence("open", "(");
  join_tex(joined_tex(open.parts,
                      separators.empty() ? std::string_view() : std::string_view(separators).substr(0, 1)),
           out);
  out += "\\right";
  fence("close", ")");
  return out;
}

/// A script and the sign for it; primes need none.
std::string script(char sign, const std::string& tex) {
  const bool primes = sign == '^' && !tex.empty() && tex.find_first_not_of('\'') == npos;
  return primes ? tex : sign + braced(tex);
}

std::string fraction(const MathElement& open) {
  const std::string line = attribute(open, "linethickness", {});
  if (!line.empty() && line.front() == '0') return "{" + open.parts[0] + " \\atop " + open.parts[1] + "}";
  return "\\frac" + braced(open.parts[0]) + braced(open.parts[1]);
}

/// A row; two numbers over each other in parentheses are a binomial.
std::string row(const std::vector<std::string>& parts) {
  constexpr std::string_view atop = " \\atop ";
  if (parts.size() != 3 || parts[0] != "(" || parts[2] != ")") return joined_tex(parts);
  const std::string_view inner = parts[1];
  const std::size_t at = inner.find(atop);
  if (at == npos || inner.find(atop, at + 1) != npos || !inner.starts_with('{')) return joined_tex(parts);
  return "\\binom" + braced(inner.substr(1, at - 1)) +
         braced(inner.substr(at + atop.size(), inner.size() - at - atop.size() - 1));
}

/// Scripts on both sides of their base.
std::string multiscripts(const MathElement& open) {
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

std::string enclosed(const MathElement& open) {
  const std::string notation = attribute(open, "notation", "longdiv");
  std::string what = joined_tex(open.parts);
  if (notation.find("box") != npos) return "\\boxed" + braced(what);
  if (notation.find("strike") != npos) return "\\cancel" + braced(what);
  if (notation == "radical") return "\\sqrt" + braced(what);
  return what;
}

std::string space(const MathElement& open) {
  if (attribute(open, "linebreak", {}) == "newline") return " \\\\ ";
  const std::string width = attribute(open, "width", {});
  if (width == "1em") return "\\quad ";
  return width == "2em" ? "\\qquad " : " ";
}

}  // namespace

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> of) {
  return std::find(of.begin(), of.end(), name) != of.end();
}

bool is_math_token(std::string_view name) { return is_one_of(name, {"mi", "mn", "mo", "ms", "mtext"}); }

std::string joined_tex(const std::vector<std::string>& parts, std::string_view separator) {
  std::string out;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) out += separator;
    join_tex(parts[i], out);
  }
  return out;
}

std::string tex_of_element(const MathElement& open) {
  const std::string_view name = open.name;
  const std::vector<std::string>& parts = open.parts;
  if (is_math_token(name)) return token(open);
  if (name == "msqrt") return "\\sqrt" + braced(joined_tex(parts));
  if (name == "mfenced") return fenced(open);
  if (name == "mtd") return joined_tex(parts);
  if (name == "mtr" || name == "mlabeledtr") return joined_tex(parts, " & ");
  if (name == "mtable") return "\\begin{matrix}" + joined_tex(parts, " \\\\ ") + "\\end{matrix}";
  if (name == "mspace") return space(open);
  if (name == "mphantom") return " ";
  if (name == "menclose") return enclosed(open);
  if (name == "semantics") return parts.empty() ? std::string() : parts[0];
  if (is_one_of(name, {"annotation", "annotation-xml", "none", "mprescripts"})) return {};
  if (name == "mmultiscripts" && !parts.empty()) return multiscripts(open);
  if (parts.size() >= 2) {
    if (name == "mfrac") return fraction(open);
    if (name == "mroot") return "\\sqrt[" + parts[1] + "]" + braced(parts[0]);
    if (name == "msup") return base(parts[0]) + script('^', parts[1]);
    if (name == "msub") return base(parts[0]) + script('_', parts[1]);
    if (is_one_of(name, {"munder", "mover", "munderover"})) return under_over(open);
    if (parts.size() >= 3 && name == "msubsup") {
      const std::size_t sub = open.drawn ? 2 : 1;  // MathJax draws the one above first
      return base(parts[0]) + "_" + braced(parts[sub]) + script('^', parts[3 - sub]);
    }
  }
  return row(parts);
}

}  // namespace pith::block
