#include "dom/slots.hpp"

#include "base/ascii.hpp"
#include "dom/document.hpp"
#include "dom/late_parts.hpp"
#include "dom/lexer.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

namespace pith::dom {
namespace {

constexpr std::size_t npos = std::string_view::npos;

bool is_void(Tag tag) {
  switch (tag) {
    case Tag::img:
    case Tag::br:
    case Tag::hr:
    case Tag::input:
    case Tag::meta:
    case Tag::link:
    case Tag::source:
    case Tag::track:
    case Tag::wbr:
    case Tag::area:
    case Tag::col:
    case Tag::embed:
    case Tag::param: return true;
    default: return false;
  }
}

std::string_view value_of(std::string_view attributes, std::string_view name) {
  Attribute a;
  for (AttributeReader reader(attributes); reader.next(a);) {
    if (ascii::equal_ignoring_case(a.name, name)) return a.value;
  }
  return {};
}

struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// A slot, or what is to stand in one.
struct Named {
  std::string_view name;
  Range range;
};

/// An element with a name of its own that is open: what its shadow root and it itself hold.
struct Host {
  std::string_view name;
  bool in_root = false;
  std::size_t root_end = 0;  // 0: no shadow root has ended
  std::vector<Named> slots;
  std::vector<Named> children;
  std::string_view child;       // the name of the child that is open; empty: none
  std::size_t child_depth = 0;  // elements of that name in it
};

class SlotReader {
 public:
  SlotReader(std::string_view html, std::vector<Part>& parts) : html_(html), parts_(parts) {}

  void run() {
    for (std::size_t at = 0; (at = html_.find('<', at)) != npos;) {
      const std::string_view rest = html_.substr(at, 4);
      if (rest == "<!--") {
        at = comment_end(html_, at);
      } else if (rest.size() > 1 && ascii::is_alpha(rest[1])) {
        at = start_tag(at);
      } else if (rest.size() > 2 && rest[1] == '/' && ascii::is_alpha(rest[2])) {
        at = end_tag(at);
      } else {
        ++at;
      }
    }
  }

 private:
  std::size_t start_tag(std::size_t at) {
    const TagToken token = read_tag(html_, at + 1);
    if (token.end == npos) return html_.size();
    const Tag tag = tag_from_name(token.name);
    if (tag == Tag::script || tag == Tag::style || tag == Tag::textarea || tag == Tag::title)
      return raw_text_end(html_, token.end, token.name, tag == Tag::script);
    if (tag == Tag::template_) {
      const bool is_root = is_shadow_root(token.attributes) && !hosts_.empty() && hosts_.back().root_end == 0;
      templates_.push_back(is_root);
      if (is_root) hosts_.back().in_root = true;
      return token.end;
    }
    if (!hosts_.empty()) {
      Host& host = hosts_.back();
      if (host.in_root) {
        if (tag == Tag::slot && host.slots.size() < most_slots)
          host.slots.push_back({value_of(token.attributes, "name"), {at, npos}});
      } else if (host.root_end != 0) {
        begin_child(host, at, token, tag);
      }
    }
    if (tag == Tag::other && token.name.find('-') != npos && !token.self_closing && hosts_.size() < most_open)
      hosts_.push_back({.name = token.name, .slots = {}, .children = {}, .child = {}});
    return token.end;
  }

  static void begin_child(Host& host, std::size_t at, const TagToken& token, Tag tag) {
    if (!host.child.empty()) {
      host.child_depth += token.name == host.child ? 1U : 0U;
      return;
    }
    const bool is_whole = is_void(tag) || token.self_closing;
    host.children.push_back({value_of(token.attributes, "slot"), {at, is_whole ? token.end : npos}});
    if (!is_whole) host.child = token.name;
  }

