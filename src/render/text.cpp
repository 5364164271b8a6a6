// The plain text form: what a reader wants to see, and what a program can split at empty lines.
#include "pith/render.hpp"

#include "render/layout.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace pith {
namespace {

class TextWriter {
 public:
  explicit TextWriter(const Article& article) : article_(article) {
    out_.reserve(article.text.size() * 9 / 8 + 64);
  }

  std::string run() {
    const Block* previous = nullptr;
    for (const Block& block : article_.blocks) {
      const Range range = render::trimmed_range(article_, block);
      if (range.empty()) continue;
      if (previous != nullptr) {
        const bool together = render::same_table(*previous, block) || render::same_list(*previous, block);
        out_ += together ? "\n" : "\n\n";
      }
      write(block, range);
      previous = &block;
    }
    return std::move(out_);
  }

 private:
  void write(const Block& block, Range range) {
    switch (block.kind) {
      case BlockKind::list_item: return write_item(block, range);
      case BlockKind::table_row: return write_row(range);
      case BlockKind::caption:
        out_ += '[';
        out_ += render::text_in(article_, range);
        out_ += ']';
        return;
      case BlockKind::comment: return write_comment(block, range);
      default: out_ += render::text_in(article_, range);
    }
  }

  /// The lines of `range`, each but the first behind `prefix`.
  void write_lines(Range range, std::string_view prefix) {
    for (const char c : render::text_in(article_, range)) {
      out_ += c;
      if (c == '\n') out_ += prefix;
    }
  }

  void write_item(const Block& block, Range range) {
    const std::string marker = block.ordinal > 0 ? std::to_string(block.ordinal) + ". " : "- ";
    const std::string indent(std::size_t{2} * (render::list_depth(block) - 1), ' ');
    out_ += indent;
    out_ += marker;
    write_lines(range, indent + std::string(marker.size(), ' '));
  }

  void write_row(Range range) {
    render::split_cells(article_, range, cells_);
    for (std::size_t i = 0; i < cells_.size(); ++i) {
      if (i > 0) out_ += " | ";
      for (const char c : render::text_in(article_, cells_[i])) out_ += c == '\n' ? ' ' : c;
    }
  }

  void write_comment(const Block& block, Range range) {
    std::string prefix = "> ";
    for (unsigned i = 0; i < render::quote_depth(block); ++i) prefix += "> ";
    out_ += prefix;
    write_lines(range, prefix);
  }

  const Article& article_;
  std::string out_;
  std::vector<Range> cells_;
};

void append_header(std::string& out, std::string_view key, std::string_view value) {
  if (value.empty()) return;
  out += key;
  out += ": ";
  out += value;
  out += '\n';
}

std::string header_lines(const Metadata& meta) {
  std::string authors;
  for (const Person& author : meta.authors) {
    if (!authors.empty()) authors += ", ";
    authors += author.name;
  }
  std::string out;
  append_header(out, "Title", meta.title);
  append_header(out, "Author", authors);
  append_header(out, "Date", meta.date);
  append_header(out, "Site", meta.site);
  append_header(out, "URL", meta.url);
  append_header(out, "Language", meta.language);
  append_header(out, "Source", meta.source);
  append_header(out, "Place", meta.place);
  return out;
}

}  // namespace

std::string body_text(const Article& article) { return TextWriter(article).run(); }

std::string to_text(const Article& article, const RenderOptions& options) {
  std::string out = options.metadata ? header_lines(article.meta) : std::string();
  const std::string body = body_text(article);
  if (body.empty()) return out;
  if (!out.empty()) out += '\n';
  out += body;
  out += '\n';
  return out;
}

}  // namespace pith
