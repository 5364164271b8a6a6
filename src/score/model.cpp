#include "score/model.hpp"

#include "base/vectorized.hpp"
#include "data/model.hpp"
#include "score/stacked_features.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>
#include <memory>
#include <utility>

namespace pith::score {
namespace {

// Its numbers are copied as they stand in the file.
static_assert(std::endian::native == std::endian::little,
              "the model is written for little-endian processors");

constexpr std::uint32_t magic = 0x48544950;  // "PITH"
constexpr std::uint32_t format = 2;

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
  if (forest.depth == 0 || forest.depth > Forest::max_depth || forest.outputs == 0 || forest.outputs > 16 ||
      trees > 100'000)
    return false;
  const std::size_t leaves = std::size_t{1} << forest.depth;
  words.array(forest.start, forest.outputs);
  std::vector<std::uint32_t> packed;
  words.array(packed, trees * (leaves - 1));
  for (const std::uint32_t split : packed) {
    if ((split >> 8) >= column_count) return false;
    // In the file a row goes left up to the bin, and bins count from 0.
    const int limit = std::min(lowest_bin + static_cast<int>(split & 0xFF), highest_bin) + 1;
    forest.splits.emplace_back(split >> 8, static_cast<Bin>(limit));
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

/// Values in as many rows as fit into a register, as one value of the compiler's (GCC's and clang's vector
/// extension).
constexpr std::size_t vector_size = 8;
using FloatVector [[gnu::vector_size(vector_size * sizeof(float))]] = float;
using CountVector [[gnu::vector_size(vector_size * sizeof(std::int32_t))]] = std::int32_t;
using Values = std::array<FloatVector, 4>;

/// Lets each lane have the bounds of another one, too.
template <int... Other>
[[gnu::always_inline]] inline void widen(FloatVector& least, FloatVector& most) {
  const FloatVector low = __builtin_shufflevector(least, least, Other...);
  const FloatVector high = __builtin_shufflevector(most, most, Other...);
  least = low < least ? low : least;
  most = high > most ? high : most;
}

struct Span {
  float least;
  float most;
};

[[gnu::always_inline]] inline Span span_of(const Values& values) {
  FloatVector least = values[0];
  FloatVector most = values[0];
  for (const FloatVector& each : values) {
    least = each < least ? each : least;
    most = each > most ? each : most;
  }
  widen<4, 5, 6, 7, 0, 1, 2, 3>(least, most);
  widen<2, 3, 0, 1, 6, 7, 4, 5>(least, most);
  widen<1, 0, 3, 2, 5, 4, 7, 6>(least, most);
  return {least[0], most[0]};
}
static_assert(FeatureTable::rows_together == lane_count && lane_count == 4 * vector_size);

}  // namespace

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
    if (to < from || to - from > highest_bin - lowest_bin) return std::nullopt;
  }
  words.array(model.thresholds_, model.first_threshold_.back());
  if (!words.ok() || !read_forest(words, model.types_) || !read_forest(words, model.share_) ||
      !read_forest(words, model.blocks_) || !read_forest(words, model.stacked_)) {
    return std::nullopt;
  }
  if (model.types_.outputs != page_types.size() || model.share_.outputs != 1 || model.blocks_.outputs != 1 ||
      model.stacked_.outputs != 1) {
    return std::nullopt;
  }
  const std::uint32_t points = words.number();
  if (points < 2 || points > 1000) return std::nullopt;
  words.array(model.calibration_, points);
  if (!words.ok() || !words.done() || !model.is_finite()) return std::nullopt;
  model.end_columns();
  model.find_used_columns();
  return model;
}

bool Model::is_finite() const {
  const auto all = [](const std::vector<float>& values) {
    return std::ranges::all_of(values, [](float value) { return std::isfinite(value); });
  };
  const auto whole = [&all](const Forest& forest) { return all(forest.start) && all(forest.leaves); };
  return all(thresholds_) && whole(types_) && whole(share_) && whole(blocks_) && whole(stacked_) &&
         all(calibration_);
}

const Model& Model::built_in() {
  static const Model model = read(data::model_bytes()).value_or(unlearned());
  return model;
}

Model Model::unlearned() {
  Model model;
  model.first_threshold_.assign(column_count + 1, 0);
  for (Forest* forest : {&model.types_, &model.share_, &model.blocks_, &model.stacked_}) forest->depth = 1;
  model.types_.outputs = static_cast<std::uint32_t>(page_types.size());
  model.share_.outputs = model.blocks_.outputs = model.stacked_.outputs = 1;
  for (Forest* forest : {&model.types_, &model.share_, &model.blocks_, &model.stacked_})
    forest->start.assign(forest->outputs, 0);
  model.calibration_ = {0, 1};
  model.end_columns();
  return model;
}

void Model::end_columns() {
  std::vector<float> ended;
  ended.reserve(thresholds_.size() + column_count);
  for (std::size_t c = 0; c < column_count; ++c) {
    const auto begin = thresholds_.begin() + first_threshold_[c];
    const auto end = thresholds_.begin() + first_threshold_[c + 1];
    first_threshold_[c] = static_cast<std::uint32_t>(ended.size());
    ended.insert(ended.end(), begin, end);
    ended.push_back(std::numeric_limits<float>::infinity());
  }
  first_threshold_.back() = static_cast<std::uint32_t>(ended.size());
  thresholds_ = std::move(ended);
}

std::span<const float> Model::thresholds(std::size_t column) const {
  const std::uint32_t first = first_threshold_[column];
  return std::span(thresholds_).subspan(first, first_threshold_[column + 1] - first - 1);
}

Bin Model::bin(std::size_t column, float value) const {
  const std::span<const float> among = thresholds(column);
  return static_cast<Bin>(lowest_bin + (std::ranges::lower_bound(among, value) - among.begin()));
}

void Model::find_used_columns() {
  std::array<bool, column_count> used{};
  for (const Forest* forest : {&blocks_, &stacked_}) {
    for (const Forest::Split& split : forest->splits) used[split.column()] = true;
  }
  for (std::size_t c = 0; c < feature_count; ++c) {
    if (!used[c]) continue;
    // Without a threshold there is one bin only.
    const bool of_page =
        (c >= first_page_feature && c < first_page_feature + page_feature_count) || thresholds(c).empty();
    auto& columns = of_page ? used_of_page_ : c >= first_stacked_feature ? used_stacked_ : used_;
    columns.push_back(static_cast<std::uint16_t>(c));
  }
  used = {};
  for (const Forest* forest : {&types_, &share_}) {
    for (const Forest::Split& split : forest->splits) used[split.column()] = true;
  }
  for (std::size_t c = 0; c < feature_count; ++c) {
    if (used[c]) used_for_page_.push_back(static_cast<std::uint16_t>(c));
  }
}

Model::Estimate Model::estimate(const PageView& page, FeatureTable& table) const {
  Estimate out;
  out.probability.resize(table.rows());
  if (table.rows() == 0) return out;
  estimate_page(table, out);
  const std::size_t count = (table.rows() + lane_count - 1) / lane_count;
  const auto memory = std::make_unique_for_overwrite<Bins[]>(count);  // of columns that no split asks for
  const std::span<Bins> bins(memory.get(), count);
  bin_page(table, out, bins);
  bin_rows(table, used_, bins);
  estimate_blocks(blocks_, bins, out);
  fill_stacked_features(page, out.probability, table);
  if (stacked_.trees() == 0) return out;
  bin_rows(table, used_stacked_, bins);
  estimate_blocks(stacked_, bins, out);
  return out;
}

// The page's own columns are the same in every row: the first row stands for the page.
void Model::estimate_page(const FeatureTable& table, Estimate& out) const {
  std::array<Bin, feature_count> bins{};
  for (const std::uint16_t c : used_for_page_) bins[c] = bin(c, table.lanes(0, c)[0]);
  std::array<float, page_types.size()> scores{};
  std::copy(types_.start.begin(), types_.start.end(), scores.begin());
  types_.evaluate(bins, scores);
  const float highest = *std::max_element(scores.begin(), scores.end());
  float sum = 0;
  for (float& score : scores) sum += score = std::exp(score - highest);
  for (std::size_t i = 0; i < scores.size(); ++i) out.type_probability[i] = scores[i] / sum;
  float share[1] = {share_.start[0]};
  share_.evaluate(bins, share);
  out.article_share = std::clamp(share[0], 0.0F, 1.0F);
}

void Model::bin_page(const FeatureTable& table, const Estimate& page, std::span<Bins> bins) const {
  const auto fill = [&](std::size_t c, float value) {
    const Bin same = bin(c, value);
    for (Bins& rows : bins) rows[c].fill(same);
  };
  for (std::size_t i = 0; i < page_types.size(); ++i) fill(feature_count + i, page.type_probability[i]);
  fill(column_count - 1, page.article_share);
  for (const std::uint16_t c : used_of_page_) fill(c, table.lanes(0, c)[0]);
}

// So many trees at a time stay in the cache for all rows.
void Model::estimate_blocks(const Forest& forest, std::span<const Bins> bins, Estimate& out) {
  constexpr std::size_t trees_at_a_time = 96;  // of depth 5: 24 KB
  std::vector<ScoreLanes> scores(bins.size());
  for (ScoreLanes& lanes : scores) lanes.fill(forest.start[0]);
  for (std::size_t first = 0; first < forest.trees(); first += trees_at_a_time) {
    const std::size_t end = std::min(first + trees_at_a_time, forest.trees());
    for (std::size_t i = 0; i < bins.size(); ++i) forest.evaluate(bins[i], first, end, scores[i]);
  }
  for (std::size_t i = 0; i < out.probability.size(); ++i)
    out.probability[i] = sigmoid(scores[i / lane_count][i % lane_count]);
}

void Model::bin_rows(const FeatureTable& table, std::span<const std::uint16_t> columns,
                     std::span<Bins> bins) const {
  for (std::size_t i = 0; i < bins.size(); ++i) bin_rows(table, i * lane_count, columns, bins[i]);
}

// A value's bin is the number of thresholds below it. Those outside of what the rows' values span are below
// all of them or below none, which leaves few to compare with each. Behind the last row there are bins of
// nothing.
PITH_VECTORIZED
void Model::bin_rows(const FeatureTable& table, std::size_t first, std::span<const std::uint16_t> columns,
                     Bins& bins) const {
  for (const std::uint16_t c : columns) {
    const FeatureTable::Lanes& lanes = table.lanes(first, c);
    Values values;
    std::memcpy(&values[0], &lanes[0], sizeof values[0]);
    std::memcpy(&values[1], &lanes[vector_size], sizeof values[1]);
    std::memcpy(&values[2], &lanes[2 * vector_size], sizeof values[2]);
    std::memcpy(&values[3], &lanes[3 * vector_size], sizeof values[3]);
    const auto [least, most] = span_of(values);
    const float* threshold = thresholds_.data() + first_threshold_[c];
    int below_all = lowest_bin;
    for (; *threshold < least; ++threshold) ++below_all;
    if (*threshold >= most) {
      bins[c].fill(static_cast<Bin>(below_all));
      continue;
    }
    std::array<CountVector, 4> below{};
    do {
      for (std::size_t i = 0; i < values.size(); ++i) below[i] -= *threshold < values[i];  // true is -1
      ++threshold;
    } while (*threshold < most);
    std::array<std::int32_t, lane_count> counts;
    std::memcpy(&counts, &below, sizeof counts);
    for (std::size_t i = 0; i < lane_count; ++i) bins[c][i] = static_cast<Bin>(below_all + counts[i]);
  }
}

float Model::calibrated(float raw) const {
  const auto last = static_cast<float>(calibration_.size() - 1);
  const float at = std::clamp(raw, 0.0F, 1.0F) * last;
  const auto below = std::min(static_cast<std::size_t>(at), calibration_.size() - 2);
  const float part = at - static_cast<float>(below);
  return calibration_[below] * (1 - part) + calibration_[below + 1] * part;
}

}  // namespace pith::score
