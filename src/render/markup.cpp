#include "render/markup.hpp"

#include "render/escape.hpp"
#include "render/layout.hpp"
#include "render/markup_inline.hpp"
#include "render/notes.hpp"
#include "render/replies.hpp"

#include <algorithm>
#include <vector>

namespace pith::render {
namespace {

class MarkupWriter {
 public:
  MarkupWriter(const Article& article, const Vocabulary& vocabulary, const RenderOptions& options)
      : article_(article),
        words_(vocabulary),
        notes_(article),
        links_(options.links),
        images_(options.images),
        captions_(article, options.images, options.links),
        inline_(article, vocabulary, notes_, links_, out_) {
    out_.reserve(article.text.size() * 5 / 4 + 64);
  }

  std::string run() {
    const Block* previous = nullptr;
    for (std::size_t i = 0; i < article_.blocks.size();) {
      const Block& block = article_.blocks[i];
      const Range range = trimmed_range(article_, block);
      if (!is_drawn(block, range)) {
        ++i;
        continue;
      }
      enter_list(block);
      set_comment(previous, block);
      const Container* entered = goes_on_with(block) ? nullptr : set_surroundings(block);
      set_definitions(block);
      if (entered != nullptr && is_title(article_, range, *entered)) {
        write_title(*entered, range);
        ++i;
      } else if (block.kind == BlockKind::table_row) {
        i = write_table(i);
      } else if (block.kind == BlockKind::footnote && notes_.has(block.item)) {
        i = write_notes(i);
      } else {
        write(block, range);
        ++i;
      }
      previous = &block;
    }
    end_definitions();
    close_lists(0);
    set_containers({});
    set_quote_depth(0);
    close_comments(0);
    return std::move(out_);
  }

 private:
  struct List {
    char numbering;  // sort of its numbers; '\0': none
    unsigned quotes;
    std::size_t containers;  // around it
  };

  bool is_drawn(const Block& block, Range range) const {
    switch (block.kind) {
      case BlockKind::picture: return images_ && picture_of(article_, block) != nullptr;
      case BlockKind::embed: return links_ && embed_of(article_, block) != nullptr;
      case BlockKind::rule: return true;
      case BlockKind::caption: return !range.empty() && !captions_.hold(article_, block);
      default: return !range.empty();
    }
  }

  /// Leaves the lists that the block does not stand in, and what stands in the item before its own.
  void enter_list(const Block& block) {
    const bool same = list_.holds(block);
    list_.next(block);
    close_lists(same ? std::min<std::size_t>(list_depth(block), lists_.size()) : 0);
    while (!lists_.empty() && !holds(lists_.back(), block)) close_lists(lists_.size() - 1);
    if (!goes_on_with(block)) return;
    leave_insides();
    if (lists_.back().numbering != numbering_of(block)) close_lists(lists_.size() - 1);
  }

  /// True if the quotes and containers around the list are around the block, too.
  bool holds(const List& list, const Block& block) const {
    return list.quotes <= quote_depth(block) &&
           (list.containers == 0 ||
            list.containers <= common_containers(containers_, containers_around(article_, block)));
  }

  /// True for an item of the innermost list.
  bool goes_on_with(const Block& block) const {
    return block.kind == BlockKind::list_item && lists_.size() >= list_depth(block);
  }

  const Container* set_surroundings(const Block& block) {
    const Container* entered = set_containers(block);
    if (quotes_ == quote_depth(block) && block.quotation != quotation_ && quotes_ > 0)
      set_quote_depth(quotes_ - 1);
    set_quote_depth(quote_depth(block));
    quotation_ = block.quotation;
    return entered;
  }

  /// Leaves what stands in the innermost item: containers, and quotes in these.
  void leave_insides() {
    for (; quotes_ > lists_.back().quotes; --quotes_) line(words_.quote_end);
    close_containers(lists_.back().containers);
  }

  static char numbering_of(const Block& item) { return item.ordinal > 0 ? item.numbering : '\0'; }

  /// Leaves the containers that the block does not stand in, and enters those that it does. Gives the
  /// innermost one that it is the first block of. Quotes stand within containers.
  const Container* set_containers(const Block& block) {
    if (block.container == 0 && containers_.empty()) return nullptr;
    const std::vector<std::uint32_t> around = containers_around(article_, block);
    const std::size_t common = common_containers(containers_, around);
    if (common == around.size() && common == containers_.size()) return nullptr;
    set_quote_depth(lists_.empty() ? 0 : lists_.back().quotes);
    end_definitions();
    close_containers(common);
    end_words_of_item();
    for (std::size_t i = common; i < around.size(); ++i) enter(container(around[i]));
    containers_ = around;
    return around.size() > common ? &container(around.back()) : nullptr;
  }

  void close_containers(std::size_t depth) {
    for (; containers_.size() > depth; containers_.pop_back()) {
      switch (container(containers_.back()).kind) {
        case ContainerKind::callout: line(words_.callout_end); break;
        case ContainerKind::details: line(words_.details_end); break;
        case ContainerKind::post: line(words_.post_end); break;
      }
    }
  }