  std::size_t end_tag(std::size_t at) {
    const TagToken token = read_tag(html_, at + 2);
    if (token.end == npos) return html_.size();
    const Tag tag = tag_from_name(token.name);
    if (tag == Tag::template_ && !templates_.empty()) {
      if (templates_.back() && !hosts_.empty()) end_root(at, token.end);
      templates_.pop_back();
      return token.end;
    }
    if (tag == Tag::other) close_hosts(token.name, at);
    if (hosts_.empty()) return token.end;
    Host& host = hosts_.back();
    if (host.in_root && tag == Tag::slot) {
      if (!host.slots.empty() && host.slots.back().range.end == npos) host.slots.back().range.end = token.end;
    } else if (!host.child.empty() && token.name == host.child && host.child_depth-- == 0) {
      host.children.back().range.end = token.end;
      host.child = {};
      host.child_depth = 0;
    }
    return token.end;
  }

  void end_root(std::size_t at, std::size_t end) {
    while (hosts_.size() > 1 && !hosts_.back().in_root) hosts_.pop_back();  // left open in it
    Host& host = hosts_.back();
    if (!host.in_root) return;
    host.in_root = false;
    host.root_end = end;
    if (!host.slots.empty()) host.slots.back().range.end = std::min(host.slots.back().range.end, at);
  }

  /// Ends the innermost element of that name and those in it, up to the shadow root that it stands in.
  void close_hosts(std::string_view name, std::size_t at) {
    std::size_t i = hosts_.size();
    while (i > 0 && hosts_[i - 1].name != name && !hosts_[i - 1].in_root) --i;
    if (i == 0 || hosts_[i - 1].name != name || hosts_[i - 1].in_root) return;
    Host host = std::move(hosts_[i - 1]);
    hosts_.resize(i - 1);
    if (host.root_end == 0 || host.slots.empty()) return;
    if (!host.child.empty()) host.children.back().range.end = at;
    fill(host, at);
  }

  void fill(const Host& host, std::size_t end) {
    std::size_t begin = host.root_end;
    std::vector<Range> others;
    for (const Named& child : host.children) {
      if (child.name.empty() || !put(host, child.name, child.range)) continue;
      others.push_back({begin, child.range.begin});
      begin = child.range.end;
    }
    others.push_back({begin, end});
    const auto is_blank = [&](Range range) {
      return ascii::trim(html_.substr(range.begin, range.end - range.begin)).empty();
    };
    for (const Range& range : others) {
      if (range.begin < range.end && !is_blank(range)) put(host, {}, range);
    }
    last_ = {};
  }

  /// Makes the range a part in the first slot of that name; false if there is none.
  bool put(const Host& host, std::string_view name, Range range) {
    const auto slot =
        std::find_if(host.slots.begin(), host.slots.end(), [name](const Named& s) { return s.name == name; });
    if (slot == host.slots.end() || slot->range.end == npos) return false;
    const std::size_t part = parts_.size();
    const auto before = std::find_if(last_.begin(), last_.end(),
                                     [&](const auto& known) { return known.first == slot->range.begin; });
    parts_.emplace_back();
    parts_[part].element = {range.begin, range.end, no_part, part};
    parts_[part].begin = range.begin;
    parts_[part].end = range.end;
    if (before == last_.end()) {
      parts_[part].place = {slot->range.begin, slot->range.end, part};
      last_.emplace_back(slot->range.begin, part);
    } else {
      parts_[before->second].next = part;
      before->second = part;
    }
    return true;
  }

  // Looked through for each child, or for each end.
  static constexpr std::size_t most_slots = 64;
  static constexpr std::size_t most_open = 64;

  std::string_view html_;
  std::vector<Part>& parts_;
  std::vector<Host> hosts_;
  std::vector<bool> templates_;                            // open ones: whether they hold shadow roots
  std::vector<std::pair<std::size_t, std::size_t>> last_;  // of one host: slots, and the last part in each
};

}  // namespace

void add_slotted(std::string_view html, std::vector<Part>& parts) { SlotReader(html, parts).run(); }

}  // namespace pith::dom
