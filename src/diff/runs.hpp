// Two runs of `pith batch` over one collection, compared.
#ifndef PITH_DIFF_RUNS_HPP
#define PITH_DIFF_RUNS_HPP

#include "pith/error.hpp"

#include "diff/edits.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace pith::diff {

/// What is compared of a page.
struct Entry {
  std::string text;
  std::vector<std::string> fields;  ///< as field_names()
  std::string error;                ///< why there is no article, if the page failed
};

/// A run: its pages by id, in their order.
struct Run {
  std::vector<std::string> ids;
  std::unordered_map<std::string, Entry> entries;
};

/// Names of the fields that are compared: title, author, date …
const std::vector<std::string_view>& field_names();

/// Reads lines of JSON as `batch` writes them, or as a truth has them; of an id that comes twice the first
/// line counts. Fails with input where a line is none; the message names it.
Result<Run> read_run(std::string_view lines);

/// How well a text fits the true one: its words as a bag.
struct Score {
  double precision = 0;
  double recall = 0;
  double f1 = 0;
};
Score score(std::string_view truth, std::string_view text);

struct Change {
  std::string id;
  Edits edits;
  std::vector<std::string> before;  ///< fields, as field_names()
  std::vector<std::string> after;
  std::string note = {};  ///< "only in the new run", or an error that came or went
  std::optional<Score> score_before = {};
  std::optional<Score> score_after = {};

  double gain() const { return score_before && score_after ? score_after->f1 - score_before->f1 : 0; }
  std::size_t words() const { return edits.gone + edits.came; }
};

struct Comparison {
  std::size_t pages = 0;        ///< in either run
  std::vector<Change> changes;  ///< the worst first: by lost F1, then by words that changed
  std::size_t scored = 0;       ///< pages with a truth
  Score mean_before = {};       ///< of those
  Score mean_after = {};
};

/// `truth` may be null.
Comparison compare(const Run& before, const Run& after, const Run* truth);

}  // namespace pith::diff

#endif