  void close_comments(std::size_t depth) {
    for (; comments_ > depth; --comments_) line(words_.comment_end);
  }

  /// Leaves the comment of the block before, if this one is of another, and begins that. Replies stand in
  /// what they reply to.
  void set_comment(const Block* previous, const Block& block) {
    if (comments_ == 0 && block.kind != BlockKind::comment) return;
    if (previous != nullptr && same_comment(*previous, block)) return;
    set_quote_depth(0);
    close_comments(std::min<std::size_t>(comments_, reply_depth(article_, block)));
    if (block.kind != BlockKind::comment) return;
    ++comments_;
    out_ += words_.comment;
    const Comment* comment = comment_of(article_, block);
    if (comment == nullptr) return line(">");
    attribute(words_.comment_author, comment->author);
    attribute(words_.comment_date, comment->date);
    line(">");
    if (words_.comment_head.empty() || (comment->author.empty() && comment->date.empty())) return;
    out_ += words_.comment_head;
    append_escaped(out_, comment->author);
    if (!comment->author.empty() && !comment->date.empty()) out_ += ", ";
    if (!comment->date.empty()) {
      out_ += "<time datetime=\"";
      append_escaped(out_, comment->date);
      out_ += "\">";
      append_escaped(out_, day_of(*comment));
      out_ += "</time>";
    }
    line(words_.comment_head_end);
  }

  const Container& container(std::uint32_t number) const { return article_.containers[number - 1]; }

  void enter(const Container& entered) {
    switch (entered.kind) {
      case ContainerKind::callout:
        out_ += words_.callout;
        append_escaped(out_, entered.label);
        line("\">");
        break;
      case ContainerKind::details: line(words_.details); break;
      case ContainerKind::post:
        out_ += words_.post;
        if (is_allowed_link(entered.url) && links_) attribute(words_.post_url, entered.url);
        attribute(words_.post_author, entered.author);
        attribute(words_.post_date, entered.date);
        line(">");
        break;
    }
  }

  /// Nothing, if the vocabulary has no such attribute or the value is not known.
  void attribute(std::string_view begin, std::string_view value) {
    if (begin.empty() || value.empty()) return;
    out_ += begin;
    append_escaped(out_, value);
    out_ += '"';
  }

  void write_title(const Container& entered, Range range) {
    const bool folds = entered.kind == ContainerKind::details;
    element(folds ? words_.summary : words_.callout_title, range,
            folds ? words_.summary_end : words_.callout_title_end);
  }

  void write_picture(const Block& block) {
    const Picture& picture = *picture_of(article_, block);
    out_ += words_.picture;
    append_escaped(out_, picture.url);
    if (words_.picture_alt.empty()) {
      out_ += "\" alt=\"";
      append_escaped(out_, picture.alt);
    }
    out_ += '"';
    const std::string unit(words_.pixels);
    if (picture.width > 0) attribute(" width=\"", std::to_string(picture.width) + unit);
    if (picture.height > 0) attribute(" height=\"", std::to_string(picture.height) + unit);
    out_ += words_.picture_open;
    if (!words_.picture_alt.empty() && !picture.alt.empty()) {
      out_ += words_.picture_alt;
      append_escaped(out_, picture.alt);
      out_ += words_.picture_alt_end;
    }
    if (!picture.caption.empty()) {
      out_ += words_.picture_caption;
      append_escaped(out_, picture.caption);
      out_ += words_.picture_caption_end;
    }
    line(words_.picture_end);
  }

  void write_embed(const Embed& embed) {
    out_ += words_.embed;
    append_escaped(out_, embed.url);
    out_ += "\">";
    append_escaped(out_, embed.title.empty() ? std::string_view(embed.url) : embed.title);
    line(words_.embed_end);
  }

  /// Terms and definitions in a row are one list.
  void set_definitions(const Block& block) {
    const bool wanted = block.kind == BlockKind::term || block.kind == BlockKind::definition;
    if (wanted && !in_definitions_) line(words_.definitions);
    if (!wanted) end_definitions();
    in_definitions_ = wanted;
  }

  void end_definitions() {
    if (in_definitions_) line(words_.definitions_end);
    in_definitions_ = false;
  }

  void set_quote_depth(unsigned depth) {
    if (depth == quotes_) return;
    end_definitions();
    end_words_of_item();
    for (; quotes_ < depth; ++quotes_) line(words_.quote);
    for (; quotes_ > depth; --quotes_) line(words_.quote_end);
  }

  void line(std::string_view tag) {
    out_ += tag;
    out_ += '\n';
  }

  void element(std::string_view begin, Range range, std::string_view end) {
    out_ += begin;
    inline_.write(range);
    line(end);
  }

  /// What stands in an item behind its words begins a line.
  void end_words_of_item() {
    if (!lists_.empty() && !out_.ends_with('\n')) out_ += '\n';
  }

