#include "meta/page_scan.hpp"

#include "base/ascii.hpp"
#include "base/entities.hpp"
#include "base/memo.hpp"
#include "base/utf8.hpp"
#include "data/place_words.hpp"
#include "meta/author_links.hpp"
#include "meta/element_names.hpp"
#include "meta/element_text.hpp"
#include "meta/headline.hpp"
#include "meta/meta_tags.hpp"
#include "meta/outline.hpp"
#include "meta/position.hpp"
#include "meta/topics.hpp"
#include "text/names.hpp"

#include <algorithm>
#include <array>

namespace pith::meta {
namespace {

using data::PlaceWord;
using dom::NodeId;
using dom::Tag;

constexpr std::size_t longest_title = 600;   // bytes of a heading
constexpr std::size_t longest_author = 240;  // of an author's element
constexpr std::size_t longest_date = 160;
constexpr NodeId largest_author = 60;

class Scan {
 public:
  Scan(const dom::Document& document, const Context& context, bool thread, Witnesses& out)
      : document_(document), out_(out), outline_(read_outline(document)) {
    facts_.thread = thread;
    find_text(document, context, outline_, facts_);
  }

  PageFacts run() {
    for (NodeId id = 0; id < document_.size();) {
      const Tag tag = document_.tag(id);
      if (tag == Tag::text) {
        ++id;
      } else if (tag == Tag::template_ || tag == Tag::style || tag == Tag::nav || tag == Tag::select) {
        id = document_[id].end;
      } else {
        id = element(id, tag);
      }
    }
    labels_.add_to(out_);
    if (facts_.title.empty() && is_stated(title_in_body_)) facts_.title = std::move(title_in_body_);
    find_headline(outline_.paragraphs, facts_);
    return std::move(facts_);
  }

 private:
  // Reads one element; gives the node to go on with.
  NodeId element(NodeId id, Tag tag) {
    switch (tag) {
      case Tag::title: title(id); return document_[id].end;
      case Tag::meta:
        read_meta(document_, id, out_);
        labels_.read(document_, id);
        return id + 1;
      case Tag::link: read_link(document_, id, out_); return id + 1;
      case Tag::html:
        add(Field::language, document_.attribute(id, "lang"), "html@lang", 0.7F, id);
        return id + 1;
      case Tag::body:
      case Tag::img:  // this and the next have long attributes, and no text
      case Tag::source:
      case Tag::input:
      case Tag::br:
      case Tag::hr:
      case Tag::svg: return id + 1;
      default: break;
    }
    const ElementNames& names = names_.read(document_, id);
    if (!names.itemtype.empty() && is_thread_type(names.itemtype)) facts_.thread = true;
    if (is_elsewhere(id, tag, names)) {
      // Around a headline page builders make cards of bylines, too.
      const bool below = facts_.begin != dom::no_node && id >= facts_.begin;
      constexpr int least_items = 3;  // of a list of other articles
      const bool behind = facts_.end != dom::no_node && id >= facts_.end;
      const bool beside = tag == Tag::aside && (names.kinds & PlaceWord::related) == 0 &&
                          !(behind && count(id, Tag::li, least_items) == least_items);
      if ((names.kinds & PlaceWord::comment) != 0 || (below && !beside && is_of_others(id)))
        set_elsewhere(id);
      return document_[id].end;
    }
    if (is_quotation(id, tag)) set_elsewhere(id);
    if ((names.kinds & PlaceWord::author) != 0 && document_[id].end - id <= largest_author)
      author_end_ = std::max(author_end_, document_[id].end);
    heading(id, tag, names);
    if (!names.property.empty()) property(id, names);
    date(id, tag, names);
    author(id, tag, names);
    if (tag == Tag::a && has_word(names.rel, "license"))
      add(Field::license, decode(names.href), "a@rel=license", 0.8F, id);
    if (tag == Tag::a) topic(id, names);
    if (!names.classes.empty()) topics(id, names);
    return id + 1;
  }

  // The first in the head; if there is none, the first in the body, to which some send it late: if metadata
  // say the same, since others have one there for every page.
  void title(NodeId id) {
    const bool in_head = document_.head() == dom::no_node || document_.contains(document_.head(), id);
    std::string& title = in_head ? facts_.title : title_in_body_;
    if (title.empty()) title = document_.text_of(id);
  }

