#include "block/raw_formulas.hpp"

#include "base/ascii.hpp"
#include "block/formulas.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pith::block {
namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t longest_inline = 400;    // bytes of `$…$`
constexpr std::size_t longest_display = 4000;  // of the others

/// A pair of delimiters, and where the next closing one stands.
struct Delimiters {
  std::string_view open;
  std::string_view close;
  bool display;
  std::size_t next = 0;  // closing ones before it have been passed
};

bool has_tex_sign(std::string_view tex) {
  for (std::size_t i = 0; i < tex.size(); ++i) {
    const char c = tex[i];
    if (c == '^' || c == '_' || (c == '\\' && i + 1 < tex.size() && !ascii::is_space(tex[i + 1])))
      return true;
  }
  return false;
}

/// Two words in a row that are no commands: running text.
bool holds_words(std::string_view tex) {
  constexpr std::size_t word = 3;  // letters; longer than most products of variables
  std::size_t row = 0;
  for (std::size_t at = 0; at < tex.size();) {
    std::size_t end = at;
    while (end < tex.size() && ascii::is_alpha(tex[end])) ++end;
    if (end == at) {
      if (tex[at] != ' ') row = 0;
      ++at;
      continue;
    }
    const bool command = at > 0 && (tex[at - 1] == '\\' || tex[at - 1] == '{');
    row = !command && end - at >= word ? row + 1 : 0;
    if (row == 2) return true;
    at = end;
  }
  return false;
}

/// What may stand between single dollars. Without a script that renders it, only what looks like TeX is a
/// formula.
bool is_inline_tex(std::string_view tex, bool renderer) {
  if (tex.starts_with("latex ") && tex.size() > 6) return true;  // as blogs mark it
  if (tex.empty() || ascii::is_space(tex.front()) || ascii::is_space(tex.back()) || holds_words(tex))
    return false;
  if (has_tex_sign(tex)) return true;
  if (!renderer) return false;
  const bool letters = std::any_of(tex.begin(), tex.end(), ascii::is_alpha);
  return letters ? tex.size() == 1 || !ascii::is_digit(tex.front()) || tex.find_first_of("=+-*/<>()") != npos
                 : tex.find_first_not_of("0123456789.,+-*/=()<> ") == npos;
}

class Reader {
 public:
  Reader(std::string_view words, bool renderer) : words_(words), renderer_(renderer) {}

  std::vector<Range> run() {
    for (std::size_t at = words_.find_first_of(signs); at != npos; at = words_.find_first_of(signs, at)) {
      const std::size_t end = formula_at(at);
      if (end == npos) {
        at += at + 1 < words_.size() && (words_[at] == '\\' || words_[at + 1] == '$') ? 2 : 1;
        continue;
      }
      found_.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)});
      at = end;
    }
    return std::move(found_);
  }

 private:
  static constexpr std::string_view signs = "$\\[";  // with which one may begin

  /// Where the formula that begins there ends; npos if none does.
  std::size_t formula_at(std::size_t at) {
    const std::string_view rest = words_.substr(at);
    for (Delimiters& pair : pairs_) {
      if (!rest.starts_with(pair.open)) continue;
      const std::size_t inside = at + pair.open.size();
      if (pair.next != npos && pair.next < inside) pair.next = inside;
      pair.next = words_.find(pair.close, pair.next);
      if (pair.next == npos || pair.next - inside > longest_display || pair.next == inside) return npos;
      const std::string_view tex = words_.substr(inside, pair.next - inside);
      const bool equation = tex.find('=') != npos && !holds_words(tex);
      if (pair.open == "$$" && !has_tex_sign(tex) && !equation && !renderer_) return npos;
      return pair.next + pair.close.size();
    }
    if (rest[0] == '$') return dollars_at(at);
    return rest.starts_with("\\begin{") ? environment_at(at) : npos;
  }

  std::size_t dollars_at(std::size_t at) const {
    if (at > 0 && (ascii::is_alnum(words_[at - 1]) || words_[at - 1] == '\\')) return npos;
    for (std::size_t end = at + 1; end < words_.size() && end - at <= longest_inline; ++end) {
      if (words_[end] == '\\') {
        ++end;
      } else if (words_[end] == '$') {
        const bool digit = end + 1 < words_.size() && ascii::is_digit(words_[end + 1]);
        return !digit && is_inline_tex(words_.substr(at + 1, end - at - 1), renderer_) ? end + 1 : npos;
      }
    }
    return npos;
  }

  std::size_t environment_at(std::size_t at) const {
    constexpr std::size_t longest_name = 16;
    const std::string_view name = words_.substr(at + 7, longest_name);
    for (const std::string_view known :
         {"equation", "align", "gather", "multline", "eqnarray", "displaymath"}) {
      if (!name.starts_with(known)) continue;
      const std::string_view rest = words_.substr(at, longest_display);
      const std::size_t end = rest.find("\\end{" + std::string(known));
      const std::size_t brace = end == npos ? npos : rest.find('}', end);
      return brace == npos ? npos : at + brace + 1;
    }
    return npos;
  }

  std::string_view words_;
  bool renderer_;
  std::array<Delimiters, 4> pairs_ = {
      {{"$$", "$$", true}, {"\\(", "\\)", false}, {"\\[", "\\]", true}, {"[latex]", "[/latex]", false}}};
  std::vector<Range> found_;
};

bool is_displayed(std::string_view formula) {
  return formula.starts_with("$$") || formula.starts_with("\\[") || formula.starts_with("\\begin");
}