  void write(const Block& block, Range range) {
    if (goes_on_in_list(block)) end_words_of_item();
    switch (block.kind) {
      case BlockKind::heading: return write_heading(block, range);
      case BlockKind::list_item: return write_item(block, range);
      case BlockKind::code:
        out_ += code_begin(block);
        inline_.write_code(range);
        return line(words_.code_block_end);
      case BlockKind::picture: return write_picture(block);
      case BlockKind::embed: return write_embed(*embed_of(article_, block));
      case BlockKind::rule: return line(words_.rule);
      case BlockKind::term: return element(words_.term, range, words_.term_end);
      case BlockKind::definition: return element(words_.definition, range, words_.definition_end);
      case BlockKind::formula:
        out_ += words_.paragraph;
        inline_.write_formula(text_in(article_, range), true);
        return line(words_.paragraph_end);
      case BlockKind::caption: return element(words_.caption, range, words_.caption_end);
      default: return element(words_.paragraph, range, words_.paragraph_end);
    }
  }

  std::string code_begin(const Block& block) const {
    const std::string_view language = language_of(article_, block);
    if (language.empty()) return std::string(words_.code_block);
    return std::string(words_.code_block_in).append(language).append("\">");
  }

  void write_heading(const Block& block, Range range) {
    const auto level = static_cast<char>('0' + std::clamp<int>(block.level, 1, 6));
    out_ += words_.heading;
    out_ += level;
    out_ += words_.heading_rest;
    inline_.write(range);
    out_ += words_.heading_end;
    if (words_.heading_end_has_level) out_ += level;
    line(words_.heading_end_rest);
  }

  void close_lists(std::size_t depth) {
    while (lists_.size() > depth) {
      leave_insides();
      line(words_.item_end);
      line(lists_.back().numbering != '\0' ? words_.numbered_list_end : words_.list_end);
      lists_.pop_back();
    }
  }

  void write_item(const Block& block, Range range) {
    const bool goes_on = goes_on_with(block);
    if (goes_on) {
      line(words_.item_end);
    } else {
      end_words_of_item();
      begin_list(numbering_of(block));
    }
    if (block.ordinal > 0) {
      out_ += words_.numbered_item;
      out_ += std::to_string(block.ordinal);
      out_ += "\">";
    } else {
      out_ += words_.item;
    }
    if (block.task != Task::none) out_ += block.task == Task::done ? words_.task_done : words_.task_open;
    if (goes_on) set_surroundings(block);
    inline_.write(range);  // its end tag waits for the items inside it
  }

  /// Writes the notes from block `first` on; gives the index behind the last.
  std::size_t write_notes(std::size_t first) {
    line(words_.notes);
    std::size_t i = first;
    for (; i < article_.blocks.size() && article_.blocks[i].kind == BlockKind::footnote; ++i) {
      const Block& block = article_.blocks[i];
      if (!notes_.has(block.item)) break;
      if (!begins_note(article_, i)) {
        out_ += words_.note_break;
      } else {
        if (i > first) line(words_.note_end);
        inline_.put_numbered(words_.note, block.item);
      }
      inline_.write(trimmed_range(article_, block));
    }
    line(words_.note_end);
    line(words_.notes_end);
    return i;
  }

  void begin_list(char numbering) {
    lists_.push_back({numbering, quotes_, containers_.size()});
    if (numbering == '\0') return line(words_.list);
    if (numbering == '1') return line(words_.numbered_list);
    out_ += words_.lettered_list;
    out_ += numbering;
    line("\">");
  }

  std::size_t write_table(std::size_t first) {
    end_words_of_item();
    const std::size_t end = measure_table(article_, first).end;
    line(words_.table);
    for (std::size_t i = first; i < end; ++i) {
      const Block& row = article_.blocks[i];
      out_ += row.header ? words_.header_row : words_.row;
      split_cells(article_, trimmed_range(article_, row), cells_);
      for (const Range cell : cells_) {
        out_ += row.header ? words_.header_cell : words_.cell;
        inline_.write(cell);
        out_ += row.header ? words_.header_cell_end : words_.cell_end;
      }
      line(row.header ? words_.header_row_end : words_.row_end);
    }
    line(words_.table_end);
    return end;
  }

  const Article& article_;
  const Vocabulary& words_;
  Notes notes_;
  bool links_;
  bool images_;
  PictureCaptions captions_;
  std::string out_;
  MarkupInline inline_;
  unsigned quotes_ = 0;
  std::uint32_t quotation_ = 0;  // the innermost quote of the block before
  std::size_t comments_ = 0;     // open ones
  OpenList list_;
  std::vector<List> lists_;                // the open ones, outermost first; each has an open item
  std::vector<std::uint32_t> containers_;  // the open ones by 1 + their index, outermost first
  bool in_definitions_ = false;
  std::vector<Range> cells_;
};

}  // namespace

std::string markup_body(const Article& article, const Vocabulary& vocabulary, const RenderOptions& options) {
  return MarkupWriter(article, vocabulary, options).run();
}

}  // namespace pith::render
