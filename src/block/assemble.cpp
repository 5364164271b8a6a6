#include "block/assemble.hpp"

#include "base/ascii.hpp"
#include "block/ancestors.hpp"
#include "block/caption.hpp"
#include "block/code_blocks.hpp"
#include "block/code_regions.hpp"
#include "block/container.hpp"
#include "block/footnotes.hpp"
#include "block/formula_choice.hpp"
#include "block/formula_places.hpp"
#include "block/grouping.hpp"
#include "block/heading.hpp"
#include "block/inline_text.hpp"
#include "block/inset.hpp"
#include "block/line.hpp"
#include "block/raw_formulas.hpp"
#include "block/row_text.hpp"
#include "block/table.hpp"
#include "block/text_notes.hpp"
#include "block/whole.hpp"
#include "block/word_item.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pith::block {
namespace {

using dom::NodeId;
using dom::Tag;

Choice with_keep(Choice choice, std::span<const std::uint8_t> keep) {
  choice.keep = keep;
  return choice;
}

class Assembler {
 public:
  Assembler(const dom::Document& document, const Choice& choice, std::string_view base_url, Article& article)
      : document_(document),
        article_(article),
        formulas_(document, choice.elements, choice.blocks),
        inline_(document, choice.elements, formulas_.formulas(), base_url, article),
        code_(document, choice.elements, choice.blocks, choice.keep),
        tables_(document, choice.blocks, formulas_.formulas()),
        row_(document, inline_),
        keep_(complete_choice(document, choice, code_, tables_)),
        lone_formulas_(choose_formulas(document, formulas_, choice.blocks, tables_, keep_)),
        choice_(with_keep(choice, keep_)),
        containers_(document, choice_, base_url, article),
        grouping_(document),
        caption_classes_(document.size()) {
    if (choice.notes)
      notes_.emplace(document, choice.elements, choice.blocks, with_captions(), choice.unchosen_notes);
    if (notes_ && notes_->empty()) notes_.reset();
    if (notes_) inline_.set_notes(&*notes_);
    if (choice.insets) insets_ = find_insets(document, choice_, formulas_.formulas(), base_url, article);
  }

  void append(std::size_t begin, std::size_t end) {
    const auto chosen = [](std::uint8_t keep) { return keep != 0; };
    const auto keep = std::span(keep_).subspan(begin, end - begin);
    const auto first = begin + static_cast<std::size_t>(std::ranges::find_if(keep, chosen) - keep.begin());
    const auto last =
        begin + static_cast<std::size_t>(keep.rend() - std::find_if(keep.rbegin(), keep.rend(), chosen));
    for (next_ = std::max(next_, first); next_ < last;) {
      if (add_lone_formulas(next_)) continue;
      const bool wanted = keep_[next_] != 0 || is_wanted_caption(next_);
      if (wanted && !(notes_ && notes_->holds(next_))) {
        add_insets(choice_.blocks[next_].first);
        next_ = add(next_);
      } else {
        ++next_;
      }
    }
    add_lone_formulas(next_);
    add_insets(dom::no_node);
    // What a rule parts from the text may be a note, which comes behind all.
    if (!article_.blocks.empty() && article_.blocks.back().kind == BlockKind::rule)
      article_.blocks.pop_back();
  }

  /// Appends the notes, of which the text has the references.
  void append_notes() {
    if (choice_.notes && !notes_) pair_text_notes(article_);
    if (!notes_) return;
    inline_.begin_notes();
    for (const Note& note : notes_->notes()) {
      Block out;
      out.kind = BlockKind::footnote;
      out.item = note.number;
      out.score = score_of(note);
      for (const Note& paragraph : notes_->paragraphs(note)) {
        const auto begin = inline_.begin();
        if (const CodeRegion* const code = code_.regions().around(paragraph.begin, paragraph.end - 1)) {
          inline_.put_code(code_.text(*code));
        } else {
          inline_.append(paragraph.begin, paragraph.end - 1);
        }
        finish(out, begin, dom::no_node);
      }
    }
  }