  bool is_stated(std::string_view title) const {
    return !title.empty() && std::ranges::any_of(out_.all(), [title](const Witness& w) {
      return w.field == Field::title && same_words(w.value, title);
    });
  }

  void set_elsewhere(NodeId id) {
    if (facts_.elsewhere.empty() || facts_.elsewhere.back().end <= id)
      facts_.elsewhere.push_back({id, document_[id].end});
  }

  // What somebody else wrote: not the text itself, which some pages set as a quotation.
  bool is_quotation(NodeId id, Tag tag) const {
    if (tag != Tag::blockquote && tag != Tag::q) return false;
    return facts_.begin == dom::no_node || !document_.contains(id, facts_.begin) ||
           document_[id].end < facts_.end;
  }

  // A link to what else is filed under a word, beside the text and not in a cloud of all such words.
  void topic(NodeId id, const ElementNames& names) {
    const bool by_rel = has_word(names.rel, "tag");
    Topic topic = topic_of_link(names.href);
    if (by_rel)
      topic = has_word(names.rel, "category") || topic == Topic::category ? Topic::category : Topic::tag;
    if (topic != Topic::none) add_topic(id, topic, by_rel ? "a@rel=tag" : "a@href", by_rel ? 0.4F : 0.3F);
  }

  // The links in a list that its class calls one of categories or tags.
  void topics(NodeId id, const ElementNames& names) {
    constexpr NodeId most_nodes = 80;
    const Topic topic = topics_of_classes_(names.classes, topic_of_class);
    if (topic == Topic::none || document_[id].end - id > most_nodes) return;
    for (NodeId n = id; n < document_[id].end; ++n) {
      if (document_.tag(n) == Tag::a) add_topic(n, topic, "class:topics", 0.35F);
    }
  }

  void add_topic(NodeId id, Topic topic, std::string_view source, float weight) {
    constexpr std::size_t longest_topic = 60;  // bytes
    const Position place = position_of(id, facts_);
    if (place != Position::near && place != Position::after) return;
    const std::string text = short_text(id, longest_topic);
    add(topic == Topic::category ? Field::section : Field::tag, std::string(without_announcement(text)),
        source, weight, id);
  }

  // Comments, related articles, cards: whole subtrees that speak of something else. What holds the text is
  // never that.
  bool is_elsewhere(NodeId id, Tag tag, const ElementNames& names) const {
    const NodeId size = document_[id].end - id;
    if (!seems_elsewhere(tag, names, size) || size * 2 > document_.size()) return false;
    if (id < author_end_ && tag != Tag::button && tag != Tag::option) return false;  // a box of widgets
    if (facts_.begin != dom::no_node && document_.contains(id, facts_.begin)) return false;
    const auto h1 = std::ranges::lower_bound(outline_.headlines, id);
    return h1 == outline_.headlines.end() || !document_.contains(id, *h1);
  }

  static bool seems_elsewhere(Tag tag, const ElementNames& names, NodeId size) {
    if (tag == Tag::aside || tag == Tag::option || tag == Tag::button) return true;
    if (names.itemtype.ends_with("/Comment") || names.property == "comment") return true;
    if (tag >= Tag::h1 && tag <= Tag::h6)
      return false;  // "anchorWithStickyNavbar" is about what it keeps clear of
    if ((names.kinds & (PlaceWord::comment | PlaceWord::related)) == 0) return false;
    const bool small = size <= 3;
    return !small &&
           (names.kinds & (PlaceWord::author | PlaceWord::title | PlaceWord::user | PlaceWord::date)) == 0;
  }

  // Other articles are linked to, or stand below a heading; but not below "Written by Jane Roe".
  bool is_of_others(NodeId id) const {
    for (NodeId n = id; n < document_[id].end; ++n) {
      const Tag tag = document_.tag(n);
      if (tag == Tag::a) return true;
      if (tag >= Tag::h1 && tag <= Tag::h6 && text::announcement(short_text(n, longest_author)) == 0)
        return true;
    }
    return false;
  }

