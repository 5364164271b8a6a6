// Many pages through several threads: read ahead, cleaned side by side, delivered in the order they came.
#ifndef PITH_CLI_PIPELINE_HPP
#define PITH_CLI_PIPELINE_HPP

#include "pith/error.hpp"

#include "cli/loader.hpp"
#include "cli/settings.hpp"
#include "input/source.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>

namespace pith::cli {

/// What became of one page.
struct Record {
  input::Item item;
  std::optional<Error> error;
  bool no_article = false;
  std::string output;    ///< what is to be written; empty: nothing
  std::string texts;     ///< features: the texts of the blocks as a JSON array
  std::size_t rows = 0;  ///< features: how many blocks
};

/// Fills `output` and what belongs to it from one page. Called by one thread.
using Work = std::function<void(const Loaded& page, Record& record)>;

struct Plan {
  std::function<Work()> make_work;             ///< called once for each thread
  std::function<bool(const Record&)> deliver;  ///< called by the caller's thread, in order; false: stop
};

/// Runs every page of the settings' inputs through the plan, with settings.jobs threads. At most a window of
/// pages, in number and in bytes, is in memory at once, however many there are and however slow one of them
/// is.
void run_pipeline(const Settings& settings, const Plan& plan);

}  // namespace pith::cli

#endif
