// Many pages through several threads: fetched ahead, read and cleaned side by side, delivered one by one.
#ifndef PITH_CLI_PIPELINE_HPP
#define PITH_CLI_PIPELINE_HPP

#include "pith/error.hpp"

#include "cli/loader.hpp"
#include "cli/settings.hpp"
#include "input/source.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace pith::cli {

/// What became of one page.
struct Record {
  input::Item item;
  std::optional<Error> error;
  bool no_article = false;
  bool thin = false;                           ///< there is one, but little of it
  std::string sketch;                          ///< of the text (see repeats.hpp), if it is asked for
  std::vector<std::uint64_t> site_texts = {};  ///< of the page (see Extractor::texts), if they are asked for
  std::size_t bytes = 0;                       ///< of the page; 0: it was not loaded
  std::string output;                          ///< what is to be written; empty: nothing
  std::string texts;                           ///< features: the texts of the blocks as a JSON array
  std::size_t rows = 0;                        ///< features: how many blocks
};

/// Fills `output` and what belongs to it from one page. Called by one thread.
using Work = std::function<void(const Loaded& page, Record& record)>;

struct Plan {
  std::function<Work()> make_work;                    ///< called once for each thread
  std::function<bool(const Record&)> deliver;         ///< called by the caller's thread; false: stop
  std::function<bool(const input::Item&)> skip = {};  ///< true: the page is not wanted; called by one thread
  /// If set, SIGINT and SIGTERM end the work early: when all that had been read and fetched by then is
  /// delivered, this is called with the signal, and must end the program.
  std::function<void(int signal)> interrupted = {};
  /// If set, called when all is read and delivered, with what was passed over in archives.
  std::function<void(const archive::Skipped& skipped)> finished = {};
};

/// What becomes of a page when an allocation failed.
Error no_memory();

/// Runs every page of the settings' inputs through the plan, with settings.jobs threads, in processes of
/// their own if settings.isolate says so. Pages from files are delivered in their order, those from the web
/// as they come. At most a window of pages, in number and in bytes, is in memory at once, however many there
/// are and however slow one of them is.
void run_pipeline(const Settings& settings, const Plan& plan);

}  // namespace pith::cli

#endif
