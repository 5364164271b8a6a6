#include "pith/extract.hpp"

#include "pith/explain.hpp"

#include "extract/page_reader.hpp"

#include <optional>
#include <utility>

namespace pith {
namespace {

/// The model that the options name; nullopt if none is named or it cannot be read.
std::optional<score::Model> own_model(const Options& options) {
  return options.model.empty() ? std::nullopt : score::Model::read(options.model);
}

Error unreadable_model() {
  return {ErrorCode::usage, "the model cannot be read: it is no model, or of another version"};
}

}  // namespace

struct Extractor::State {
  explicit State(const Options& options)
      : model(own_model(options)),
        usable(options.model.empty() || model.has_value()),
        reader(options, model ? *model : score::Model::built_in()) {}

  std::optional<score::Model> model;
  bool usable;
  PageReader reader;
};

Extractor::Extractor(const Options& options) : state_(std::make_unique<State>(options)) {}
Extractor::~Extractor() = default;
Extractor::Extractor(Extractor&&) noexcept = default;
Extractor& Extractor::operator=(Extractor&&) noexcept = default;

Result<Article> Extractor::extract(const Page& page) {
  if (!state_->usable) return unreadable_model();
  return state_->reader.extract(page);
}

Result<Article> extract(const Page& page, const Options& options) { return Extractor(options).extract(page); }

std::span<const FeatureInfo> features() { return score::feature_infos(); }

Result<Explanation> explain(const Page& page, const Options& options) {
  const std::optional<score::Model> model = own_model(options);
  if (!options.model.empty() && !model) return unreadable_model();
  return PageReader(options, model ? *model : score::Model::built_in()).explain(page);
}

}  // namespace pith
