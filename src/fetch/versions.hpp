// The libraries that fetching rests on.
#ifndef PITH_FETCH_VERSIONS_HPP
#define PITH_FETCH_VERSIONS_HPP

#include <string>

namespace pith::fetch {

/// Those that run, not those that were compiled against: "libcurl/7.88.1 OpenSSL/3.0.17 zlib/1.2.13 ...".
std::string library_versions();

}  // namespace pith::fetch

#endif
