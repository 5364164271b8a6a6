#include "extract/page_reader.hpp"

#include "base/kept_memory.hpp"
#include "base/too_large.hpp"
#include "base/url.hpp"
#include "base/utf8.hpp"
#include "block/assemble.hpp"
#include "charset/decode.hpp"
#include "charset/gzip.hpp"
#include "charset/sniff.hpp"
#include "charset/twice.hpp"
#include "data/page_types.hpp"
#include "extract/append.hpp"
#include "extract/comments.hpp"
#include "extract/finish.hpp"
#include "extract/outcome.hpp"
#include "extract/second_look.hpp"
#include "extract/site_texts.hpp"
#include "flat/flat.hpp"
#include "meta/language.hpp"
#include "meta/metadata_reader.hpp"
#include "score/head.hpp"
#include "tidy/tidy.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace pith {
namespace {

// What stands in scripts is whole, but not as its readers see it.
constexpr float second_look_confidence = 0.7F;

/// The page's address: where the caller names none, the one that the page names, unless that is the front
/// page's, which many templates give to each page.
std::string address_of(const dom::Document& document, std::string_view given) {
  if (!given.empty()) return std::string(given);
  std::string own = resolve_url({}, score::address_in(document));
  const std::string scheme = scheme_of(own);
  if ((scheme != "http" && scheme != "https") || is_front_page(own)) own.clear();
  return own;
}

/// The chosen text, before its metadata are known, and what tells whether it is an article.
struct Assembled {
  Article article;
  Signs signs;
  bool from_scripts = false;
};

Assembled assemble(const score::PageView& view, const score::Verdict& verdict, const SecondLook& look) {
  Assembled out;
  Article& article = out.article;
  const data::PageTraits& type = data::traits(verdict.page_type);
  block::assemble(view.document,
                  {.elements = view.elements,
                   .blocks = view.segmentation.blocks,
                   .keep = verdict.keep,
                   .probability = verdict.probability,
                   .captions = look.captions,
                   .caption_signs = type.caption_classes,
                   .link_lists = !type.article_like,
                   .unchosen_notes = type.title_apart},  // elsewhere notes are small print
                  look.url, article);
  article.meta.page_type = verdict.page_type;
  article.confidence = verdict.expected_f1;
  if (look_again(view.document, look, article)) {
    article.meta.page_type = PageType::article;
    article.confidence = second_look_confidence;
    out.from_scripts = true;
  } else {
    out.signs = read_signs(view.document, view.elements, view.segmentation, verdict, look.url);
  }
  return out;
}

/// What is known beside the tree: where the chosen text stands in it.
meta::Context context_of(const score::PageView& view, const score::Verdict& verdict, const Page& page,
                         std::string_view article) {
  meta::Context context{
      .url = page.url, .page_type = verdict.page_type, .text = article, .fetched = page.fetched};
  for (std::size_t i = 0; i < verdict.keep.size(); ++i) {
    if (verdict.keep[i] == 0) continue;
    if (context.body_begin == dom::no_node) context.body_begin = view.segmentation.blocks[i].first;
    context.body_end = view.segmentation.blocks[i].last + 1;
  }
  return context;
}

/// Adds the credit that was left out of the text as what it is, behind its last block.
void add_credit_behind(const score::Segmentation& segmentation, const std::vector<std::uint8_t>& keep,
                       text::Facts& facts) {
  constexpr std::size_t reach = 3;  // blocks
  constexpr float weight = 0.6F;
  std::size_t end = keep.size();
  while (end > 0 && keep[end - 1] == 0) --end;
  if (end == 0) return;
  for (std::size_t i = end; i < std::min(end + reach, keep.size()); ++i) {
    const std::string_view credited = tidy::read_source_credit(segmentation.text_of(segmentation.blocks[i]));
    if (!credited.empty())
      facts.push_back({text::FactKind::source, utf8::clean_line(credited), "credit", weight});
  }
}

}  // namespace

