// CommonMark with pipe tables, metadata as YAML front matter.
#include "pith/render.hpp"

#include "base/ascii.hpp"
#include "render/front_matter.hpp"
#include "render/layout.hpp"
#include "render/markdown_inline.hpp"
#include "render/markdown_items.hpp"
#include "render/notes.hpp"
#include "render/replies.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pith {
namespace {

using render::InlineContext;

/// Containers that stand in a block quote; the others are their blocks alone.
bool is_quoted(const Container& container) { return container.kind != ContainerKind::details; }

/// True if the title of a callout says no more than its sign: "Note", "WARNING:".
bool is_said_by_sign(const Container& container, std::string_view title) {
  if (title.ends_with(':')) title.remove_suffix(1);
  return container.kind == ContainerKind::callout &&
         ascii::equal_ignoring_case(ascii::trim(title), container.label);
}

class MarkdownWriter {
 public:
  MarkdownWriter(const Article& article, const RenderOptions& options)
      : article_(article),
        notes_(article),
        links_(options.links),
        images_(options.images),
        captions_(article, options.images, options.links) {
    out_.reserve(article.text.size() * 5 / 4 + 64);
    const auto is_formula = [](const Mark& mark) { return mark.kind == MarkKind::formula; };
    has_formulas_ = std::any_of(article.marks.begin(), article.marks.end(), is_formula);
  }

  std::string run() {
    for (std::size_t i = 0; i < article_.blocks.size();) {
      const Block& block = article_.blocks[i];
      const Range range = render::trimmed_range(article_, block);
      if (!is_drawn(block, range)) {
        ++i;
        continue;
      }
      const Container* entered = separate(block);
      if (entered != nullptr && render::is_title(article_, range, *entered)) {
        write_title(*entered, range);
        ++i;
      } else {
        end_sign(block);
        i = write(i, range);
      }
      previous_ = &block;
    }
    return std::move(out_);
  }

 private:
  unsigned depth_of(const Block& block) const {
    if (block.kind != BlockKind::comment) return render::quote_depth(block);
    return render::quote_depth(block) + render::reply_depth(article_, block) + 1;
  }

  /// How many of the quotes around the block before hold this one, too.
  unsigned shared_depth(const Block& block) const {
    if (previous_ == nullptr) return 0;
    if (block.kind != BlockKind::comment) return render::shared_quotes(*previous_, block);
    const unsigned both = std::min(depth_of(block), depth_of(*previous_));
    const bool next_comment = block.kind == BlockKind::comment && !render::same_comment(*previous_, block);
    return next_comment ? std::min(both, render::reply_depth(article_, block)) : both;
  }

  bool is_drawn(const Block& block, Range range) const {
    switch (block.kind) {
      case BlockKind::picture: return images_ && render::picture_of(article_, block) != nullptr;
      case BlockKind::embed: {
        const Embed* embed = render::embed_of(article_, block);
        return embed != nullptr && (links_ || !embed->title.empty());
      }
      case BlockKind::rule: return previous_ != nullptr;
      case BlockKind::caption: return !range.empty() && !captions_.hold(article_, block);
      default: return !range.empty();
    }
  }

  /// How many of the first `count` containers around the block stand in block quotes.
  unsigned quoted(std::size_t count) const {
    return static_cast<unsigned>(
        std::count_if(containers_.begin(), containers_.begin() + static_cast<std::ptrdiff_t>(count),
                      [&](std::uint32_t at) { return is_quoted(article_.containers[at - 1]); }));
  }

  /// Ends the block before, enters the containers of the next one and sets prefix_ for it. Gives the
  /// innermost container that it is the first block of.
  const Container* separate(const Block& block) {
    const bool in_none = block.container == 0 && containers_.empty();
    const auto around = in_none ? std::vector<std::uint32_t>() : render::containers_around(article_, block);
    const std::size_t common = render::common_containers(containers_, around);
    const bool same = common == around.size() && common == containers_.size();
    end_block(block, quoted(common) + (same ? shared_depth(block) : 0));
    containers_ = around;
    enter_list(block);
    for (std::size_t i = common; i < around.size(); ++i) enter(block, i);
    quotes_ = quoted(around.size()) + depth_of(block);
    prefix_ = items_.prefix(quotes_, items_around(block));
    if (in_none) begin_comment(block);
    return around.size() > common ? &article_.containers[around.back() - 1] : nullptr;
  }

