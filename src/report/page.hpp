// The page that shows an explanation, put together from the files beside.
#ifndef PITH_REPORT_PAGE_HPP
#define PITH_REPORT_PAGE_HPP

#include <string>
#include <string_view>

namespace pith::report {

/// A file that is part of a page; static storage.
struct Asset {
  std::string_view hash;  ///< as a Content-Security-Policy names it
  std::string_view text;
};

/// What a page has beside its style and script.
struct Parts {
  std::string_view title;               ///< as text
  std::string_view data = {};           ///< JSON, as to_json(Explanation) gives it; empty: none yet
  std::string_view form = {};           ///< markup above it
  Asset script = {};                    ///< of the form
  std::string_view connect = "'none'";  ///< whom its script may talk to
};

/// A page that compares two runs: its title as text, and its data as src/diff/data gives them.
std::string diff_page(std::string_view title, std::string_view data);

/// The whole document. Its policy lets nothing run but its own script, and loads nothing.
std::string page(const Parts& parts);

}  // namespace pith::report

#endif
