#include "block/footnotes.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "block/line_notes.hpp"
#include "block/note_labels.hpp"
#include "block/note_links.hpp"
#include "block/note_marker.hpp"
#include "block/plain_notes.hpp"

#include <algorithm>
#include <optional>
#include <string>

namespace pith::block {

using dom::NodeId;
using dom::Tag;

/// Fills a Footnotes.
class NoteFinder {
 public:
  NoteFinder(Footnotes& out, std::span<const score::Element> elements,
             std::span<const score::TextBlock> blocks, std::span<const std::uint8_t> keep, bool unchosen)
      : out_(out),
        document_(out.document_),
        elements_(elements),
        blocks_(blocks),
        keep_(keep),
        unchosen_(unchosen),
        in_lines_(document_, elements, blocks, keep) {}

  void run() {
    links_ = note_links(document_, elements_);
    if (std::none_of(links_.begin(), links_.end(), [&](const NoteLink& l) { return l.marks && is_kept(l); }))
      links_.clear();
    if (links_.empty()) {
      links_ = plain_references(document_, in_lines_.raised());
    } else {
      resolve(document_, links_);
      fill_ranges(document_, links_);
    }
    if (!links_.empty()) read_notes();
    add_notes_in_lines();
    number();
    if (out_.notes_.empty()) return;
    for (const auto& [root, number] : out_.numbers_) trim_brackets(document_, root, out_.marks_);
    mark_labels();
    mark_blocks();
  }

 private:
  struct Found {
    NoteRange range;
    std::uint32_t number = 0;  // 0: nothing that was chosen refers to it
    std::string label;         // of the first reference
    bool in_line = false;
    NodeId note = dom::no_node;    // in_line: the element
    NodeId marker = dom::no_node;  // in_line: what stands for the reference, if anything does
  };

  /// The chosen block with that node, if there is one.
  bool is_in_chosen(NodeId id) const {
    const auto behind = std::upper_bound(blocks_.begin(), blocks_.end(), id,
                                         [](NodeId at, const score::TextBlock& b) { return at < b.first; });
    if (behind == blocks_.begin()) return false;
    const auto block = behind - 1;
    return id <= block->last && keep_[static_cast<std::size_t>(block - blocks_.begin())] != 0;
  }

  bool is_chosen(NoteRange range) const {
    auto block = std::lower_bound(blocks_.begin(), blocks_.end(), range.begin,
                                  [](const score::TextBlock& b, NodeId at) { return b.first < at; });
    for (; block != blocks_.end() && block->first < range.end; ++block) {
      if (keep_[static_cast<std::size_t>(block - blocks_.begin())] != 0) return true;
    }
    return false;
  }

  bool is_kept(const NoteLink& link) const {
    const NodeId text = first_text(document_, link.id, document_[link.id].end);
    return text != dom::no_node && is_in_chosen(text);
  }

  bool is_reference(const NoteLink& link) const {
    return link.marks && link.target != dom::no_node &&
           (link.root == dom::no_node || link.target >= document_[link.root].end);
  }

  /// The note that holds a node; nullptr if none does.
  Found* note_around(NodeId id) { return note_around(id, found_.size()); }
  Found* note_around(NodeId id, std::size_t among_first) {
    const auto behind =
        std::upper_bound(found_.begin(), found_.begin() + static_cast<std::ptrdiff_t>(among_first), id,
                         [](NodeId at, const Found& f) { return at < f.range.begin; });
    if (behind == found_.begin()) return nullptr;
    return id < (behind - 1)->range.end ? &*(behind - 1) : nullptr;
  }

  /// The notes that links point to, in document order, none within another.
  void read_notes() {
    std::vector<NodeId> targets;
    for (const NoteLink& link : links_) {
      if (is_reference(link)) targets.push_back(link.target);
    }
    std::sort(targets.begin(), targets.end());
    targets.erase(std::unique(targets.begin(), targets.end()), targets.end());
    for (const NodeId target : targets) {
      if (!found_.empty() && target < found_.back().range.end) continue;
      const auto range = note_at(document_, target, targets);
      if (!range || (!found_.empty() && range->begin < found_.back().range.end)) continue;
      if (is_as_long_as_a_note(document_, *range)) found_.push_back({.range = *range, .label = {}});
    }
    if (!unchosen_ || are_many(found_))
      std::erase_if(found_, [&](const Found& found) { return !is_chosen(found.range); });
  }

