#include <gtest/gtest.h>

#include <string>

#include "linter/docker/image.h"

namespace linter::tests {

TEST(ImageName, IsReadAsBuildersReadIt) {
  const auto digest = "debian@sha256:" + std::string(64, 'a');
  for (const auto& good :
       {std::string("debian"), std::string("debian:12"), std::string("team/app:1.0_x-y"),
        std::string("localhost:5000/a/b-c_d__e--f.g"), std::string("Example.COM/app"), digest,
        std::string("registry.example.com:443/a:b@sha256:") + std::string(64, '0'),
        std::string("[::1]:5000/app"), std::string("host-1.example.com/app")}) {
    EXPECT_TRUE(docker::IsImageName(good)) << good;
  }
  for (const auto* bad : {"",
                          ":",
                          "debian:",
                          "Debian",
                          "debian:12:13",
                          "debian:-x",
                          "a//b",
                          "/a",
                          "a/",
                          "a___b",
                          "a._b",
                          "-a",
                          "a-",
                          "debian@sha256:abc",
                          "debian@",
                          "host:port/app",
                          "-host.com/app",
                          "a b",
                          "localhost:/app",
                          "http://example.com/app",
                          "a/B/c"}) {
    EXPECT_FALSE(docker::IsImageName(bad)) << bad;
  }
  EXPECT_FALSE(docker::IsImageName("debian:" + std::string(129, 'a')));
}

}  // namespace linter::tests
