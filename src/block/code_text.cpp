#include "block/code_text.hpp"

#include "base/ascii.hpp"
#include "base/entities.hpp"
#include "base/utf8.hpp"
#include "block/code_lines.hpp"
#include "dom/class_words.hpp"
#include "score/segment.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace pith::block {
namespace {

using dom::NodeId;
using dom::Tag;

bool is_cell(Tag tag) { return tag == Tag::td || tag == Tag::th; }

bool is_preformatted(Tag tag) { return tag == Tag::pre || tag == Tag::listing || tag == Tag::xmp; }

bool is_blank(std::string_view text) { return std::all_of(text.begin(), text.end(), ascii::is_space); }

/// What may stand in the element of a line number beside the number.
bool is_number_text(std::string_view text) {
  return text.find_first_not_of("0123456789 \n\t\r:|.") == std::string_view::npos;
}

bool has_word(std::string_view names, std::string_view wanted) {
  return dom::any_word(names,
                       [wanted](std::string_view word) { return ascii::equal_ignoring_case(word, wanted); });
}

/// Classes of line numbers: `lineno`, `line-number`, `hljs-ln-n`, `gutter` …; `hljs-number` is a number of
/// the code.
bool says_line_number(std::string_view names) {
  return dom::any_word(names, [](std::string_view word) {
    constexpr auto known =
        std::to_array<std::string_view>({"line", "lineno", "linenos", "linenr", "linenum", "linenums",
                                         "linenumber", "linenumbers", "ln", "lno", "gutter"});
    return std::any_of(known.begin(), known.end(),
                       [&](std::string_view name) { return ascii::equal_ignoring_case(word, name); });
  });
}

/// Classes of lines that stand among plain text, to set them off: they are blocks, and no line feed follows.
bool is_lone_line(std::string_view names) {
  return ascii::contains_ignoring_case(names, "highlight-code-line") ||
         ascii::contains_ignoring_case(names, "highlighted-code-line");
}

/// Walks through a region once.
class CodeText {
 public:
  CodeText(const dom::Document& document, std::span<const score::Element> elements, std::string& out)
      : document_(document), elements_(elements), out_(out), start_(out.size()) {}

  void run(const CodeRegion& region) {
    walk(region);
    if (numbered_ < 2 || numbered_ != lines_written()) return;
    out_.resize(start_);
    CodeText without_numbers(document_, elements_, out_);
    without_numbers.drop_numbered_ = true;
    without_numbers.walk(region);
  }

 private:
  struct Line {
    NodeId end;
    std::size_t begin;  // of its text
  };

  void walk(const CodeRegion& region) {
    if (is_preformatted(document_.tag(region.content)) || is_preformatted(document_.tag(region.root)))
      verbatim_to_ = document_[region.content].end;
    is_editor_ = region.is_editor;
    open_inside(region.content);
    for (NodeId id = region.content + 1; id < document_[region.content].end;) {
      close_until(id);
      id = visit(id);
    }
  }

  std::size_t lines_written() const {
    const std::string_view written = std::string_view(out_).substr(start_);
    const std::string_view text = written.substr(0, written.find_last_not_of(" \n\r\t") + 1);
    return 1 + static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
  }

  NodeId visit(NodeId id) {
    const Tag tag = document_.tag(id);
    if (tag == Tag::text) {
      text(id);
      return id + 1;
    }
    if (score::is_skipped(document_, elements_, id) || is_no_code(id)) return document_[id].end;
    if (tag == Tag::br) {
      out_.push_back('\n');
      due_ = false;
    } else if (is_line(id)) {
      put_due();
      lines_.push_back({document_[id].end, out_.size()});
      if (is_preformatted(tag)) verbatim_to_ = std::max(verbatim_to_, document_[id].end);
      if ((is_cell(tag) || is_editor_) && id >= verbatim_to_) indented_ = indent(id);
    }
    open_inside(id);
    return id + 1;
  }

  /// Puts the white space that the line in a cell begins with: outside of <pre> the tree has none of it.
  /// Gives the text behind it.
  NodeId indent(NodeId cell) {
    NodeId id = cell;
    do {
      out_.append(document_.space_inside(id));
      id = document_.first_child(id);
    } while (id != dom::no_node && document_.tag(id) != Tag::text);
    return id;
  }

  void text(NodeId id) {
    std::string_view characters = document_.characters(id);
    // Outside of <pre>, white space between elements is that of the page's source.
    const NodeId parent = document_[id].parent;
    if (id >= verbatim_to_ && is_blank(characters) && document_.tag(parent) != Tag::code &&
        document_.tag(parent) != Tag::span && !is_line_by_class(parent)) {
      return;
    }
    if (id == indented_ && characters.starts_with(' ')) characters.remove_prefix(1);
    if (due_ && !characters.starts_with('\n') && !characters.starts_with("\r\n")) put_due();
    due_ = false;
    out_.append(characters);
  }

