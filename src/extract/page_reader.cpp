#include "extract/page_reader.hpp"

#include "block/assemble.hpp"
#include "charset/decode.hpp"
#include "charset/gzip.hpp"
#include "charset/sniff.hpp"
#include "extract/comments.hpp"
#include "extract/element_path.hpp"
#include "extract/finish.hpp"
#include "extract/second_look.hpp"
#include "flat/flat.hpp"
#include "meta/reader.hpp"
#include "tidy/tidy.hpp"

#include <utility>

namespace pith {
namespace {

constexpr float second_look_confidence =
    0.7F;  // what stands in scripts is whole, but not as its readers see it

Error too_large(const Limits& limits) {
  return {ErrorCode::limit, "the page has more than " + std::to_string(limits.bytes) + " bytes"};
}

}  // namespace

Error PageReader::too_slow() const {
  return {ErrorCode::limit,
          "the extraction takes more than " + std::to_string(options_.limits.total_ms) + " ms"};
}

Result<bool> PageReader::read_text(const Page& page) {
  deadline_ = Clock::now() + std::chrono::milliseconds(options_.limits.total_ms);
  std::string_view bytes = page.bytes;
  charset::Sniffed sniffed = charset::sniff(bytes);
  if (sniffed.kind == charset::Kind::gzip) {
    auto unpacked = charset::gunzip(bytes, options_.limits.bytes);
    if (!unpacked) return unpacked.error();
    unpacked_ = std::move(*unpacked);
    bytes = unpacked_;
    sniffed = charset::sniff(bytes);
  }
  if (sniffed.kind == charset::Kind::binary || sniffed.kind == charset::Kind::gzip) {
    return Error{ErrorCode::not_text, "not a page but " + std::string(sniffed.name)};
  }
  if (bytes.size() > 4 * options_.limits.bytes)
    return too_large(options_.limits);  // at most 4 bytes a character
  text_ = charset::decode(bytes, page.content_type, decoded_).text;
  if (text_.size() > options_.limits.bytes) return too_large(options_.limits);
  if (options_.form != Form::detect) return options_.form == Form::html;
  return sniffed.kind == charset::Kind::html;
}

Result<Article> PageReader::extract(const Page& page) {
  const auto html = read_text(page);
  if (!html) return html.error();
  Result<Article> article = Article{};
  signs_ = {};
  comments_ = {};
  if (*html) {
    article = read_html(page);
    if (!article) return article;
  } else {
    *article = flat::read(text_);
    tidy::tidy(*article, {{}, true, options_.captions});
    article->confidence = 1;
  }
  finish(*article, page, signs_);
  if (article->outcome != Outcome::none) append_comments(comments_, *article);
  if (out_of_time()) return too_slow();
  return article;
}

Result<const dom::Document*> PageReader::parse() {
  auto document = parser_.parse(text_, options_.limits, sieving_);
  if (document && out_of_time()) return too_slow();
  return document;
}

void PageReader::judge(const dom::Document& document, const Page& page, std::string_view article_body) {
  score::survey(document, elements_);
  score::segment(document, elements_, segmentation_);
  const score::PageView view{document, elements_, segmentation_, {page.url, article_body}};
  score::fill_features(view, table_);
  verdict_ = score::judge(view, table_, model_, options_.focus);
  if (options_.comments) comments_ = read_comments(view, verdict_, page.url);
}

Result<Article> PageReader::read_html(const Page& page) {
  const auto parsed = parse();
  if (!parsed) return parsed.error();
  const dom::Document& document = **parsed;
  meta::Reader reader(document);
  const std::string article_body = reader.article_body();
  judge(document, page, article_body);
  if (out_of_time()) return too_slow();
  Article article;
  block::assemble(document,
                  {elements_, segmentation_.blocks, verdict_.keep, verdict_.probability, options_.captions,
                   verdict_.page_type == "article"},
                  page.url, article);
  meta::Context context{.url = page.url, .page_type = verdict_.page_type};
  for (std::size_t i = 0; i < verdict_.keep.size(); ++i) {
    if (verdict_.keep[i] == 0) continue;
    if (context.body_begin == dom::no_node) context.body_begin = segmentation_.blocks[i].first;
    context.body_end = segmentation_.blocks[i].last + 1;
  }
  article.meta = reader.read(context);
  article.meta.page_type = verdict_.page_type;
  article.confidence = verdict_.expected_f1;
  signs_ = read_signs(document, elements_, segmentation_, verdict_, page.url);
  if (look_again(document, {article_body, page.url, options_.captions, options_.limits, deadline_},
                 article)) {
    article.meta.page_type = "article";
    article.confidence = second_look_confidence;
    signs_ = {};
  }
  const std::string_view type = verdict_.page_type;
  const bool apart = type == "article" || type == "documentation" || type == "service";
  tidy::tidy(article, {reader.headlines(), apart, options_.captions});
  read_credit_behind(article.meta);
  return article;
}

// The credit at the end may have been left out of the text as what it is.
void PageReader::read_credit_behind(Metadata& meta) const {
  constexpr std::size_t reach = 3;  // blocks
  std::size_t end = verdict_.keep.size();
  while (end > 0 && verdict_.keep[end - 1] == 0) --end;
  if (end == 0) return;
  for (std::size_t i = end; i < std::min(end + reach, verdict_.keep.size()); ++i)
    tidy::read_source_credit(segmentation_.text_of(segmentation_.blocks[i]), meta);
}

Result<Explanation> PageReader::explain(const Page& page) {
  const auto html = read_text(page);
  if (!html) return html.error();
  const auto parsed = parse();
  if (!parsed) return parsed.error();
  const dom::Document& document = **parsed;
  judge(document, page, meta::Reader(document).article_body());
  if (out_of_time()) return too_slow();
  ElementPaths path_of(document);
  Explanation out;
  out.page_type = verdict_.page_type;
  out.confidence = verdict_.expected_f1;
  for (std::size_t i = 0; i < segmentation_.blocks.size(); ++i) {
    const score::TextBlock& block = segmentation_.blocks[i];
    const auto features = table_.row(i);
    out.rows.push_back({std::string(segmentation_.text_of(block)), path_of(block.container),
                        std::vector<float>(features.begin(), features.end()), verdict_.probability[i],
                        verdict_.keep[i] != 0});
  }
  return out;
}

}  // namespace pith
