#include "block/container.hpp"

#include "base/ascii.hpp"
#include "base/url.hpp"
#include "base/utf8.hpp"
#include "block/callout.hpp"
#include "block/post.hpp"
#include "block/word_item.hpp"
#include "dom/base_url.hpp"

#include <algorithm>
#include <string>

namespace pith::block {
namespace {

using dom::NodeId;
using dom::Tag;

// A callout is beside the text: it holds no more than half of the words, and no more than a page of a book.
constexpr std::uint32_t longest_callout = 600;
constexpr std::size_t longest_title = 100;  // bytes

bool may_be_callout(Tag tag) {
  return tag == Tag::div || tag == Tag::aside || tag == Tag::section || tag == Tag::blockquote ||
         tag == Tag::p || tag == Tag::details || tag == Tag::figure;
}

/// In an item what folds is part of the list.
bool is_in_item(const dom::Document& document, NodeId id) {
  constexpr int reach = 6;  // levels
  for (int level = 0; level < reach && id != dom::no_node; ++level, id = document[id].parent) {
    if (document.tag(id) == Tag::li) return true;
  }
  return false;
}

}  // namespace

Containers::Containers(const dom::Document& document, const Choice& choice, std::string_view base_url,
                       Article& article)
    : document_(document),
      choice_(choice),
      base_url_(base_url),
      article_(article),
      known_(document.size()),
      first_(article.containers.size()) {
  chosen_before_.reserve(choice.blocks.size() + 1);
  chosen_before_.push_back(0);
  for (std::size_t i = 0; i < choice.blocks.size(); ++i)
    chosen_before_.push_back(chosen_before_.back() + (choice.keep[i] != 0 ? choice.blocks[i].words : 0));
}

std::size_t Containers::first_block_in(NodeId id) const {
  const auto first = std::lower_bound(choice_.blocks.begin(), choice_.blocks.end(), id,
                                      [](const score::TextBlock& b, NodeId at) { return b.first < at; });
  return static_cast<std::size_t>(first - choice_.blocks.begin());
}

std::uint32_t Containers::chosen_words_in(NodeId id) const {
  return chosen_before_[first_block_in(document_[id].end)] - chosen_before_[first_block_in(id)];
}

Containers::Nesting Containers::around(NodeId id) {
  NodeId outer = id;
  std::uint32_t container = 0;
  while (outer != dom::no_node && outer != document_.body() && known_[outer] == 0)
    outer = document_[outer].parent;
  if (outer != dom::no_node && outer != document_.body()) container = known_[outer] - 1;
  // From there inwards.
  path_.clear();
  for (NodeId at = id; at != outer; at = document_[at].parent) path_.push_back(at);
  for (std::size_t i = path_.size(); i-- > 0;) {
    Container made;
    Box box{path_[i], container == 0 ? 0 : boxes_[container - 1 - first_].quotes};
    if (make(path_[i], made, box)) {
      made.parent = container;
      box.quotes += document_.tag(path_[i]) == Tag::blockquote ? 1 : 0;
      article_.containers.push_back(std::move(made));
      boxes_.push_back(box);
      container = static_cast<std::uint32_t>(article_.containers.size());
    }
    known_[path_[i]] = container + 1;
  }
  return {container, container == 0 ? 0 : boxes_[container - 1 - first_].quotes};
}

bool Containers::make(NodeId id, Container& out, Box& box) {
  const Tag tag = document_.tag(id);
  if (!may_be_callout(tag)) return false;
  if (make_callout(id, out)) return true;
  if (tag == Tag::details && !is_in_item(document_, id)) {
    out.kind = ContainerKind::details;
    return true;
  }
  return tag == Tag::blockquote && (make_signed_quote(id, out, box) || make_post(id, out));
}

bool Containers::make_callout(NodeId id, Container& out) {
  if (!choice_.elements[id].styled && document_.tag(id) != Tag::aside && !document_.has_attribute(id, "role"))
    return false;
  if (document_.tag(id) == Tag::figure &&
      document_.raw_attribute(id, "class").value_or("").find("callout") == std::string_view::npos)
    return false;
  const auto tag = static_cast<unsigned>(document_.tag(id));
  out.label = callouts_(document_.attributes(id).rest(), tag,
                        [&](std::string_view) { return callout_sort(document_, id); });
  if (out.label.empty()) return false;
  // The body of a box may be named for it, too.
  if (const NodeId box = document_[id].parent; box != dom::no_node && known_[box] != 0) {
    const std::uint32_t around = known_[box] - 1;
    if (around > first_ && boxes_[around - 1 - first_].element == box &&
        article_.containers[around - 1].kind == ContainerKind::callout)
      return false;
  }
  const std::uint32_t words = chosen_words_in(id);
  out.kind = ContainerKind::callout;
  return words <= longest_callout && 2 * words <= chosen_before_.back();
}

bool Containers::make_signed_quote(NodeId id, Container& out, Box& box) const {
  const std::size_t first = first_block_in(id);
  if (first == choice_.blocks.size() || !document_.contains(id, choice_.blocks[first].first)) return false;
  out.label = signed_sort(document_.characters(choice_.blocks[first].first));
  if (out.label.empty()) return false;
  out.kind = ContainerKind::callout;
  box.signed_ = true;
  return true;
}

bool Containers::make_post(NodeId id, Container& out) const {
  const std::optional<Post> post = read_post(document_, choice_.blocks, id);
  if (!post) return false;
  out.kind = ContainerKind::post;
  out.author = post->author;
  out.date = post->date;
  const std::string url = utf8::clean_line(resolve_url(dom::base_url(document_, base_url_), post->url));
  const std::string scheme = scheme_of(url);
  if (scheme == "http" || scheme == "https") out.url = url;
  return true;
}

void Containers::added(NodeId element) {
  Block& block = article_.blocks.back();
  for (std::uint32_t at = block.container; at > first_; at = article_.containers[at - 1].parent) {
    Box& box = boxes_[at - 1 - first_];
    if (box.begun) return;
    box.begun = true;
    if (box.signed_) {
      strip_sign(block);
      continue;
    }
    const std::string_view words = article_.words(block);
    if (is_title(box, words, element)) article_.containers[at - 1].title = words;
  }
}

/// A title is set apart by its element, or is only the sort of the box.
bool Containers::is_title(const Box& box, std::string_view words, NodeId element) const {
  if (words.size() > longest_title || words.find('\n') != std::string_view::npos) return false;
  if (document_.tag(box.element) == Tag::details) {
    for (NodeId id = element; id != box.element && id != dom::no_node; id = document_[id].parent) {
      if (document_.tag(id) == Tag::summary) return true;
    }
    return false;
  }
  if (article_.containers[article_.blocks.back().container - 1].kind != ContainerKind::callout) return false;
  if (element == box.element) return false;
  const NodeId around = document_[element].parent;
  return names_sort(words) || has_title_class(document_, element) ||
         (around != box.element && document_.first_child(around) == element &&
          has_title_class(document_, around));
}

/// Takes "[!NOTE]" off the front of the last block.
void Containers::strip_sign(Block& block) {
  const std::string_view words = article_.words(block);
  std::size_t size = std::min(words.find(']') + 1, words.size());
  while (size < words.size() && ascii::is_space(words[size])) ++size;
  drop_front(article_, block.text, size);
}

}  // namespace pith::block
