#include "extract/recorder.hpp"

#include "extract/element_path.hpp"

#include <cstddef>
#include <string>
#include <utility>

namespace pith {
namespace {

constexpr std::size_t most_pushes = 8;       // of a block
constexpr std::size_t most_pushed = 20'000;  // blocks; a real page has up to some thousands
constexpr std::size_t most_candidates = 1'000;

std::string_view field_of(meta::Field field) {
  switch (field) {
    case meta::Field::title: return "title";
    case meta::Field::author: return "author";
    case meta::Field::date:
    case meta::Field::any_date: return "date";
    case meta::Field::date_modified: return "date_modified";
    case meta::Field::url: return "url";
    case meta::Field::site: return "site";
    case meta::Field::publisher: return "publisher";
    case meta::Field::description: return "description";
    case meta::Field::language: return "declared_language";
    case meta::Field::section: return "section";
    case meta::Field::tag: return "tags";
    case meta::Field::image: return "image";
    case meta::Field::license: return "license";
    case meta::Field::free: return "accessible_for_free";
    case meta::Field::comments: return "comment_count";
  }
  return {};
}

std::string_view field_of(text::FactKind kind) {
  switch (kind) {
    case text::FactKind::title: return "title";
    case text::FactKind::byline: return "author";
    case text::FactKind::date: return "date";
    case text::FactKind::source: return "source";
    case text::FactKind::place: return "place";
    // Any short line around the text: too many to be told.
    case text::FactKind::line_before:
    case text::FactKind::line_behind:
    case text::FactKind::none: break;
  }
  return {};
}

}  // namespace

Recorder::Recorder(Explanation& out, Detail detail) : out_(&out), detail_(detail) { skip(); }

void Recorder::skip() {
  if (full()) last_ = std::chrono::steady_clock::now();
}

void Recorder::stage(std::string_view name) {
  if (!full()) return;
  const auto now = std::chrono::steady_clock::now();
  out_->stages.push_back({name, std::chrono::duration<double, std::milli>(now - last_).count()});
  last_ = now;
}

void Recorder::selectors(const std::vector<std::uint8_t>& before, const score::Verdict& verdict) {
  if (!full()) return;
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (before[i] != verdict.keep[i]) decisions_[i] = Decision::selector;
  }
}

void Recorder::rows(const score::PageView& view, const score::FeatureTable& table,
                    const score::Verdict& verdict) {
  if (out_ == nullptr) return;
  out_->page_type = verdict.page_type;
  out_->confidence = verdict.expected_f1;
  ElementPaths path_of(view.document);
  out_->rows.reserve(table.rows());
  for (std::size_t i = 0; i < view.segmentation.blocks.size(); ++i) {
    const score::TextBlock& block = view.segmentation.blocks[i];
    Explanation::Row row;
    row.text = view.segmentation.text_of(block);
    row.path = path_of(block.container);
    row.features = table.values(i);
    row.probability = verdict.probability[i];
    row.kept = verdict.keep[i] != 0;
    if (full()) row.decision = decisions_[i];
    out_->rows.push_back(std::move(row));
  }
  skip();
}

void Recorder::pushes(const score::FeatureTable& table, const score::Model& model) {
  if (!full() || table.rows() > most_pushed) return;
  score::Model::Account account = model.account(table, most_pushes);
  out_->mean = account.mean;
  for (std::size_t i = 0; i < out_->rows.size(); ++i) {
    out_->rows[i].score = account.score[i];
    out_->rows[i].pushes = std::move(account.pushes[i]);
  }
}

void Recorder::dump() {
  if (out_ != nullptr) out_->dump = true;
}

void Recorder::from_scripts() {
  if (out_ != nullptr) out_->from_scripts = true;
}

void Recorder::candidates(const meta::Witnesses& witnesses, const text::Facts& facts) {
  if (!full()) return;
  const auto add = [this](std::string_view field, const std::string& value, std::string_view source,
                          float weight) {
    if (!field.empty() && out_->candidates.size() < most_candidates)
      out_->candidates.push_back({std::string(field), value, std::string(source), weight});
  };
  for (const meta::Witness& witness : witnesses.all())
    add(field_of(witness.field), witness.value, witness.source, witness.weight);
  for (const text::Fact& fact : facts) add(field_of(fact.kind), fact.text, fact.source, fact.weight);
  skip();
}

void Recorder::removed() {
  if (!full()) return;
  for (tidy::Trace::Removal& removal : trace_.removed)
    out_->removed.push_back({std::string(removal.rule), std::move(removal.text)});
  trace_.removed.clear();
  skip();
}

}  // namespace pith
