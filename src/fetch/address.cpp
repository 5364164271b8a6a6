#include "fetch/address.hpp"

#include "base/ascii.hpp"

#include <array>
#include <cstdint>
#include <cstring>

#include <arpa/inet.h>
#include <netinet/in.h>

namespace pith::fetch {

namespace {

struct Block4 {
  std::uint32_t network;
  unsigned bits;
  std::string_view what;
};

constexpr std::uint32_t v4(std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t d) {
  return a << 24 | b << 16 | c << 8 | d;
}

// The IANA IPv4 special-purpose registry, multicast and reserved space; and the one metadata service that
// sits on a public address (Azure's).
constexpr Block4 blocks4[] = {
    {v4(0, 0, 0, 0), 8, "an address of this host"},
    {v4(10, 0, 0, 0), 8, "a private address"},
    {v4(100, 64, 0, 0), 10, "a carrier-grade NAT address"},
    {v4(127, 0, 0, 0), 8, "a loopback address"},
    {v4(169, 254, 0, 0), 16, "a link-local address"},
    {v4(172, 16, 0, 0), 12, "a private address"},
    {v4(192, 0, 0, 0), 24, "a reserved address"},
    {v4(192, 0, 2, 0), 24, "a documentation address"},
    {v4(192, 88, 99, 0), 24, "a reserved address"},
    {v4(192, 168, 0, 0), 16, "a private address"},
    {v4(198, 18, 0, 0), 15, "a benchmarking address"},
    {v4(198, 51, 100, 0), 24, "a documentation address"},
    {v4(203, 0, 113, 0), 24, "a documentation address"},
    {v4(168, 63, 129, 16), 32, "a metadata service's address"},
    {v4(224, 0, 0, 0), 4, "a multicast address"},
    {v4(240, 0, 0, 0), 4, "a reserved address"},
};

using Bytes6 = std::array<std::uint8_t, 16>;

struct Block6 {
  Bytes6 network;
  unsigned bits;
  std::string_view what;
};

// Within 2000::/3, which is all there is of global unicast.
constexpr Block6 blocks6[] = {
    {{0x20, 0x01, 0x00, 0x00}, 23, "a reserved address"},  // Teredo, benchmarking, ORCHID … (2001::/23)
    {{0x20, 0x01, 0x0d, 0xb8}, 32, "a documentation address"},
    {{0x3f, 0xff, 0x00, 0x00}, 20, "a documentation address"},
};
// Outside of it, for the message.
constexpr Block6 named6[] = {
    {{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}, 128, "a loopback address"},
    {{0xfc}, 7, "a private address"},
    {{0xfe, 0x80}, 10, "a link-local address"},
    {{0xfe, 0xc0}, 10, "a private address"},
    {{0xff}, 8, "a multicast address"},
};
constexpr Block6 global_unicast = {{0x20}, 3, ""};

struct Embedded {
  Block6 block;
  std::size_t at;  // where the IPv4 address stands
};
constexpr Embedded embedded4[] = {
    {{{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff}, 96, ""}, 12},  // IPv4-mapped
    {{{0, 0x64, 0xff, 0x9b}, 96, ""}, 12},                       // NAT64
    {{{0x20, 0x02}, 16, ""}, 2},                                 // 6to4
};

std::string_view judge4(std::uint32_t address) {
  for (const Block4& block : blocks4) {
    if ((address ^ block.network) >> (32 - block.bits) == 0) return block.what;
  }
  return {};
}

bool within(const Bytes6& address, const Block6& block) {
  const unsigned whole = block.bits / 8;
  for (unsigned i = 0; i < whole; ++i) {
    if (address[i] != block.network[i]) return false;
  }
  const unsigned rest = block.bits % 8;
  return rest == 0 || (address[whole] ^ block.network[whole]) >> (8 - rest) == 0;
}

std::string_view judge6(const Bytes6& address) {
  for (const Embedded& form : embedded4) {
    if (!within(address, form.block)) continue;
    const std::uint8_t* p = address.data() + form.at;
    return judge4(v4(p[0], p[1], p[2], p[3]));
  }
  if (within(address, global_unicast)) {
    for (const Block6& block : blocks6) {
      if (within(address, block)) return block.what;
    }
    return {};
  }
  for (const Block6& block : named6) {
    if (within(address, block)) return block.what;
  }
  return "not a public address";
}

bool is_or_ends_with(std::string_view host, std::string_view name) {
  if (host.size() == name.size()) return host == name;
  return host.size() > name.size() && host.ends_with(name) && host[host.size() - name.size() - 1] == '.';
}

}  // namespace

std::string_view why_not_public(const sockaddr& address) {
  if (address.sa_family == AF_INET) {
    sockaddr_in in{};
    std::memcpy(&in, &address, sizeof in);
    return judge4(ntohl(in.sin_addr.s_addr));
  }
  if (address.sa_family == AF_INET6) {
    sockaddr_in6 in{};
    std::memcpy(&in, &address, sizeof in);
    Bytes6 bytes{};
    std::memcpy(bytes.data(), &in.sin6_addr, bytes.size());
    return judge6(bytes);
  }
  return "not an internet address";
}

std::string_view why_not_public(std::string_view host) {
  std::string name = ascii::to_lower(host);
  if (name.starts_with('[') && name.ends_with(']')) name = name.substr(1, name.size() - 2);
  name.resize(std::min(name.size(), name.find('%')));  // an IPv6 zone
  while (name.ends_with('.')) name.pop_back();
  sockaddr_in in{};
  if (inet_aton(name.c_str(), &in.sin_addr) == 1) return judge4(ntohl(in.sin_addr.s_addr));
  Bytes6 bytes{};
  if (inet_pton(AF_INET6, name.c_str(), bytes.data()) == 1) return judge6(bytes);
  for (const std::string_view local : {"localhost", "local", "internal", "home.arpa"}) {
    if (is_or_ends_with(name, local)) return "a name of the local network";
  }
  return {};
}

std::string spell(const sockaddr& address) {
  char out[INET6_ADDRSTRLEN] = "";
  if (address.sa_family == AF_INET) {
    sockaddr_in in{};
    std::memcpy(&in, &address, sizeof in);
    inet_ntop(AF_INET, &in.sin_addr, out, sizeof out);
  } else if (address.sa_family == AF_INET6) {
    sockaddr_in6 in{};
    std::memcpy(&in, &address, sizeof in);
    inet_ntop(AF_INET6, &in.sin6_addr, out, sizeof out);
  }
  return out;
}

}  // namespace pith::fetch