Result<PageReader::Text> PageReader::read_text(const Page& page) {
  for (std::string* text : {&scratch_.unpacked, &scratch_.decoded, &scratch_.encoded_once}) empty(*text);
  std::string_view bytes = page.bytes;
  charset::Sniffed sniffed = charset::sniff(bytes);
  if (sniffed.kind == charset::Kind::gzip) {
    auto unpacked = charset::gunzip(bytes, options_.limits.bytes);
    if (!unpacked) return unpacked.error();
    scratch_.unpacked = std::move(*unpacked);
    bytes = scratch_.unpacked;
    sniffed = charset::sniff(bytes);
  }
  if (sniffed.kind == charset::Kind::binary || sniffed.kind == charset::Kind::gzip) {
    return Error{ErrorCode::not_text, "not a page but " + std::string(sniffed.name)};
  }
  if (bytes.size() > 4 * options_.limits.bytes)
    return page_too_large(options_.limits.bytes);  // at most 4 bytes a character
  const std::string_view text = charset::undo_second_encoding(
      charset::decode(bytes, page.content_type, scratch_.decoded).text, scratch_.encoded_once);
  if (text.size() > options_.limits.bytes) return page_too_large(options_.limits.bytes);
  const bool looks_like_html = sniffed.kind == charset::Kind::html;
  return Text{text, options_.form == Form::detect ? looks_like_html : options_.form == Form::html};
}

Result<Article> PageReader::extract(const Page& page) {
  const Deadline deadline(options_.limits);
  const auto text = read_text(page);
  if (!text) return text.error();
  Recorder nobody;
  if (text->html) return read_html(page, text->utf8, deadline, nobody);
  Article article = read_dump(page, text->utf8, nobody);
  if (deadline.has_passed()) return deadline.error();
  return article;
}

Result<const dom::Document*> PageReader::parse(std::string_view text, const Deadline& deadline) {
  auto document = scratch_.parser.parse(text, options_.limits, sieving_);
  if (document && deadline.has_passed()) return deadline.error();
  return document;
}

const score::Segmentation& PageReader::segment(const dom::Document& document) {
  score::survey(document, scratch_.elements);
  score::segment(document, scratch_.elements, scratch_.segmentation);
  return scratch_.segmentation;
}

Result<std::vector<std::uint64_t>> PageReader::texts(const Page& page) {
  const Deadline deadline(options_.limits);
  const auto text = read_text(page);
  if (!text) return text.error();
  if (!text->html) return std::vector<std::uint64_t>();
  const auto document = parse(text->utf8, deadline);
  if (!document) return document.error();
  return site_texts(page.url, segment(**document));
}

PageReader::Judged PageReader::judge(const dom::Document& document, std::string_view url,
                                     std::string_view article_body, Recorder& recorder) {
  const score::Segmentation& segmentation = segment(document);
  if (options_.site_templates != nullptr)
    scratch_.recurring = recurring_blocks(*options_.site_templates, url, segmentation);
  recorder.stage("blocks");
  const score::PageView view{
      document, scratch_.elements, segmentation, {url, article_body, scratch_.recurring}};
  score::fill_features(view, scratch_.table);
  recorder.stage("features");
  score::Verdict verdict = score::judge(view, scratch_.table, model_, options_.focus, recorder.decisions());
  recorder.stage("model and choice");
  const std::vector<std::uint8_t> chosen =
      recorder.decisions() != nullptr ? verdict.keep : std::vector<std::uint8_t>();
  own_choice_.apply(view, verdict);
  recorder.selectors(chosen, verdict);
  recorder.rows(view, scratch_.table, verdict);
  return {view, std::move(verdict)};
}

