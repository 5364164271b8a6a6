#include "score/walls.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "data/word_masks.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

namespace pith::score {
namespace {

using dom::NodeId;
using dom::Tag;

// Of the consent boxes of twenty languages each has at least one such word in twenty; of articles about
// cookies and data protection few have one in forty.
constexpr std::uint32_t part = 30;       // one word in so many speaks of it
constexpr std::uint32_t least = 10;      // words of a box that is worth leaving out
constexpr std::size_t part_of_page = 5;  // a log-in box is in the way from this part of the page's text on
constexpr std::size_t budget = 1 << 18;  // bytes of text that are looked at on a page

constexpr std::uint32_t wall_groups = data::bit(data::ClassGroup::popup) | data::bit(data::ClassGroup::login);

bool is_code(Tag tag) { return tag == Tag::pre || tag == Tag::code; }

/// Looks for walls among the elements of one page.
class WallFinder {
 public:
  WallFinder(const dom::Document& document, std::span<Element> elements)
      : document_(document), elements_(elements) {}

  void run() {
    const NodeId body = document_.body();
    if (body == dom::no_node) return;
    const NodeId end = document_[body].end;
    for (NodeId id = body + 1; id < end && left_ > 0;) {
      const bool candidate = is_wall_by_class(document_, elements_, id) &&
                             dom::is_block_level(document_.tag(id)) && !holds_text(id);
      const bool wall = candidate && is_wall(id);
      if (wall) elements_[id].wall = true;
      id = wall ? document_[id].end : id + 1;
    }
  }

 private:
  /// True around what the page is there for, and around its navigation.
  bool holds_text(NodeId id) {
    if (!marked_) mark();
    const auto next = std::ranges::lower_bound(marks_, id);
    return next != marks_.end() && *next < document_[id].end;
  }

  void mark() {
    marked_ = true;
    for (NodeId id = document_.body() + 1; id < document_[document_.body()].end; ++id) {
      const Tag tag = document_.tag(id);
      if (is_wall_by_class(document_, elements_, id)) continue;  // parts of a dialog can be articles, too
      if (tag == Tag::article || tag == Tag::main || tag == Tag::nav || elements_[id].body_item ||
          (tag == Tag::h1 && !speaks_of_a_wall(id)))
        marks_.push_back(id);
    }
  }

  /// Of the headline of a dialog.
  bool speaks_of_a_wall(NodeId id) const {
    WallWords words;
    for (NodeId at = id + 1; at < document_[id].end; ++at) words.add(document_.characters(at));
    return words.consent + words.login > 0;
  }

  bool is_wall(NodeId id) {
    bool control = false, field = false;
    std::size_t bytes = 0;
    NodeId at = id + 1;
    for (; at < document_[id].end && left_ > 0; ++at) {
      const Tag tag = document_.tag(at);
      if (tag == Tag::script || tag == Tag::style) {
        at = document_[at].end - 1;
      } else if (tag == Tag::text) {
        const std::string_view text = document_.characters(at);
        left_ -= std::min(left_, text.size());
        bytes += text.size();
      } else if (is_code(tag)) {
        return false;
      } else if (tag == Tag::input) {
        control = true;
        field = field || asks_who(at);
      } else if (!control) {
        control = is_control(at);
      }
    }
    if (!control) return false;
    const WallWords words = words_between(id + 1, at);
    if (words.words < least) return false;
    return words.speaks_of_consent() ||
           (field && words.speaks_of_login() && bytes >= bytes_of_page() / part_of_page);
  }

  WallWords words_between(NodeId begin, NodeId end) const {
    WallWords words;
    for (NodeId id = begin; id < end; ++id) {
      const Tag tag = document_.tag(id);
      if (tag == Tag::script || tag == Tag::style) id = document_[id].end - 1;
      if (tag == Tag::text) words.add(document_.characters(id));
    }
    return words;
  }

  std::size_t bytes_of_page() const {
    std::size_t bytes = 0;
    for (NodeId id = document_.body(); id < document_[document_.body()].end; ++id)
      bytes += document_.characters(id).size();
    return bytes;
  }

  /// Something to answer with, as opposed to a link that leads elsewhere.
  bool is_control(NodeId id) const {
    const Tag tag = document_.tag(id);
    return tag == Tag::button || (tag == Tag::a && !elements_[id].link) ||
           document_.raw_attribute(id, "role").value_or("") == "button";
  }

  bool asks_who(NodeId id) const {
    const auto type = document_.raw_attribute(id, "type").value_or("");
    return ascii::equal_ignoring_case(type, "password") || ascii::equal_ignoring_case(type, "email");
  }

  const dom::Document& document_;
  std::span<Element> elements_;
  std::vector<NodeId> marks_;
  bool marked_ = false;
  std::size_t left_ = budget;
};

}  // namespace

void WallWords::add(std::string_view text) {
  std::array<char, 48> word;
  std::size_t size = 0;
  std::uint32_t hash = data::hash_start;
  const auto end_word = [&] {
    if (size == 0) return;
    ++words;
    if (size <= word.size()) {
      const std::uint32_t groups = data::wall_word({word.data(), size}, hash);
      consent += (groups & data::bit(data::WallGroup::consent)) != 0 ? 1 : 0;
      login += (groups & data::bit(data::WallGroup::login)) != 0 ? 1 : 0;
    }
    size = 0;
    hash = data::hash_start;
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const bool single = static_cast<signed char>(text[at]) >= 0;
    const char32_t c = single ? static_cast<unsigned char>(text[at++]) : utf8::next(text, at);
    if (single ? !ascii::is_alnum(text[begin]) : !utf8::is_word(c)) {
      end_word();
      continue;
    }
    for (std::size_t i = begin; i < at; ++i) {
      const char lower = ascii::lower(text[i]);
      if (size < word.size()) word[size] = lower;
      ++size;
      hash = data::hash_step(hash, lower);
    }
  }
  end_word();
}

bool WallWords::speaks_of_consent() const { return part * consent >= words; }

bool WallWords::speaks_of_login() const { return part * login >= words; }

bool is_wall_by_class(const dom::Document& document, std::span<const Element> elements, NodeId id) {
  return (elements[id].groups & wall_groups) != 0 || document.tag(id) == Tag::dialog;
}

void mark_walls(const dom::Document& document, std::span<Element> elements) {
  WallFinder(document, elements).run();
}

}  // namespace pith::score
