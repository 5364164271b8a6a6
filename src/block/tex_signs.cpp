#include "block/tex_signs.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <array>

namespace pith::block {
namespace {

struct Sign {
  char32_t character;
  std::string_view command;
};

constexpr auto signs = std::to_array<Sign>({
    {U'#', "\\#"},
    {U'%', "\\%"},
    {U'&', "\\&"},
    {U'\\', "\\backslash"},
    {U'{', "\\{"},
    {U'}', "\\}"},
    {0x00AC, "\\neg"},
    {0x00B0, "^{\\circ}"},
    {0x00B1, "\\pm"},
    {0x00B7, "\\cdot"},
    {0x00D7, "\\times"},
    {0x00F7, "\\div"},
    {0x0393, "\\Gamma"},
    {0x0394, "\\Delta"},
    {0x0398, "\\Theta"},
    {0x039B, "\\Lambda"},
    {0x039E, "\\Xi"},
    {0x03A0, "\\Pi"},
    {0x03A3, "\\Sigma"},
    {0x03A6, "\\Phi"},
    {0x03A8, "\\Psi"},
    {0x03A9, "\\Omega"},
    {0x03B1, "\\alpha"},
    {0x03B2, "\\beta"},
    {0x03B3, "\\gamma"},
    {0x03B4, "\\delta"},
    {0x03B5, "\\varepsilon"},
    {0x03B6, "\\zeta"},
    {0x03B7, "\\eta"},
    {0x03B8, "\\theta"},
    {0x03B9, "\\iota"},
    {0x03BA, "\\kappa"},
    {0x03BB, "\\lambda"},
    {0x03BC, "\\mu"},
    {0x03BD, "\\nu"},
    {0x03BE, "\\xi"},
    {0x03C0, "\\pi"},
    {0x03C1, "\\rho"},
    {0x03C2, "\\varsigma"},
    {0x03C3, "\\sigma"},
    {0x03C4, "\\tau"},
    {0x03C5, "\\upsilon"},
    {0x03C6, "\\varphi"},
    {0x03C7, "\\chi"},
    {0x03C8, "\\psi"},
    {0x03C9, "\\omega"},
    {0x03D1, "\\vartheta"},
    {0x03D5, "\\phi"},
    {0x03D6, "\\varpi"},
    {0x03F0, "\\varkappa"},
    {0x03F1, "\\varrho"},
    {0x03F5, "\\epsilon"},
    {0x2016, "\\|"},
    {0x2020, "\\dagger"},
    {0x2026, "\\ldots"},
    {0x2032, "'"},
    {0x2033, "''"},
    {0x2102, "\\mathbb{C}"},
    {0x210A, "\\mathcal{g}"},
    {0x210B, "\\mathcal{H}"},
    {0x210D, "\\mathbb{H}"},
    {0x210E, "h"},
    {0x210F, "\\hbar"},
    {0x2110, "\\mathcal{I}"},
    {0x2111, "\\Im"},
    {0x2112, "\\mathcal{L}"},
    {0x2113, "\\ell"},
    {0x2115, "\\mathbb{N}"},
    {0x2119, "\\mathbb{P}"},
    {0x211A, "\\mathbb{Q}"},
    {0x211B, "\\mathcal{R}"},
    {0x211C, "\\Re"},
    {0x211D, "\\mathbb{R}"},
    {0x2124, "\\mathbb{Z}"},
    {0x212C, "\\mathcal{B}"},
    {0x2130, "\\mathcal{E}"},
    {0x2131, "\\mathcal{F}"},
    {0x2133, "\\mathcal{M}"},
    {0x2135, "\\aleph"},
    {0x2190, "\\leftarrow"},
    {0x2191, "\\uparrow"},
    {0x2192, "\\to"},
    {0x2193, "\\downarrow"},
    {0x2194, "\\leftrightarrow"},
    {0x21A6, "\\mapsto"},
    {0x21D0, "\\Leftarrow"},
    {0x21D2, "\\Rightarrow"},
    {0x21D4, "\\Leftrightarrow"},
    {0x2200, "\\forall"},
    {0x2202, "\\partial"},
    {0x2203, "\\exists"},
    {0x2204, "\\nexists"},
    {0x2205, "\\emptyset"},
    {0x2207, "\\nabla"},
    {0x2208, "\\in"},
    {0x2209, "\\notin"},
    {0x220B, "\\ni"},
    {0x220F, "\\prod"},
    {0x2210, "\\coprod"},
    {0x2211, "\\sum"},
    {0x2212, "-"},
    {0x2213, "\\mp"},
    {0x2216, "\\setminus"},
    {0x2217, "*"},
    {0x2218, "\\circ"},
    {0x221A, "\\surd"},
    {0x221D, "\\propto"},
    {0x221E, "\\infty"},
    {0x2220, "\\angle"},
    {0x2223, "\\mid"},
    {0x2225, "\\parallel"},
    {0x2227, "\\wedge"},
    {0x2228, "\\vee"},
    {0x2229, "\\cap"},
    {0x222A, "\\cup"},
    {0x222B, "\\int"},
    {0x222C, "\\iint"},
    {0x222D, "\\iiint"},
    {0x222E, "\\oint"},
    {0x2234, "\\therefore"},
    {0x223C, "\\sim"},
    {0x2243, "\\simeq"},
    {0x2245, "\\cong"},
    {0x2248, "\\approx"},
    {0x2260, "\\neq"},
    {0x2261, "\\equiv"},
    {0x2264, "\\leq"},
    {0x2265, "\\geq"},
    {0x226A, "\\ll"},
    {0x226B, "\\gg"},
    {0x2272, "\\lesssim"},
    {0x2273, "\\gtrsim"},
    {0x227A, "\\prec"},
    {0x227B, "\\succ"},
    {0x2282, "\\subset"},
    {0x2283, "\\supset"},
    {0x2286, "\\subseteq"},
    {0x2287, "\\supseteq"},
    {0x228A, "\\subsetneq"},
    {0x2295, "\\oplus"},
    {0x2297, "\\otimes"},
    {0x2299, "\\odot"},
    {0x22A2, "\\vdash"},
    {0x22A4, "\\top"},
    {0x22A5, "\\perp"},
    {0x22A8, "\\models"},
    {0x22C0, "\\bigwedge"},
    {0x22C1, "\\bigvee"},
    {0x22C2, "\\bigcap"},
    {0x22C3, "\\bigcup"},
    {0x22C5, "\\cdot"},
    {0x22C6, "\\star"},
    {0x22EE, "\\vdots"},
    {0x22EF, "\\cdots"},
    {0x22F1, "\\ddots"},
    {0x2308, "\\lceil"},
    {0x2309, "\\rceil"},
    {0x230A, "\\lfloor"},
    {0x230B, "\\rfloor"},
    {0x25A1, "\\square"},
    {0x27E8, "\\langle"},
    {0x27E9, "\\rangle"},
    {0x27F6, "\\longrightarrow"},
    {0x27F9, "\\Longrightarrow"},
    {0x27FA, "\\iff"},
    {0x27FC, "\\longmapsto"},
    {0x2A01, "\\bigoplus"},
    {0x2A02, "\\bigotimes"},
    {0x2A7D, "\\leq"},
    {0x2A7E, "\\geq"},
});

/// Letters of the mathematical alphabets come 52 to a style, Greek ones 58, digits 10.
constexpr char32_t first_styled = 0x1D400;
constexpr char32_t behind_styled = 0x1D6A4;
constexpr char32_t first_greek = 0x1D6A8;
constexpr char32_t first_digit = 0x1D7CE;
constexpr char32_t behind_digits = 0x1D800;

/// The command for a style of Latin letters; empty for that of variables.
std::string_view alphabet(char32_t style) {
  constexpr auto commands = std::to_array<std::string_view>(
      {"\\mathbf", "", "\\boldsymbol", "\\mathcal", "\\mathcal", "\\mathfrak", "\\mathbb", "\\mathfrak",
       "\\mathsf", "\\mathsf", "\\mathsf", "\\mathsf", "\\mathtt"});
  return commands[std::min<std::size_t>(style, commands.size() - 1)];
}

/// The letter that one of a Greek mathematical alphabet is.
char32_t plain_greek(char32_t c) {
  constexpr char32_t alphabet_size = 58;
  constexpr char32_t small = 26;  // where the small letters begin
  constexpr std::u32string_view others = U"\u2202\u03F5\u03D1\u03F0\u03D5\u03F1\u03D6";  // behind omega
  constexpr char32_t letters = 25;
  const char32_t place = (c - first_greek) % alphabet_size;
  if (place < letters) return U'\u0391' + place;
  if (place < small) return U'\u2207';
  return place < small + letters ? U'\u03B1' + place - small : others[place - small - letters];
}

std::string styled_letter(char32_t c) {
  constexpr char32_t letters = 26;
  const char32_t letter = (c - first_styled) % (2 * letters);
  const std::string plain(1, static_cast<char>(letter < letters ? 'A' + letter : 'a' + letter - letters));
  const std::string_view command = alphabet((c - first_styled) / (2 * letters));
  return command.empty() ? plain : std::string(command).append("{").append(plain).append("}");
}

bool is_invisible(char32_t c) {
  return (c >= 0x2061 && c <= 0x2064) || (c >= 0xFE00 && c <= 0xFE0F) || c == 0x200B;
}

bool ends_with_command(std::string_view tex) {
  std::size_t at = tex.size();
  while (at > 0 && ascii::is_alpha(tex[at - 1])) --at;
  return at < tex.size() && at > 0 && tex[at - 1] == '\\';
}

}  // namespace

void join_tex(std::string_view piece, std::string& tex) {
  if (!piece.empty() && ascii::is_alpha(piece.front()) && ends_with_command(tex)) tex += ' ';
  tex += piece;
}

void append_tex(std::string_view text, std::string& tex) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    char32_t c = utf8::next(text, at);
    if (is_invisible(c)) continue;
    if (utf8::is_space(c)) {
      tex += ' ';
      continue;
    }
    if (c >= first_styled && c < behind_styled) {
      join_tex(styled_letter(c), tex);
      continue;
    }
    if (c >= first_digit && c < behind_digits) {
      tex += static_cast<char>('0' + (c - first_digit) % 10);
      continue;
    }
    const bool greek = c >= first_greek && c < first_digit;
    if (greek) c = plain_greek(c);
    const auto* const found =
        std::find_if(signs.begin(), signs.end(), [c](const Sign& sign) { return sign.character == c; });
    if (found != signs.end()) {
      join_tex(found->command, tex);
    } else if (greek) {
      utf8::append(tex, c);
    } else {
      join_tex(text.substr(begin, at - begin), tex);
    }
  }
}

