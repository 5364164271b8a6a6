#include "meta/page_scan.hpp"

#include "base/ascii.hpp"
#include "base/entities.hpp"
#include "base/memo.hpp"
#include "base/utf8.hpp"
#include "data/place_words.hpp"
#include "meta/headline.hpp"
#include "meta/meta_tags.hpp"
#include "meta/place.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace pith::meta {
namespace {

using data::PlaceWord;
using dom::NodeId;
using dom::Tag;

// The attributes of one element that say something about metadata, read once.
struct Names {
  unsigned kinds = 0;         // of class, id and data-* names
  std::string_view property;  // itemprop, or property without its prefix
  std::string_view rel;
  std::string_view content;
  std::string_view datetime;
  std::string_view href;
  std::string_view itemtype;
  std::string_view title;
};

using Kinds = Memo<unsigned>;

Names read_names_of(const dom::Document& document, NodeId id, Kinds& kinds) {
  Names out;
  dom::AttributeReader reader = document.attributes(id);
  for (dom::Attribute a; reader.next(a);) {
    if (a.name.size() < 2 || a.value.empty()) continue;
    switch (ascii::lower(a.name[0])) {
      case 'c':
        if (ascii::equal_ignoring_case(a.name, "class")) out.kinds |= kinds(a.value, data::place_kinds);
        if (ascii::equal_ignoring_case(a.name, "content")) out.content = a.value;
        break;
      case 'i':
        if (ascii::equal_ignoring_case(a.name, "id")) out.kinds |= kinds(a.value, data::place_kinds);
        if (ascii::equal_ignoring_case(a.name, "itemprop")) out.property = ascii::trim(a.value);
        if (ascii::equal_ignoring_case(a.name, "itemtype")) out.itemtype = a.value;
        break;
      case 'd':
        if (ascii::equal_ignoring_case(a.name, "datetime")) out.datetime = a.value;
        if (ascii::starts_with_ignoring_case(a.name, "data-") && a.value.size() < 60 &&
            (ascii::contains_ignoring_case(a.name, "test") || ascii::equal_ignoring_case(a.name, "data-qa") ||
             ascii::equal_ignoring_case(a.name, "data-component"))) {
          out.kinds |= kinds(a.value, data::place_kinds);
        }
        break;
      case 'p':
        if (ascii::equal_ignoring_case(a.name, "property") && out.property.empty()) {
          const std::size_t colon = a.value.find_last_of(":/");
          out.property = ascii::trim(colon == std::string_view::npos ? a.value : a.value.substr(colon + 1));
        }
        break;
      case 'r':
        if (ascii::equal_ignoring_case(a.name, "rel")) out.rel = a.value;
        break;
      case 'h':
        if (ascii::equal_ignoring_case(a.name, "href")) out.href = a.value;
        break;
      case 't':
        if (ascii::equal_ignoring_case(a.name, "title")) out.title = a.value;
        break;
      default: break;
    }
  }
  return out;
}

bool has_word(std::string_view list, std::string_view word) {
  if (list.size() < word.size()) return false;  // most elements have no such list
  for (std::size_t at = 0; (at = ascii::find_ignoring_case(list, word, at)) != std::string_view::npos;
       at += word.size()) {
    const bool left = at == 0 || ascii::is_space(list[at - 1]);
    const std::size_t end = at + word.size();
    if (left && (end == list.size() || ascii::is_space(list[end]))) return true;
  }
  return false;
}

constexpr std::size_t longest_title = 600;   // bytes of a heading
constexpr std::size_t longest_author = 240;  // of an author's element
constexpr std::size_t longest_date = 160;
constexpr std::uint32_t shortest_paragraph = 100;

// What is known of a page from its tags alone.
struct Outline {
  std::vector<NodeId> paragraphs;  // text nodes long enough to be of paragraphs
  std::vector<NodeId> headlines;   // every h1
};

Outline read_outline(const dom::Document& document) {
  Outline out;
  for (NodeId id = 0; id < document.size(); ++id) {
    const dom::Node& node = document[id];
    if (node.tag == Tag::text && node.size >= shortest_paragraph) out.paragraphs.push_back(id);
    if (node.tag == Tag::h1) out.headlines.push_back(id);
    if (node.tag == Tag::template_ || node.tag == Tag::style || node.tag == Tag::head) id = node.end - 1;
  }
  return out;
}

// Where the text begins and ends: the paragraphs of the container that holds most of them, within what was
// chosen. A choice may have stray blocks above the article; if nothing was chosen, all paragraphs count.
void find_text(const dom::Document& document, const Context& context, const Outline& outline,
               PageFacts& facts) {
  facts.begin = context.body_begin;
  facts.end = context.body_end;
  const auto chosen = [&](NodeId id) {
    return facts.begin == dom::no_node || (id >= facts.begin && id < facts.end);
  };
  struct Mass {
    NodeId container;
    std::size_t bytes;
  };
  std::vector<Mass> masses;
  for (const NodeId id : outline.paragraphs) {
    if (!chosen(id)) continue;
    // The paragraph's element, its container and the one around that, which counts a little less.
    NodeId ancestor = document[id].parent;
    for (std::size_t level = 0; level < 3 && ancestor != dom::no_node; ++level) {
      masses.push_back({ancestor, document.characters(id).size() * (level == 2 ? 9 : 10)});
      ancestor = document[ancestor].parent;
    }
  }
  if (masses.empty()) return;
  std::ranges::stable_sort(masses, {}, &Mass::container);
  Mass best = {dom::no_node, 0};
  for (std::size_t i = 0; i < masses.size();) {
    Mass sum = masses[i++];
    while (i < masses.size() && masses[i].container == sum.container) sum.bytes += masses[i++].bytes;
    if (sum.bytes > best.bytes) best = sum;
  }
  NodeId begin = dom::no_node;
  NodeId end = dom::no_node;
  for (const NodeId id : outline.paragraphs) {
    if (!chosen(id) || !document.contains(best.container, id)) continue;
    if (begin == dom::no_node) begin = id;
    end = id + 1;
  }
  facts.begin = begin;
  facts.end = end;
}

// How well a heading titles the text: as <title> says it, an h1, before the text, near it.
double rank(const Heading& heading, const PageFacts& facts, const std::string& folded_title) {
  // A title may go on with the line below the headline.
  constexpr double opens_title = 0.9;
  const bool opens = heading.level == 1 && folded_title.starts_with(heading.folded + ' ');
  const double like = std::max(likeness_of_folded(heading.folded, folded_title), opens ? opens_title : 0.0);
  double out = like >= 0.5 ? 2 + like : 2 * like;
  if (heading.level == 1) out += 2;
  if (heading.level == 0) out += 1;
  const bool before = facts.begin == dom::no_node || heading.node <= facts.begin;
  if (before) out += 0.8;
  if (!before && heading.node >= facts.end) out -= 1.5;
  return out;
}

// Of two that rank alike the later one counts before the text (the first may be the site's), the first one in
// it.
void find_headline(std::span<const NodeId> paragraphs, PageFacts& facts) {
  const Heading* best = nullptr;
  double best_rank = 0;
  const std::string folded_title = utf8::fold_for_comparison(facts.title);
  for (const Heading& heading : facts.headings) {
    const double value = rank(heading, facts, folded_title);
    const bool before = facts.begin == dom::no_node || heading.node <= facts.begin;
    if (best == nullptr || value > best_rank || (before && value == best_rank)) {
      best = &heading;
      best_rank = value;
    }
  }
  if (best == nullptr) return;
  facts.headline = best->node;
  // What was chosen above the headline is not where the article begins.
  const bool sure = best->level == 1 || best_rank >= 3;
  if (sure && facts.begin != dom::no_node && facts.begin <= facts.headline && facts.headline < facts.end) {
    const auto next = std::ranges::upper_bound(paragraphs, facts.headline);
    facts.begin = next != paragraphs.end() && *next < facts.end ? *next : facts.headline + 1;
  }
}

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
    find_headline(outline_.paragraphs, facts_);
    return std::move(facts_);
  }

 private:
  // Reads one element; gives the node to go on with.
  NodeId element(NodeId id, Tag tag) {
    switch (tag) {
      case Tag::title:
        if (facts_.title.empty() &&
            (document_.head() == dom::no_node || document_.contains(document_.head(), id))) {
          facts_.title = document_.text_of(id);
        }
        return document_[id].end;
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
    Names names = read_names_of(document_, id, kinds_);
    if (!names.itemtype.empty() && is_thread_type(names.itemtype)) facts_.thread = true;
    if (is_elsewhere(id, tag, names)) return document_[id].end;
    heading(id, tag, names);
    // Microformats carry the machine's form of a date in an abbreviation's title.
    if (tag == Tag::abbr && names.content.empty()) names.content = names.title;
    if (!names.property.empty()) property(id, names);
    date(id, tag, names);
    author(id, tag, names);
    if (tag == Tag::a && has_word(names.rel, "license"))
      add(Field::license, decode(names.href), "a@rel=license", 0.8F, id);
    if (tag == Tag::a && has_word(names.rel, "tag")) topic(id, names);
    return id + 1;
  }

  // A link to what else is filed under a word, beside the text and not in a cloud of all such words.
  void topic(NodeId id, const Names& names) {
    constexpr std::size_t longest_topic = 60;  // bytes
    const Place place = place_of(id, facts_);
    if (place != Place::near && place != Place::after) return;
    const bool category = has_word(names.rel, "category");
    add(category ? Field::section : Field::tag, short_text(id, longest_topic), "a@rel=tag", 0.4F, id);
  }

  // Comments, related articles, cards: whole subtrees that speak of something else. What holds the text is
  // never that.
  bool is_elsewhere(NodeId id, Tag tag, const Names& names) const {
    const NodeId size = document_[id].end - id;
    if (!seems_elsewhere(tag, names, size) || size * 2 > document_.size()) return false;
    if (facts_.begin != dom::no_node && document_.contains(id, facts_.begin)) return false;
    const auto h1 = std::ranges::lower_bound(outline_.headlines, id);
    return h1 == outline_.headlines.end() || !document_.contains(id, *h1);
  }

  static bool seems_elsewhere(Tag tag, const Names& names, NodeId size) {
    if (tag == Tag::aside || tag == Tag::option || tag == Tag::button) return true;
    if (names.itemtype.ends_with("/Comment") || names.property == "comment") return true;
    if (tag >= Tag::h1 && tag <= Tag::h6)
      return false;  // "anchorWithStickyNavbar" is about what it keeps clear of
    if ((names.kinds & (PlaceWord::comment | PlaceWord::related)) == 0) return false;
    const bool small = size <= 3;
    return !small &&
           (names.kinds & (PlaceWord::author | PlaceWord::title | PlaceWord::user | PlaceWord::date)) == 0;
  }

  void heading(NodeId id, Tag tag, const Names& names) {
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

  void property(NodeId id, const Names& names) {
    struct Property {
      std::string_view name;
      Field field;
      float weight;
    };
    constexpr std::array<Property, 7> properties = {{{"datePublished", Field::date, 0.85F},
                                                     {"dateCreated", Field::date, 0.7F},
                                                     {"dateModified", Field::date_modified, 0.8F},
                                                     {"headline", Field::title, 0.8F},
                                                     {"articleSection", Field::section, 0.6F},
                                                     {"license", Field::license, 0.6F},
                                                     {"commentCount", Field::comments, 0.7F}}};
    for (const Property& p : properties) {
      if (!has_word(names.property, p.name)) continue;
      std::string value = !names.content.empty()    ? decode(names.content)
                          : !names.datetime.empty() ? decode(names.datetime)
                                                    : short_text(id, longest_title);
      add(p.field, std::move(value), "microdata", p.weight, id);
    }
  }

  void date(NodeId id, Tag tag, const Names& names) {
    const bool changed = (names.kinds & PlaceWord::updated) != 0;
    const bool dated = changed || (names.kinds & PlaceWord::date) != 0;
    // WordPress marks a date that is both with both words.
    const Field field =
        changed && (names.kinds & PlaceWord::date) == 0 ? Field::date_modified : Field::any_date;
    if (tag != Tag::time && !dated) return;
    if (has_word(names.property, "datePublished") || has_word(names.property, "dateModified")) return;
    if (tag == Tag::time && !names.datetime.empty()) {
      add(field, decode(names.datetime), "time@datetime", 0.7F, id);
      return;
    }
    if (tag == Tag::abbr && !names.content.empty()) {
      add(field, decode(names.content), "abbr@title", 0.7F, id);
      return;
    }
    if (document_[id].end - id > 30) return;
    add(field, short_text(id, longest_date), tag == Tag::time ? "time" : "class:date",
        tag == Tag::time ? 0.65F : 0.55F, id);
  }

  void author(NodeId id, Tag tag, const Names& names) {
    const NodeId size = document_[id].end - id;
    const bool by_property = has_word(names.property, "author") || has_word(names.property, "creator");
    const bool by_rel = has_word(names.rel, "author");
    const bool by_class = (names.kinds & PlaceWord::author) != 0;
    const bool by_user = (names.kinds & PlaceWord::user) != 0;
    const bool by_link = tag == Tag::a && !names.href.empty() && is_author_link(names.href);
    if ((!by_property && !by_rel && !by_class && !(by_user && facts_.thread) && !by_link) || size > 60)
      return;
    std::string text;
    if (by_property) {
      text = named_inside(id);
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
    std::string link = tag == Tag::a ? decode(names.href) : link_inside(id);
    out_.add({Field::author, std::move(text), std::move(link), source, weight, id, false});
  }

  // A Question alone says nothing: articles end in lists of frequent ones.
  static bool is_thread_type(std::string_view itemtype) {
    return itemtype.ends_with("/QAPage") || itemtype.ends_with("/DiscussionForumPosting");
  }

  // Profile pages are addressed as such: /author/jane-roe
  static bool is_author_link(std::string_view href) {
    constexpr std::array<std::string_view, 9> folders = {"/author/",  "/authors/", "/autor/",
                                                         "/autoren/", "/auteur/",  "/contributor/",
                                                         "/profile/", "/by/",      "/contributors/"};
    for (std::size_t at = href.find('/'); at != std::string_view::npos; at = href.find('/', at + 1)) {
      const std::string_view here = href.substr(at);
      constexpr std::string_view initials = "abcp";  // of the folders
      if (here.size() < 2 || initials.find(ascii::lower(here[1])) == std::string_view::npos) continue;
      const auto is_here = [here](std::string_view f) {
        // A name follows, not a version: licences/by/4.0
        return here.size() > f.size() && ascii::starts_with_ignoring_case(here, f) &&
               (f != "/by/" || !ascii::is_digit(here[f.size()]));
      };
      if (std::ranges::any_of(folders, is_here)) return true;
    }
    return false;
  }

  // The text of the first itemprop="name" below.
  std::string named_inside(NodeId id) const {
    for (NodeId n = id + 1; n < document_[id].end; ++n) {
      if (document_.tag(n) == Tag::text) continue;
      const auto property = document_.raw_attribute(n, "itemprop");
      if (!property || !has_word(*property, "name")) continue;
      std::string text = document_.attribute(n, "content");
      return utf8::clean_line(text.empty() ? short_text(n, longest_author) : text);
    }
    return {};
  }

  std::string link_inside(NodeId id) const {
    for (NodeId n = id + 1; n < document_[id].end; ++n) {
      if (document_.tag(n) == Tag::a) return document_.attribute(n, "href");
    }
    return {};
  }

  // The text of a subtree, empty if it is longer than `most` bytes.
  std::string short_text(NodeId id, std::size_t most) const {
    std::size_t size = 0;
    for (NodeId n = id + 1; n < document_[id].end; ++n) {
      const std::string_view text = document_.characters(n);
      size += text.find_first_not_of(" \t\n\r\f") == std::string_view::npos ? 1 : text.size();
      if (size > most * 2) return {};
    }
    std::string text = most == longest_title ? document_.text_of(id) : spaced_text(id);
    return text.size() <= most ? text : std::string();
  }

  // The text of a subtree with a blank between its elements, which in bylines are often set apart by style
  // alone.
  std::string spaced_text(NodeId id) const {
    std::string out;
    for (NodeId n = id + 1; n < document_[id].end; ++n) {
      const Tag tag = document_.tag(n);
      if (tag == Tag::style || tag == Tag::template_) n = document_[n].end - 1;
      if (tag == Tag::text) out.append(" ").append(document_.characters(n));
      if (dom::is_block_level(tag) || tag == Tag::br) out.append(" | ");
    }
    return utf8::clean_line(out);
  }

  static std::string decode(std::string_view raw) {
    return utf8::clean_line(decode_entities(raw.substr(0, 4'000), true));
  }

  void add(Field field, std::string value, std::string_view source, float weight, NodeId id) {
    out_.add({field, std::move(value), {}, source, weight, id, false});
  }

  const dom::Document& document_;
  Kinds kinds_;
  Witnesses& out_;
  PageFacts facts_;
  TwitterLabels labels_;
  Outline outline_;
};

}  // namespace

PageFacts scan_page(const dom::Document& document, const Context& context, bool thread, Witnesses& out) {
  PageFacts facts = Scan(document, context, thread, out).run();
  // The first posting of a thread stands right below its title; the longest one may be any.
  if (facts.thread && facts.headline < facts.begin) facts.begin = facts.headline + 1;
  return facts;
}

}  // namespace pith::meta
