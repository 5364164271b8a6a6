#include "score/comment_head.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "data/word_masks.hpp"
#include "text/names.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace pith::score {
namespace {

using data::ElementWord;
using dom::NodeId;
using dom::Tag;

constexpr NodeId most_nodes = 200;        // looked at from the start of a comment
constexpr NodeId most_nodes_at_end = 40;  // and before its end
constexpr NodeId most_head_nodes = 60;    // looked at to tell whether there is a head
constexpr std::size_t longest_name = 60;  // bytes
constexpr std::size_t longest_date_text = 120;

/// How sure an element is to hold the name or the date; of equals the first one counts.
enum class Rank : std::uint8_t { none, guess, hint, said, named, stated, exact };

struct Said {
  std::uint32_t words = 0;  // of class and itemprop
  bool item_author = false;
  bool item_name = false;
  bool item_date = false;
  bool rel_author = false;
  bool of_person = false;   // a link to the page of one
  std::string_view author;  // of an attribute made for it
  std::string_view title;
  std::string_view date;  // of an attribute made for it
  std::string_view content;
  std::optional<std::uint32_t> depth;
};

std::optional<std::uint32_t> number_in(std::string_view text) {
  constexpr std::uint32_t most = 100'000;
  std::uint32_t out = 0;
  if (text.empty() || !ascii::is_digit(text.front())) return {};
  for (const char c : text) {
    if (!ascii::is_digit(c) || out > most) break;
    out = out * 10 + static_cast<std::uint32_t>(c - '0');
  }
  return out;
}

/// The number in a class such as "depth-3", "level2", "indent_1".
std::optional<std::uint32_t> depth_in_class(std::string_view names) {
  constexpr std::size_t most = 512;
  names = names.substr(0, most);
  for (const std::string_view word : {"depth", "level", "indent", "lvl", "nest"}) {
    for (std::size_t at = ascii::find_ignoring_case(names, word); at != std::string_view::npos;
         at = ascii::find_ignoring_case(names, word, at + 1)) {
      std::string_view rest = names.substr(at + word.size());
      if (!rest.empty() && (rest.front() == '-' || rest.front() == '_')) rest.remove_prefix(1);
      if (const auto number = number_in(rest)) return number;
    }
  }
  return {};
}

/// The indentation in a style: "margin-left: 40px".
std::optional<std::uint32_t> depth_in_style(std::string_view style) {
  for (const std::string_view property : {"margin-left", "padding-left", "margin-inline-start"}) {
    const std::size_t at = ascii::find_ignoring_case(style, property);
    if (at == std::string_view::npos) continue;
    std::string_view rest = style.substr(at + property.size());
    while (!rest.empty() && (rest.front() == ':' || ascii::is_space(rest.front()))) rest.remove_prefix(1);
    if (const auto number = number_in(rest)) return number;
  }
  return {};
}

bool is_depth_attribute(std::string_view name) {
  return std::ranges::any_of(
      std::initializer_list<std::string_view>{"data-depth", "data-level", "data-indent", "aria-level",
                                              "indent", "depth"},
      [name](std::string_view known) { return ascii::equal_ignoring_case(name, known); });
}

bool is_date_attribute(std::string_view name) {
  return std::ranges::any_of(
      std::initializer_list<std::string_view>{"datetime", "data-timestamp", "data-time", "data-datetime",
                                              "data-date", "data-utc", "data-created", "data-created-at"},
      [name](std::string_view known) { return ascii::equal_ignoring_case(name, known); });
}

/// True for an address such as "/user/ann", "/users/12/ann", "user?id=ann".
bool is_of_person(std::string_view address) {
  constexpr auto places =
      std::to_array<std::string_view>({"u", "user", "users", "member", "members", "profile"});
  const std::size_t path = address.find("//");
  for (std::size_t at = path == std::string_view::npos ? 0 : path + 2; at < address.size();) {
    const std::size_t end = std::min(address.find_first_of("/?", at), address.size());
    if (end < address.size() && std::ranges::find(places, address.substr(at, end - at)) != places.end())
      return true;
    at = end + 1;
  }
  return false;
}

Said read_attributes(const dom::Document& document, NodeId id) {
  Said said;
  dom::AttributeReader reader = document.attributes(id);
  dom::Attribute attribute;
  while (reader.next(attribute)) {
    const auto [name, value] = attribute;
    const auto is = [key = name](std::string_view known) { return ascii::equal_ignoring_case(key, known); };
    if (is("class")) {
      said.words |= data::element_words(value);
      if (!said.depth) said.depth = depth_in_class(value);
    } else if (is("itemprop")) {
      said.item_author |=
          ascii::contains_ignoring_case(value, "author") || ascii::contains_ignoring_case(value, "creator");
      said.item_name |= ascii::equal_ignoring_case(value, "name");
      said.item_date |=
          ascii::contains_ignoring_case(value, "date") || ascii::equal_ignoring_case(value, "uploadTime");
    } else if (is("rel")) {
      said.rel_author |= ascii::contains_ignoring_case(value, "author");
    } else if (is("href")) {
      said.of_person = is_of_person(value);
    } else if (is("author") || is("data-author")) {
      said.author = value;
    } else if (is("title")) {
      said.title = value;
    } else if (is("content")) {
      said.content = value;
    } else if (is("style")) {
      if (!said.depth) said.depth = depth_in_style(value);
    } else if (is_depth_attribute(name)) {
      if (const auto depth = number_in(ascii::trim(value))) said.depth = depth;
    } else if (is_date_attribute(name) && said.date.empty()) {
      said.date = value;
    }
  }
  return said;
}

bool is(std::uint32_t words, ElementWord kind) { return (words & data::bit(kind)) != 0; }

bool has_letter(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (utf8::is_word(utf8::next(text, at))) return true;
  }
  return false;
}

