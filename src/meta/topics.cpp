#include "meta/topics.hpp"

#include "base/ascii.hpp"

#include <algorithm>
#include <array>

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

constexpr auto announcements = std::to_array<std::string_view>(
    {"posted in",   "filed under",  "filed in",      "published in", "category",
     "categories",  "tagged",       "tags",          "topics",       "kategorie",
     "kategorien",  "schlagwörter", "catégorie",     "catégories",   "categoría",
     "categorías",  "categoria",    "categorie",     "etiquetas",    "veröffentlicht in",
     "publié dans", "publicado en", "pubblicato in", "рубрика",      "分类",
     "分類",        "カテゴリー"});

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
  for (const std::string_view words : announcements) {
    if (!starts_with(text, words)) continue;
    std::string_view rest = text.substr(words.size());
    if (!rest.starts_with(' ') && !rest.starts_with(':') && !rest.starts_with("：")) continue;
    rest.remove_prefix(rest.starts_with("：") ? std::string_view("：").size() : 1);
    rest = ascii::trim(rest);
    while (rest.starts_with(':')) rest = ascii::trim(rest.substr(1));
    if (!rest.empty()) return rest;
  }
  return text;
}

}  // namespace pith::meta