 private:
  /// The choice is of running text; who asks for captions gets those that stand in it, chosen or not. Those
  /// of tables are part of these.
  bool is_wanted_caption(std::size_t i) {
    if (choice_.captions) return ancestors_of(choice_.blocks[i]).caption != dom::no_node;
    return heads_chosen_text(i);
  }

  /// The blocks that are printed, for a caption may refer to a note.
  std::vector<std::uint8_t> with_captions() {
    std::vector<std::uint8_t> printed = keep_;
    if (!choice_.captions) return printed;
    const auto chosen = std::ranges::find_if(keep_, [](std::uint8_t keep) { return keep != 0; });
    for (auto i = static_cast<std::size_t>(chosen - keep_.begin()); i < printed.size(); ++i)
      if (is_wanted_caption(i)) printed[i] = 1;
    return printed;
  }

  bool heads_chosen_text(std::size_t i) {
    return block::heads_chosen_text(document_, tables_, choice_.blocks, keep_, i);
  }

  Ancestors ancestors_of(const score::TextBlock& block) {
    return block::ancestors_of(document_, block.container,
                               choice_.caption_signs ? &caption_classes_ : nullptr);
  }

  /// Adds the insets that stand before a node. Those in a data table wait for its end.
  void add_insets(NodeId before) {
    for (; next_inset_ < insets_.size() && insets_[next_inset_].at < before; ++next_inset_) {
      const Inset& inset = insets_[next_inset_];
      const Ancestors in = block::ancestors_of(document_, document_[inset.at].parent, nullptr);
      const NodeId table =
          in.table == dom::no_node ? dom::no_node : tables_.row_around(document_[inset.at].parent).table;
      if (table != dom::no_node && before < document_[table].end) return;
      if (before != dom::no_node && will_begin(in.item, before)) return;
      if (inset.kind == BlockKind::rule && parts_notes(inset.at)) continue;
      Block out;
      out.kind = inset.kind;
      out.item = inset.item;
      out.score = 1;
      set_nesting(document_[inset.at].parent, in, out);
      if (inset.kind != BlockKind::rule) grouping_.set_list(in, out);
      const auto at = static_cast<std::uint32_t>(article_.text.size());
      out.text = {at, at};
      article_.blocks.push_back(out);
    }
  }

  /// True if the text that begins at `before` is the first of an item: what stands before it comes behind.
  bool will_begin(NodeId item, NodeId before) {
    if (item == dom::no_node || !document_.contains(item, before) || grouping_.has_begun(item)) return false;
    const Ancestors in = block::ancestors_of(document_, document_[before].parent, nullptr);
    return in.heading == dom::no_node || is_title_of_item(next_, in);
  }

  /// True if what the rule parts from the text are notes.
  bool parts_notes(NodeId rule) const {
    constexpr std::size_t reach = 8;  // blocks that were not chosen
    if (!notes_) return false;
    const auto begin = static_cast<std::size_t>(
        std::ranges::upper_bound(choice_.blocks, rule, {}, &score::TextBlock::first) -
        choice_.blocks.begin());
    for (std::size_t i = begin; i < std::min(begin + reach, choice_.blocks.size()); ++i) {
      if (notes_->holds(i)) return true;
      if (keep_[i] != 0) break;
    }
    return false;
  }

  void set_nesting(NodeId id, const Ancestors& in, Block& out) {
    const Containers::Nesting around = containers_.around(id);
    out.container = around.container;
    out.quote = static_cast<std::uint8_t>(std::min(in.quotes - std::min(in.quotes, around.quotes), 255U));
    if (out.quote > 0) grouping_.set_quotation(in.quote, out);
  }

