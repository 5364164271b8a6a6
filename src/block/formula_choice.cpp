#include "block/formula_choice.hpp"

#include "base/ascii.hpp"

#include <algorithm>
#include <string_view>

namespace pith::block {
namespace {

using dom::NodeId;
using dom::Tag;

constexpr std::size_t longest_number = 16;  // bytes; of an equation
constexpr std::size_t longest_raw = 4'000;  // bytes; of a displayed formula in the text

/// True for a block that is one displayed formula as TeX, its number aside.
bool is_raw_display(std::string_view text) {
  constexpr std::size_t most_before = 12;  // bytes; "(2.3)" and a sign to link to it
  text = ascii::trim(text);
  const std::size_t begin = std::min(text.find("\\["), std::min(text.find("$$"), text.find("\\begin{")));
  if (begin > most_before) return false;
  const std::size_t end = text.find_last_not_of(".,; \n");
  if (end == std::string_view::npos || end < begin + 4) return false;
  text = text.substr(begin, end + 1 - begin);
  if (text.starts_with("$$")) return text.ends_with("$$");
  return text.starts_with("\\[") ? text.ends_with("\\]") : text.ends_with('}');
}

class Chooser {
 public:
  Chooser(const dom::Document& document, const FormulaPlaces& places,
          std::span<const score::TextBlock> blocks, Tables& tables, std::vector<std::uint8_t>& keep)
      : document_(document), places_(places), blocks_(blocks), tables_(tables), keep_(keep) {}

  std::vector<LoneFormula> run() {
    choose_raw();
    if (places_.formulas().empty()) return {};
    mark_rendered();
    for (const std::size_t holder : places_.holders()) {
      if (keep_[holder] == 0 && !rendered_[holder] &&
          is_beside_text(blocks_[holder].first, holder, holder + 1))
        keep_[holder] = 1;
    }
    for (const Equation& equation : equations_) add(equation);
    for (Open& open : open_) {
      if (!open.number.empty() && open.formula.tex.find("\\tag") == std::string::npos)
        open.formula.tex += " \\tag{" + open.number + "}";
      out_.push_back(std::move(open.formula));
    }
    return std::move(out_);
  }

 private:
  /// A formula by itself with the blocks that it stands for, its number among them.
  struct Equation {
    const FormulaPlaces::Lone* lone;
    std::size_t first;
    std::size_t next;
    NodeId row;  // of a layout
    std::string number;
  };
  struct Open {
    LoneFormula formula;
    NodeId row;
    std::string number;
  };

  /// Blocks of nothing but TeX between chosen ones.
  void choose_raw() {
    for (std::size_t i = 1; i + 1 < blocks_.size(); ++i) {
      if (keep_[i] != 0 || keep_[i - 1] == 0) continue;
      const std::string_view begin = document_.characters(blocks_[i].first);
      if (begin.find_first_of("\\$(") == std::string_view::npos) continue;
      const NodeId at = blocks_[i].first;
      if (!is_raw_display(begin_of_block(document_, blocks_[i], longest_raw))) continue;
      if (is_near(at, blocks_[i - 1].first, near_levels)) keep_[i] = 1;
    }
  }

  void mark_rendered() {
    rendered_.resize(blocks_.size() + 1);
    for (const FormulaPlaces::Lone& lone : places_.lone()) {
      if (lone.formula->tex.empty()) continue;
      Equation equation{&lone, lone.first, lone.next, row_of(lone.formula->begin), {}};
      if (equation.row != dom::no_node) {
        take_number(equation, equation.next, [&] { ++equation.next; });
        if (equation.first > 0) take_number(equation, equation.first - 1, [&] { --equation.first; });
      }
      for (std::size_t i = equation.first; i < equation.next; ++i) rendered_[i] = true;
      equations_.push_back(std::move(equation));
    }
    next_text_.resize(blocks_.size() + 1);
    next_text_.back() = blocks_.size();
    for (std::size_t i = blocks_.size(); i-- > 0;) next_text_[i] = rendered_[i] ? next_text_[i + 1] : i;
    last_text_.resize(blocks_.size() + 1);
    for (std::size_t i = 0; i < blocks_.size(); ++i) last_text_[i + 1] = rendered_[i] ? last_text_[i] : i + 1;
  }

