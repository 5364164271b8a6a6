// pith diff: two runs over one collection, compared.
#include "cli/output.hpp"
#include "cli/run.hpp"
#include "diff/data.hpp"
#include "input/bytes.hpp"

#include <optional>
#include <string>
#include <utility>

namespace pith::cli {

namespace {

/// Reads a run, or says why it cannot be read.
std::optional<diff::Run> read(const std::string& path, Console& console) {
  constexpr std::size_t most = std::size_t{4} << 30;
  const Result<std::string> bytes = input::read_file(path, most);
  if (!bytes) return console.failure(path, bytes.error()), std::nullopt;
  Result<diff::Run> run = diff::read_run(*bytes);
  if (!run) return console.failure(path, run.error()), std::nullopt;
  return *std::move(run);
}

std::string print(const diff::Comparison& comparison, const Settings& settings) {
  const diff::Names names{settings.inputs[0], settings.inputs[1]};
  if (settings.format == Format::html) return diff::to_html(comparison, names);
  if (settings.format == Format::json) return diff::to_json(comparison, names) + '\n';
  return diff::to_text(comparison);
}

}  // namespace

void diff(const Settings& settings, Console& console) {
  const std::optional<diff::Run> before = read(settings.inputs[0], console);
  const std::optional<diff::Run> after = before ? read(settings.inputs[1], console) : std::nullopt;
  if (!after) return;
  std::optional<diff::Run> truth;
  if (!settings.truth.empty()) {
    truth = read(settings.truth, console);
    if (!truth) return;
  }
  Stream stream(settings.target);
  Result<void> written =
      stream.write(print(diff::compare(*before, *after, truth ? &*truth : nullptr), settings));
  if (written) written = stream.close();
  if (!written) console.failure("", written.error());
}

}  // namespace pith::cli