  /// Adds the block, and those that belong to the same row or the same <pre>; returns the next to look at.
  std::size_t add(std::size_t i) {
    const score::TextBlock& block = choice_.blocks[i];
    const Ancestors in = ancestors_of(block);
    Block out;
    set_nesting(block.container, in, out);
    if (block.words == 0 && is_drawn_sign(i, in, out)) return i + 1;
    out.score = choice_.probability[i];
    const CodeRegion* const code = code_.around(i);
    const Tables::Row row = in.table == dom::no_node ? Tables::Row() : tables_.row_around(block.container);
    const bool in_cell = code != nullptr && code_.fits_in_cell(*code, row);
    const bool in_flow = in.heading == dom::no_node && code == nullptr && in.item == dom::no_node;
    if (in.caption != dom::no_node ||
        (in_flow && choice_.caption_signs && names_a_picture(document_, choice_.blocks, i))) {
      if (!choice_.captions && !heads_chosen_text(i)) return i + 1;
      out.kind = BlockKind::caption;
    } else if (code != nullptr && !in_cell) {
      return add_code(i, *code, out);
    } else if (row.table != dom::no_node) {
      return add_row(i, row, out);
    } else if (const NodeId heading = heading_around(block, in);
               heading != dom::no_node && !is_title_of_item(i, in)) {
      out.kind = BlockKind::heading;
      out.level = heading_level(document_, heading);
    } else {
      grouping_.begin_item(in, out);
    }
    if (out.kind == BlockKind::paragraph && in.entry != dom::no_node &&
        grouping_.is_definition_list(in.definitions)) {
      out.kind = document_.tag(in.entry) == Tag::dt ? BlockKind::term : BlockKind::definition;
    }
    if (out.kind == BlockKind::paragraph && code_.is_label(i) && keep_[i + 1] != 0) return i + 1;
    if (out.kind == BlockKind::paragraph || out.kind == BlockKind::list_item) grouping_.set_list(in, out);
    const auto begin = inline_.begin();
    const std::size_t last = append_line(i);
    if (in.heading != dom::no_node) drop_edit_link(article_, begin);
    if (in.heading != dom::no_node && out.kind == BlockKind::list_item) inline_.mark_strong(begin);
    if (out.kind == BlockKind::paragraph && choice_.elements[block.container].styled)
      make_word_item(block.container, begin, out);
    finish(out, begin, block.container);
    return last + 1;
  }

  /// Makes an item of a paragraph that a word processor means as one.
  void make_word_item(NodeId paragraph, std::uint32_t begin, Block& out) {
    const auto mark = read_word_mark(std::string_view(article_.text).substr(begin));
    if (!mark) return;
    const auto level = word_item_level(document_, paragraph);
    if (!level) return;
    Range words = {begin, static_cast<std::uint32_t>(article_.text.size())};
    drop_front(article_, words, mark->size);
    out.kind = BlockKind::list_item;
    out.level = *level;
    out.ordinal = mark->ordinal;
    out.numbering = mark->numbering;
    grouping_.set_word_list(paragraph, out);
  }

  /// True for a sign before the words of an item or a callout: its bullet or icon, in an element of its own.
  bool is_drawn_sign(std::size_t i, const Ancestors& in, const Block& out) {
    constexpr std::uint32_t longest = 8;  // bytes
    const score::TextBlock& block = choice_.blocks[i];
    if (block.end - block.begin > longest || i + 1 >= keep_.size() || keep_[i + 1] == 0) return false;
    const NodeId next = choice_.blocks[i + 1].container;
    if (in.item != dom::no_node) return !grouping_.has_begun(in.item) && document_.contains(in.item, next);
    return out.container != 0 && containers_.around(next).container == out.container &&
           article_.containers[out.container - 1].kind == ContainerKind::callout &&
           (article_.blocks.empty() || article_.blocks.back().container != out.container);
  }

  NodeId heading_around(const score::TextBlock& block, const Ancestors& in) const {
    if (in.heading != dom::no_node) return in.heading;
    return choice_.elements[block.container].heading ? block.container : dom::no_node;
  }