  /// The row of a table for layout that a formula stands in.
  NodeId row_of(NodeId id) const {
    constexpr int levels = 8;
    for (int level = 0; level < levels && id != dom::no_node; ++level, id = document_[id].parent) {
      if (document_.tag(id) == Tag::tr)
        return tables_.row_around(id).table == dom::no_node ? id : dom::no_node;
    }
    return dom::no_node;
  }

  template <class Take>
  void take_number(Equation& equation, std::size_t block, const Take& take) const {
    if (block >= blocks_.size() || rendered_[block] ||
        !document_.contains(equation.row, blocks_[block].first))
      return;
    const std::string text = begin_of_block(document_, blocks_[block], longest_number);
    const std::string_view number = ascii::trim(text);
    if (!is_equation_number(number)) return;
    equation.number = number.substr(1, number.size() - 2);
    take();
  }

  void add(const Equation& equation) {
    const Formula& formula = *equation.lone->formula;
    const auto kept = [&](std::size_t begin, std::size_t end) {
      return std::any_of(keep_.begin() + static_cast<std::ptrdiff_t>(begin),
                         keep_.begin() + static_cast<std::ptrdiff_t>(end),
                         [](std::uint8_t keep) { return keep != 0; });
    };
    const bool wanted = kept(equation.lone->first, equation.lone->next) ||
                        is_beside_text(formula.begin, equation.first, equation.next);
    std::fill(keep_.begin() + static_cast<std::ptrdiff_t>(equation.first),
              keep_.begin() + static_cast<std::ptrdiff_t>(equation.next), std::uint8_t{0});
    if (!wanted) return;
    if (!open_.empty() && equation.row != dom::no_node && open_.back().row == equation.row) {
      open_.back().formula.tex += ' ' + formula.tex;
      if (!equation.number.empty()) open_.back().number = equation.number;
      return;
    }
    open_.push_back(
        {{formula.tex, formula.begin, equation.next, formula.display}, equation.row, equation.number});
  }

  static constexpr int near_levels = 4;

  /// True if the text on both sides of the blocks from `first` to before `next` is chosen, or that on one
  /// side is and stands very near.
  bool is_beside_text(NodeId id, std::size_t first, std::size_t next) const {
    constexpr int very_near = 2;
    const std::size_t before = last_text_[first];  // 1 + its index
    const std::size_t behind = next_text_[next];
    const bool after_text = before > 0 && keep_[before - 1] != 0;
    const bool before_text = behind < blocks_.size() && keep_[behind] != 0;
    if (after_text && before_text) return true;
    return (after_text && is_near(id, blocks_[before - 1].first, very_near)) ||
           (before_text && is_near(id, blocks_[behind].first, very_near));
  }

  /// True if one of the `levels` elements around `id` holds `other`, too.
  bool is_near(NodeId id, NodeId other, int levels) const {
    for (id = document_[id].parent; levels > 0 && id != dom::no_node; --levels, id = document_[id].parent) {
      if (document_.contains(id, other)) return true;
    }
    return false;
  }

  const dom::Document& document_;
  const FormulaPlaces& places_;
  std::span<const score::TextBlock> blocks_;
  Tables& tables_;
  std::vector<std::uint8_t>& keep_;
  std::vector<Equation> equations_;
  std::vector<bool> rendered_;          // by block: a formula by itself stands for it
  std::vector<std::size_t> next_text_;  // by block: the next that is not rendered
  std::vector<std::size_t> last_text_;  // by block: 1 + the last one before it; 0: none
  std::vector<Open> open_;
  std::vector<LoneFormula> out_;
};

}  // namespace

std::vector<LoneFormula> choose_formulas(const dom::Document& document, const FormulaPlaces& places,
                                         std::span<const score::TextBlock> blocks, Tables& tables,
                                         std::vector<std::uint8_t>& keep) {
  return Chooser(document, places, blocks, tables, keep).run();
}

}  // namespace pith::block
