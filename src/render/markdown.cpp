// CommonMark with pipe tables, metadata as YAML front matter.
#include "pith/render.hpp"

#include "render/json_text.hpp"
#include "render/layout.hpp"
#include "render/markdown_inline.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace pith {
namespace {

using render::Place;

class MarkdownWriter {
 public:
  MarkdownWriter(const Article& article, bool links) : article_(article), links_(links) {
    out_.reserve(article.text.size() * 5 / 4 + 64);
  }

  std::string run() {
    for (std::size_t i = 0; i < article_.blocks.size();) {
      const Block& block = article_.blocks[i];
      const Range range = render::trimmed_range(article_, block);
      if (range.empty()) {
        ++i;
        continue;
      }
      separate(block);
      if (block.kind == BlockKind::table_row) {
        i = write_table(i);
      } else {
        write(block, range);
        ++i;
      }
      previous_ = &block;
    }
    return std::move(out_);
  }

 private:
  static unsigned depth_of(const Block& block) {
    return render::quote_depth(block) + static_cast<unsigned>(block.kind == BlockKind::comment);
  }

  /// Ends the block before; sets prefix_ for the next one. Items of one list stand together.
  void separate(const Block& block) {
    const unsigned depth = depth_of(block);
    if (previous_ != nullptr) {
      out_ += '\n';
      const bool together = render::same_list(*previous_, block);
      if (!together) {
        set_prefix(std::min(depth, depth_of(*previous_)));
        out_ += std::string_view(prefix_).substr(0, prefix_.empty() ? 0 : prefix_.size() - 1);
        out_ += '\n';
      }
    }
    set_prefix(depth);
  }

  void set_prefix(unsigned depth) {
    prefix_.clear();
    for (unsigned i = 0; i < depth; ++i) prefix_ += "> ";
  }

  void write(const Block& block, Range range) {
    switch (block.kind) {
      case BlockKind::heading:
        out_ += prefix_;
        out_.append(std::clamp<std::size_t>(block.level, 1, 6), '#');
        out_ += ' ';
        return write_inline(range, Place::heading);
      case BlockKind::list_item: return write_item(block, range);
      case BlockKind::code: return write_code(range);
      case BlockKind::caption:
        out_ += prefix_;
        out_ += '*';
        write_inline(range, Place::caption);
        out_ += '*';
        return;
      default: out_ += prefix_; write_inline(range, Place::paragraph);
    }
  }

  void write_inline(Range range, Place place) {
    render::collect_spans(article_, range, links_, spans_);
    render::MarkdownInline(article_, range, place, prefix_, out_).write(spans_);
  }

  void write_item(const Block& block, Range range) {
    if (previous_ == nullptr || !render::same_list(*previous_, block)) {
      indents_.clear();
      // Two lists in a row would become one: they take turns with their markers.
      second_marker_ = previous_ != nullptr && previous_->kind == BlockKind::list_item && !second_marker_;
    }
    const std::size_t depth = std::min<std::size_t>(render::list_depth(block), indents_.size() + 1);
    const bool deeper = depth == indents_.size() + 1 && depth > 1;
    indents_.resize(depth - 1);
    const std::size_t indent = indents_.empty() ? 0 : indents_.back();
    constexpr std::uint32_t largest_number = 999'999'999;  // CommonMark reads nine digits
    std::string marker = second_marker_ ? "*" : "-";
    if (block.ordinal > 0) {
      marker = std::to_string(std::min(block.ordinal, largest_number)) + (second_marker_ ? ')' : '.');
      // Behind words of its parent only a list that begins with 1 is one.
      if (deeper && block.ordinal != 1) out_ += prefix_ + '\n';
    }
    out_ += prefix_;
    out_.append(indent, ' ');
    out_ += marker;
    out_ += ' ';
    indents_.push_back(indent + marker.size() + 1);
    prefix_.append(indents_.back(), ' ');
    write_inline(range, Place::paragraph);
  }

  void write_code(Range range) {
    const std::string_view code = render::text_in(article_, range);
    std::size_t longest = 2;
    for (std::size_t at = 0, run = 0; at < code.size(); ++at) {
      run = code[at] == '`' ? run + 1 : 0;
      longest = std::max(longest, run);
    }
    const std::string fence(longest + 1, '`');
    out_ += prefix_ + fence + '\n' + prefix_;
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
        write_inline(cell, Place::cell);
        out_ += ' ';
      }
      out_ += '|';
    }
  }

  const Article& article_;
  bool links_;
  std::string out_;
  const Block* previous_ = nullptr;
  std::string prefix_;                // quote marks, and in a list item its indentation, before each line
  std::vector<std::size_t> indents_;  // where the words of the open items begin, by depth
  bool second_marker_ = false;
  std::vector<render::Span> spans_;
  std::vector<Range> cells_;
};

void put(std::string& out, std::string_view key, std::string_view value) {
  if (value.empty()) return;
  out += key;
  out += ": ";
  out += render::json_text(value);
  out += '\n';
}

void put(std::string& out, std::string_view key, const std::vector<std::string>& values) {
  if (values.empty()) return;
  out += key;
  out += ":\n";
  for (const std::string& value : values) {
    out += "  - ";
    out += render::json_text(value);
    out += '\n';
  }
}

std::string front_matter(const Metadata& meta) {
  std::vector<std::string> authors;
  for (const Person& author : meta.authors) authors.push_back(author.name);
  std::string out;
  put(out, "title", meta.title);
  put(out, "author", authors);
  put(out, "date", meta.date);
  put(out, "date_modified", meta.date_modified);
  put(out, "site", meta.site);
  put(out, "url", meta.url);
  put(out, "description", meta.description);
  put(out, "language", meta.language);
  put(out, "categories", meta.categories);
  put(out, "tags", meta.tags);
  put(out, "image", meta.image);
  put(out, "license", meta.license);
  put(out, "source", meta.source);
  put(out, "place", meta.place);
  return out.empty() ? out : "---\n" + out + "---\n";
}

}  // namespace

std::string to_markdown(const Article& article, const RenderOptions& options) {
  std::string out = options.metadata ? front_matter(article.meta) : std::string();
  const std::string body = MarkdownWriter(article, options.links).run();
  if (body.empty()) return out;
  if (!out.empty()) out += '\n';
  out += body;
  out += '\n';
  return out;
}

}  // namespace pith