/// What stands behind the number of a comment: "12. ", "#12 ".
std::string_view behind_number(std::string_view text) {
  const auto is_number = [](char c) {
    return ascii::is_digit(c) || ascii::is_space(c) || c == '#' || c == '.' || c == ')' || c == '(';
  };
  const auto first = std::find_if_not(text.begin(), text.end(), is_number);
  const auto number = static_cast<std::size_t>(first - text.begin());
  // "1991_ford" is a name.
  const bool ends =
      number == 0 || text[number - 1] == ' ' || text[number - 1] == '.' || text[number - 1] == ')';
  return ends ? text.substr(number) : text;
}

/// "tornado7" of "Posted 9:10 UTC by tornado7 (guest)"; all of it, if nothing in it announces a name.
std::string_view behind_announcement(std::string_view text) {
  for (std::size_t at = text.find(' '); at != std::string_view::npos; at = text.find(' ', at + 1)) {
    const std::string_view rest = text.substr(at + 1);
    const std::size_t size = text::announcement(rest);
    if (size > 0 && size < rest.size()) return rest.substr(size, rest.find_first_of("([,|", size) - size);
  }
  return text;
}

/// The name in "3. Ann Lee says:", "Posted on 3 May 2021 by Ann Lee"; empty if there is none, or only one
/// that nothing announces and `sure` is false.
std::string name_in(std::string_view text, const text::DateHints& hints, bool sure) {
  std::string undated;
  if (const auto found = text::find_date(text, hints)) {
    undated.append(text.substr(0, found->begin)).append(" | ").append(text.substr(found->end));
    text = undated;
    sure = true;
  }
  text = behind_number(ascii::trim(text));
  sure = sure || text.ends_with(':');
  while (!text.empty() && (text.back() == ':' || text.back() == ',' || ascii::is_space(text.back())))
    text.remove_suffix(1);
  if (text.empty() || text.size() > 3 * longest_name || !has_letter(text)) return {};
  const std::string_view announced = behind_announcement(text);
  if (announced.size() == text.size()) {
    text::Byline byline = text::read_byline(text, hints.language);
    if (byline.announced && !byline.names.empty()) return std::move(byline.names.front());
  }
  if (!sure) return {};
  std::vector<std::string> names = text::read_names(announced, text::NameSource::field, hints.language);
  if (!names.empty() && names.front().size() <= longest_name) return std::move(names.front());
  return text.size() <= longest_name && undated.empty() ? std::string(text) : std::string();
}

/// Reads the nodes of one comment.
class Reader {
 public:
  Reader(const dom::Document& document, const text::DateHints& hints) : document_(document), hints_(hints) {}

  void read(NodeId begin, NodeId end) {
    for (NodeId id = begin; id < end; ++id) {
      const Tag tag = document_.tag(id);
      if (tag == Tag::text || (document_[id].size == 0 && tag != Tag::cite && tag != Tag::b &&
                               tag != Tag::strong && tag != Tag::time))
        continue;
      look_at(id, end);
    }
  }

  CommentHead take() { return std::move(out_); }

 private:
  void look_at(NodeId id, NodeId end) {
    const Said said = read_attributes(document_, id);
    if (!out_.depth) out_.depth = said.depth;
    if (!said.author.empty()) author(id, said);
    if (document_[id].end > end) return;  // it holds replies, too
    if (said.item_author) author_end_ = document_[id].end;
    author(id, said);
    date(id, said);
  }

  void author(NodeId id, const Said& said) {
    const Rank rank = author_rank(id, said);
    if (rank <= author_rank_) return;
    std::string name;
    if (rank == Rank::exact && !said.author.empty()) name = utf8::clean_line(said.author);
    if (!said.content.empty() && rank >= Rank::stated) name = utf8::clean_line(said.content);
    if (name.empty() && is_short(id)) name = document_.text_of(id);
    name = name_in(name, hints_, true);
    if (name.empty()) return;
    author_rank_ = rank;
    out_.author = std::move(name);
    out_.author_node = said.author.empty() ? id : dom::no_node;
  }

