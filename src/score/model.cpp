#include "score/model.hpp"

#include "data/model.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace pith::score {
namespace {

constexpr std::uint32_t magic = 0x48544950;  // "PITH"
constexpr std::uint32_t format = 1;

/// Reads little-endian words; `ok` turns false at the first word that is not there.
class Words {
 public:
  explicit Words(std::string_view bytes) : bytes_(bytes) {}

  std::uint32_t number() {
    std::uint32_t value = 0;
    if (bytes_.size() < sizeof value) return ok_ = false, 0;
    std::memcpy(&value, bytes_.data(), sizeof value);
    bytes_.remove_prefix(sizeof value);
    return value;
  }

  template <class T>
  void array(std::vector<T>& out, std::size_t count) {
    if (bytes_.size() / sizeof(T) < count) return void(ok_ = false);
    out.resize(count);
    if (count > 0) std::memcpy(out.data(), bytes_.data(), count * sizeof(T));
    bytes_.remove_prefix(count * sizeof(T));
  }

  bool ok() const { return ok_; }
  bool done() const { return bytes_.empty(); }

 private:
  std::string_view bytes_;
  bool ok_ = true;
};

bool read_forest(Words& words, Forest& forest) {
  forest.depth = words.number();
  forest.outputs = words.number();
  const std::uint32_t trees = words.number();
  if (forest.depth > 8 || forest.outputs == 0 || forest.outputs > 16 || trees > 100'000) return false;
  const std::size_t leaves = std::size_t{1} << forest.depth;
  words.array(forest.start, forest.outputs);
  std::vector<std::uint32_t> packed;
  words.array(packed, trees * (leaves - 1));
  for (const std::uint32_t split : packed) {
    if ((split >> 8) >= column_count) return false;
    forest.splits.push_back(
        {static_cast<std::uint16_t>(split >> 8), static_cast<std::uint8_t>(split & 0xFF)});
  }
  words.array(forest.leaves, trees * leaves);
  return words.ok();
}

std::uint32_t table_digest() {
  std::uint32_t hash = data::hash_start;
  for (const FeatureInfo& info : feature_infos()) {
    for (const char c : info.name) hash = data::hash_step(hash, c);
    hash = data::hash_step(hash, ' ');
  }
  return hash;
}

float sigmoid(float x) { return 1.0F / (1.0F + std::exp(-x)); }

}  // namespace

void Forest::evaluate(const std::uint8_t* bins, std::span<float> out) const {
  const std::size_t leaf_count = std::size_t{1} << depth;
  const Split* tree = splits.data();
  const float* leaf = leaves.data();
  for (std::size_t t = 0; t < trees(); ++t) {
    std::size_t node = 1;  // children of node n are 2n and 2n + 1
    for (std::uint32_t level = 0; level < depth; ++level) {
      const Split& split = tree[node - 1];
      node = 2 * node + (bins[split.column] > split.bin ? 1 : 0);
    }
    out[t % outputs] += leaf[node - leaf_count];
    tree += leaf_count - 1;
    leaf += leaf_count;
  }
}

std::optional<Model> Model::read(std::string_view bytes) {
  Words words(bytes);
  if (words.number() != magic || words.number() != format || words.number() != table_digest())
    return std::nullopt;
  if (words.number() != column_count) return std::nullopt;
  Model model;
  words.array(model.first_threshold_, column_count + 1);
  if (!words.ok() || model.first_threshold_.front() != 0) return std::nullopt;
  for (std::size_t c = 0; c < column_count; ++c) {
    const std::uint32_t from = model.first_threshold_[c];
    const std::uint32_t to = model.first_threshold_[c + 1];
    if (to < from || to - from > 254) return std::nullopt;
  }
  words.array(model.thresholds_, model.first_threshold_.back());
  if (!words.ok() || !read_forest(words, model.types_) || !read_forest(words, model.share_) ||
      !read_forest(words, model.blocks_)) {
    return std::nullopt;
  }
  if (model.types_.outputs != page_types.size() || model.share_.outputs != 1 || model.blocks_.outputs != 1) {
    return std::nullopt;
  }
  const std::uint32_t points = words.number();
  if (points < 2 || points > 1000) return std::nullopt;
  words.array(model.calibration_, points);
  if (!words.ok() || !words.done()) return std::nullopt;
  return model;
}

const Model& Model::built_in() {
  static const Model model = *read(data::model_bytes());  // the build's own data; a test reads it
  return model;
}

std::uint8_t Model::bin(std::size_t column, float value) const {
  const auto first = thresholds_.begin() + first_threshold_[column];
  const auto last = thresholds_.begin() + first_threshold_[column + 1];
  return static_cast<std::uint8_t>(std::lower_bound(first, last, value) - first);
}

Model::Estimate Model::estimate(const FeatureTable& table) const {
  Estimate out;
  const std::size_t rows = table.rows();
  out.probability.resize(rows);
  if (rows == 0) return out;
  std::vector<std::uint8_t> bins(column_count);
  const auto bin_row = [&](std::size_t row) {
    const std::span<const float> values = table.row(row);
    for (std::size_t c = 0; c < feature_count; ++c) bins[c] = bin(c, values[c]);
  };
  // The page's own columns are the same in every row: the first row stands for the page.
  bin_row(0);
  std::array<float, page_types.size()> scores{};
  std::copy(types_.start.begin(), types_.start.end(), scores.begin());
  types_.evaluate(bins.data(), scores);
  const float highest = *std::max_element(scores.begin(), scores.end());
  float sum = 0;
  for (float& score : scores) sum += score = std::exp(score - highest);
  for (std::size_t i = 0; i < scores.size(); ++i) out.type_probability[i] = scores[i] / sum;
  float share[1] = {share_.start[0]};
  share_.evaluate(bins.data(), share);
  out.article_share = std::clamp(share[0], 0.0F, 1.0F);
  for (std::size_t i = 0; i < page_types.size(); ++i)
    bins[feature_count + i] = bin(feature_count + i, out.type_probability[i]);
  bins[column_count - 1] = bin(column_count - 1, out.article_share);
  for (std::size_t row = 0; row < rows; ++row) {
    bin_row(row);
    float score[1] = {blocks_.start[0]};
    blocks_.evaluate(bins.data(), score);
    out.probability[row] = sigmoid(score[0]);
  }
  return out;
}

float Model::calibrated(float raw) const {
  const auto last = static_cast<float>(calibration_.size() - 1);
  const float at = std::clamp(raw, 0.0F, 1.0F) * last;
  const auto below = std::min(static_cast<std::size_t>(at), calibration_.size() - 2);
  const float part = at - static_cast<float>(below);
  return calibration_[below] * (1 - part) + calibration_[below + 1] * part;
}

}  // namespace pith::score
