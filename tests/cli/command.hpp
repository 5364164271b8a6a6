// Runs the built command as a shell would.
#ifndef PITH_TESTS_CLI_COMMAND_HPP
#define PITH_TESTS_CLI_COMMAND_HPP

#include "cli/folder_fixture.hpp"

#include <cstddef>
#include <functional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace pith::cli {

/// How a run ended.
struct Ending {
  int status = -1;  ///< exit status, or 128 and the signal, as shells count
  std::string out;
  std::string err;
  friend bool operator==(const Ending&, const Ending&) = default;
};
std::ostream& operator<<(std::ostream& out, const Ending& ending);

/// What standard output is.
enum class Out { file, full, closed_pipe, terminal };
/// What standard input is, if it is not bytes.
enum class In { bytes, terminal };

struct Streams {
  std::string_view input = {};
  Out out = Out::file;
  In in = In::bytes;
  bool error_is_terminal = false;             ///< then Ending::err is what the terminal got
  std::vector<std::string> environment = {};  ///< "NAME=value", besides the test's own
  int signal = 0;                             ///< sent once `when` says so, which is asked again and again
  std::function<bool()> when = {};
};

/// A folder with the pages that most tests need.
class WithCommand : public InFolder {
 protected:
  /// Runs `pith ARGUMENTS...` in the test's folder.
  Ending run(const std::vector<std::string>& arguments, const Streams& streams = {}) const;

  /// The most memory that the last run took, in bytes.
  std::size_t peak_memory() const { return peak_memory_; }

  /// A page with an article: a title, `paragraphs` of several sentences, and a navigation.
  static std::string page(std::string_view title, int paragraphs = 4);
  /// A page with none.
  static std::string shell();

 private:
  mutable std::size_t peak_memory_ = 0;
};

}  // namespace pith::cli

#endif
