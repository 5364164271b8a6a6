// Why pith chose what it chose: every block of text of a page with its features, its probability and the
// verdict, and what became of it on the way to the article.
#ifndef PITH_EXPLAIN_HPP
#define PITH_EXPLAIN_HPP

#include "pith/article.hpp"
#include "pith/export.h"
#include "pith/extract.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pith {

/// One column of the feature table.
struct FeatureInfo {
  std::string_view name;
  std::string_view meaning;  ///< one line of documentation
};

/// The columns, in the order of Explanation::Row::features. Static storage.
PITH_API std::span<const FeatureInfo> features();

/// What had the last word on a block.
enum class Decision : std::uint8_t {
  probability,      ///< it is, or is not, among the likeliest blocks
  further_article,  ///< it stands at or behind the headline of another article
  heading,          ///< kept: it heads a paragraph that is
  passage,          ///< kept: code or a quotation between blocks that are
  main_part,        ///< kept: it stands in the main part of a page that may be of a handbook
  table,            ///< as most words of its table
  button,           ///< the label of a button
  box,              ///< in a small box that says that it is no part of the text, or of buttons
  hidden,           ///< hidden, or the visible copy of what is
  repeat,           ///< its words were chosen before
  selector,         ///< Options::drop or Options::keep
  site_template,    ///< it stands on other pages of the site, too: Options::site_templates
};

/// Of a block's score what one feature accounts for.
struct Push {
  FeatureInfo feature;  ///< static storage
  float value = 0;      ///< of the feature
  /// In log-odds: above 0 it speaks for the article. A tree's path to its leaf is followed, and what the
  /// expected score gains or loses at a split belongs to the feature of that split. What is expected at a
  /// node is the mean of the leaves below it, weighted by how many blocks of this page end there (and one
  /// more block that is spread over all leaves). So Explanation::mean and all pushes of a block sum up to its
  /// score: they tell what sets it apart from the page's other blocks.
  float log_odds = 0;
};

struct Explanation {
  struct Row {
    std::string text;             ///< the block's words as they stand on the page
    std::string path;             ///< `tag.class` of the elements around it, outermost first
    std::vector<float> features;  ///< as many as features()
    std::vector<Push> pushes;  ///< those that moved its score most, the strongest first; at most 8, and none
                               ///< on a page of more than 20,000 blocks
    float score = 0;           ///< the model's, in log-odds
    float probability =
        0;              ///< that it belongs to the article: half the score's, half that of blocks on its path
    bool kept = false;  ///< the choice
    Decision decision = Decision::probability;
  };
  /// A line that tidying took out of the chosen text.
  struct Removal {
    std::string rule;
    std::string text;
  };
  /// What one place of the page says about a metadata field.
  struct Candidate {
    std::string field;   ///< as in Provenance::field
    std::string value;   ///< as the page has it
    std::string source;  ///< as in Provenance::source
    float weight = 0;    ///< 0 to 1: how far such a place is trusted
  };
  /// Wall-clock time that one step took.
  struct Stage {
    std::string_view name;  ///< static storage
    double milliseconds = 0;
  };

  std::vector<Row> rows;                   ///< every block of text of the page, in order
  PageType page_type = PageType::unknown;  ///< by the model; Metadata::page_type may know better
  float confidence = 0;                    ///< of the choice among the rows
  float mean = 0;  ///< log-odds that the pushes of each row start from: the mean of the page's blocks
  /// A text dump: its article comes from its lines, and no choice among the rows took part in it.
  bool dump = false;
  /// The text was found in the page's scripts or structured data, since the rows had too little.
  bool from_scripts = false;
  Article article;                    ///< as extract() gives it
  std::vector<Removal> removed;       ///< in the order in which the lines went
  std::vector<Candidate> candidates;  ///< all that the choosers of metadata knew, in the order they found it
  std::vector<Stage> stages;          ///< in order
};

/// How much is explained.
enum class Detail : std::uint8_t {
  rows,  ///< the rows without pushes and decisions, the page's type and the confidence: what a trainer needs
  all,
};

/// Explains one page. Fails as extract() does.
PITH_API Result<Explanation> explain(const Page& page, const Options& options = {},
                                     Detail detail = Detail::all);

/// The name of the decision, as the reports have it: "probability", "further article", "box" …
PITH_API std::string_view to_string(Decision decision);

/// In words why each row was kept or not: "dropped: 9 of 11 words are links; inside aside.related; after the
/// article ended; 2 % likely".
PITH_API std::vector<std::string> verdicts_in_words(const Explanation& explanation);

/// What a report is called by, and nothing else.
struct ReportOptions {
  std::string_view name = {};  ///< of the page: its address or file
};

/// One JSON object on one line, without a line feed: `blocks` with verdicts and pushes, `article`, `removed`,
/// `metadata` with candidates, `stages`. docs/explain.md describes it.
PITH_API std::string to_json(const Explanation& explanation, const ReportOptions& options = {});

/// The same as a page for people: one HTML document that loads nothing and runs only its own script. What
/// comes from the explained page is shown as text, controls and invisible characters by their number.
PITH_API std::string to_html(const Explanation& explanation, const ReportOptions& options = {});

}  // namespace pith

#endif
