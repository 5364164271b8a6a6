#include "score/segment.hpp"

#include "base/utf8.hpp"

namespace pith::score {
namespace {

using dom::NodeId;
using dom::Tag;

/// Walks the body once; a loop with a stack of open elements.
class Segmenter {
 public:
  Segmenter(const dom::Document& document, std::span<const Element> elements, Segmentation& out)
      : document_(document), elements_(elements), out_(out) {}

  void run() {
    out_.text.clear();
    out_.blocks.clear();
    const NodeId body = document_.body();
    if (body == dom::no_node) return;
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
      add_text(id);
      return id + 1;
    }
    if (is_skipped(document_, elements_, id)) {
      if (dom::is_block_level(node.tag)) flush();
      return node.end;
    }
    if (node.tag == Tag::br) {
      line_break();
    } else if (dom::is_block_level(node.tag)) {
      flush();
      open_.push_back({node.end, id});
    } else if (elements_[id].link) {
      link_end_ = node.end;
      ++links_;
    } else if (node.tag == Tag::b || node.tag == Tag::strong) {
      if (id >= strong_end_) strong_end_ = node.end;
    }
    return id + 1;
  }

  void line_break() {
    if (!has_text_) return;
    if (break_pending_) {
      flush();  // <br><br> separates paragraphs
    } else {
      break_pending_ = true;
    }
  }

  void add_text(NodeId id) {
    const std::string_view characters = document_.characters(id);
    const std::size_t size_before = out_.text.size();
    std::uint32_t words = 0;
    append_folded(characters, words);
    if (out_.text.size() == size_before) return;
    if (block_.words == 0 && block_.end == 0) {
      block_.first = id;
      block_.container = open_.back().id;
      block_.end = 1;  // marks the block as begun
    }
    block_.last = id;
    block_.words += words;
    if (id < link_end_) block_.link_words += words;
    if (id < strong_end_) block_.strong_words += words;
  }

  /// Appends with runs of white space as one space; counts words that begin here.
  void append_folded(std::string_view in, std::uint32_t& words) {
    for (std::size_t at = 0; at < in.size();) {
      const auto byte = static_cast<unsigned char>(in[at]);
      char32_t c = byte;
      std::size_t next = at + 1;
      if (byte >= 0x80) {
        next = at;
        c = utf8::next(in, next);
      }
      if (c <= ' ' ? true : byte >= 0x80 && utf8::is_space(c)) {
        space_pending_ = has_text_;
        in_word_ = false;
      } else {
        begin_run();
        const bool word = byte < 0x80 ? is_ascii_word(byte) : utf8::is_word(c);
        if (word &&
            (!in_word_ || (byte >= 0x80 && utf8::is_unspaced_script(c) && (half_word_ = !half_word_))))
          ++words;
        in_word_ = word;
        out_.text.append(in, at, next - at);
      }
      at = next;
    }
  }

  static bool is_ascii_word(unsigned char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  }

  void begin_run() {
    if (!has_text_) {
      block_.begin = static_cast<std::uint32_t>(out_.text.size());
      has_text_ = true;
    } else if (break_pending_) {
      out_.text.push_back('\n');
      ++block_.breaks;
      in_word_ = false;
    } else if (space_pending_) {
      out_.text.push_back(' ');
    }
    break_pending_ = space_pending_ = false;
  }

  void flush() {
    if (has_text_) {
      block_.end = static_cast<std::uint32_t>(out_.text.size());
      block_.links = links_;
      out_.blocks.push_back(block_);
    }
    block_ = {};
    has_text_ = break_pending_ = space_pending_ = in_word_ = false;
    links_ = 0;
  }

  const dom::Document& document_;
  std::span<const Element> elements_;
  Segmentation& out_;
  std::vector<Open> open_;
  TextBlock block_;
  NodeId link_end_ = 0;
  NodeId strong_end_ = 0;
  std::uint16_t links_ = 0;
  bool has_text_ = false;
  bool break_pending_ = false;
  bool space_pending_ = false;
  bool in_word_ = false;
  bool half_word_ = false;  // scripts without spaces: two characters count as a word
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
  if (is_skipped(tag)) return true;
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
}

}  // namespace pith::score
