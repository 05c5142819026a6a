#include "linter/docker/label_value.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace linter::tests {

TEST(LabelValue, AddressesHaveASchemeAndSomethingBehindIt) {
  for (const auto* good : {"https://example.com/a?b=c#d", "mailto:team@example.com", "urn:a:b",
                           "file:///etc/passwd", "http://[::1]:80/%20x", "git+ssh://host/x"}) {
    EXPECT_TRUE(docker::IsAddress(good)) << good;
  }
  for (const auto* bad :
       {"", "example.com", "https:", "https://", "http:///x", "1http://x", "https://a b",
        "https://x/%2", "https://x/%zz", "https://x#a#b", "://x", "https://\xC3\xA4"}) {
    EXPECT_FALSE(docker::IsAddress(bad)) << bad;
  }
}

TEST(LabelValue, TimestampsAreThoseOfTheCalendar) {
  for (const auto* good : {"2026-03-01T12:00:00Z", "2028-02-29t23:59:60.123456-11:30",
                           "2000-02-29 00:00:00z", "1985-04-12T23:20:50.52Z"}) {
    EXPECT_TRUE(docker::IsTimestamp(good)) << good;
  }
  for (const auto* bad :
       {"", "2026-03-01", "2026-02-29T12:00:00Z", "1900-02-29T00:00:00Z", "2026-13-01T12:00:00Z",
        "2026-00-10T12:00:00Z", "2026-04-31T12:00:00Z", "2026-03-01T24:00:00Z",
        "2026-03-01T12:60:00Z", "2026-03-01T12:00:00", "2026-03-01T12:00:00.Z",
        "2026-03-01T12:00:00+0200", "2026-03-01T12:00:00Z ", "26-03-01T12:00:00Z"}) {
    EXPECT_FALSE(docker::IsTimestamp(bad)) << bad;
  }
}

TEST(LabelValue, LicensesAreExpressionsOfSpdx) {
  for (const auto* good :
       {"MIT", "apache-2.0", "GPL-2.0+", "MIT OR Apache-2.0", "(MIT)", "((MIT AND ISC) or Zlib)",
        "GPL-2.0-only WITH Classpath-exception-2.0", "LicenseRef-Ours AND MIT",
        "DocumentRef-x:LicenseRef-y", "NOASSERTION"}) {
    EXPECT_TRUE(docker::IsLicense(good)) << good;
  }
  for (const auto* bad : {"", "Apache", "Apache 2.0", "MIT,ISC", "MIT OR", "OR MIT", "(MIT", "MIT)",
                          "()", "MIT ISC", "MIT WITH", "MIT WITH ISC", "DocumentRef-x", "+"}) {
    EXPECT_FALSE(docker::IsLicense(bad)) << bad;
  }
  EXPECT_FALSE(docker::IsLicense(std::string(100000, '(')));
  EXPECT_EQ(docker::NearestLicense("Apache 2.0"), "Apache-2.0");
  EXPECT_EQ(docker::NearestLicense("All rights reserved, as ever"), std::nullopt);
}

TEST(LabelValue, CommitsAreHashes) {
  EXPECT_TRUE(docker::IsCommit("3b1c9a1"));
  EXPECT_TRUE(docker::IsCommit(std::string(40, 'a')));
  EXPECT_TRUE(docker::IsCommit(std::string(64, '0')));
  EXPECT_FALSE(docker::IsCommit("3b1c9a"));
  EXPECT_FALSE(docker::IsCommit("3B1C9A1"));
  EXPECT_FALSE(docker::IsCommit(std::string(41, 'a')));
  EXPECT_FALSE(docker::IsCommit("release"));
}

TEST(LabelValue, VersionsAreSemantic) {
  for (const auto* good : {"0.0.0", "1.2.3", "1.0.0-alpha.1", "1.0.0-x-y.0", "1.0.0+001.sha",
                           "1.0.0-rc.1+build.5", "10.20.30"}) {
    EXPECT_TRUE(docker::IsSemanticVersion(good)) << good;
  }
  for (const auto* bad : {"", "1", "1.2", "v1.2.3", "1.2.3.4", "01.2.3", "1.2.3-", "1.2.3-01",
                          "1.2.3+", "1.2.3-a..b", "1.2.x", "-1.2.3", "1.2.3+a+b"}) {
    EXPECT_FALSE(docker::IsSemanticVersion(bad)) << bad;
  }
}

TEST(LabelValue, MailAddressesHaveNoNameBesides) {
  for (const auto* good : {"a@b", "team+x@example.com", "\"a b\"@example.com", "a@[192.0.2.1]",
                           "\"a\\\"b\"@example.com"}) {
    EXPECT_TRUE(docker::IsMailAddress(good)) << good;
  }
  for (const auto* bad : {"", "@", "a@", "@b", "a", "a.@b", ".a@b", "a..b@c", "a b@c", "A <a@b>",
                          "\"a\"b\"@c", "a@[]", "a@b..c"}) {
    EXPECT_FALSE(docker::IsMailAddress(bad)) << bad;
  }
}

}  // namespace linter::tests