  /// True for the heading that an item of a line or two begins with.
  bool is_title_of_item(std::size_t i, const Ancestors& in) {
    return in.heading != dom::no_node && in.item != dom::no_node && in.heading > in.item &&
           block::is_title_of_item(document_, choice_.blocks, keep_, i, in) && !grouping_.has_begun(in.item);
  }

  /// Appends a block, and those that go on with its line; gives the last one.
  std::size_t append_line(std::size_t i) {
    std::size_t first = i;
    for (std::size_t next = next_of_line(document_, choice_.blocks, keep_, i); next < choice_.blocks.size();
         next = next_of_line(document_, choice_.blocks, keep_, i)) {
      if (next > i + 1) {
        inline_.append(formulas_.extent(first).first, formulas_.extent(i).last);
        if (is_word_behind(document_, choice_.blocks[i]))
          inline_.append(choice_.blocks[i + 1].first, choice_.blocks[next - 1].last);
        const bool is_note = notes_ && notes_->is_inside(choice_.blocks[next].first);
        if (!is_note && begins_with_word(document_, choice_.blocks[next])) inline_.space();
        first = next;
      }
      i = next;
    }
    inline_.append(formulas_.extent(first).first, formulas_.extent(i).last);
    return i;
  }

  void append_words(std::size_t i) {
    const FormulaPlaces::Extent extent = formulas_.extent(i);
    inline_.append(extent.first, extent.last);
  }

  /// Adds those that stand before the block at `next`; one in a table of data with its row. Gives whether a
  /// row was added.
  bool add_lone_formulas(std::size_t next) {
    for (; next_lone_ < lone_formulas_.size() && lone_formulas_[next_lone_].next <= next; ++next_lone_) {
      const LoneFormula& lone = lone_formulas_[next_lone_];
      const Tables::Row row = tables_.row_around(lone.at);
      Block out;
      const Ancestors in = block::ancestors_of(document_, lone.at, nullptr);
      set_nesting(lone.at, in, out);
      out.score = choice_.probability[std::min(next, choice_.probability.size() - 1)];
      if (row.table != dom::no_node) {
        next_ = add_row(next, row, out);
        return true;
      }
      const auto begin = inline_.begin();
      if (!lone.display && grouping_.begin_item(in, out)) {
        grouping_.set_list(in, out);
        inline_.put_formula(lone.tex);
      } else {
        out.kind = BlockKind::formula;
        if (grouping_.has_begun(in.item)) grouping_.set_list(in, out);
        article_.text += lone.tex;
      }
      finish(out, begin, lone.at);
    }
    return false;
  }

  std::size_t add_code(std::size_t i, const CodeRegion& region, Block out) {
    const std::string language = code_.language(region, i);
    while (i < choice_.blocks.size() && document_.contains(region.root, choice_.blocks[i].first)) ++i;
    if (region.is_gutter) return i;
    out.kind = BlockKind::code;
    if (const Ancestors in = block::ancestors_of(document_, region.root, nullptr);
        grouping_.has_begun(in.item))
      grouping_.set_list(in, out);
    const auto begin = inline_.begin();
    article_.text += code_.text(region);
    const auto at = static_cast<std::uint32_t>(article_.targets.size());
    article_.targets += language;
    out.language = {at, static_cast<std::uint32_t>(article_.targets.size())};
    finish(out, begin, region.root);
    return i;
  }

