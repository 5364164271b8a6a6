// An explanation as data.
#include "pith/explain.hpp"
#include "pith/fields.hpp"

#include "render/json_text.hpp"
#include "render/json_writer.hpp"
#include "render/layout.hpp"
#include "report/origin.hpp"
#include "report/words.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace pith {
namespace {

using render::json_text;
using Writer = render::JsonWriter;

std::string decimals(float value) { return render::rounded(static_cast<double>(value), 1e4); }

void put_flag(Writer& out, std::string_view key, bool holds) {
  if (holds) out.put_raw(key, "true");
}

void put_rows(Writer& out, const std::vector<std::uint32_t>& rows) {
  out.begin("rows", '[');
  for (const std::uint32_t row : rows) out.put_raw({}, std::to_string(row));
  out.end(']');
}

void put_pushes(Writer& out, const std::vector<Push>& pushes) {
  out.begin("pushes", '[');
  for (const Push& push : pushes) {
    out.begin({}, '[');
    out.put_raw({}, json_text(push.feature.name));
    out.put_raw({}, decimals(push.value));
    out.put_raw({}, decimals(push.log_odds));
    out.end(']');
  }
  out.end(']');
}

/// By row: the rule that took its text out of the article.
using TakenBy = std::unordered_map<std::uint32_t, std::string_view>;

void put_blocks(Writer& out, const Explanation& explanation, const TakenBy& taken_by) {
  const report::Verdicts verdicts(explanation);
  out.begin("blocks", '[');
  for (std::size_t i = 0; i < explanation.rows.size(); ++i) {
    const Explanation::Row& row = explanation.rows[i];
    out.begin({}, '{');
    out.put_raw("text", json_text(row.text));
    out.put_raw("path", json_text(row.path));
    out.put_raw("kept", row.kept ? "true" : "false");
    out.put_raw("probability", decimals(row.probability));
    out.put_raw("score", decimals(row.score));
    out.put("decision", to_string(row.decision));
    out.put("verdict", verdicts.of(i));
    if (const auto taken = taken_by.find(static_cast<std::uint32_t>(i)); taken != taken_by.end())
      out.put("taken_by", taken->second);
    put_pushes(out, row.pushes);
    out.end('}');
  }
  out.end(']');
}

/// What a feature says, by itself: of a family such as share_0, share_1 … the first one says what all are.
std::string meaning_of(const FeatureInfo& feature) {
  const std::size_t stem = feature.name.find_last_not_of("0123456789");
  if (stem + 1 == feature.name.size() || feature.name[stem] != '_') return std::string(feature.meaning);
  for (const FeatureInfo& first : features()) {
    if (!first.name.starts_with(feature.name.substr(0, stem + 1))) continue;
    if (first.name == feature.name) break;
    return std::string(first.meaning) + "; here: " + std::string(feature.meaning);
  }
  return std::string(feature.meaning);
}

void put_meanings(Writer& out, const Explanation& explanation) {
  std::map<std::string_view, std::string> meanings;
  for (const Explanation::Row& row : explanation.rows) {
    for (const Push& push : row.pushes) {
      if (const auto [at, is_new] = meanings.try_emplace(push.feature.name); is_new)
        at->second = meaning_of(push.feature);
    }
  }
  out.begin("meanings", '{');
  for (const auto& [name, meaning] : meanings) out.put(name, meaning);
  out.end('}');
}

/// Writes a block's words as runs, each with the marks that it stands in.
class Runs {
 public:
  Runs(Writer& out, const Article& article) : out_(out), article_(article) {}

  void text(Range range) {
    out_.begin({}, '{');
    out_.put_raw("text", json_text(std::string_view(article_.text).substr(range.begin, range.size())));
    if (!open_.empty()) {
      out_.begin("marks", '[');
      for (const render::Span* span : open_) out_.put_raw({}, json_text(to_string(span->kind)));
      out_.end(']');
    }
    for (const render::Span* span : open_) {
      if (span->kind != MarkKind::link) continue;
      out_.put("url", span->target);
      break;
    }
    out_.end('}');
  }
  bool open(const render::Span& span) {
    open_.push_back(&span);
    return true;
  }
  void close(const render::Span& /*span*/) { open_.pop_back(); }

