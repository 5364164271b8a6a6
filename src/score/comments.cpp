#include "score/comments.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "data/word_masks.hpp"
#include "score/chosen_words.hpp"
#include "score/comment_head.hpp"
#include "score/comment_items.hpp"
#include "score/veto.hpp"
#include "text/sentence.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace pith::score {
namespace {

using data::ClassGroup;
using dom::NodeId;
using dom::Tag;

// An element that holds more of the text than this is no section of comments, whatever its class says.
constexpr float small_share = 0.2F;
constexpr std::uint32_t least_words = 2;  // "Reply", "12"

constexpr std::uint32_t beside = data::bit(ClassGroup::author) | data::bit(ClassGroup::meta) |
                                 data::bit(ClassGroup::share) | data::bit(ClassGroup::pagination) |
                                 data::bit(ClassGroup::login) | data::bit(ClassGroup::widget);

bool is_control(Tag tag) {
  return tag == Tag::button || tag == Tag::label || tag == Tag::fieldset || tag == Tag::footer ||
         tag == Tag::header || tag == Tag::nav || tag == Tag::time || tag == Tag::summary || tag == Tag::dt ||
         (tag >= Tag::h1 && tag <= Tag::h6);
}

/// Elements that hold one comment each.
bool is_one(Tag tag) { return tag == Tag::li || tag == Tag::article; }

/// Where comments are, from which node on.
struct Section {
  NodeId begin = 0;
  NodeId end = 0;
  NodeId from = 0;
};

/// Finds the sections of a page.
class Sections {
 public:
  Sections(const PageView& page, std::span<const std::uint8_t> keep)
      : page_(page), keep_(keep), chosen_(page.segmentation.blocks, keep) {}

  std::vector<Section> run() {
    for (std::size_t i = 0; i < keep_.size(); ++i) {
      const TextBlock& block = page_.segmentation.blocks[i];
      if (keep_[i] != 0 || (!found_.empty() && block.first < found_.back().end)) continue;
      if (const NodeId id = outermost(block.container); id != dom::no_node) add(id);
    }
    if (found_.empty()) find_below_heading();
    return std::move(found_);
  }

 private:
  /// Elements side by side, of which each says that it is a comment, are one section.
  void add(NodeId id) {
    const NodeId end = page_.document[id].end;
    if (!found_.empty() && page_.document[found_.back().begin].parent == page_.document[id].parent) {
      found_.back().end = end;
    } else {
      found_.push_back({id, end, id});
    }
  }

  /// The outermost element that says that it holds comments and holds little of the text.
  NodeId outermost(NodeId id) const {
    NodeId found = dom::no_node;
    for (; id != dom::no_node && id != page_.document.body(); id = page_.document[id].parent)
      if (says_comment(page_, id) && has_few(id)) found = id;
    return found;
  }

  bool has_few(NodeId id) const {
    return static_cast<float>(chosen_.within(page_.document, id)) <=
           small_share * static_cast<float>(chosen_.all());
  }

  /// What stands behind "12 comments" in the same element.
  void find_below_heading() {
    std::size_t last_kept = keep_.size();
    while (last_kept > 0 && keep_[last_kept - 1] == 0) --last_kept;
    for (std::size_t i = last_kept; i < keep_.size() && found_.empty(); ++i) {
      const TextBlock& block = page_.segmentation.blocks[i];
      if (!is_comment_heading(page_, block, false)) continue;
      const NodeId around = headed_element(page_, i);
      if (around != dom::no_node) found_.push_back({around, page_.document[around].end, block.last + 1});
    }
  }

  const PageView& page_;
  std::span<const std::uint8_t> keep_;
  ChosenWords chosen_;
  std::vector<Section> found_;
};

/// Finds the comments of one section after the other.
class Reader {
 public:
  Reader(const PageView& page, std::span<const std::uint8_t> keep, const text::DateHints& hints,
         Comments& out)
      : page_(page), document_(page.document), keep_(keep), hints_(hints), out_(out) {}

  void read(Section section) {
    section_ = section;
    begin_ = first_block(section.from);
    end_ = first_block(section.end);
    CommentSection divided{section.begin, section.end, begin_, {}};
    divided.words.reserve(end_ - begin_);
    for (std::size_t i = begin_; i < end_; ++i)
      divided.words.push_back(keep_[i] == 0 && may_be_words(i) ? 1 : 0);
    items_ = find_comment_items(page_, divided, hints_);
    words_ = std::move(divided.words);
    if (items_.empty() && section.from == section.begin) items_.push_back({section.begin, section.end, 0});
    gather();
    std::vector<Found> found;
    for (std::size_t i = 0; i < items_.size(); ++i) add(i, found);
    set_depths(found);
    for (Found& each : found) out_.list.push_back(std::move(each.comment));
  }