  /// Adds a row of a table, the blocks from `i` on and formulas that are in it; returns the next block.
  std::size_t add_row(std::size_t i, Tables::Row in, Block out) {
    out.kind = BlockKind::table_row;
    if (grouping_.any_begun()) {
      const Ancestors around = block::ancestors_of(document_, document_[in.table].parent, nullptr);
      if (grouping_.has_begun(around.item)) grouping_.set_list(around, out);
    }
    grouping_.set_table(in.table, out);
    out.header = tables_.is_header(in);
    const auto begin = inline_.begin();
    row_.begin(in);
    std::size_t end = i;
    NodeId last_code = dom::no_node;
    for (;; ++end) {
      for (; next_lone_ < lone_formulas_.size() && lone_formulas_[next_lone_].next <= end &&
             document_.contains(in.row, lone_formulas_[next_lone_].at);
           ++next_lone_) {
        row_.go_to(lone_formulas_[next_lone_].at);
        inline_.put_formula(lone_formulas_[next_lone_].tex);
      }
      if (end == choice_.blocks.size() || !document_.contains(in.row, choice_.blocks[end].container)) break;
      if (keep_[end] == 0 && !is_wanted_caption(end)) continue;
      row_.add_icons(choice_.blocks[end].first);
      row_.go_to(choice_.blocks[end].first);
      const CodeRegion* const code = code_.around(end);
      if (code == nullptr || !document_.contains(in.row, code->root)) {
        append_words(end);
      } else if (code->root != last_code) {
        inline_.put_code(code_.text(*code));
        last_code = code->root;
      }
    }
    row_.end();
    finish(out, begin, in.row);
    return end;
  }

  /// That of the first block of the note; 0 if it was hidden, or stands within a line.
  float score_of(const Note& note) const {
    const auto block = std::lower_bound(choice_.blocks.begin(), choice_.blocks.end(), note.begin,
                                        [](const score::TextBlock& b, NodeId id) { return b.first < id; });
    return block != choice_.blocks.end() && block->first < note.end
               ? choice_.probability[static_cast<std::size_t>(block - choice_.blocks.begin())]
               : 0;
  }

  /// `element` is what the block stands in.
  void finish(Block out, std::uint32_t begin, NodeId element) {
    out.text = {begin, static_cast<std::uint32_t>(article_.text.size())};
    if (out.text.empty()) return;
    const auto holds = [words = article_.words(out)](char sign) {
      return words.find(sign) != std::string_view::npos;
    };
    if (out.kind != BlockKind::code && out.kind != BlockKind::formula &&
        (holds('$') || holds('\\') || holds('['))) {
      if (!has_renderer_) has_renderer_ = has_formula_renderer(document_);
      mark_raw_formulas(article_, out, *has_renderer_);
    }
    article_.blocks.push_back(out);
    if (out.container == 0) return;
    containers_.added(element);
    if (article_.blocks.back().text.empty()) article_.blocks.pop_back();  // it was a sign
  }

  const dom::Document& document_;
  Article& article_;
  FormulaPlaces formulas_;
  InlineText inline_;
  CodeBlocks code_;
  Tables tables_;
  RowText row_;
  std::vector<std::uint8_t> keep_;  // as long as the blocks
  std::vector<LoneFormula> lone_formulas_;
  std::optional<Footnotes> notes_;
  std::size_t next_lone_ = 0;
  std::optional<bool> has_renderer_;  // found out when first asked for
  Choice choice_;                     // with these
  Containers containers_;
  Grouping grouping_;
  std::vector<Inset> insets_;
  std::size_t next_inset_ = 0;
  Answers caption_classes_;
  std::size_t next_ = 0;  // block behind the last that was taken
};

}  // namespace

struct Assembly::State {
  State(const dom::Document& document, const Choice& given, std::string_view base_url, Article& article)
      : choice(given), assembler(document, choice, base_url, article) {}

  Choice choice;
  Assembler assembler;
};

Assembly::Assembly(const dom::Document& document, const Choice& choice, std::string_view base_url,
                   Article& article)
    : state_(std::make_unique<State>(document, choice, base_url, article)) {}
Assembly::~Assembly() = default;

void Assembly::append(std::size_t begin, std::size_t end) { state_->assembler.append(begin, end); }

void assemble(const dom::Document& document, const Choice& choice, std::string_view base_url,
              Article& article) {
  Assembler assembler(document, choice, base_url, article);
  assembler.append(0, choice.blocks.size());
  assembler.append_notes();
}

}  // namespace pith::block
