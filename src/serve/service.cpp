#include "serve/service.hpp"

#include "pith/explain.hpp"
#include "pith/render.hpp"

#include "report/page.hpp"

#include <new>
#include <string>
#include <utility>

namespace pith::serve {
namespace {

using report::Asset;

#include "serve/assets.inc"

Problem problem_of(const Error& error) {
  switch (error.code) {
    case ErrorCode::usage: return {400, error.message};
    case ErrorCode::fetch: return {502, error.message};
    case ErrorCode::limit: return {error.limit == Limit::bytes ? 413U : 422U, error.message};
    case ErrorCode::input:
    case ErrorCode::not_text: break;
  }
  return {422, error.message};
}

Reply rendered(const Article& article, Output output) {
  if (output == Output::json) {
    RenderOptions options;
    options.provenance = options.image_list = true;
    return {200, "application/json", to_json(article, options) + '\n', {}};
  }
  if (output == Output::csv) return {200, "text/csv; charset=utf-8", csv_header() + to_csv(article), {}};
  if (article.outcome == Outcome::none) return to_reply({422, "the page has no article"});
  switch (output) {
    case Output::md: return {200, "text/markdown; charset=utf-8", to_markdown(article), {}};
    case Output::html: return {200, "text/html; charset=utf-8", to_html(article), {}};
    case Output::xml: return {200, "application/xml", to_xml(article), {}};
    case Output::tei: return {200, "application/tei+xml", to_tei(article), {}};
    default: return {200, "text/plain; charset=utf-8", to_text(article), {}};
  }
}

}  // namespace

Service::Service(const ServiceOptions& options)
    : options_(options),
      extracting_(options.workers, options.waiting, [this] { return make_tool(); }),
      fetching_(options.fetchers, options.waiting, [this] { return make_tool(); }) {}

void Service::stop() {
  {
    const std::scoped_lock lock(mutex_);
    stopped_ = true;
    for (Fetcher* fetcher : fetchers_) fetcher->stop();
  }
  extracting_.stop();
  fetching_.stop();
}

Service::Tool Service::make_tool() const {
  Result<Extractor> extractor = Extractor::create(options_.extraction);  // they were tried before
  return {std::move(*extractor), nullptr};
}

Result<Response> Service::fetch(const Call& call, Tool& tool) {
  if (!tool.fetcher) {
    tool.fetcher = std::make_unique<Fetcher>(options_.fetching);
    const std::scoped_lock lock(mutex_);
    fetchers_.push_back(tool.fetcher.get());
    if (stopped_) tool.fetcher->stop();
  }
  return tool.fetcher->fetch(call.url);
}

bool Service::answer(Call call, const Gauges& gauges, Done done) {
  switch (call.kind) {
    case Call::Kind::page: return done(front_page()), true;
    case Call::Kind::description: return done(description()), true;
    case Call::Kind::health: return done({.body = "{\"status\":\"ok\"}\n"}), true;
    case Call::Kind::metrics:
      return done({.type = "text/plain; version=0.0.4; charset=utf-8", .body = metrics_.text(gauges)}), true;
    case Call::Kind::extract: break;
  }
  Pool<Tool>& pool = call.fetch ? fetching_ : extracting_;
  return pool.try_push(
      [this, call = std::move(call), done = std::move(done)](Tool& tool) { done(extract(call, tool)); });
}

Reply Service::extract(const Call& call, Tool& tool) {
  try {
    return extract_unguarded(call, tool);
  } catch (const std::bad_alloc&) {  // it costs this call, not the service
    return to_reply({503, "there is not enough memory for the page"});
  }
}

Reply Service::extract_unguarded(const Call& call, Tool& tool) {
  Response response;
  Page page{.bytes = call.html, .url = call.url, .content_type = call.content_type};
  if (call.fetch) {
    Result<Response> fetched = fetch(call, tool);
    if (!fetched) return to_reply(problem_of(fetched.error()));
    response = *std::move(fetched);
    page = {response.body, response.url, response.content_type, response.fetched};
  }
  Options options = call.options;
  if (!call.drop.empty()) options.drop = call.drop;
  if (!call.keep.empty()) options.keep = call.keep;
  if (call.output == Output::explanation) {
    const Result<Explanation> explanation = explain(page, options);
    if (!explanation) return to_reply(problem_of(explanation.error()));
    metrics_.extracted(to_string(explanation->article.outcome), page.bytes.size());
    return {.body = to_json(*explanation, {.name = page.url}) + '\n'};
  }
  const Result<Article> article =
      call.own_options ? pith::extract(page, options) : tool.extractor.extract(page);
  if (!article) return to_reply(problem_of(article.error()));
  metrics_.extracted(to_string(article->outcome), page.bytes.size());
  return rendered(*article, call.output);
}

Reply front_page() {
  return {200,
          "text/html; charset=utf-8",
          report::page({.title = "pith", .form = form_html.text, .script = form_js, .connect = "'self'"}),
          {}};
}

Reply description() { return {.body = std::string(openapi_json.text)}; }

}  // namespace pith::serve
