// Runs tests/fetch/server.py for a test: loopback, ports of the system's choice, gone with the object.
#ifndef PITH_TESTS_FETCH_SERVER_HPP
#define PITH_TESTS_FETCH_SERVER_HPP

#include "pith/fetch.hpp"

#include <filesystem>
#include <string>
#include <string_view>

#include <sys/types.h>

namespace pith::fetch {

class Server {
 public:
  enum class Tls { no, yes };
  explicit Server(Tls tls = Tls::no);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  /// Addresses on the first, the second and the TLS port.
  std::string at(std::string_view target) const { return address("http://127.0.0.1", 0, target); }
  std::string other(std::string_view target) const { return address("http://127.0.0.1", 1, target); }
  std::string tls(std::string_view target) const { return address("https://127.0.0.1", 2, target); }
  std::string address(std::string_view host, std::size_t which, std::string_view target) const;
  int port(std::size_t which) const { return ports_[which]; }

  /// The certificate of the TLS port, which is its own root.
  std::string certificate() const { return (folder_ / "cert.pem").string(); }
  /// A folder that goes with the server.
  const std::filesystem::path& folder() const { return folder_; }

  /// Short limits, and only the first and the TLS port allowed: the second stands for the network within.
  FetchOptions options() const;

  /// What was asked so far, as JSON: [{"time", "port", "target", "headers", "peer"}].
  std::string log() const;
  /// The targets of the requests that had this line among their headers, a space behind each.
  std::string asked_with(std::string_view header) const;

 private:
  void start(Tls tls);

  std::filesystem::path folder_;
  pid_t child_ = -1;
  int stdin_ = -1;
  int ports_[3] = {};
};

}  // namespace pith::fetch

#endif