  Rank author_rank(NodeId id, const Said& said) const {
    if ((said.item_name && id < author_end_) || !said.author.empty()) return Rank::exact;
    if (said.item_author && !said.item_date) return Rank::stated;  // the name is in it
    const Tag tag = document_.tag(id);
    if (is(said.words, ElementWord::beside_name) && !is(said.words, ElementWord::comment_name))
      return Rank::none;
    if (is(said.words, ElementWord::comment_name) || said.rel_author) return Rank::named;
    if (is(said.words, ElementWord::comment_author) && !is(said.words, ElementWord::comment_date))
      return Rank::said;
    if (tag == Tag::cite || (said.of_person && opens_with_date(id))) return Rank::hint;
    return (tag == Tag::b || tag == Tag::strong) && opens(id) ? Rank::guess : Rank::none;
  }

  /// True if a short line begins with it, or has a date: "Ann Lee" of "Ann Lee wrote", "on 3 May by Ann Lee".
  bool opens(NodeId id) const {
    const NodeId parent = document_[id].parent;
    if (parent == dom::no_node || id - parent > most_nodes_before || !is_short(parent)) return false;
    for (NodeId at = parent + 1; at < id; ++at) {
      if (document_.characters(at).size() > longest_before)
        return text::find_date(document_.text_of(parent), hints_).has_value();
    }
    return true;
  }

  /// True if it begins a short line with a number: "ann 3 hours ago".
  bool opens_with_date(NodeId id) const {
    return opens(id) && std::ranges::any_of(document_.text_of(document_[id].parent), ascii::is_digit);
  }

  void date(NodeId id, const Said& said) {
    const Tag tag = document_.tag(id);
    Rank rank = Rank::none;
    if (said.item_date) {
      rank = Rank::exact;
    } else if (tag == Tag::time) {
      rank = Rank::stated;
    } else if (!said.date.empty()) {
      rank = Rank::named;
    } else if (is(said.words, ElementWord::comment_date)) {
      rank = Rank::said;
    } else if (!said.title.empty() && ascii::is_digit(said.title.front())) {
      rank = Rank::hint;
    }
    if (rank <= date_rank_) return;
    const std::string_view value = !said.date.empty() ? said.date : said.content;
    std::optional<text::Date> found;
    // Behind "3 hours ago" stands when that was.
    if (value.empty() && !said.title.empty()) found = text::parse_date(said.title, hints_);
    if (!found && !value.empty()) found = text::parse_date(value, hints_);
    if (!found && is_short(id)) {
      const std::string text = document_.text_of(id);
      if (text.size() <= longest_date_text) found = date_in(text);
    }
    if (!found) return;
    date_rank_ = rank;
    out_.date = comment_date(*found);
    out_.date_node = id;
  }

  std::optional<text::Date> date_in(std::string_view text) const {
    if (const auto found = text::find_date(text, hints_)) return found->date;
    return text::find_relative_date(text, hints_);
  }

  bool is_short(NodeId id) const {
    std::size_t bytes = 0;
    if (document_[id].end - id > most_head_nodes) return false;
    for (NodeId at = id; at < document_[id].end; ++at) bytes += document_.characters(at).size();
    return bytes <= 2 * longest_date_text;
  }

  static constexpr std::size_t longest_before = 8;  // bytes: "#12 ", "By "
  static constexpr NodeId most_nodes_before = 12;

  const dom::Document& document_;
  const text::DateHints& hints_;
  CommentHead out_;
  Rank author_rank_ = Rank::none;
  Rank date_rank_ = Rank::none;
  NodeId author_end_ = 0;  // behind the last itemprop author
};

}  // namespace

std::string comment_date(const text::Date& date) {
  std::string moment = text::rfc3339(date);
  return moment.empty() ? text::iso_day(date) : moment;
}

CommentHead read_comment_head(const dom::Document& document, NodeId begin, NodeId end,
                              const text::DateHints& hints) {
  Reader reader(document, hints);
  const NodeId first_end = end - begin > most_nodes ? begin + most_nodes : end;
  reader.read(begin, first_end);
  reader.read(std::max(first_end, end - std::min(end, most_nodes_at_end)), end);
  return reader.take();
}

void read_head_line(std::string_view line, const text::DateHints& hints, CommentHead& out) {
  if (line.size() > 2 * longest_date_text) return;
  if (const auto found = text::find_date(line, hints); found && out.date.empty())
    out.date = comment_date(found->date);
  // A day without its year says as much.
  if (out.author.empty()) out.author = name_in(line, hints, std::ranges::any_of(line, ascii::is_digit));
}

bool begins_with_head(const PageView& page, NodeId id, const text::DateHints& hints) {
  const dom::Document& document = page.document;
  const NodeId end = std::min(document[id].end, id + most_head_nodes);
  std::size_t bytes = 0;
  for (NodeId at = id + 1; at < end && bytes <= longest_date_text; ++at) {
    const Tag tag = document.tag(at);
    if (tag == Tag::time) return true;
    if (tag == Tag::text) {
      const std::string_view text = document.characters(at);
      bytes += text.size();
      if (text.size() <= longest_date_text && std::ranges::any_of(text, ascii::is_digit) &&
          text::find_date(text, hints))
        return true;
    } else if (document[at].size > 0 &&
               ((page.elements[at].groups & data::bit(data::ClassGroup::author)) != 0 ||
                (page.elements[at].link && is_of_person(document.raw_attribute(at, "href").value_or(""))))) {
      return true;
    }
  }
  return false;
}

}  // namespace pith::score
