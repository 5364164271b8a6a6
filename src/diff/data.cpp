#include "diff/data.hpp"

#include "base/printable.hpp"
#include "report/page.hpp"

#include <array>
#include <cstdio>

#include <nlohmann/json.hpp>

namespace pith::diff {
namespace {

using Json = nlohmann::ordered_json;

std::string_view to_string(Edit edit) {
  constexpr std::array<std::string_view, 3> names = {"same", "gone", "came"};
  return names.at(static_cast<std::size_t>(edit));
}

Json json_of(const Score& score) {
  return {{"precision", score.precision}, {"recall", score.recall}, {"f1", score.f1}};
}

Json json_of(const Change& change) {
  Json out = {
      {"id", change.id}, {"gone", change.edits.gone}, {"came", change.edits.came}, {"gain", change.gain()}};
  if (!change.note.empty()) out["note"] = change.note;
  if (change.score_before) out["before"] = json_of(*change.score_before);
  if (change.score_after) out["after"] = json_of(*change.score_after);
  Json fields = Json::array();
  for (std::size_t i = 0; i < field_names().size(); ++i) {
    if (change.before[i] != change.after[i])
      fields.push_back(Json::array({field_names()[i], change.before[i], change.after[i]}));
  }
  out["fields"] = std::move(fields);
  Json pieces = Json::array();
  const Edits edits = with_context(change.edits);
  for (const Piece& piece : edits.pieces) pieces.push_back(Json::array({to_string(piece.edit), piece.text}));
  out["pieces"] = std::move(pieces);
  return out;
}

std::string decimals(double value) {
  std::array<char, 32> out{};
  const int size = std::snprintf(out.data(), out.size(), "%.4f", value);
  return {out.data(), static_cast<std::size_t>(size)};
}

std::string step(const Score& before, const Score& after) {
  return decimals(before.f1) + " -> " + decimals(after.f1);
}

}  // namespace

std::string to_json(const Comparison& comparison, const Names& names) {
  Json changes = Json::array();
  for (const Change& change : comparison.changes) changes.push_back(json_of(change));
  const Json out = {{"old", names.before},
                    {"new", names.after},
                    {"pages", comparison.pages},
                    {"scored", comparison.scored},
                    {"mean_before", json_of(comparison.mean_before)},
                    {"mean_after", json_of(comparison.mean_after)},
                    {"changes", std::move(changes)}};
  return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string to_html(const Comparison& comparison, const Names& names) {
  const std::string title = std::string(names.before) + " and " + std::string(names.after);
  return report::diff_page(title, to_json(comparison, names));
}

std::string to_text(const Comparison& comparison) {
  std::string out = std::to_string(comparison.changes.size()) + " of " + std::to_string(comparison.pages) +
                    " pages changed\n";
  if (comparison.scored > 0) {
    out += "F1 of " + std::to_string(comparison.scored) +
           " pages: " + step(comparison.mean_before, comparison.mean_after) + '\n';
  }
  for (const Change& change : comparison.changes) {
    if (change.score_before && change.score_after)
      out += step(*change.score_before, *change.score_after) + "  ";
    out += '-' + std::to_string(change.edits.gone) + " +" + std::to_string(change.edits.came) + "  " +
           printable(change.id);
    if (!change.note.empty()) out += "  (" + printable(change.note) + ')';
    out += '\n';
  }
  return out;
}

}  // namespace pith::diff