  /// Notes beside the choice that add up to this share of it are a list of literature, or what is shown to
  /// the pointer alone: the choice was right about them (+.0002 F1 on wcxb-dev).
  bool are_many(std::span<const Found> found) const {
    constexpr std::size_t always_kept = 1500;  // bytes
    constexpr std::size_t most_parts = 4;      // one in so many
    std::size_t unchosen = 0;
    for (const Found& note : found) {
      if (is_chosen(note.range)) continue;
      for (NodeId id = note.range.begin; id < note.range.end; ++id)
        unchosen += document_.characters(id).size();
    }
    std::size_t chosen = 0;
    for (std::size_t i = 0; i < blocks_.size(); ++i)
      chosen += keep_[i] != 0 ? blocks_[i].end - blocks_[i].begin : 0;
    return unchosen > std::max(always_kept, chosen / most_parts);
  }

  /// Adds the notes in the lines to those that links point to.
  void add_notes_in_lines() {
    const std::size_t linked = found_.size();
    for (const auto& [id, label] : in_lines_.notes()) {
      if (note_around(id, linked) == nullptr)
        found_.push_back({.range = {id + 1, document_[id].end},
                          .label = {},
                          .in_line = true,
                          .note = id,
                          .marker = label});
    }
    std::inplace_merge(found_.begin(), found_.begin() + static_cast<std::ptrdiff_t>(linked), found_.end(),
                       [](const Found& a, const Found& b) { return a.range.begin < b.range.begin; });
  }

  /// Gives numbers in the order of the references, first those in the text, then those in its notes.
  void number() {
    if (found_.empty()) return;
    std::vector<std::uint32_t> order;  // indexes of found_ by number
    const auto take = [&](Found& found, const std::string& label) {
      if (found.number != 0) return found.number;
      order.push_back(static_cast<std::uint32_t>(&found - found_.data()));
      found.label = label;
      return found.number = static_cast<std::uint32_t>(order.size());
    };
    out_.marks_.roles.assign(document_.size(), NoteRole::text);
    auto in_line = found_.begin();
    const auto take_in_lines = [&](NodeId before) {
      for (; in_line != found_.end() && in_line->range.begin < before; ++in_line) {
        if (in_line->in_line) take_in_line(*in_line, take);
      }
    };
    for (const NoteLink& link : links_) {
      take_in_lines(link.id);
      if (is_reference(link) && note_around(link.id) == nullptr && is_kept(link)) refer(link, take);
    }
    take_in_lines(document_.size());
    for (std::size_t i = 0; i < order.size(); ++i) {  // NOLINT(modernize-loop-convert): it grows meanwhile
      const NoteRange range = found_[order[i]].range;
      auto link = std::lower_bound(links_.begin(), links_.end(), range.begin,
                                   [](const NoteLink& l, NodeId at) { return l.id < at; });
      for (; link != links_.end() && link->id < range.end; ++link) {
        if (is_reference(*link)) refer(*link, take);
      }
    }
    if (order.empty()) out_.marks_.roles.clear();
    number_as_the_page(order);
    for (const std::uint32_t index : order) {
      const Found& found = found_[index];
      out_.notes_.push_back({found.range.begin, found.range.end, found.number});
    }
  }

  /// Where the page numbers all of the notes, each by one number, these are better: "[4-7]", "see note 12".
  void number_as_the_page(std::vector<std::uint32_t>& order) {
    std::vector<std::uint32_t> own(order.size() + 1);  // by the number given here
    std::vector<std::uint32_t> seen;
    for (const std::uint32_t index : order) {
      const std::string& label = found_[index].label;
      const std::uint32_t number = number_of(label);
      if (number == 0) return;
      own[found_[index].number] = number;
      seen.push_back(number);
    }
    std::sort(seen.begin(), seen.end());
    if (std::adjacent_find(seen.begin(), seen.end()) != seen.end()) return;
    for (auto& [root, number] : out_.numbers_) number = own[number];
    for (const std::uint32_t index : order) found_[index].number = own[found_[index].number];
    std::sort(order.begin(), order.end(),
              [&](std::uint32_t a, std::uint32_t b) { return found_[a].number < found_[b].number; });
  }

  template <class Take>
  void refer(const NoteLink& link, const Take& take) {
    Found* note = note_around(link.target);
    if (note == nullptr || note->in_line || note_around(link.id) == note) return;
    const std::uint32_t number = take(*note, link.label);
    if (link.root != dom::no_node) set_marker(link.root, number);
  }

