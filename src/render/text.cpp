// The plain text form: what a reader wants to see, and what a program can split at empty lines.
#include "pith/fields.hpp"
#include "pith/render.hpp"

#include "base/text_header.hpp"
#include "render/layout.hpp"
#include "render/notes.hpp"
#include "render/plain_text.hpp"
#include "render/printed_fields.hpp"
#include "render/replies.hpp"
#include "render/script.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pith {
namespace {

class TextWriter {
 public:
  explicit TextWriter(const Article& article) : article_(article), scripts_(article) {
    for (const Mark& mark : article.marks) {
      if (mark.kind == MarkKind::footnote) references_.push_back(&mark);
      if (mark.kind == MarkKind::formula) formulas_.push_back({mark.text, mark.item != 0});
    }
    out_.reserve(article.text.size() * 9 / 8 + 64);
  }

  render::PlainText run() {
    const Block* previous = nullptr;
    for (std::size_t i = 0; i < article_.blocks.size(); ++i) {
      const Block& block = article_.blocks[i];
      const Range range = render::trimmed_range(article_, block);
      if (range.empty()) continue;
      if (previous != nullptr) {
        const bool together = render::same_table(*previous, block) ||
                              (list_.holds(block) && render::are_tight(*previous, block));
        out_ += together ? "\n" : "\n\n";
      }
      if (block.kind == BlockKind::footnote && render::begins_note(article_, i)) {
        out_ += '[' + std::to_string(block.item) + "] ";
      }
      if (block.kind == BlockKind::comment &&
          (previous == nullptr || !render::same_comment(*previous, block)))
        begin_comment(block);
      write(block, range);
      list_.next(block);
      previous = &block;
    }
    return {std::move(out_), std::move(written_)};
  }

 private:
  struct Formula {
    Range text;
    bool display;
  };

  void write(const Block& block, Range range) {
    switch (block.kind) {
      case BlockKind::list_item: return write_item(block, range);
      case BlockKind::table_row: return write_row(range);
      case BlockKind::caption:
        out_ += '[';
        write_lines(range, {});
        out_ += ']';
        return;
      case BlockKind::comment: return write_comment(block, range);
      case BlockKind::formula: return write_formula({range, true}, {});
      default: write_lines(range, {});
    }
  }

  /// The lines of `range`, each but the first behind `prefix`; of references to notes the numbers.
  void write_lines(Range range, std::string_view prefix) {
    while (reference_ < references_.size() && references_[reference_]->text.begin < range.begin) ++reference_;
    for (; reference_ < references_.size() && references_[reference_]->text.end <= range.end; ++reference_) {
      const Mark& mark = *references_[reference_];
      write_formulas({range.begin, mark.text.begin}, prefix);
      out_ += '[' + std::to_string(mark.item) + ']';
      range.begin = mark.text.end;
    }
    write_formulas(range, prefix);
  }

  /// The text of `range`, which holds no reference.
  void write_formulas(Range range, std::string_view prefix) {
    while (formula_ < formulas_.size() && formulas_[formula_].text.begin < range.begin) ++formula_;
    for (; formula_ < formulas_.size() && formulas_[formula_].text.end <= range.end; ++formula_) {
      const Formula& formula = formulas_[formula_];
      if (formula.text.begin < range.begin) continue;
      write_plain({range.begin, formula.text.begin}, prefix);
      write_formula(formula, prefix);
      range.begin = formula.text.end;
    }
    write_plain(range, prefix);
  }

  void write_formula(const Formula& formula, std::string_view prefix) {
    const std::size_t begin = out_.size();
    write_plain(formula.text, prefix);
    written_.push_back({render::formula_source(render::text_in(article_, formula.text)), begin, out_.size(),
                        formula.display});
  }

  void write_plain(Range range, std::string_view prefix) {
    if (prefix.empty()) return scripts_.append(range, out_);
    std::string lines;
    scripts_.append(range, lines);
    for (const char c : lines) {
      out_ += c;
      if (c == '\n') out_ += prefix;
    }
  }