 private:
  Writer& out_;
  const Article& article_;
  std::vector<const render::Span*> open_;
};

void put_article(Writer& out, const Article& article, report::Origins& origins) {
  std::vector<render::Span> spans;
  out.begin("article", '[');
  for (const Block& block : article.blocks) {
    if (block.text.empty()) continue;
    out.begin({}, '{');
    out.put("kind", to_string(block.kind));
    out.put_raw("level", std::to_string(block.level));
    out.put_raw("quote", std::to_string(block.quote));
    out.put_raw("ordinal", std::to_string(block.ordinal));
    put_flag(out, "header", block.header);
    put_rows(out, origins.of(article.words(block)));
    out.begin("runs", '[');
    spans.clear();
    render::collect_spans(article, block.text, true, spans);
    Runs runs(out, article);
    render::walk_spans(block.text, spans, runs);
    out.end(']');
    out.end('}');
  }
  out.end(']');
}

void put_removed(Writer& out, const Explanation& explanation,
                 const std::vector<std::vector<std::uint32_t>>& rows) {
  out.begin("removed", '[');
  for (std::size_t i = 0; i < explanation.removed.size(); ++i) {
    out.begin({}, '{');
    out.put_raw("rule", json_text(explanation.removed[i].rule));
    out.put_raw("text", json_text(explanation.removed[i].text));
    put_rows(out, rows[i]);
    out.end('}');
  }
  out.end(']');
}

/// Of the candidates of one field those that were believed: of the place that the field was taken from those
/// that say what it says, or its first one.
std::vector<bool> chosen_of(const std::vector<const Explanation::Candidate*>& candidates,
                            const FieldValue& value, std::string_view source) {
  std::vector<bool> out(candidates.size());
  bool any = false;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    if (candidates[i]->source != source) continue;
    for (std::size_t k = 0; k < value.size() && !out[i]; ++k) out[i] = candidates[i]->value == value[k];
    any = any || out[i];
  }
  for (std::size_t i = 0; i < candidates.size() && !any; ++i) any = out[i] = candidates[i]->source == source;
  return out;
}

void put_field(Writer& out, const Explanation& explanation, std::string_view name, const FieldValue& value) {
  std::vector<const Explanation::Candidate*> candidates;
  for (const Explanation::Candidate& candidate : explanation.candidates) {
    if (candidate.field == name) candidates.push_back(&candidate);
  }
  if (!value.known() && candidates.empty()) return;
  const std::vector<Provenance>& provenance = explanation.article.meta.provenance;
  const auto origin = std::ranges::find(provenance, name, &Provenance::field);
  const std::string_view source = origin != provenance.end() ? std::string_view(origin->source) : "";
  out.begin({}, '{');
  out.put("field", name);
  out.begin("values", '[');
  for (std::size_t i = 0; i < value.size(); ++i) out.put_raw({}, json_text(value[i]));
  out.end(']');
  out.put("source", source);
  if (origin != provenance.end()) out.put_raw("confidence", decimals(origin->confidence));
  const std::vector<bool> chosen = chosen_of(candidates, value, source);
  out.begin("candidates", '[');
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    out.begin({}, '{');
    out.put_raw("value", json_text(candidates[i]->value));
    out.put_raw("source", json_text(candidates[i]->source));
    out.put_raw("weight", decimals(candidates[i]->weight));
    put_flag(out, "chosen", chosen[i]);
    out.end('}');
  }
  out.end(']');
  out.end('}');
}

}  // namespace

std::string to_json(const Explanation& explanation, const ReportOptions& options) {
  const Article& article = explanation.article;
  Writer out;
  out.begin({}, '{');
  out.put("name", options.name);
  out.put("outcome", to_string(article.outcome));
  out.put("type", to_string(article.meta.page_type));
  out.put_raw("confidence", decimals(article.confidence));
  out.put_raw("words", std::to_string(article.meta.word_count));
  out.put_raw("mean", decimals(explanation.mean));
  put_flag(out, "dump", explanation.dump);
  put_flag(out, "from_scripts", explanation.from_scripts);
  report::Origins of_removed(explanation);
  std::vector<std::vector<std::uint32_t>> removed;
  TakenBy taken_by;
  for (const Explanation::Removal& removal : explanation.removed) {
    removed.push_back(of_removed.of(removal.text));
    for (const std::uint32_t row : removed.back()) taken_by.try_emplace(row, removal.rule);
  }
  report::Origins of_article(explanation);
  put_blocks(out, explanation, taken_by);
  put_meanings(out, explanation);
  put_article(out, article, of_article);
  put_removed(out, explanation, removed);
  out.begin("metadata", '[');
  for (const Field field : all_fields)
    put_field(out, explanation, to_string(field), FieldValue(article.meta, field));
  out.end(']');
  out.begin("stages", '[');
  for (const Explanation::Stage& stage : explanation.stages) {
    out.begin({}, '{');
    out.put("name", stage.name);
    out.put_raw("ms", render::rounded(stage.milliseconds, 1e3));
    out.end('}');
  }
  out.end(']');
  out.end('}');
  return out.take();
}

}  // namespace pith
