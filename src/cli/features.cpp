// pith features: the rows that the model sees, for the trainer.
#include "pith/explain.hpp"

#include "cli/output.hpp"
#include "cli/pipeline.hpp"
#include "cli/run.hpp"

#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

namespace pith::cli {

namespace {

using Json = nlohmann::ordered_json;

void append_little_endian(std::string& out, float value) {
  auto bits = std::bit_cast<std::uint32_t>(value);
  for (int byte = 0; byte < 4; ++byte, bits >>= 8) out += static_cast<char>(bits & 0xFF);
}

std::string as_json(const Json& value) { return value.dump(-1, ' ', false, Json::error_handler_t::replace); }

// The three files.
class Table {
 public:
  explicit Table(const std::string& stem)
      : matrix_({Target::Kind::file, stem + ".bin"}),
        pages_({Target::Kind::file, stem + ".jsonl"}),
        names_({Target::Kind::file, stem + ".names"}) {}

  Result<void> begin() {
    std::string out;
    for (const FeatureInfo& feature : pith::features()) {
      out.append(feature.name).append("\t").append(feature.meaning).append("\n");
    }
    // All three are emptied, so that none is left from another run.
    for (const Result<void>& done : {names_.write(out), matrix_.write(""), pages_.write("")}) {
      if (!done) return done;
    }
    return {};
  }

  Result<void> add(const Record& record) {
    std::string line = "{\"id\":" + as_json(record.item.id) + ",\"first_row\":" + std::to_string(rows_) +
                       ",\"rows\":" + std::to_string(record.rows) +
                       ",\"texts\":" + (record.texts.empty() ? "[]" : record.texts);
    if (record.error) line += ",\"error\":" + as_json(record.error->message);
    line += "}\n";
    rows_ += record.rows;
    if (Result<void> done = matrix_.write(record.output); !done) return done;
    return pages_.write(line);
  }

  Result<void> end() {
    for (Stream* stream : {&matrix_, &pages_, &names_}) {
      if (Result<void> done = stream->close(); !done) return done;
    }
    return {};
  }

 private:
  Stream matrix_;
  Stream pages_;
  Stream names_;
  std::uint64_t rows_ = 0;
};

}  // namespace

Work features_work(const Settings& settings) {
  return [&settings](const Loaded& page, Record& record) {
    const Result<Explanation> explanation = explain(page.page(), settings.extraction, Detail::rows);
    if (!explanation) {
      record.error = explanation.error();
      return;
    }
    Json texts = Json::array();
    for (const Explanation::Row& row : explanation->rows) {
      texts.push_back(row.text);
      for (const float value : row.features) append_little_endian(record.output, value);
    }
    record.texts = as_json(texts);
    record.rows = explanation->rows.size();
  };
}

void features(const Settings& settings, Console& console) {
  Table table(settings.target.path);
  Result<void> written = table.begin();
  if (!written) return console.failure("", written.error());
  const auto deliver = [&](const Record& record) {
    if (record.error) console.failure(subject_of(record.item, *record.error), *record.error);
    console.page_done(record.bytes, record.item.read);
    written = table.add(record);
    return written.has_value();
  };
  console.begin_progress(settings);
  run_pipeline(settings, {[&settings] { return features_work(settings); }, deliver});
  console.end_progress();
  if (written) written = table.end();
  if (!written) console.failure("", written.error());
}

}  // namespace pith::cli