  template <class Take>
  void take_in_line(Found& found, const Take& take) {
    const NodeId note = found.note;
    const NodeId label = found.marker;
    // Where the reference already has its note, this is a copy of it for the pointer to hover over.
    const bool is_copy = label != dom::no_node && out_.marks_.roles[label] == NoteRole::marker;
    out_.marks_.roles[note] = NoteRole::gone;
    if (is_copy) return;
    const std::string text = label == dom::no_node ? std::string() : document_.text_of(label);
    // A <label> parts the line, and is no part of it.
    const bool shown = !text.empty() && !dom::is_block_level(document_.tag(label));
    if (label != dom::no_node && !shown)
      std::fill_n(out_.marks_.roles.begin() + label, document_[label].end - label, NoteRole::gone);
    set_marker(shown ? label : note, take(found, marker_label(text).value_or("")));
    take_out_labels(document_, found.range, out_.marks_);
  }

  void set_marker(NodeId root, std::uint32_t number) {
    out_.marks_.roles[root] = NoteRole::marker;
    out_.numbers_.emplace(root, number);
    const NodeId parent = document_[root].parent;
    if (parent != dom::no_node && document_.tag(parent) == Tag::sup &&
        out_.marks_.roles[parent] == NoteRole::text)
      out_.marks_.roles[parent] = NoteRole::plain;
  }

  /// Takes the labels and the ways back out of the notes.
  void mark_labels() {
    for (const Found& found : found_) {
      if (found.number == 0) continue;
      auto link = std::lower_bound(links_.begin(), links_.end(), found.range.begin,
                                   [](const NoteLink& l, NodeId at) { return l.id < at; });
      for (; link != links_.end() && link->id < found.range.end; ++link) {
        const bool leads_back = link->target == dom::no_node ? link->local : link->target < found.range.begin;
        if (leads_back && link->root != dom::no_node && out_.marks_.roles[link->root] == NoteRole::text)
          take_out(document_, link->id, out_.marks_);
      }
      trim_label(document_, found.range, found.label, out_.marks_);
    }
  }

  /// Notes which blocks are none of the running text.
  void mark_blocks() {
    out_.held_.assign(blocks_.size(), 0);
    out_.inside_.assign(document_.size(), 0);
    for (const Note& note : out_.notes_) {
      std::fill(out_.inside_.begin() + note.begin, out_.inside_.begin() + note.end, std::uint8_t{1});
      hold(note.begin, note.end);
    }
    hold_orphans();
    drop_headings();
  }

  /// Among the notes those go that only text which was left out refers to.
  void hold_orphans() {
    std::vector<NodeId> lists;
    for (const Note& note : out_.notes_) lists.push_back(document_[note.begin].parent);
    std::sort(lists.begin(), lists.end());
    for (const Found& found : found_) {
      if (found.number == 0 &&
          std::binary_search(lists.begin(), lists.end(), document_[found.range.begin].parent))
        hold(found.range.begin, found.range.end);
    }
  }

  void hold(NodeId begin, NodeId end) {
    auto block = std::lower_bound(blocks_.begin(), blocks_.end(), begin,
                                  [](const score::TextBlock& b, NodeId at) { return b.first < at; });
    for (; block != blocks_.end() && block->last < end; ++block)
      out_.held_[static_cast<std::size_t>(block - blocks_.begin())] = 1;
  }

  /// A heading with nothing left under it goes with the notes.
  void drop_headings() {
    constexpr std::uint32_t longest_heading = 3;  // words
    std::size_t heading = blocks_.size();
    bool any_note = false;
    const auto end_section = [&] {
      if (heading < blocks_.size() && any_note) out_.held_[heading] = 1;
      heading = blocks_.size();
    };
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (out_.held_[i] != 0) {
        any_note = true;
      } else if (keep_[i] != 0) {
        const Tag tag = document_.tag(blocks_[i].container);
        const bool heads =
            blocks_[i].words <= longest_heading && blocks_[i].words > 0 &&
            ((tag >= Tag::h1 && tag <= Tag::h6) || blocks_[i].strong_words == blocks_[i].words);
        if (heads || any_note) end_section();
        heading = heads ? i : blocks_.size();
        any_note = false;
      }
    }
    end_section();
  }

  Footnotes& out_;
  const dom::Document& document_;
  std::span<const score::Element> elements_;
  std::span<const score::TextBlock> blocks_;
  std::span<const std::uint8_t> keep_;
  bool unchosen_;
  std::vector<NoteLink> links_;
  std::vector<Found> found_;
  LineNotes in_lines_;
};

Footnotes::Footnotes(const dom::Document& document, std::span<const score::Element> elements,
                     std::span<const score::TextBlock> blocks, std::span<const std::uint8_t> keep,
                     bool unchosen)
    : document_(document) {
  NoteFinder(*this, elements, blocks, keep, unchosen).run();
}

}  // namespace pith::block
