#include "linter/k8s/cidr.h"

#include <gtest/gtest.h>

namespace linter::k8s {

TEST(Cidr, ReadsBothFamilies) {
  const auto v4 = ParseCidr("10.0.0.0/8");
  ASSERT_TRUE(v4);
  EXPECT_FALSE(v4->ipv6);
  EXPECT_EQ(v4->prefix, 8);
  const auto v6 = ParseCidr("fd00::/8");
  ASSERT_TRUE(v6);
  EXPECT_TRUE(v6->ipv6);
  EXPECT_TRUE(ParseCidr("0.0.0.0/0")->any());
}

TEST(Cidr, RefusesWhatIsNoBlock) {
  for (const auto* text : {"", "10.0.0.0", "10.0.0/8", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/",
                           "10.0.0.0/8x", "fd00::/129", "example.com/8"}) {
    EXPECT_FALSE(ParseCidr(text)) << text;
  }
}

TEST(Cidr, TellsAddressBits) {
  EXPECT_TRUE(ParseCidr("10.0.0.5/8")->host_bits());
  EXPECT_FALSE(ParseCidr("10.0.0.5/32")->host_bits());
  EXPECT_TRUE(ParseCidr("fd00::1/64")->host_bits());
  EXPECT_FALSE(ParseCidr("fd00::/64")->host_bits());
}

TEST(Cidr, LiesStrictlyInside) {
  const auto outer = *ParseCidr("10.0.0.0/8");
  EXPECT_TRUE(ParseCidr("10.1.0.0/16")->StrictlyInside(outer));
  EXPECT_FALSE(ParseCidr("10.0.0.0/8")->StrictlyInside(outer));
  EXPECT_FALSE(ParseCidr("11.0.0.0/16")->StrictlyInside(outer));
  EXPECT_FALSE(ParseCidr("fd00::/16")->StrictlyInside(outer));
}

}  // namespace linter::k8s
