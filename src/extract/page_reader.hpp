// The conductor: one page through all the rooms, in order.
#ifndef PITH_EXTRACT_PAGE_READER_HPP
#define PITH_EXTRACT_PAGE_READER_HPP

#include "pith/explain.hpp"
#include "pith/extract.hpp"

#include "dom/parse.hpp"
#include "extract/deadline.hpp"
#include "extract/own_choice.hpp"
#include "extract/recorder.hpp"
#include "score/features.hpp"
#include "score/judge.hpp"
#include "score/model.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pith {

/// Reads pages. From one to the next it keeps memory, and nothing that it knows of them.
class PageReader {
 public:
  /// `model` must outlive the reader.
  PageReader(const Options& options, const score::Model& model, OwnChoice own_choice = {},
             dom::Sieving sieving = dom::Sieving::full)
      : options_(options), model_(model), own_choice_(std::move(own_choice)), sieving_(sieving) {}

  Result<Article> extract(const Page& page);
  /// What SiteTemplates learns of a page.
  Result<std::vector<std::uint64_t>> texts(const Page& page);
  Result<Explanation> explain(const Page& page, Detail detail);

 private:
  /// The page's bytes as text; in the reader's memory.
  struct Text {
    std::string_view utf8;
    bool html = false;
  };
  /// The blocks of a page and the verdict on them; the view is of the reader's memory.
  struct Judged {
    score::PageView view;
    score::Verdict verdict;
  };

  /// Bytes to text: refuses what is none, unpacks gzip, decodes.
  Result<Text> read_text(const Page& page);
  Result<const dom::Document*> parse(std::string_view text, const Deadline& deadline);
  /// The blocks of the page; in the reader's memory.
  const score::Segmentation& segment(const dom::Document& document);
  /// Document to verdict; `article_body` is what JSON-LD gives as the text, or empty.
  Judged judge(const dom::Document& document, std::string_view url, std::string_view article_body,
               Recorder& recorder);
  Result<Article> read_html(const Page& page, std::string_view text, const Deadline& deadline,
                            Recorder& recorder);
  Article read_dump(const Page& page, std::string_view text, Recorder& recorder) const;
  /// The blocks of a page alone, for its explanation.
  Result<void> read_rows(const Page& page, std::string_view text, const Deadline& deadline,
                         Recorder& recorder);

  /// What steps work in: its memory serves the next page, too.
  struct Scratch {
    std::string unpacked;
    std::string decoded;
    std::string encoded_once;
    dom::Parser parser;
    std::vector<score::Element> elements;
    score::Segmentation segmentation;
    std::vector<std::uint8_t> recurring;
    score::FeatureTable table;
  };

  Options options_;
  const score::Model& model_;
  OwnChoice own_choice_;
  dom::Sieving sieving_;
  Scratch scratch_;
};

}  // namespace pith

#endif
