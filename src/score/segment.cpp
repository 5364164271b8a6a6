#include "score/segment.hpp"

#include "base/ascii.hpp"
#include "score/counter.hpp"
#include "score/folded_text.hpp"

namespace pith::score {
namespace {

using dom::NodeId;
using dom::Tag;

/// Walks the body once; a loop with a stack of open block-level elements.
class Segmenter {
 public:
  Segmenter(const dom::Document& document, std::span<const Element> elements, Segmentation& out)
      : document_(document), elements_(elements), out_(out), text_(out.text) {}

  void run() {
    out_.text.clear();
    out_.blocks.clear();
    const NodeId body = document_.body();
    if (body == dom::no_node) return;
    text_.begin();
    open_.push_back({document_[body].end, body});
    for (NodeId id = body + 1; id < document_[body].end;) {
      close_until(id);
      id = visit(id);
    }
    flush();
  }

 private:
  struct Open {
    NodeId end;
    NodeId id;
  };

  /// Block-level elements that end before `id` end a block.
  void close_until(NodeId id) {
    while (open_.size() > 1 && open_.back().end <= id) {
      flush();
      open_.pop_back();
    }
  }

  NodeId visit(NodeId id) {
    const dom::Node& node = document_[id];
    if (node.tag == Tag::text) {
      if (elements_[id].apart) text_.space();
      add_text(id);
      return id + 1;
    }
    if (is_skipped(document_, elements_, id)) {
      if (dom::is_block_level(node.tag)) flush();
      return node.end;
    }
    if (elements_[id].apart) text_.space();
    if (node.tag == Tag::br) {
      line_break();
    } else if (dom::is_block_level(node.tag) ||
               ((node.tag == Tag::other || elements_[id].block) && is_paragraph(id))) {
      flush();
      open_.push_back({node.end, id});
    } else if (elements_[id].link) {
      link_end_ = node.end;
      ++block_.links;
    } else if ((node.tag == Tag::b || node.tag == Tag::strong) && id >= strong_end_) {
      strong_end_ = node.end;
    }
    return id + 1;
  }

  /// True for an element that is none of HTML's, or that its style sets as a block, and that holds a
  /// sentence, with no text beside it: style sheets set such elements as blocks. In headings these are parts
  /// of them.
  bool is_paragraph(NodeId id) const {
    constexpr std::size_t sentence = 40;  // bytes
    if (elements_[id].block && !holds_paragraphs(open_.back().id)) return false;
    const NodeId words = document_.first_child(id);
    if (words == dom::no_node || ascii::trim(document_.characters(words)).size() < sentence) return false;
    if (!text_.empty() && document_[block_.last].parent == document_[id].parent) return false;
    const NodeId next = document_.next_sibling(id);
    return next == dom::no_node || ascii::trim(document_.characters(next)).empty();
  }

  bool holds_paragraphs(NodeId id) const {
    const Tag tag = document_.tag(id);
    return tag != Tag::pre && (tag < Tag::h1 || tag > Tag::h6);
  }

  /// The second of two <br> separates paragraphs.
  void line_break() {
    if (text_.break_pending()) {
      flush();
    } else {
      text_.line_break();
    }
  }

  void add_text(NodeId id) {
    const std::size_t size = out_.text.size();
    const std::uint32_t words = text_.words();
    const bool was_empty = text_.empty();
    const bool after_break = text_.break_pending();
    text_.append(document_.characters(id));
    if (out_.text.size() == size) return;
    if (was_empty) {
      block_.first = id;
      block_.container = open_.back().id;
    }
    block_.last = id;
    if (after_break) ++block_.breaks;
    if (id < link_end_) block_.link_words += text_.words() - words;
    if (id < strong_end_) block_.strong_words += text_.words() - words;
  }

  void flush() {
    if (!text_.empty()) {
      block_.begin = static_cast<std::uint32_t>(text_.begin_offset());
      block_.end = static_cast<std::uint32_t>(out_.text.size());
      block_.words = text_.words();
      out_.blocks.push_back(block_);
    }
    block_ = {};
    text_.begin();
  }

  const dom::Document& document_;
  std::span<const Element> elements_;
  Segmentation& out_;
  FoldedText text_;
  std::vector<Open> open_;
  TextBlock block_;
  NodeId link_end_ = 0;
  NodeId strong_end_ = 0;
};

}  // namespace

bool is_skipped(Tag tag) {
  switch (tag) {
    case Tag::script:
    case Tag::style:
    case Tag::svg:
    case Tag::math:
    case Tag::template_:
    case Tag::iframe:
    case Tag::object:
    case Tag::embed:
    case Tag::applet:
    case Tag::canvas:
    case Tag::video:
    case Tag::audio:
    case Tag::select:
    case Tag::datalist:
    case Tag::textarea:
    case Tag::noembed:
    case Tag::noframes:
    case Tag::map:
    case Tag::rt:
    case Tag::rp:
    case Tag::head:
    case Tag::title:
    case Tag::frameset:
    case Tag::progress:
    case Tag::meter: return true;
    default: return false;
  }
}

bool is_skipped(const dom::Document& document, std::span<const Element> elements, NodeId id) {
  const Tag tag = document.tag(id);
  if (is_skipped(tag) || elements[id].wall) return true;
  if (!elements[id].hidden) return false;
  // Containers that hide themselves are often shown by a script (tabs, accordions): those are the model's to
  // judge.
  switch (tag) {
    case Tag::p:
    case Tag::h1:
    case Tag::h2:
    case Tag::h3:
    case Tag::h4:
    case Tag::h5:
    case Tag::h6: return true;
    default: return !dom::is_block_level(tag);
  }
}

void segment(const dom::Document& document, std::span<const Element> elements, Segmentation& out) {
  Segmenter(document, elements, out).run();
  Numbering paths(out.blocks.size());
  for (TextBlock& block : out.blocks) block.path = paths.of(elements[block.container].path);
  out.path_count = paths.count();
}

}  // namespace pith::score