std::string function_command(std::string_view name) {
  constexpr auto known = std::to_array<std::string_view>(
      {"arccos", "arcsin", "arctan", "arg", "cos", "cosh", "cot",    "deg",    "det",
       "dim",    "exp",    "gcd",    "inf", "ker", "lim",  "liminf", "limsup", "ln",
       "log",    "max",    "min",    "sec", "sin", "sinh", "sup",    "tan",    "tanh"});
  return std::find(known.begin(), known.end(), name) != known.end() ? "\\" + std::string(name)
                                                                    : std::string();
}

std::string_view accent_command(std::string_view sign) {
  if (sign == "^" || sign == "\xCB\x86" || sign == "\xCC\x82") return "\\hat";
  if (sign == "\xC2\xAF" || sign == "\xE2\x80\xBE" || sign == "_") return "\\overline";
  if (sign == "\xCB\x89") return "\\bar";
  if (sign == "~" || sign == "\xCB\x9C" || sign == "\xCC\x83") return "\\tilde";
  if (sign == "\xE2\x86\x92" || sign == "\xE2\x83\x97") return "\\vec";
  if (sign == "\xCB\x99" || sign == "." || sign == "\xCC\x87") return "\\dot";
  if (sign == "\xC2\xA8") return "\\ddot";
  return {};
}

}  // namespace pith::block
