// Writes down what becomes of a page on its way through the rooms, for those who ask.
#ifndef PITH_EXTRACT_RECORDER_HPP
#define PITH_EXTRACT_RECORDER_HPP

#include "pith/explain.hpp"

#include "meta/witness.hpp"
#include "score/features.hpp"
#include "score/judge.hpp"
#include "score/model.hpp"
#include "text/fact.hpp"
#include "tidy/tidy.hpp"

#include <chrono>
#include <cstdint>
#include <string_view>
#include <vector>

namespace pith {

/// Where nobody asks it does nothing, at no cost but the question.
class Recorder {
 public:
  Recorder() = default;
  /// `out` must outlive the recorder.
  Recorder(Explanation& out, Detail detail);

  /// The step that went on since the last call, or since skip(), ends; `name` has static storage.
  void stage(std::string_view name);
  /// What went on until now was no step of the way: it was writing down.
  void skip();

  /// Where score::judge is to write who decided, or null.
  score::Decisions* decisions() { return full() ? &decisions_ : nullptr; }
  /// What the caller's selectors changed, after that; `before` is the choice without them.
  void selectors(const std::vector<std::uint8_t>& before, const score::Verdict& verdict);
  /// The blocks with all that was made of them.
  void rows(const score::PageView& view, const score::FeatureTable& table, const score::Verdict& verdict);
  /// What moved their scores. It takes longer than all the rest: no limit of time counts it.
  void pushes(const score::FeatureTable& table, const score::Model& model);
  void dump();
  void from_scripts();
  void candidates(const meta::Witnesses& witnesses, const text::Facts& facts);
  /// Where tidying is to write what it took, or null.
  tidy::Trace* trace() { return full() ? &trace_ : nullptr; }
  void removed();

 private:
  bool full() const { return out_ != nullptr && detail_ == Detail::all; }

  Explanation* out_ = nullptr;
  Detail detail_ = Detail::all;
  score::Decisions decisions_;
  tidy::Trace trace_;
  std::chrono::steady_clock::time_point last_;
};

}  // namespace pith

#endif