  void enter_list(const Block& block) {
    in_same_list_ = list_.holds(block);
    list_.next(block);
    if (!in_same_list_) items_.leave_all_but(0);
  }

  /// How many of the open items hold the block.
  std::size_t items_around(const Block& block) const {
    const std::size_t begun = block.kind == BlockKind::list_item ? 1 : 0;
    if (!render::in_list(block)) return 0;
    return std::min<std::size_t>(render::list_depth(block), items_.count() + begun) - begun;
  }

  /// Puts the line ends between two blocks; `depth` block quotes hold both. Items of one list stand together,
  /// and so do a term and its definitions.
  void end_block(const Block& block, unsigned depth) {
    if (previous_ == nullptr) return;
    out_ += '\n';
    const bool defines = block.kind == BlockKind::definition && block.container == previous_->container &&
                         depth_of(block) == depth_of(*previous_) &&
                         (previous_->kind == BlockKind::term || previous_->kind == BlockKind::definition);
    const bool behind_sign =
        sign_written_ && block.kind == BlockKind::paragraph && block.container == previous_->container;
    sign_written_ = false;
    const bool same_list = list_.holds(block);
    const bool tight = same_list && render::are_tight(*previous_, block);
    if (defines || behind_sign || tight) return;
    // Behind a list nothing holds both but what holds the list.
    if (!same_list && items_.count() > 0) depth = std::min(depth, items_.quotes_around(0));
    prefix_ = items_.prefix(depth, same_list ? items_around(block) : 0);
    render::append_empty_line(out_, prefix_);
  }

