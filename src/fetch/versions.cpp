#include "fetch/versions.hpp"

#include <curl/curl.h>
#include <libxml/xmlversion.h>
#include <sqlite3.h>

namespace pith::fetch {

std::string library_versions() {
  std::string out = curl_version();
  out.append(" libxml2/").append(LIBXML_DOTTED_VERSION);
  return out.append(" SQLite/").append(sqlite3_libversion());
}

}  // namespace pith::fetch