  // How many of the elements within `id` are of that tag, up to `most`.
  int count(NodeId id, Tag tag, int most) const {
    int out = 0;
    for (NodeId n = id; n < document_[id].end && out < most; ++n) out += document_.tag(n) == tag ? 1 : 0;
    return out;
  }

  void heading(NodeId id, Tag tag, const ElementNames& names) {
    int level = tag == Tag::h1 ? 1 : tag == Tag::h2 ? 2 : tag == Tag::h3 ? 3 : 0;
    constexpr unsigned titled = PlaceWord::title | PlaceWord::article;
    const bool by_class = (names.kinds & titled) == titled || names.property == "headline";
    if (level != 1 && !by_class && level != 2) return;
    if (facts_.headings.size() >= 60) return;
    std::string text = short_text(id, longest_title);
    if (text.empty()) return;
    std::string folded = utf8::fold_for_comparison(text);
    facts_.headings.push_back({id, by_class && level != 1 ? 0 : level, std::move(text), std::move(folded)});
  }

  void property(NodeId id, const ElementNames& names) {
    struct Property {
      std::string_view name;
      Field field;
      float weight;
    };
    constexpr std::array<Property, 8> properties = {{{"datePublished", Field::date, 0.85F},
                                                     {"dateCreated", Field::date, 0.7F},
                                                     {"dateModified", Field::date_modified, 0.8F},
                                                     {"headline", Field::title, 0.8F},
                                                     {"articleSection", Field::section, 0.6F},
                                                     {"image", Field::image, 0.6F},
                                                     {"license", Field::license, 0.6F},
                                                     {"commentCount", Field::comments, 0.7F}}};
    for (const Property& p : properties) {
      if (!has_word(names.property, p.name)) continue;
      if (p.field == Field::image) {
        const std::string_view address = names.href.empty() ? names.content : names.href;
        add(p.field, address.empty() ? picture_inside(document_, id) : decode(address), "microdata", p.weight,
            id);
        continue;
      }
      std::string value = !names.content.empty()    ? decode(names.content)
                          : !names.datetime.empty() ? decode(names.datetime)
                                                    : short_text(id, longest_title);
      add(p.field, std::move(value), "microdata", p.weight, id);
    }
  }

  /// What is quoted has a date of its own.
  bool is_quoted(NodeId id) const {
    constexpr int reach = 6;  // levels
    for (int level = 0; level < reach && id != dom::no_node; ++level, id = document_[id].parent) {
      if (document_.tag(id) == Tag::blockquote) return true;
    }
    return false;
  }

  void date(NodeId id, Tag tag, const ElementNames& names) {
    const bool changed = (names.kinds & PlaceWord::updated) != 0;
    const bool dated = changed || (names.kinds & PlaceWord::date) != 0;
    // WordPress marks a date that is both with both words.
    const Field field =
        changed && (names.kinds & PlaceWord::date) == 0 ? Field::date_modified : Field::any_date;
    const bool of_machine = tag == Tag::abbr && !names.moment.empty();
    // <relative-time>, <time-ago>: elements of a script's making
    const bool of_script = tag == Tag::other && !names.datetime.empty();
    if ((tag != Tag::time && !dated && !of_machine && !of_script) || is_quoted(id)) return;
    if (has_word(names.property, "datePublished") || has_word(names.property, "dateModified")) return;
    if (const std::string_view stated = names.datetime.empty() ? names.content : names.datetime;
        (tag == Tag::time || of_script) && !stated.empty()) {
      add(field, decode(stated), "time@datetime", 0.7F, id);
      return;
    }
    if (!names.moment.empty()) {
      add(field, decode(names.moment), "data-utime", 0.7F, id);
      return;
    }
    if (tag == Tag::abbr && !names.content.empty()) {
      add(field, decode(names.content), "abbr@title", 0.7F, id);
      return;
    }
    // "2 years ago", the day in the tooltip
    if (tag != Tag::a && std::ranges::any_of(names.title, ascii::is_digit))
      add(field, decode(names.title), "title", 0.6F, id);
    if (document_[id].end - id > 30) return;
    add(field, short_text(id, longest_date), tag == Tag::time ? "time" : "class:date",
        tag == Tag::time ? 0.65F : 0.55F, id);
  }