  /// Writes the sign of a callout, the container at `index` of those around the block.
  void enter(const Block& block, std::size_t index) {
    const Container& container = article_.containers[containers_[index] - 1];
    if (container.kind != ContainerKind::callout) return;
    prefix_ = items_.prefix(quoted(index + 1), items_around(block));
    if (sign_written_) out_ += '\n';
    out_ += prefix_ + "[!";
    for (const char c : container.label) {
      if (ascii::is_alnum(c)) out_ += c >= 'a' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    out_ += ']';
    sign_written_ = true;
  }

  /// Ends the line of a callout's sign. Only a paragraph goes on right below it.
  void end_sign(const Block& block) {
    if (!sign_written_) return;
    sign_written_ = false;
    out_ += '\n';
    if (block.kind != BlockKind::paragraph) render::append_empty_line(out_, prefix_);
  }

  void write_title(const Container& container, Range range) {
    if (sign_written_ && is_said_by_sign(container, container.title)) return;
    if (sign_written_) out_ += '\n';
    sign_written_ = false;
    out_ += prefix_ + "**";
    write_inline(range, InlineContext::caption);
    out_ += "**";
  }

  /// Writes who wrote a comment, and when, above its first block.
  void begin_comment(const Block& block) {
    const Comment* comment = render::comment_of(article_, block);
    if (comment == nullptr || (previous_ != nullptr && render::same_comment(*previous_, block))) return;
    const std::string_view day = render::day_of(*comment);
    if (comment->author.empty() && day.empty()) return;
    prefix_ = items_.prefix(render::reply_depth(article_, block) + 1, 0);
    out_ += prefix_;
    if (!comment->author.empty()) {
      out_ += "**";
      write_string(comment->author, InlineContext::caption);
      out_ += day.empty() ? "**" : "**, ";
    }
    out_.append(day).append(":\n");
    render::append_empty_line(out_, prefix_);
    prefix_ = items_.prefix(depth_of(block), 0);
  }

  /// Writes the block at `index`, of a table all rows; gives the index behind it.
  std::size_t write(std::size_t index, Range range) {
    const Block& block = article_.blocks[index];
    if (block.kind == BlockKind::table_row) return write_table(index);
    if (block.kind == BlockKind::footnote) begin_note(index);
    write(block, range);
    return index + 1;
  }

  void write(const Block& block, Range range) {
    switch (block.kind) {
      case BlockKind::heading:
        out_ += prefix_;
        out_.append(std::clamp<std::size_t>(block.level, 1, 6), '#');
        out_ += ' ';
        return write_inline(range, InlineContext::heading);
      case BlockKind::list_item: return write_item(block, range);
      case BlockKind::code: return write_code(block, range);
      case BlockKind::picture: return write_picture(block);
      case BlockKind::embed: return write_embed(*render::embed_of(article_, block));
      case BlockKind::rule: out_ += prefix_ + "---"; return;
      case BlockKind::definition:
        out_ += prefix_ + ": ";
        return write_inline(range, InlineContext::paragraph);
      case BlockKind::formula:
        out_ += prefix_;
        return render::append_formula(out_, render::text_in(article_, range), true, false);
      case BlockKind::caption:
        out_ += prefix_;
        out_ += '*';
        write_inline(range, InlineContext::caption);
        out_ += '*';
        return;
      case BlockKind::footnote:
        prefix_.append(notes_.has(block.item) ? note_indent : 0, ' ');
        return write_inline(range, InlineContext::paragraph);
      default: out_ += prefix_; write_inline(range, InlineContext::paragraph);
    }
  }

  /// The label of a note, or the indentation that makes a paragraph one of the note before.
  void begin_note(std::size_t index) {
    const std::uint32_t number = article_.blocks[index].item;
    const bool first = render::begins_note(article_, index);
    if (!notes_.has(number)) {
      if (first) out_ += "\\[" + std::to_string(number) + "\\] ";
      return;
    }
    out_ += first ? "[^" + std::to_string(number) + "]: " : std::string(note_indent, ' ');
  }

  void write_inline(Range range, InlineContext context) {
    render::collect_spans(article_, range, links_, spans_);
    std::erase_if(spans_, [&](const render::Span& span) {
      return span.kind == MarkKind::footnote && !notes_.has(span.item);
    });
    render::MarkdownInline(article_.text, range, context, prefix_, out_).write(spans_, has_formulas_);
  }

  /// A string that is no part of the article's text.
  void write_string(std::string_view text, InlineContext context) {
    const Range all = {0, static_cast<std::uint32_t>(text.size())};
    render::MarkdownInline(text, all, context, prefix_, out_).write({}, has_formulas_);
  }

  void write_picture(const Block& block) {
    const Picture& picture = *render::picture_of(article_, block);
    out_ += prefix_ + "![";
    write_string(picture.alt, InlineContext::alt);
    out_ += "](";
    render::append_address(out_, picture.url);
    out_ += ')';
    if (picture.caption.empty() || picture.caption == picture.alt) return;
    out_ += "\\\n" + prefix_ + '*';
    write_string(picture.caption, InlineContext::caption);
    out_ += '*';
  }

  void write_embed(const Embed& embed) {
    out_ += prefix_;
    if (!links_) return write_string(embed.title, InlineContext::paragraph);
    out_ += '[';
    write_string(embed.title.empty() ? std::string_view(embed.url) : embed.title, InlineContext::alt);
    out_ += "](";
    render::append_address(out_, embed.url);
    out_ += ')';
  }

  void write_item(const Block& block, Range range) {
    // Two lists in a row would become one: they take turns with their markers.
    if (!in_same_list_)
      second_marker_ = previous_ != nullptr && render::in_list(*previous_) && !second_marker_;
    const std::size_t around = items_around(block);
    const bool begins = around == items_.count();
    const unsigned quotes = begins ? quotes_ : std::min(items_.quotes_around(around), quotes_);
    items_.leave_all_but(around);
    prefix_ = items_.prefix(quotes, around);
    constexpr std::uint32_t largest_number = 999'999'999;  // CommonMark reads nine digits
    std::string marker = second_marker_ ? "*" : "-";
    if (block.ordinal > 0) {
      marker = std::to_string(std::min(block.ordinal, largest_number)) + (second_marker_ ? ')' : '.');
      // Behind words of its parent only a list that begins with 1 is one.
      if (begins && around > 0 && block.ordinal != 1) render::append_empty_line(out_, prefix_);
    }
    out_ += prefix_;
    out_ += marker;
    out_ += ' ';
    for (unsigned i = quotes; i < quotes_; ++i) out_ += "> ";
    if (block.task != Task::none) out_ += block.task == Task::done ? "[x] " : "[ ] ";
    items_.begin(quotes, marker.size() + 1);
    prefix_ = items_.prefix(quotes_, items_.count());
    write_inline(range, InlineContext::paragraph);
  }

  void write_code(const Block& block, Range range) {
    const std::string_view code = render::text_in(article_, range);
    std::size_t longest = 2;
    for (std::size_t at = 0, run = 0; at < code.size(); ++at) {
      run = code[at] == '`' ? run + 1 : 0;
      longest = std::max(longest, run);
    }
    const std::string fence(longest + 1, '`');
    out_.append(prefix_)
        .append(fence)
        .append(render::language_of(article_, block))
        .append("\n")
        .append(prefix_);
    for (const char c : code) {
      out_ += c;
      if (c == '\n') out_ += prefix_;
    }
    out_ += '\n' + prefix_ + fence;
  }

  /// Writes the table whose first row is block `first`; gives the index behind its last.
  std::size_t write_table(std::size_t first) {
    const auto [end, columns] = render::measure_table(article_, first);
    const bool has_header = article_.blocks[first].header;
    // Cells beyond the header's are dropped when it is read: it is as long as the longest row.
    write_row(has_header ? &article_.blocks[first] : nullptr, columns);
    out_ += '\n' + prefix_ + '|';
    for (std::size_t i = 0; i < columns; ++i) out_ += " --- |";
    for (std::size_t i = first + static_cast<std::size_t>(has_header); i < end; ++i) {
      out_ += '\n';
      write_row(&article_.blocks[i], 0);
    }
    return end;
  }

  /// One row of at least `columns` cells; nullptr: all empty.
  void write_row(const Block* row, std::size_t columns) {
    cells_.clear();
    if (row != nullptr) render::split_cells(article_, render::trimmed_range(article_, *row), cells_);
    cells_.resize(std::max(columns, cells_.size()));
    out_ += prefix_ + '|';
    for (const Range cell : cells_) {
      out_ += ' ';
      if (!cell.empty()) {
        write_inline(cell, InlineContext::cell);
        out_ += ' ';
      }
      out_ += '|';
    }
  }

  static constexpr std::size_t note_indent = 4;

  const Article& article_;
  render::Notes notes_;
  bool links_;
  bool images_;
  render::PictureCaptions captions_;
  bool has_formulas_ = false;
  std::string out_;
  const Block* previous_ = nullptr;
  std::string prefix_;   // quote marks, and in a list item its indentation, before each line
  unsigned quotes_ = 0;  // around the block
  render::OpenList list_;
  bool in_same_list_ = false;  // the block stands in the list of the one before
  render::MarkdownItems items_;
  bool second_marker_ = false;
  std::vector<std::uint32_t> containers_;  // around the block, by 1 + their index, outermost first
  bool sign_written_ = false;              // a callout's sign stands in place of the block before
  std::vector<render::Span> spans_;
  std::vector<Range> cells_;
};

}  // namespace

std::string to_markdown(const Article& article, const RenderOptions& options) {
  return render::with_body(options.metadata ? render::front_matter(article.meta) : std::string(),
                           MarkdownWriter(article, options).run());
}

}  // namespace pith
