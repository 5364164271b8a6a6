// pith serve: the cleaner as a local HTTP service.
#include "cli/run.hpp"

#ifdef PITH_NO_SERVE

namespace pith::cli {

void serve(const Settings& /*settings*/, Console& console) {
  console.failure("pith", {ErrorCode::usage, "this pith was built without the service (PITH_SERVE)"});
}

}  // namespace pith::cli

#else

#include "cli/interruption.hpp"
#include "serve/server.hpp"

#include <atomic>
#include <string>
#include <utility>

namespace pith::cli {

namespace {

serve::ServerOptions options_of(const Settings& settings) {
  serve::ServerOptions out;
  out.service.extraction = settings.extraction;
  out.service.fetching = settings.fetching;
  out.service.workers = settings.jobs;
  out.service.waiting = settings.serving.queue;
  out.address = settings.serving.listen;
  out.port = settings.serving.port;
  out.names = settings.serving.names;
  out.body_bytes = settings.extraction.limits.bytes;
  return out;
}

}  // namespace

void serve(const Settings& settings, Console& console) {
  Result<serve::Server> server = Result<serve::Server>(Error{ErrorCode::usage, {}});
  // Before the service has threads: they are to leave signals alone.
  std::atomic<serve::Server*> running = nullptr;
  const Interruption interruption([&running] {
    if (serve::Server* const now = running) now->stop();
  });
  server = serve::Server::create(options_of(settings));
  if (!server) return console.failure("pith", server.error());
  const std::string host = settings.serving.listen.find(':') == std::string::npos
                               ? settings.serving.listen
                               : '[' + settings.serving.listen + ']';
  console.note("listening on http://" + host + ':' + std::to_string(server->port()) + '/');
  running = &*server;
  if (interruption.signal() == 0) server->run();
}

}  // namespace pith::cli

#endif
