#include "fetch/server.hpp"

#include "paths.hpp"

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <stdexcept>
#include <vector>

#include <fcntl.h>
#include <nlohmann/json.hpp>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace pith::fetch {

namespace {

void make_certificate(const std::filesystem::path& folder) {
  const std::string command =
      "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj "
      "/CN=test -addext subjectAltName=IP:127.0.0.1,DNS:good.example -keyout '" +
      (folder / "key.pem").string() + "' -out '" + (folder / "cert.pem").string() + "' 2>/dev/null";
  if (std::system(command.c_str()) != 0) throw std::runtime_error("openssl failed");  // NOLINT(cert-env33-c)
}

}  // namespace

Server::Server(Tls tls) {
  std::string name = (std::filesystem::temp_directory_path() / "pith-fetch-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("mkdtemp failed");
  folder_ = name;
  if (tls == Tls::yes) make_certificate(folder_);
  start(tls);
}

Server::~Server() {
  close(stdin_);  // this ends it
  kill(child_, SIGKILL);
  waitpid(child_, nullptr, 0);
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

void Server::start(Tls tls) {
  int in[2];
  int out[2];
  if (pipe2(in, O_CLOEXEC) != 0 || pipe2(out, O_CLOEXEC) != 0) throw std::runtime_error("pipe failed");
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, in[0], STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, out[1], STDOUT_FILENO);
  std::vector<std::string> words = {"python3", "-B", PITH_SOURCE_DIR "/tests/fetch/server.py"};
  if (tls == Tls::yes) words.insert(words.end(), {"--tls", certificate(), (folder_ / "key.pem").string()});
  std::vector<char*> argv;
  argv.reserve(words.size() + 1);
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  const int failed = posix_spawnp(&child_, "python3", &actions, nullptr, argv.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  close(in[0]);
  close(out[1]);
  stdin_ = in[1];
  if (failed != 0) throw std::runtime_error("python3 could not be started");
  FILE* line = fdopen(out[0], "r");
  const int read = std::fscanf(line, "%d %d", &ports_[0], &ports_[1]);  // NOLINT(cert-err34-c)
  if (tls == Tls::yes) (void)std::fscanf(line, "%d", &ports_[2]);       // NOLINT(cert-err34-c)
  std::fclose(line);
  if (read != 2) throw std::runtime_error("the test server said no ports");
}

std::string Server::address(std::string_view host, std::size_t which, std::string_view target) const {
  return std::string(host).append(":").append(std::to_string(ports_[which])).append(target);
}

FetchOptions Server::options() const {
  FetchOptions options;
  options.timeout = std::chrono::milliseconds(3000);
  options.connect_timeout = std::chrono::milliseconds(1000);
  options.low_speed_time = std::chrono::seconds(1);
  options.max_wire_bytes = 2'000'000;
  options.max_body_bytes = 3'000'000;
  options.allow_private_hosts = {"127.0.0.1:" + std::to_string(ports_[0]),
                                 "127.0.0.1:" + std::to_string(ports_[2])};
  options.use_environment = false;
  return options;
}

std::string Server::log() const {
  FetchOptions open = options();
  open.wanted = Wanted::any;
  Result<Response> answer = Fetcher(open).fetch(at("/_log"));
  return answer ? std::move(answer->body) : std::string("[]");
}

std::string Server::asked_with(std::string_view header) const {
  std::string out;
  for (const auto& entry : nlohmann::json::parse(log())) {
    for (const std::string line : entry["headers"]) {
      if (line == header) out += entry["target"].get<std::string>() + ' ';
    }
  }
  return out;
}

}  // namespace pith::fetch