/// Takes out the formulas that stand in code.
void leave_code_out(std::vector<Range>& formulas, std::vector<Mark>::const_iterator mark,
                    std::vector<Mark>::const_iterator last) {
  for (; mark != last; ++mark) {
    if (mark->kind != MarkKind::code && mark->kind != MarkKind::formula) continue;
    const Range range = mark->text;
    const auto first = std::lower_bound(formulas.begin(), formulas.end(), range.begin,
                                        [](const Range& f, std::uint32_t begin) { return f.end <= begin; });
    const auto behind = std::lower_bound(first, formulas.end(), range.end,
                                         [](const Range& f, std::uint32_t end) { return f.begin < end; });
    for (auto formula = first; formula != behind; ++formula) formula->end = formula->begin;
  }
  std::erase_if(formulas, [](const Range& range) { return range.empty(); });
}

/// A mark that begins or ends within a formula does so beside it; one that lies within it says nothing.
void cut_at_formulas(Range& mark, const std::vector<Range>& formulas) {
  const auto holder = [&](std::uint32_t at) {
    const auto behind = std::upper_bound(formulas.begin(), formulas.end(), at,
                                         [](std::uint32_t place, const Range& f) { return place < f.begin; });
    return behind != formulas.begin() && at < (behind - 1)->end ? &*(behind - 1) : nullptr;
  };
  const Range* const first = holder(mark.begin);
  const Range* const last = holder(mark.end - 1);
  if (first != nullptr && (mark.begin > first->begin || mark.end < first->end))
    mark.begin = std::min(mark.end, first->end);
  if (last != nullptr && mark.end < last->end) mark.end = std::max(mark.begin, last->begin);
}

/// The number of an equation, "(2.3)" or "2.3", and signs to link to it; nullopt for other words.
std::optional<std::string_view> number_in(std::string_view words) {
  constexpr std::size_t longest = 8;  // "A.12"
  constexpr std::string_view link_sign = "\xC2\xB6";
  words = ascii::trim(words);
  if (words.ends_with(link_sign)) words = ascii::trim(words.substr(0, words.size() - link_sign.size()));
  if (words.size() < 3 || words.front() != '(' || words.back() != ')') return std::nullopt;
  words = words.substr(1, words.size() - 2);
  const bool digits = std::any_of(words.begin(), words.end(), ascii::is_digit);
  const bool plain = std::all_of(words.begin(), words.end(),
                                 [](char c) { return ascii::is_alnum(c) || c == '.' || c == '-'; });
  if (words.size() > longest || !digits || !plain) return std::nullopt;
  return words;
}

/// A displayed formula with nothing but its number beside it: that becomes part of it. The block is the last
/// of the article. False for others.
bool take_number(Article& article, Block& block, Range formula) {
  const std::string_view text = article.text;
  const std::string_view before = text.substr(block.text.begin, formula.begin - block.text.begin);
  const std::string_view behind = text.substr(formula.end, block.text.end - formula.end);
  std::optional<std::string_view> number = number_in(before);
  if (number && !ascii::trim(behind).empty()) return false;
  if (!number && ascii::trim(before).empty()) number = number_in(behind);
  std::string tex(text.substr(formula.begin, formula.size()));
  if (!number || !is_displayed(tex) || tex.starts_with("\\begin")) return false;
  constexpr std::size_t delimiter = 2;
  if (tex.find("\\tag") == npos) tex.insert(tex.size() - delimiter, " \\tag{" + std::string(*number) + "}");
  article.text.replace(block.text.begin, npos, tex);
  block.text.end = static_cast<std::uint32_t>(article.text.size());
  return true;
}

}  // namespace

bool has_formula_renderer(const dom::Document& document) {
  constexpr std::size_t begin_of_script = 4096;  // bytes; a configuration is short
  return names_formula_renderer(document) ||
         std::any_of(document.scripts().begin(), document.scripts().end(), [](const dom::Script& script) {
           return script.text.substr(0, begin_of_script).find("MathJax") != npos;
         });
}

void mark_raw_formulas(Article& article, Block& block, bool renderer) {
  const std::string_view words = article.words(block);
  std::vector<Range> formulas = Reader(words, renderer).run();
  if (formulas.empty()) return;
  for (Range& range : formulas) range = {range.begin + block.text.begin, range.end + block.text.begin};
  std::vector<Mark>& marks = article.marks;
  const auto first =
      std::lower_bound(marks.begin(), marks.end(), block.text.begin,
                       [](const Mark& mark, std::uint32_t begin) { return mark.text.begin < begin; });
  const auto own = first - marks.begin();
  leave_code_out(formulas, first, marks.end());
  if (formulas.size() == 1 && block.kind == BlockKind::paragraph &&
      ((formulas[0] == block.text && is_displayed(words)) || take_number(article, block, formulas[0]))) {
    block.kind = BlockKind::formula;
    marks.erase(first, marks.end());
    return;
  }
  for (auto mark = first; mark != marks.end(); ++mark) {
    if (mark->kind != MarkKind::code && !mark->text.empty()) cut_at_formulas(mark->text, formulas);
  }
  for (const Range& range : formulas) {
    const bool display = is_displayed(std::string_view(article.text).substr(range.begin, range.size()));
    marks.push_back({MarkKind::formula, range, {}, display ? 1U : 0U});
  }
  marks.erase(
      std::remove_if(marks.begin() + own, marks.end(), [](const Mark& mark) { return mark.text.empty(); }),
      marks.end());
  std::stable_sort(marks.begin() + own, marks.end(), [](const Mark& a, const Mark& b) {
    return a.text.begin != b.text.begin ? a.text.begin < b.text.begin : a.text.end > b.text.end;
  });
}

}  // namespace pith::block
