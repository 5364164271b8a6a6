// The conductor: one page through all the rooms, in order.
#ifndef PITH_EXTRACT_PAGE_READER_HPP
#define PITH_EXTRACT_PAGE_READER_HPP

#include "pith/explain.hpp"
#include "pith/extract.hpp"

#include "dom/parse.hpp"
#include "extract/outcome.hpp"
#include "score/features.hpp"
#include "score/judge.hpp"
#include "score/model.hpp"

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace pith {

/// Memory that is kept from page to page, and what the steps leave for each other.
class PageReader {
 public:
  /// `model` must outlive the reader.
  PageReader(const Options& options, const score::Model& model, dom::Sieving sieving = dom::Sieving::full)
      : options_(options), model_(model), sieving_(sieving) {}

  Result<Article> extract(const Page& page);
  Result<Explanation> explain(const Page& page);

 private:
  using Clock = std::chrono::steady_clock;

  /// Bytes to text: refuses what is none, unpacks gzip, decodes. True if it is HTML.
  Result<bool> read_text(const Page& page);
  Result<const dom::Document*> parse();
  /// Document to verdict; `article_body` is what JSON-LD gives as the text, or empty.
  void judge(const dom::Document& document, const Page& page, std::string_view article_body);
  void read_credit_behind(Metadata& meta) const;
  Result<Article> read_html(const Page& page);
  bool out_of_time() const { return Clock::now() > deadline_; }
  Error too_slow() const;

  Options options_;
  const score::Model& model_;
  dom::Sieving sieving_;
  Clock::time_point deadline_;
  std::string unpacked_;
  std::string decoded_;
  std::string_view text_;
  dom::Parser parser_;
  std::vector<score::Element> elements_;
  score::Segmentation segmentation_;
  score::FeatureTable table_;
  score::Verdict verdict_;
  Signs signs_;
  Article comments_;  // of the last page, if they were asked for
};

}  // namespace pith

#endif