  void author(NodeId id, Tag tag, const ElementNames& names) {
    if (!facts_.elsewhere.empty() && id < facts_.elsewhere.back().end) return;
    const NodeId size = document_[id].end - id;
    const bool by_property = has_word(names.property, "author") || has_word(names.property, "creator");
    const bool by_rel = has_word(names.rel, "author");
    const bool by_class =
        (names.kinds & PlaceWord::author) != 0 || ((names.kinds & PlaceWord::name) != 0 && id < author_end_);
    const bool by_user = (names.kinds & PlaceWord::user) != 0;
    const bool by_link = tag == Tag::a && !names.href.empty() && is_author_link(names.href) &&
                         !has_word(names.rel, "me");  // the site's own account elsewhere
    if (!names.author.empty() && !facts_.thread) data_author(id, names);
    if (!by_property && !by_rel && !by_class && !(by_user && facts_.thread) && !by_link) {
      if (tag == Tag::a && !names.href.empty()) person(id, names);
      return;
    }
    if (size > largest_author) return;
    std::string text;
    if (by_property) {
      text = named_inside(document_, id, longest_author);
      if (text.empty()) text = decode(names.content);
    }
    if (text.empty()) text = short_text(id, longest_author);
    float weight = by_property ? 0.75F : by_rel ? 0.8F : by_class ? 0.65F : by_link ? 0.6F : 0.65F;
    if (by_class && (names.kinds & PlaceWord::name) != 0) weight += 0.1F;
    if (by_class && (tag == Tag::a || by_link)) weight += 0.05F;
    if ((names.kinds & PlaceWord::avoid) != 0 && !by_rel && !by_property) weight -= 0.25F;
    if (text.size() > 100) weight -= 0.1F;
    const std::string_view source = by_property ? "microdata"
                                    : by_rel    ? "a@rel=author"
                                    : by_class  ? "class:author"
                                    : by_link   ? "a@href"
                                                : "class:user";
    std::string link = tag == Tag::a ? decode(names.href) : link_inside(document_, id);
    out_.add({Field::author, std::move(text), std::move(link), source, weight, id, false});
  }

  // What a script is told of the author, if it is a name.
  void data_author(NodeId id, const ElementNames& names) {
    std::string name = decode(names.author);
    if (text::looks_like_person(name))
      out_.add({Field::author, std::move(name), {}, "data-author", 0.5F, id, false});
  }

  // A link to a person's page, if it says her name and does not stand behind the text.
  void person(NodeId id, const ElementNames& names) {
    constexpr std::size_t longest_name = 60;  // bytes
    if (facts_.end != dom::no_node && id >= facts_.end) return;
    if (!may_be_person_link(names.href)) return;
    std::string text = short_text(id, longest_name);
    if (text::looks_like_person(text) && names_person(names.href, text))
      out_.add({Field::author, std::move(text), decode(names.href), "a@href", 0.5F, id, false});
  }

  // A Question alone says nothing: articles end in lists of frequent ones.
  static bool is_thread_type(std::string_view itemtype) {
    return itemtype.ends_with("/QAPage") || itemtype.ends_with("/DiscussionForumPosting");
  }

  std::string short_text(NodeId id, std::size_t most) const {
    return meta::short_text(document_, id, most, most == longest_title ? Spacing::as_shown : Spacing::wide);
  }

  static std::string decode(std::string_view raw) {
    return utf8::clean_line(decode_entities(raw.substr(0, 4'000), true));
  }

  void add(Field field, std::string value, std::string_view source, float weight, NodeId id) {
    out_.add({field, std::move(value), {}, source, weight, id, false});
  }

  const dom::Document& document_;
  NameReader names_;
  Memo<Topic> topics_of_classes_;
  Witnesses& out_;
  PageFacts facts_;
  std::string title_in_body_;
  TwitterLabels labels_;
  Outline outline_;
  NodeId author_end_ = 0;  // of the element about an author that the scan is in
};

}  // namespace

PageFacts scan_page(const dom::Document& document, const Context& context, bool thread, Witnesses& out) {
  PageFacts facts = Scan(document, context, thread, out).run();
  // The first posting of a thread stands right below its title; the longest one may be any.
  if (facts.thread && facts.headline < facts.begin) facts.begin = facts.headline + 1;
  return facts;
}

}  // namespace pith::meta
