// Where the names of a line end, and what stands between and behind them.
#ifndef PITH_TEXT_NAME_BOUNDS_HPP
#define PITH_TEXT_NAME_BOUNDS_HPP

#include "text/name_words.hpp"
#include "text/names.hpp"

#include <cstddef>
#include <string_view>

namespace pith::text {

/// True if the codes in `list`, separated by blanks, hold `language`.
bool contains_language(std::string_view list, std::string_view language);

/// Looks at a line's words and decides nothing: who reads the line asks it at each word.
class NameBounds {
 public:
  /// `words` must outlive it; `language` is the page's, as for read_names().
  NameBounds(const NameWords& words, NameSource source, std::string_view language)
      : words_(words), source_(source), language_(language) {}

  /// The languages of the announcement that was found: words of them join names, too.
  void set_announced_in(std::string_view languages) { announced_in_ = languages; }

  /// True if the word at `i` joins the name that began at `first` to the next one.
  bool joins(std::size_t i, std::size_t first) const;
  /// A word that no name holds: a number, an address, "on", "updated".
  bool ends_here(std::size_t i, std::size_t first) const;
  /// "Robert (R.T.) Kesler": one or two words in brackets inside a name. `i` is the word behind the opening
  /// bracket; gives the word behind the closing one, 0 if the brackets are not inside a name.
  std::size_t behind_nickname(std::size_t first, std::size_t i) const;
  /// One past the last word before the next separator or bracket.
  std::size_t segment_end(std::size_t i) const;
  /// "Jane Roe in Berlin and John Doe in Paris": the word at `i` opens the place; gives the first word of the
  /// next name, 0 if there is none.
  std::size_t behind_place(std::size_t i) const;
  /// After what ends a name a further one may follow only behind a separator.
  std::size_t skip_rest(std::size_t i) const;
  std::size_t skip_bracket(std::size_t i) const;
  /// "Center for Drug Evaluation and Research": of a field's first word and a small "for" an institution is
  /// made.
  bool is_institution(std::size_t first, std::size_t end) const;
  /// "King, Jr.": `i` is the word behind the comma.
  bool is_suffix(std::size_t i, std::size_t end) const;
  /// "王小明 编辑：李华": a label in a script without case, where a further name follows it.
  bool is_label_inside(std::size_t i) const;
  /// "湾岸新聞 山田太郎", "베이신문 김민수 기자": the paper at `i` stands before who writes for it.
  bool is_paper_before(std::size_t i) const;
  /// "李华 北京报道": Chinese has the place, too. `end` is the word that says "reports".
  bool is_reported_from(std::size_t first, std::size_t end) const;
  /// "[美]约翰·史密斯": the country of a writer, in brackets before the name.
  bool is_country_before(std::size_t i) const;
  /// "서지우 기자": Korean and Chinese set a title behind the name, with no sign between.
  bool is_title_behind(std::size_t i) const;
  /// "Harold Lund Staff Writer", "Jane Roe AFP": a title of two words or more, or an agency, that nothing
  /// sets off. A single word may be part of a collective's name ("Example Travel Expert"). Gives where it
  /// begins.
  std::size_t without_glued_title(std::size_t first, std::size_t end) const;

 private:
  bool in_language(std::size_t i) const;
  std::size_t count(std::size_t first, std::size_t end) const;
  bool parts_whole_names(std::size_t i, std::size_t first) const;
  bool is_end_word(std::size_t i, std::size_t first) const;
  bool is_agency(std::size_t i) const;
  bool is_wire(std::size_t i) const;
  bool is_degree(std::size_t i) const;
  bool is_cased(std::size_t i) const;

  const NameWords& words_;
  NameSource source_;
  std::string_view language_;
  std::string_view announced_in_;
};

}  // namespace pith::text

#endif
