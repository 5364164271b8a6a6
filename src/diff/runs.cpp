#include "diff/runs.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <utility>

#include <nlohmann/json.hpp>

namespace pith::diff {
namespace {

using Json = nlohmann::json;

std::string text_of(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (!value.is_array()) return value.is_null() ? std::string() : value.dump();
  std::string out;
  for (const Json& each : value) out += (out.empty() ? "" : "; ") + text_of(each);
  return out;
}

Entry entry_of(const Json& line) {
  Entry out;
  out.text = text_of(line.value("text", Json()));
  out.error = text_of(line.value("error", Json()));
  for (const std::string_view name : field_names())
    out.fields.push_back(text_of(line.value(std::string(name), Json())));
  return out;
}

/// How often each word stands in a text; words are letters and digits, in lower case.
using Bag = std::unordered_map<std::string, std::int64_t>;

Bag bag_of(std::string_view text) {
  Bag out;
  std::string word;
  const auto end_word = [&] {
    if (!word.empty()) ++out[std::exchange(word, {})];
  };
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = utf8::next(text, at);
    if (utf8::is_word(c)) {
      utf8::append(word, utf8::to_lower(c));
    } else {
      end_word();
    }
  }
  end_word();
  return out;
}

std::int64_t size(const Bag& bag) {
  std::int64_t out = 0;
  for (const auto& [word, count] : bag) out += count;
  return out;
}

void add(Score& sum, const Score& score) {
  sum.precision += score.precision;
  sum.recall += score.recall;
  sum.f1 += score.f1;
}

void divide(Score& sum, std::size_t by) {
  if (by == 0) return;
  const auto count = static_cast<double>(by);
  sum = {sum.precision / count, sum.recall / count, sum.f1 / count};
}

std::string note_on(const Entry* before, const Entry* after) {
  if (before == nullptr) return "only in the new run";
  if (after == nullptr) return "only in the old run";
  if (before->error == after->error) return {};
  if (after->error.empty()) return "failed before: " + before->error;
  return "fails now: " + after->error;
}

const Entry* find(const Run& run, const std::string& id) {
  const auto entry = run.entries.find(id);
  return entry == run.entries.end() ? nullptr : &entry->second;
}

const Entry& or_empty(const Entry* entry) {
  static const Entry none{{}, std::vector<std::string>(field_names().size()), {}};
  return entry == nullptr ? none : *entry;
}

bool comes_first(const Change& a, const Change& b) {
  constexpr double same = 1e-9;
  if (std::abs(a.gain() - b.gain()) > same) return a.gain() < b.gain();
  return a.words() > b.words();
}

}  // namespace

const std::vector<std::string_view>& field_names() {
  static const std::vector<std::string_view> names = {"title",    "author", "date",   "site",
                                                      "language", "type",   "outcome"};
  return names;
}

Result<Run> read_run(std::string_view lines) {
  Run out;
  for (std::size_t number = 1; !lines.empty(); ++number) {
    const std::string_view line = lines.substr(0, lines.find('\n'));
    lines.remove_prefix(std::min(line.size() + 1, lines.size()));
    if (line.empty()) continue;
    const Json json = Json::parse(line, nullptr, false);
    if (!json.is_object() || !json.contains("id"))
      return Error{ErrorCode::input, "line " + std::to_string(number) + " is no object with an id"};
    std::string id = text_of(json.at("id"));
    if (out.entries.try_emplace(id, entry_of(json)).second) out.ids.push_back(std::move(id));
  }
  return out;
}

Score score(std::string_view truth, std::string_view text) {
  const Bag wanted = bag_of(truth);
  const Bag found = bag_of(text);
  if (wanted.empty() || found.empty()) {
    const double same = wanted.empty() && found.empty() ? 1 : 0;
    return {same, same, same};
  }
  std::int64_t hits = 0;
  for (const auto& [word, count] : found) {
    if (const auto other = wanted.find(word); other != wanted.end()) hits += std::min(count, other->second);
  }
  Score out;
  out.precision = static_cast<double>(hits) / static_cast<double>(size(found));
  out.recall = static_cast<double>(hits) / static_cast<double>(size(wanted));
  if (hits > 0) out.f1 = 2 * out.precision * out.recall / (out.precision + out.recall);
  return out;
}

Comparison compare(const Run& before, const Run& after, const Run* truth) {
  std::vector<std::string> ids = before.ids;
  std::ranges::copy_if(after.ids, std::back_inserter(ids),
                       [&](const std::string& id) { return find(before, id) == nullptr; });
  Comparison out;
  out.pages = ids.size();
  for (const std::string& id : ids) {
    const Entry* const old_one = find(before, id);
    const Entry* const new_one = find(after, id);
    Change change{
        .id = id, .edits = {}, .before = or_empty(old_one).fields, .after = or_empty(new_one).fields};
    change.note = note_on(old_one, new_one);
    if (const Entry* const wanted = truth != nullptr ? find(*truth, id) : nullptr) {
      change.score_before = score(wanted->text, or_empty(old_one).text);
      change.score_after = score(wanted->text, or_empty(new_one).text);
      add(out.mean_before, *change.score_before);
      add(out.mean_after, *change.score_after);
      ++out.scored;
    }
    if (or_empty(old_one).text != or_empty(new_one).text)
      change.edits = compare(or_empty(old_one).text, or_empty(new_one).text);
    const bool changed = change.words() > 0 || change.before != change.after || !change.note.empty() ||
                         change.edits.pieces.size() > 1;
    if (changed) out.changes.push_back(std::move(change));
  }
  divide(out.mean_before, out.scored);
  divide(out.mean_after, out.scored);
  std::ranges::stable_sort(out.changes, comes_first);
  return out;
}

}  // namespace pith::diff