 private:
  struct Run {
    std::size_t begin;
    std::size_t end;
  };
  struct Found {
    Comment comment;
    std::size_t item;
    std::optional<std::uint32_t> stated;  // depth
  };

  std::size_t first_block(NodeId at) const {
    const auto& blocks = page_.segmentation.blocks;
    return static_cast<std::size_t>(std::ranges::lower_bound(blocks, at, {}, &TextBlock::first) -
                                    blocks.begin());
  }

  bool may_hold(std::size_t i) const { return words_[i - begin_] != 0; }

  /// False for names, dates, buttons and what is all links.
  bool may_be_words(std::size_t i) {
    constexpr int levels = 2;  // of elements that may say "author" or "date" of a block
    const TextBlock& block = page_.segmentation.blocks[i];
    const bool says_much = block.words >= least_words || (block.words == 1 && ends_sentence(block));
    if (!says_much || 2 * block.link_words > block.words) return false;
    int level = 0;
    for (NodeId id = block.container; id != dom::no_node && id > section_.begin; id = document_[id].parent) {
      const Tag tag = document_.tag(id);
      if (is_control(tag) || (tag == Tag::form && asks(id))) return false;
      const std::uint32_t groups = page_.elements[id].groups;
      if (level++ >= levels || is_one(tag) || (groups & beside) == 0) continue;
      const bool of_item = says_comment(page_, id) &&
                           (groups & (data::bit(ClassGroup::author) | data::bit(ClassGroup::meta))) == 0;
      if (!of_item) return false;
    }
    return true;
  }

  /// False for a form that shows nothing to be filled in: some pages have one around each comment.
  bool asks(NodeId form) {
    if (form == form_) return asks_;
    form_ = form;
    asks_ = false;
    for (NodeId id = form + 1; id < document_[form].end && !asks_; ++id) {
      const Tag tag = document_.tag(id);
      asks_ = tag == Tag::textarea || tag == Tag::select || tag == Tag::button || tag == Tag::label ||
              (tag == Tag::input &&
               !ascii::equal_ignoring_case(document_.raw_attribute(id, "type").value_or(""), "hidden"));
    }
    return asks_;
  }

  bool ends_sentence(const TextBlock& block) const {
    return text::ends_sentence(page_.segmentation.text_of(block));
  }

  /// The blocks of each item that stand in no reply to it, up to the first reply.
  void gather() {
    own_.assign(items_.size(), {0, 0});
    std::vector<std::size_t> open;
    std::size_t next = 0;
    for (std::size_t i = begin_; i < end_; ++i) {
      const NodeId at = page_.segmentation.blocks[i].first;
      for (; next < items_.size() && items_[next].begin <= at; ++next) {
        while (!open.empty() && items_[open.back()].end <= items_[next].begin) open.pop_back();
        open.push_back(next);
      }
      while (!open.empty() && items_[open.back()].end <= at) open.pop_back();
      // Once a reply has begun, what follows is furniture.
      if (open.empty() || open.back() + 1 != next) continue;
      Run& run = own_[open.back()];
      if (run.begin == run.end) run.begin = i;
      run.end = i + 1;
    }
  }

  bool holds_text(Run run) const {
    for (std::size_t i = run.begin; i < run.end; ++i)
      if (keep_[i] != 0) return true;
    return false;
  }

  void add(std::size_t item, std::vector<Found>& found) {
    const Run run = own_[item];
    // What holds some of the text is a post of the page itself.
    if (run.begin == run.end || holds_text(run)) return;
    const NodeId begin = items_[item].begin;
    NodeId end = items_[item].end;
    if (item + 1 < items_.size()) end = std::min(end, items_[item + 1].begin);
    CommentHead head = read_comment_head(document_, begin, end, hints_);
    const std::size_t body = first_of_body(run, head);
    for (std::size_t i = run.begin; i < body; ++i) {
      if (head.author.empty() || head.date.empty())
        read_head_line(page_.segmentation.text_of(page_.segmentation.blocks[i]), hints_, head);
    }
    // A section that is not divided may hold no more than "Comments are closed."
    const bool divided = items_.size() > 1 || begin != section_.begin;
    if (!divided && head.author.empty() && head.date.empty()) return;
    Found out{{body, body, {}, {}, 0}, item, head.depth};
    for (std::size_t i = body; i < run.end; ++i) {
      if (!may_hold(i) || (i > body && is_head(i, head))) continue;
      out_.keep[i] = 1;
      out.comment.end = i + 1;
    }
    if (out.comment.begin == out.comment.end) return;
    out.comment.author = std::move(head.author);
    out.comment.date = std::move(head.date);
    found.push_back(std::move(out));
  }