Result<Article> PageReader::read_html(const Page& page, std::string_view text, const Deadline& deadline,
                                      Recorder& recorder) {
  const auto parsed = parse(text, deadline);
  if (!parsed) return parsed.error();
  const dom::Document& document = **parsed;
  recorder.stage("parse");
  meta::MetadataReader reader(document);
  const std::string article_body = reader.article_body();
  recorder.stage("structured data");
  const std::string url = address_of(document, page.url);
  const auto [view, verdict] = judge(document, url, article_body, recorder);
  if (deadline.has_passed()) return deadline.error();

  auto [article, signs, from_scripts] =
      assemble(view, verdict,
               {article_body, url, options_.captions, view.segmentation, options_.limits, deadline.at()});
  if (from_scripts) recorder.from_scripts();
  recorder.stage("assembly");
  tidy::Draft draft(article);
  text::Facts facts = draft.facts();
  add_credit_behind(view.segmentation, verdict.keep, facts);
  recorder.stage("facts of the text");
  const PageType type = article.meta.page_type;
  article.meta = reader.read(context_of(view, verdict, page, article.text), facts);
  article.meta.page_type = type;
  std::vector<std::string> headlines = reader.headlines();
  if (own_choice_.rules().set_metadata(document, page, article.meta)) headlines.push_back(article.meta.title);
  recorder.stage("metadata");
  recorder.candidates(reader.witnesses(), facts);
  draft.finish({headlines, data::traits(verdict.page_type).title_apart, options_.captions}, recorder.trace());
  recorder.stage("tidying");
  recorder.removed();
  finish(article, page, signs);
  if (options_.comments && article.outcome != Outcome::none)
    append(read_comments(view, verdict, page, article.meta.declared_language), article);
  recorder.stage("language and counts");
  if (deadline.has_passed()) return deadline.error();
  return std::move(article);
}

Article PageReader::read_dump(const Page& page, std::string_view text, Recorder& recorder) const {
  recorder.dump();
  auto [article, facts] = flat::read(text);
  article.confidence = 1;
  recorder.stage("lines");
  std::vector<std::string> headlines = {article.meta.title};
  for (const text::Fact& fact : facts) headlines.push_back(fact.text);
  tidy::Draft draft(article);
  std::ranges::move(draft.facts(headlines), std::back_inserter(facts));
  recorder.stage("facts of the text");
  const dom::Document no_tree;
  const std::string language = meta::detect_language(article.text, {}).tag;
  meta::MetadataReader reader(no_tree);
  article.meta = reader.read({.url = page.url, .language = language, .fetched = page.fetched}, facts,
                             std::move(article.meta));
  recorder.stage("metadata");
  recorder.candidates(reader.witnesses(), facts);
  draft.finish({{}, true, options_.captions}, recorder.trace());
  recorder.stage("tidying");
  recorder.removed();
  finish(article, page, {});
  recorder.stage("language and counts");
  return std::move(article);
}

Result<void> PageReader::read_rows(const Page& page, std::string_view text, const Deadline& deadline,
                                   Recorder& recorder) {
  const auto parsed = parse(text, deadline);
  if (!parsed) return parsed.error();
  const dom::Document& document = **parsed;
  judge(document, address_of(document, page.url), meta::MetadataReader(document).article_body(), recorder);
  if (deadline.has_passed()) return deadline.error();
  return {};
}

Result<Explanation> PageReader::explain(const Page& page, Detail detail) {
  const Deadline deadline(options_.limits);
  Explanation out;
  Recorder recorder(out, detail);
  const auto text = read_text(page);
  if (!text) return text.error();
  recorder.stage("decoding");
  // Of a dump the blocks are those that a parser makes of it, for who trains a model with them.
  if (detail == Detail::rows || !text->html) {
    Recorder rows(out, Detail::rows);
    const Result<void> read = read_rows(page, text->utf8, deadline, rows);
    if (!read) return read.error();
    if (detail == Detail::rows) return out;
    recorder.skip();
    out.article = read_dump(page, text->utf8, recorder);
    return out;
  }
  Result<Article> article = read_html(page, text->utf8, deadline, recorder);
  if (!article) return std::move(article).error();
  out.article = *std::move(article);
  recorder.pushes(scratch_.table, model_);
  return out;
}

}  // namespace pith
