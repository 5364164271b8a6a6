// Why pith chose what it chose: every block of text of a page with its features, its probability and the
// verdict.
#ifndef PITH_EXPLAIN_HPP
#define PITH_EXPLAIN_HPP

#include "pith/extract.hpp"

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
std::span<const FeatureInfo> features();

struct Explanation {
  struct Row {
    std::string text;             ///< the block's words as they stand on the page
    std::string path;             ///< `tag.class` of the elements around it, outermost first
    std::vector<float> features;  ///< as many as features()
    float probability = 0;        ///< the model's estimate that the block belongs to the article
    bool kept = false;            ///< the choice
  };
  std::vector<Row> rows;  ///< every block of text of the page, in order
  std::string page_type;  ///< as in Metadata::page_type
  float confidence = 0;   ///< as in Article::confidence
};

/// Explains one page. Fails as extract() does.
Result<Explanation> explain(const Page& page, const Options& options = {});

}  // namespace pith

#endif