  /// The first block that the reader wrote; the end of the run if there is none.
  std::size_t first_of_body(Run run, const CommentHead& head) const {
    std::size_t i = run.begin;
    while (i < run.end && (!may_hold(i) || is_head(i, head) || leads(i, run))) ++i;
    return i;
  }

  /// A line with the name or the date and little more.
  bool is_head(std::size_t i, const CommentHead& head) const {
    constexpr std::uint32_t most_more = 6;  // words
    constexpr std::uint32_t longest = 20;
    const TextBlock& block = page_.segmentation.blocks[i];
    const auto holds = [&](NodeId node) {
      return node != dom::no_node && node <= block.last && document_[node].end > block.first;
    };
    const bool dated = holds(head.date_node);
    if (block.words > longest || (!dated && !holds(head.author_node))) return false;
    std::uint32_t known = dated ? words_in(head.date_node) : 0;
    if (holds(head.author_node)) known += words_in(head.author_node);
    if (block.words > known + most_more) return false;
    return dated || !ends_sentence(block) || block.words <= known;
  }

  std::uint32_t words_in(NodeId node) const {
    return static_cast<std::uint32_t>(utf8::count_words(document_.text_of(node)));
  }

  /// A short line before an element that says that it is the comment; or one with a date.
  bool leads(std::size_t i, Run run) const {
    constexpr std::uint32_t longest = 12;  // words
    const TextBlock& block = page_.segmentation.blocks[i];
    const bool more = i + 1 < run.end;
    if (!more || block.words > longest || ends_sentence(block)) return false;
    if (text::find_date(page_.segmentation.text_of(block), hints_)) return true;
    for (NodeId id = page_.segmentation.blocks[i + 1].container;
         id != dom::no_node && id > section_.begin && !document_.contains(id, block.first);
         id = document_[id].parent) {
      if (says_comment(page_, id)) return true;
    }
    return false;
  }

  /// From the numbers that the page gives, if they differ; else from what stands in what.
  void set_depths(std::vector<Found>& found) const {
    const auto number = [](const Found& each) { return each.stated.value_or(0); };
    const bool stated =
        std::ranges::any_of(found, [&](const Found& each) { return number(each) != number(found.front()); });
    std::vector<std::uint32_t> open;  // numbers of the comments that the next one may reply to
    std::vector<std::uint32_t> depths(items_.size());
    std::size_t next = 0;
    for (std::size_t item = 0; item < items_.size(); ++item) {
      const bool has_text = next < found.size() && found[next].item == item;
      const std::uint32_t parent = items_[item].parent;
      // What has no text of its own is passed over.
      const std::uint32_t depth = parent == 0 ? 0 : depths[parent - 1];
      depths[item] = depth + (has_text ? 1 : 0);
      if (!has_text) continue;
      Found& each = found[next++];
      if (stated) {
        while (!open.empty() && open.back() >= number(each)) open.pop_back();
        each.comment.depth = static_cast<std::uint32_t>(open.size());
        open.push_back(number(each));
      } else {
        each.comment.depth = depth;
      }
    }
  }

  const PageView& page_;
  const dom::Document& document_;
  std::span<const std::uint8_t> keep_;
  const text::DateHints& hints_;
  Comments& out_;
  Section section_;
  std::size_t begin_ = 0;  // blocks of the section
  std::size_t end_ = 0;
  std::vector<std::uint8_t> words_;  // for each of them: 1 for what may be a reader's text
  std::vector<CommentItem> items_;
  std::vector<Run> own_;        // blocks of each item
  NodeId form_ = dom::no_node;  // the last that was looked at
  bool asks_ = false;
};

}  // namespace

Comments find_comments(const PageView& page, std::span<const std::uint8_t> keep,
                       const text::DateHints& hints) {
  Comments out;
  out.keep.assign(keep.size(), 0);
  Reader reader(page, keep, hints, out);
  for (const Section& section : Sections(page, keep).run()) reader.read(section);
  return out;
}

}  // namespace pith::score
