#include "meta/topics.hpp"

#include "base/ascii.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace pith::meta {
namespace {

struct Word {
  std::string_view word;
  Topic topic;
};

// Folders of addresses; something must follow them.
constexpr auto folders = std::to_array<Word>({{"/category/", Topic::category},
                                              {"/categories/", Topic::category},
                                              {"/kategorie/", Topic::category},
                                              {"/categoria/", Topic::category},
                                              {"/categorie/", Topic::category},
                                              {"/tag/", Topic::tag},
                                              {"/tags/", Topic::tag},
                                              {"/schlagwort/", Topic::tag},
                                              {"/etiqueta/", Topic::tag}});

// What follows "entry-", "post-" or "article-" in a class, or stands alone with "-links" behind it.
constexpr auto names_of_lists = std::to_array<Word>({{"categories", Topic::category},
                                                     {"category", Topic::category},
                                                     {"cats", Topic::category},
                                                     {"cat", Topic::category},
                                                     {"tags", Topic::tag},
                                                     {"tag", Topic::tag},
                                                     {"keywords", Topic::tag}});

constexpr auto announcements = std::to_array<Word>({{"posted in", Topic::category},
                                                    {"filed under", Topic::category},
                                                    {"filed in", Topic::category},
                                                    {"published in", Topic::category},
                                                    {"category", Topic::category},
                                                    {"categories", Topic::category},
                                                    {"tagged", Topic::tag},
                                                    {"tags", Topic::tag},
                                                    {"topics", Topic::tag},
                                                    {"kategorie", Topic::category},
                                                    {"kategorien", Topic::category},
                                                    {"schlagwörter", Topic::tag},
                                                    {"catégorie", Topic::category},
                                                    {"catégories", Topic::category},
                                                    {"categoría", Topic::category},
                                                    {"categorías", Topic::category},
                                                    {"categoria", Topic::category},
                                                    {"categorie", Topic::category},
                                                    {"etiquetas", Topic::tag},
                                                    {"veröffentlicht in", Topic::category},
                                                    {"publié dans", Topic::category},
                                                    {"publicado en", Topic::category},
                                                    {"pubblicato in", Topic::category},
                                                    {"рубрика", Topic::category},
                                                    {"Рубрика", Topic::category},
                                                    {"分类", Topic::category},
                                                    {"分類", Topic::category},
                                                    {"カテゴリー", Topic::category}});

bool starts_with(std::string_view text, std::string_view prefix) {
  return ascii::starts_with_ignoring_case(text, prefix);
}

/// Whether the first and the last letter of a class may be those of one that topic_of_name() knows: most are
/// not.
bool may_be_known(std::string_view name) {
  constexpr std::string_view first = "epactk";
  constexpr std::string_view last = "sytg";
  return !name.empty() && ascii::is_one_of(ascii::lower(name.front()), first) &&
         ascii::is_one_of(ascii::lower(name.back()), last);
}

Topic topic_of_name(std::string_view name) {
  if (!may_be_known(name)) return Topic::none;
  bool of_page = false;
  for (const std::string_view owner : {"entry", "post", "article"}) {
    if (!starts_with(name, owner) || name.size() <= owner.size() + 1) continue;
    const char sign = name[owner.size()];
    if (sign != '-' && sign != '_') continue;
    name.remove_prefix(owner.size() + 1);
    of_page = true;
    break;
  }
  for (const Word& list : names_of_lists) {
    if (!starts_with(name, list.word)) continue;
    const std::string_view rest = name.substr(list.word.size());
    const bool links =
        ascii::equal_ignoring_case(rest, "-links") || ascii::equal_ignoring_case(rest, "_links");
    if (links || (of_page && rest.empty())) return list.topic;
  }
  return Topic::none;
}

struct Announced {
  Topic topic = Topic::none;
  bool of_words = false;  // "posted in", not a label such as "tags"
  bool of_label = false;  // with a colon
  std::string_view rest;
};

// Whether an announcement may begin with the first two bytes of `text`: most lines are told by them.
constexpr bool may_announce(std::string_view text) {
  if (text.size() < 2) return false;
  const auto second = [&text](std::string_view letters) {
    return ascii::is_one_of(ascii::lower(text[1]), letters);
  };
  switch (ascii::lower(text[0])) {
    case 'p': return second("ou");
    case 'f': return second("i");
    case 'c':
    case 'k': return second("a");
    case 't': return second("ao");
    case 's': return second("c");
    case 'e': return second("t");
    case 'v': return second("e");
    case '\xD0':
    case '\xD1':
    case '\xE3':
    case '\xE5': return true;
    default: return false;
  }
}

static_assert(std::ranges::all_of(announcements, may_announce, &Word::word));

// What the words at the start of `text` announce.
Announced announced(std::string_view text) {
  if (!may_announce(text)) return {};
  for (const auto& [words, topic] : announcements) {
    if (words[0] != ascii::lower(text[0]) || !starts_with(text, words)) continue;
    std::string_view rest = text.substr(words.size());
    if (!rest.starts_with(' ') && !rest.starts_with(':') && !rest.starts_with("：")) continue;
    const bool of_words = words.find(' ') != std::string_view::npos || words == "tagged";
    const bool of_label = !rest.starts_with(' ');
    rest.remove_prefix(rest.starts_with("：") ? std::string_view("：").size() : 1);
    rest = ascii::trim(rest);
    while (rest.starts_with(':')) rest = ascii::trim(rest.substr(1));
    if (!rest.empty()) return {topic, of_words, of_label, rest};
  }
  return {};
}

// Where a list of topics ends: at a sign, at a day, at who wrote it, at the next list.
std::size_t end_of_list(std::string_view text) {
  std::size_t end = std::min(text.find_first_of("|0123456789"), text.size());
  for (const std::string_view sign : {" by ", " on ", "•", "·", "»", " - ", " – "})
    end = std::min(end, text.find(sign));
  for (std::size_t at = text.find(' '); at < end; at = text.find(' ', at + 1)) {
    if (announced(text.substr(at + 1)).of_words) end = at;
  }
  return end;
}

// The items of a list, unless one of them is longer than a topic is.
void add_items(std::string_view list, std::vector<std::string>& out) {
  constexpr std::size_t longest = 40;  // bytes
  std::vector<std::string> items;
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    const std::string_view item = ascii::trim(list.substr(0, comma));
    if (item.size() > longest) return;
    if (!item.empty()) items.emplace_back(item);
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
  if (out.empty()) out = std::move(items);
}

}  // namespace

