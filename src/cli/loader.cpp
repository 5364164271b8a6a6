#include "cli/loader.hpp"

#include "pith/join.hpp"
#include "pith/parts.hpp"

#include "base/kept_memory.hpp"
#include "fetch/failure.hpp"
#include "input/bytes.hpp"

#include <utility>

namespace pith::cli {

namespace {

// "example.org/story" or "www.example.org": what people type who mean an address.
bool looks_like_an_address(const std::string& path) {
  const std::size_t slash = path.find('/');
  const std::size_t point = path.find('.');
  return path.starts_with("www.") || (slash != std::string::npos && point < slash && point > 0);
}

constexpr std::string_view standard_input = "-";

}  // namespace

std::string subject_of(const input::Item& item) {
  if (item.path == standard_input && !item.place) return "standard input";
  return item.id == item.url ? fetch::without_credentials(item.id) : item.id;
}

std::string subject_of(const input::Item& item, const Error& error) {
  std::string subject = subject_of(item);
  const bool names_itself = is_remote(item) && item.id == item.url &&
                            (error.code == ErrorCode::fetch || error.message.starts_with(subject));
  return names_itself ? std::string() : subject;
}

std::size_t Loaded::size() const {
  std::size_t out = bytes.size();
  for (const Loaded& part : parts) out += part.bytes.size();
  return out;
}

Loaded loaded(Response response) {
  Loaded out{std::move(response.body),
             std::move(response.url),
             std::move(response.content_type),
             response.fetched,
             {}};
  for (Response& part : response.parts) out.parts.push_back(loaded(std::move(part)));
  return out;
}

Result<Article> article_of(Extractor& extractor, const Loaded& page) {
  Result<Article> first = extractor.extract(page.page());
  if (!first || page.parts.empty()) return first;
  std::vector<Article> all;
  all.push_back(*std::move(first));
  for (const Loaded& part : page.parts) {
    Result<Article> article = extractor.extract(part.page());
    if (article) all.push_back(*std::move(article));
  }
  return join(all);
}

bool Loader::prefetch(const input::Item& item) {
  return !item.error && (item.record || (item.path != standard_input && input::prefetch(item.path)));
}

Result<Loaded> Loader::load(input::Item& item) {
  if (item.error) return *item.error;
  if (is_remote(item)) return fetch(item);
  Result<std::string> bytes = read(item);
  if (!bytes) return bytes.error();
  Loaded out;
  out.bytes = *std::move(bytes);
  out.url = settings_.url.empty() ? item.url : settings_.url;
  out.fetched = item.fetched ? item.fetched : settings_.fetched;
  out.content_type = item.content_type.empty() ? settings_.content_type : item.content_type;
  return out;
}

void Loader::take_back(Loaded page) {
  if (page.bytes.capacity() <= usual_bytes) memory_ = std::move(page.bytes);
}

Result<std::string> Loader::read(input::Item& item) {
  const std::size_t max_bytes = settings_.extraction.limits.bytes;
  if (item.record) {
    archive::Record record = *std::exchange(item.record, std::nullopt);
    return archive::page_of(std::move(record), max_bytes);
  }
  if (item.path == standard_input) {
    Result<input::Bytes> bytes = input::Bytes::standard_input();
    if (!bytes) return bytes.error();
    return input::read_all(*bytes, max_bytes);
  }
  Result<std::string> bytes = input::read_file(item.path, max_bytes, std::exchange(memory_, {}));
  if (bytes || bytes.error().code != ErrorCode::input || !looks_like_an_address(item.path)) return bytes;
  return Error{ErrorCode::input, bytes.error().message + "; an address begins with http:// or https://"};
}

Result<Loaded> Loader::fetch(const input::Item& item) {
  if (!fetcher_) fetcher_.emplace(settings_.fetching);
  Result<Response> response = fetch_parts(*fetcher_, item.url, settings_.crawl.parts);
  if (!response) return response.error();
  return loaded(*std::move(response));
}

Result<std::string> load_model(const Settings& settings) {
  if (settings.model_file.empty()) return std::string();
  constexpr std::size_t max_bytes = std::size_t{1} << 30;
  Result<std::string> model = input::read_file(settings.model_file, max_bytes);
  if (!model) return Error{model.error().code, settings.model_file + ": " + model.error().message};
  // An empty view means the built-in model: an empty file must not.
  if (model->empty())
    return Error{ErrorCode::usage, settings.model_file + ": the file is empty, not a model"};
  return model;
}

Result<std::string> load_rules(const Settings& settings) {
  if (settings.rules_file.empty()) return std::string();
  constexpr std::size_t max_bytes = 10'000'000;
  Result<std::string> rules = input::read_file(settings.rules_file, max_bytes);
  const Result<Extractor> tried =
      rules ? Extractor::create({.rules = *rules}) : Result<Extractor>(rules.error());
  if (!tried) return Error{tried.error().code, settings.rules_file + ": " + tried.error().message};
  return rules;
}

}  // namespace pith::cli
