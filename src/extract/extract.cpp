#include "pith/extract.hpp"

#include "pith/explain.hpp"

#include "extract/page_reader.hpp"

#include <optional>
#include <utility>

namespace pith {
namespace {

/// The model that the options name; nullopt if none is named.
Result<std::optional<score::Model>> own_model(const Options& options) {
  if (options.model.empty()) return std::optional<score::Model>();
  std::optional<score::Model> model = score::Model::read(options.model);
  if (model) return model;
  return Error{ErrorCode::usage, "the model cannot be read: it is no model, or of another version"};
}

Options without_views(Options options) {  // what they borrow may go
  options.model = options.drop = options.keep = options.rules = {};
  return options;
}

}  // namespace

struct Extractor::State {
  State(const Options& options, std::optional<score::Model> own, OwnChoice choice)
      : model(std::move(own)),
        reader(without_views(options), model ? *model : score::Model::built_in(), std::move(choice)) {}

  std::optional<score::Model> model;
  PageReader reader;
};

Result<Extractor> Extractor::create(const Options& options) {
  Result<std::optional<score::Model>> model = own_model(options);
  if (!model) return std::move(model).error();
  Result<OwnChoice> choice = OwnChoice::create(options);
  if (!choice) return std::move(choice).error();
  return Extractor(std::make_unique<State>(options, *std::move(model), *std::move(choice)));
}

Extractor::Extractor(std::unique_ptr<State> state) : state_(std::move(state)) {}
Extractor::~Extractor() = default;
Extractor::Extractor(Extractor&&) noexcept = default;
Extractor& Extractor::operator=(Extractor&&) noexcept = default;

Result<Article> Extractor::extract(const Page& page) { return state_->reader.extract(page); }

Result<std::vector<std::uint64_t>> Extractor::texts(const Page& page) { return state_->reader.texts(page); }

Result<Article> extract(const Page& page, const Options& options) {
  Result<Extractor> extractor = Extractor::create(options);
  if (!extractor) return std::move(extractor).error();
  return extractor->extract(page);
}

std::span<const FeatureInfo> features() { return score::feature_infos(); }

Result<Explanation> explain(const Page& page, const Options& options, Detail detail) {
  const Result<std::optional<score::Model>> model = own_model(options);
  if (!model) return model.error();
  Result<OwnChoice> choice = OwnChoice::create(options);
  if (!choice) return std::move(choice).error();
  return PageReader(options, *model ? **model : score::Model::built_in(), *std::move(choice))
      .explain(page, detail);
}

}  // namespace pith
