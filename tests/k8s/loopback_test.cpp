#include "linter/k8s/loopback.h"

#include <gtest/gtest.h>

namespace linter::tests {

TEST(Loopback, IsWhatOnlyThePodReaches) {
  for (const auto* host : {"localhost", "127.0.0.1", "127.1.2.3", "::1", "[::1]"}) {
    EXPECT_TRUE(k8s::IsLoopback(host)) << host;
  }
  for (const auto* host : {"", "0.0.0.0", "::", "10.127.0.1", "localhost.example.com"}) {
    EXPECT_FALSE(k8s::IsLoopback(host)) << host;
  }
}

TEST(Loopback, TellsOpenUrls) {
  for (const auto* url : {"http://0.0.0.0:2379", "http://[::]:2379", "http://$(POD_IP):2379",
                          "http://etcd/path", "http://[fe80::1"}) {
    EXPECT_TRUE(k8s::IsOpenPlainUrl(url)) << url;
    EXPECT_FALSE(k8s::IsOpenTlsUrl(url)) << url;
  }
  for (const auto* url : {"http://127.0.0.1:2379", "http://[::1]:2379", "http://localhost",
                          "unix:///run/etcd.sock", "https://etcd:2379", "http://", "", "http:/"}) {
    EXPECT_FALSE(k8s::IsOpenPlainUrl(url)) << url;
  }
  EXPECT_TRUE(k8s::IsOpenTlsUrl("https://etcd:2379"));
  EXPECT_FALSE(k8s::IsOpenTlsUrl("https://127.0.0.1:2379"));
}

}  // namespace linter::tests
