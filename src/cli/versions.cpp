// pith --version: what answers questions about a report of a fault.
#include "fetch/versions.hpp"

#include "cli/documents.hpp"

#include <algorithm>
#include <string>

#include <boost/version.hpp>
#include <nlohmann/json.hpp>
#include <simdjson.h>
#include <zlib.h>

namespace pith::cli {

std::string version_text() { return "pith " PITH_VERSION; }

namespace {

std::string dotted(int major, int minor, int patch) {
  return std::to_string(major) + '.' + std::to_string(minor) + '.' + std::to_string(patch);
}

}  // namespace

std::string versions_text() {
  std::string boost = BOOST_LIB_VERSION;
  std::replace(boost.begin(), boost.end(), '_', '.');
  std::string out = version_text() + "\nBuilt with " PITH_BUILT_WITH;
  out += " simdjson/" + dotted(simdjson::SIMDJSON_VERSION_MAJOR, simdjson::SIMDJSON_VERSION_MINOR,
                               simdjson::SIMDJSON_VERSION_REVISION);
  out += " Boost/" + boost + " nlohmann-json/" +
         dotted(NLOHMANN_JSON_VERSION_MAJOR, NLOHMANN_JSON_VERSION_MINOR, NLOHMANN_JSON_VERSION_PATCH);
  return out + "\nRuns with zlib/" + zlibVersion() + ' ' + fetch::library_versions() + '\n';
}

}  // namespace pith::cli
