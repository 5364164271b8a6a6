#include "fetch/address.hpp"

#include <cstring>

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>

namespace pith::fetch {
namespace {

std::string_view judge(const char* text) {
  sockaddr_storage storage{};
  sockaddr_in v4{};
  sockaddr_in6 v6{};
  if (inet_pton(AF_INET, text, &v4.sin_addr) == 1) {
    v4.sin_family = AF_INET;
    std::memcpy(&storage, &v4, sizeof v4);
  } else if (inet_pton(AF_INET6, text, &v6.sin6_addr) == 1) {
    v6.sin6_family = AF_INET6;
    std::memcpy(&storage, &v6, sizeof v6);
  } else {
    ADD_FAILURE() << text;
  }
  return why_not_public(reinterpret_cast<const sockaddr&>(storage));
}

TEST(Address, PublicOnesPass) {
  for (const char* address :
       {"1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255",
        "128.0.0.1", "172.15.255.255", "172.32.0.0", "192.167.255.255", "192.169.0.0", "223.255.255.255",
        "2606:4700::1111", "2a00:1450:4001::1", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8", "2002:808:808::1"}) {
    EXPECT_EQ(judge(address), "") << address;
  }
}

TEST(Address, OthersAreNamed) {
  for (const char* address : {"0.0.0.0",
                              "0.1.2.3",
                              "10.0.0.1",
                              "100.64.0.1",
                              "100.100.100.200",
                              "127.0.0.1",
                              "127.255.255.254",
                              "169.254.169.254",
                              "172.16.0.1",
                              "172.31.255.255",
                              "192.0.0.192",
                              "192.168.1.1",
                              "198.18.0.1",
                              "168.63.129.16",
                              "224.0.0.1",
                              "239.255.255.255",
                              "240.0.0.1",
                              "255.255.255.255",
                              "::",
                              "::1",
                              "::ffff:127.0.0.1",
                              "::ffff:169.254.169.254",
                              "::127.0.0.1",
                              "64:ff9b::10.0.0.1",
                              "64:ff9b:1::1",
                              "2002:7f00:1::1",
                              "2001::1",
                              "2001:db8::1",
                              "fc00::1",
                              "fd00:ec2::254",
                              "fe80::1",
                              "fec0::1",
                              "ff02::1",
                              "100::1"}) {
    EXPECT_NE(judge(address), "") << address;
  }
  EXPECT_EQ(judge("127.0.0.1"), "a loopback address");
  EXPECT_EQ(judge("::1"), "a loopback address");
  EXPECT_EQ(judge("169.254.169.254"), "a link-local address");
}

TEST(Address, HostsAreJudgedAsFarAsTheirSpellingTells) {
  for (const char* host :
       {"127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "2130706433", "0x7f.1", "LOCALHOST", "a.localhost",
        "localhost.", "printer.local", "metadata.google.internal", "[fe80::1%25eth0]"}) {
    EXPECT_NE(why_not_public(std::string_view(host)), "") << host;
  }
  for (const char* host :
       {"example.com", "8.8.8.8", "[2606:4700::1111]", "mylocalhost", "internal.example.com"}) {
    EXPECT_EQ(why_not_public(std::string_view(host)), "") << host;
  }
}

}  // namespace
}  // namespace pith::fetch