  void write_item(const Block& block, Range range) {
    const std::string marker = block.ordinal > 0 ? std::to_string(block.ordinal) + ". " : "- ";
    const std::string indent(std::size_t{2} * (render::list_depth(block) - 1), ' ');
    out_ += indent;
    out_ += marker;
    if (block.task != Task::none) out_ += block.task == Task::done ? "[x] " : "[ ] ";
    write_lines(range, indent + std::string(marker.size(), ' '));
  }

  void write_row(Range range) {
    render::split_cells(article_, range, cells_);
    for (std::size_t i = 0; i < cells_.size(); ++i) {
      if (i > 0) out_ += " | ";
      const std::size_t begin = out_.size();
      write_lines(cells_[i], {});
      std::replace(out_.begin() + static_cast<std::ptrdiff_t>(begin), out_.end(), '\n', ' ');
    }
  }

  std::string comment_prefix(const Block& block) const {
    std::string prefix;
    for (unsigned i = 0; i <= render::reply_depth(article_, block); ++i) prefix += "> ";
    return prefix;
  }

  /// Who wrote it, and when.
  void begin_comment(const Block& block) {
    const Comment* comment = render::comment_of(article_, block);
    if (comment == nullptr || (comment->author.empty() && comment->date.empty())) return;
    const std::string_view day = render::day_of(*comment);
    const std::string prefix = comment_prefix(block);
    out_.append(prefix).append(comment->author);
    if (!comment->author.empty() && !day.empty()) out_ += ", ";
    out_.append(day).append(":\n");
  }

  void write_comment(const Block& block, Range range) {
    std::string prefix = comment_prefix(block);
    for (unsigned i = 0; i < render::quote_depth(block); ++i) prefix += "> ";
    out_ += prefix;
    write_lines(range, prefix);
  }

  const Article& article_;
  render::ScriptedText scripts_;
  render::OpenList list_;
  std::vector<const Mark*> references_;  // to notes, in order
  std::size_t reference_ = 0;            // the next to be written
  std::vector<Formula> formulas_;        // in the line, in order
  std::size_t formula_ = 0;              // the next to be written
  std::vector<render::PlainFormula> written_;
  std::string out_;
  std::vector<Range> cells_;
};

constexpr auto printed = [] {
  std::array<Field, text_header.size()> out{};
  std::ranges::transform(text_header, out.begin(), &HeaderLine::field);
  return out;
}();
constexpr std::array left_out = {Field::author_urls,
                                 Field::datetime,
                                 Field::date_modified,
                                 Field::datetime_modified,
                                 Field::publisher,
                                 Field::description,
                                 Field::declared_language,
                                 Field::section,
                                 Field::categories,
                                 Field::tags,
                                 Field::image,
                                 Field::license,
                                 Field::type,
                                 Field::accessible_for_free,
                                 Field::comment_count,
                                 Field::word_count,
                                 Field::reading_minutes,
                                 Field::simhash,
                                 Field::sha256};
static_assert(render::decides_on_every_field(printed, left_out));

std::string header_lines(const Metadata& meta) {
  std::string out;
  for (const auto& [field, label] : text_header) {
    const FieldValue value(meta, field);
    if (!value.known()) continue;
    out += label;
    for (std::size_t i = 0; i < value.size(); ++i) {
      out += i == 0 ? ": " : ", ";
      out += value[i];
    }
    out += '\n';
  }
  return out;
}

}  // namespace

render::PlainText render::plain_text(const Article& article) { return TextWriter(article).run(); }

std::string body_text(const Article& article) { return TextWriter(article).run().text; }

std::string to_text(const Article& article, const RenderOptions& options) {
  return render::with_body(options.metadata ? header_lines(article.meta) : std::string(), body_text(article));
}

}  // namespace pith