Topic topic_of_link(std::string_view href) {
  constexpr std::string_view initials = "ckste";  // of the folders
  std::size_t first = folders.size();             // in the order of the list
  for (std::size_t at = href.find('/'); at != std::string_view::npos; at = href.find('/', at + 1)) {
    const std::string_view rest = href.substr(at);
    if (rest.size() < 2 || !ascii::is_one_of(ascii::lower(rest[1]), initials)) continue;
    for (std::size_t i = 0; i < first; ++i) {
      if (rest.size() > folders[i].word.size() && starts_with(rest, folders[i].word)) first = i;
    }
  }
  return first < folders.size() ? folders[first].topic : Topic::none;
}

Topic topic_of_class(std::string_view names) {
  for (std::size_t at = 0; at < names.size();) {
    std::size_t end = at;
    while (end < names.size() && !ascii::is_space(names[end])) ++end;
    if (const Topic topic = topic_of_name(names.substr(at, end - at)); topic != Topic::none) return topic;
    at = end + 1;
  }
  return Topic::none;
}

std::string_view without_announcement(std::string_view text) {
  const Announced found = announced(text);
  return found.topic == Topic::none ? text : found.rest;
}

Filed filed_under(std::string_view line) {
  Filed out;
  Announced found = announced(line);
  if (!found.of_words && !found.of_label) return out;
  while (found.topic != Topic::none) {
    const std::size_t end = end_of_list(found.rest);
    add_items(found.rest.substr(0, end), found.topic == Topic::category ? out.categories : out.tags);
    found = end < found.rest.size() ? announced(found.rest.substr(end + 1)) : Announced();
  }
  return out;
}

}  // namespace pith::meta