  /// The line feed that the end of a line stands for, now that something follows.
  void put_due() {
    if (due_ && out_.size() > start_) out_.push_back('\n');
    due_ = false;
  }

  void close_until(NodeId id) {
    while (!lines_.empty() && lines_.back().end <= id) {
      const bool fed = out_.size() > lines_.back().begin && out_.back() == '\n';
      due_ = due_ || !fed;
      lines_.pop_back();
    }
  }

  /// Looks whether the children of an element are a line each.
  void open_inside(NodeId id) {
    const NodeId first = first_element(id);
    if (first == dom::no_node || dom::is_block_level(document_.tag(first))) return;
    if (are_lines(id, first)) inline_lines_.push_back(id);
  }

  NodeId first_element(NodeId id) const {
    NodeId child = document_.first_child(id);
    while (child != dom::no_node && document_.tag(child) == Tag::text) child = document_.next_sibling(child);
    return child;
  }

  /// True if at least two elements in `id` all are of one form, that of a line, and no words stand between
  /// them.
  bool are_lines(NodeId id, NodeId first) const {
    const Tag tag = document_.tag(first);
    const bool code = tag == Tag::code && document_.tag(id) != Tag::code && !is_line_by_class(id);
    const bool told = tag == Tag::span && (is_line_by_class(first) || elements_[first].block ||
                                           document_.has_attribute(first, "data-line"));
    // Editors give each line of a <pre> a name, and put nothing between them.
    const bool named =
        tag == Tag::span && !told && document_.tag(id) == Tag::pre && document_.has_attribute(first, "id");
    if (!code && !told && !named) return false;
    std::size_t count = 0;
    for (NodeId child = document_.first_child(id); child != dom::no_node;
         child = document_.next_sibling(child)) {
      if (document_.tag(child) == Tag::text) {
        if (named || !is_blank(document_.characters(child))) return false;
      } else if (document_.tag(child) != Tag::br) {
        if (document_.tag(child) != tag || (!code && elements_[child].shape != elements_[first].shape))
          return false;
        ++count;
      }
    }
    return count > 1;
  }

  bool is_line_by_class(NodeId id) const {
    return elements_[id].styled && has_word(document_.raw_attribute(id, "class").value_or(""), "line");
  }

  bool is_line(NodeId id) {
    if (dom::is_block_level(document_.tag(id))) return true;
    if (elements_[id].styled && is_lone_line(document_.raw_attribute(id, "class").value_or(""))) return true;
    while (!inline_lines_.empty() && !document_.contains(inline_lines_.back(), id)) inline_lines_.pop_back();
    return !inline_lines_.empty() && document_[id].parent == inline_lines_.back();
  }

  /// Line numbers, the buttons beside the code, and lines that an example needs but does not show: "boring"
  /// to the tools that make handbooks of it.
  bool is_no_code(NodeId id) {
    const Tag tag = document_.tag(id);
    if (tag == Tag::button) return true;
    if (elements_[id].styled && has_word(document_.raw_attribute(id, "class").value_or(""), "boring"))
      return true;
    if (is_cell(tag) && is_before_a_cell(id) && all_numbers(id)) return true;
    if (tag == Tag::figcaption || tag == Tag::caption) return true;
    return begins_with_number(id) && all_numbers(id) && (is_marked_as_number(id) || is_numbered(id));
  }

  /// The first element of each line may hold its number, and nothing say so: if all lines turn out to have
  /// one, the code is written again without them.
  bool is_numbered(NodeId id) {
    if (out_.size() > start_ && !due_ && out_.back() != '\n') return false;
    if (document_.next_sibling(id) == dom::no_node || document_.tag(id + 1) != Tag::text) return false;
    if (ascii::trim(document_.characters(id + 1)) != std::to_string(numbered_ + 1)) return false;
    ++numbered_;
    return drop_numbered_;
  }

  bool is_before_a_cell(NodeId id) const {
    for (NodeId next = document_.next_sibling(id); next != dom::no_node;
         next = document_.next_sibling(next)) {
      if (is_cell(document_.tag(next))) return true;
    }
    return false;
  }

  /// Cheap, and enough for most elements of highlighted code.
  bool begins_with_number(NodeId id) const {
    NodeId at = id + 1;
    while (at < document_[id].end && document_.tag(at) != Tag::text) ++at;
    if (at >= document_[id].end) return false;
    const std::string_view text = document_.characters(at);
    const std::size_t first = text.find_first_not_of(" \n\t\r");
    return first != std::string_view::npos && ascii::is_digit(text[first]);
  }

