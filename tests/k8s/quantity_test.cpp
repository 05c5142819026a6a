#include "linter/k8s/quantity.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "linter/k8s/quantity_field.h"

namespace linter::tests {

using k8s::MeantQuantity;
using k8s::ParseQuantity;

static double ValueOf(std::string_view text) {
  const auto quantity = ParseQuantity(text);
  EXPECT_TRUE(quantity) << text;
  return quantity ? quantity->value : -1.0;
}

TEST(Quantity, ReadsWhatTheApiReads) {
  EXPECT_DOUBLE_EQ(ValueOf("0"), 0.0);
  EXPECT_DOUBLE_EQ(ValueOf("500m"), 0.5);
  EXPECT_DOUBLE_EQ(ValueOf("1.5Gi"), 1.5 * 1024 * 1024 * 1024);
  EXPECT_DOUBLE_EQ(ValueOf("128M"), 128e6);
  EXPECT_DOUBLE_EQ(ValueOf("1k"), 1000.0);
  EXPECT_DOUBLE_EQ(ValueOf("+2"), 2.0);
  EXPECT_DOUBLE_EQ(ValueOf("-1"), -1.0);
  EXPECT_DOUBLE_EQ(ValueOf(".5"), 0.5);
  EXPECT_DOUBLE_EQ(ValueOf("5."), 5.0);
}

TEST(Quantity, TellsExponentsFromExa) {
  EXPECT_DOUBLE_EQ(ValueOf("1E"), 1e18);
  EXPECT_DOUBLE_EQ(ValueOf("1e3"), 1000.0);
  EXPECT_DOUBLE_EQ(ValueOf("1E3"), 1000.0);
  EXPECT_DOUBLE_EQ(ValueOf("12e-1"), 1.2);
  EXPECT_DOUBLE_EQ(ValueOf("1Ei"), 0x1p60);
}

TEST(Quantity, RefusesWhatTheApiRefuses) {
  for (const auto* text : {"", ".", "m", "1GB", "1 Gi", "500 Mi", "0,5", "1K", "1gi", "1.2.3", "1e",
                           "half", "1Mb", "--1", "1 ", " 1", "0x10"}) {
    EXPECT_FALSE(ParseQuantity(text)) << text;
  }
}

TEST(Quantity, ComparesAcrossUnits) {
  EXPECT_TRUE(ParseQuantity("1000m")->Equals(*ParseQuantity("1")));
  EXPECT_TRUE(ParseQuantity("1Gi")->Exceeds(*ParseQuantity("1G")));
  EXPECT_FALSE(ParseQuantity("0.1")->Exceeds(*ParseQuantity("100m")));
}

TEST(Quantity, GuessesWhatWasMeant) {
  EXPECT_EQ(MeantQuantity("1GB"), "1G");
  EXPECT_EQ(MeantQuantity("500 Mi"), "500Mi");
  EXPECT_EQ(MeantQuantity("0,5"), "0.5");
  EXPECT_EQ(MeantQuantity("2gib"), "2Gi");
  EXPECT_EQ(MeantQuantity("64K"), "64k");
  EXPECT_EQ(MeantQuantity("2 cores"), "2");
  EXPECT_EQ(MeantQuantity("1,000Mi"), std::nullopt) << "may be a thousand";
  EXPECT_EQ(MeantQuantity("half"), std::nullopt);
  EXPECT_EQ(MeantQuantity("1Gi"), std::nullopt) << "is one already";
  EXPECT_EQ(MeantQuantity(""), std::nullopt);
}

TEST(Quantity, KnowsTheUnitOfAResource) {
  EXPECT_EQ(k8s::UnitOf("cpu"), k8s::Unit::Cores);
  EXPECT_EQ(k8s::UnitOf("limits.cpu"), k8s::Unit::Cores);
  EXPECT_EQ(k8s::UnitOf("requests.memory"), k8s::Unit::Bytes);
  EXPECT_EQ(k8s::UnitOf("hugepages-2Mi"), k8s::Unit::Bytes);
  EXPECT_EQ(k8s::UnitOf("gold.storageclass.storage.k8s.io/requests.storage"), k8s::Unit::Bytes);
  EXPECT_EQ(k8s::UnitOf("pods"), k8s::Unit::Pieces);
  EXPECT_EQ(k8s::UnitOf("nvidia.com/gpu"), k8s::Unit::Pieces);
}

}  // namespace linter::tests