  /// True if nothing else stands in it. What is known of an element is known of those in it.
  bool all_numbers(NodeId id) {
    if (no_number_ != dom::no_node && document_.contains(id, no_number_)) return false;
    for (NodeId at = std::max(id + 1, numbers_to_); at < document_[id].end; ++at) {
      if (is_number_text(document_.characters(at))) continue;
      no_number_ = at;
      return false;
    }
    numbers_to_ = std::max(numbers_to_, document_[id].end);
    return true;
  }

  bool is_marked_as_number(NodeId id) const {
    bool marked = false;
    dom::Attribute a;
    for (dom::AttributeReader reader = document_.attributes(id); !marked && reader.next(a);) {
      if (ascii::equal_ignoring_case(a.name, "class")) {
        marked = says_line_number(a.value) && !is_only_line(id, a.value);
      } else if (ascii::equal_ignoring_case(a.name, "data-line-number")) {
        marked = true;
      } else if (ascii::equal_ignoring_case(a.name, "style")) {
        marked = ascii::contains_ignoring_case(a.value, "user-select:none") ||
                 ascii::contains_ignoring_case(a.value, "user-select: none");
      } else if (ascii::equal_ignoring_case(a.name, "href")) {
        marked = a.value.starts_with('#') && begins_line(id);
      }
    }
    return marked;
  }

  /// True for what a line begins with, unless it is the number of a section: "2.  Terms".
  bool begins_line(NodeId id) const {
    if (out_.size() > start_ && !due_ && out_.back() != '\n') return false;
    return document_[id].end >= document_.size() || !document_.characters(document_[id].end).starts_with('.');
  }

  /// A line of code that is a number and nothing more has the class of a line, too.
  bool is_only_line(NodeId id, std::string_view names) const {
    const bool only = !dom::any_word(names, [](std::string_view word) {
      return says_line_number(word) && !ascii::equal_ignoring_case(word, "line");
    });
    return only && !has_word(names, "number") && !has_word(names, "numbers") && !has_word(names, "no") &&
           !has_word(names, "num") && !has_word(names, "nr") && document_.tag(id) != Tag::a;
  }

  const dom::Document& document_;
  std::span<const score::Element> elements_;
  std::string& out_;
  std::size_t start_;
  NodeId verbatim_to_ = 0;    // where the last <pre> ends
  std::size_t numbered_ = 0;  // lines that begin with an element that holds their number
  bool drop_numbered_ = false;
  bool is_editor_ = false;
  bool due_ = false;                  // a line has ended, and no line feed has come yet
  std::vector<Line> lines_;           // open ones, outermost first
  std::vector<NodeId> inline_lines_;  // elements whose children are a line each
  NodeId indented_ = dom::no_node;    // a text whose line has its white space
  NodeId no_number_ = dom::no_node;   // a text that is more than numbers
  NodeId numbers_to_ = 0;             // all texts before it, from the element asked about on, are numbers
};

/// The size of an inline tag at the begin of `text` that only says how words are drawn; 0 if there is none.
std::size_t drawing_tag(std::string_view text) {
  constexpr std::size_t longest = 200;
  const std::size_t end = text.substr(0, longest).find('>');
  if (end == std::string_view::npos) return 0;
  std::string_view name = text.substr(1, end - 1);
  if (name.starts_with('/')) name.remove_prefix(1);
  name = name.substr(0, name.find(' '));
  constexpr auto known = std::to_array<std::string_view>({"font", "span", "u", "b", "i", "em", "strong"});
  return std::find(known.begin(), known.end(), name) == known.end() ? 0 : end + 1;
}

/// A session at a terminal whose colours are written as markup, which a script draws: its words alone.
std::string without_drawing(std::string code) {
  if (!code.starts_with("$ ")) return code;
  const auto holds = [&](std::string_view words) { return code.find(words) != std::string::npos; };
  if (!holds("<font color=\"") && !holds("<span style=\"")) return code;
  std::string out;
  for (std::size_t at = 0; at < code.size();) {
    const std::size_t size = code[at] == '<' ? drawing_tag(std::string_view(code).substr(at)) : 0;
    if (size == 0) out += code[at];
    at += std::max<std::size_t>(size, 1);
  }
  return decode_entities(out);
}

}  // namespace

std::string code_of(const dom::Document& document, std::span<const score::Element> elements,
                    const CodeRegion& region) {
  std::string out;
  if (region.is_gutter) return out;
  CodeText(document, elements, out).run(region);
  return without_drawing(tidy_lines(utf8::clean(out)));
}

}  // namespace pith::block
