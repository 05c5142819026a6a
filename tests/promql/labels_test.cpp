#include "linter/promql/labels.h"

#include <gtest/gtest.h>

#include "linter/promql/parser.h"

namespace linter::promql {

// The labels of the whole, `any` where they are not known.
static std::string LabelsOfRoot(std::string_view text) {
  const auto labels = LabelsOf(Parse(text)).back();
  if (labels == nullptr) {
    return "any";
  }
  std::string names;
  for (const auto& name : *labels) {
    names += (names.empty() ? "" : ",") + name;
  }
  return names;
}

TEST(PromQlLabels, AreWhatAnAggregationKeeps) {
  EXPECT_EQ(LabelsOfRoot("x"), "any");
  EXPECT_EQ(LabelsOfRoot("sum(x)"), "");
  EXPECT_EQ(LabelsOfRoot("sum by (b, a) (rate(x[5m])) > 1"), "a,b");
  EXPECT_EQ(LabelsOfRoot("max by (a, c) (sum by (a, b) (x))"), "a");
  EXPECT_EQ(LabelsOfRoot("sum without (a) (x)"), "any");
  EXPECT_EQ(LabelsOfRoot("sum without (a) (sum by (a, b) (x))"), "b");
  EXPECT_EQ(LabelsOfRoot("topk(3, sum by (a) (x))"), "a");
  EXPECT_EQ(LabelsOfRoot("count_values(\"v\", x)"), "v");
}

TEST(PromQlLabels, GoThroughFunctions) {
  EXPECT_EQ(LabelsOfRoot("histogram_quantile(0.9, sum by (le, a) (rate(x_bucket[5m])))"), "a");
  EXPECT_EQ(LabelsOfRoot("max_over_time(sum by (a) (x)[1h:])"), "a");
  EXPECT_EQ(LabelsOfRoot("label_replace(sum by (a) (x), \"b\", \"$1\", \"a\", \"(.*)\")"), "a,b");
  EXPECT_EQ(LabelsOfRoot("absent(up{job=\"a\", instance=~\"b\"})"), "job");
  EXPECT_EQ(LabelsOfRoot("absent_over_time(up{job=\"a\"}[5m])"), "job");
  EXPECT_EQ(LabelsOfRoot("absent(sum by (a) (x))"), "");
  EXPECT_EQ(LabelsOfRoot("vector(1)"), "");
}

TEST(PromQlLabels, GoThroughOperations) {
  EXPECT_EQ(LabelsOfRoot("x / on (a, b) y"), "a,b");
  EXPECT_EQ(LabelsOfRoot("x * on (a) group_left (c) y"), "any");
  EXPECT_EQ(LabelsOfRoot("sum by (a, b) (x) * on (a) group_left (c) y"), "a,b,c");
  EXPECT_EQ(LabelsOfRoot("x / sum by (a) (y)"), "a");
  EXPECT_EQ(LabelsOfRoot("100 * sum by (a) (y)"), "a");
  EXPECT_EQ(LabelsOfRoot("x and on (a) sum by (a) (y)"), "any");
  EXPECT_EQ(LabelsOfRoot("sum by (a) (x) unless sum by (a) (y)"), "a");
  EXPECT_EQ(LabelsOfRoot("sum by (a) (x) or sum by (b) (y)"), "a,b");
  EXPECT_EQ(LabelsOfRoot("sum by (a) (x) or y"), "any");
  EXPECT_EQ(LabelsOfRoot("sum by (a, b) (x) / ignoring (b) sum by (a) (y)"), "a");
}

static std::string MismatchIn(std::string_view text) {
  const auto read = Parse(text);
  const auto mismatch = MismatchOf(read.root(), LabelsOf(read), read);
  return mismatch ? mismatch->label + (mismatch->left ? " left" : " right") : "none";
}

TEST(PromQlLabels, TellWhatNeverMatches) {
  EXPECT_EQ(MismatchIn("sum by (a) (x) / sum by (b) (y)"), "a right");
  EXPECT_EQ(MismatchIn("sum(x) / sum by (b) (y)"), "b left");
  EXPECT_EQ(MismatchIn("sum by (a) (x) / sum by (a) (y)"), "none");
  EXPECT_EQ(MismatchIn("sum by (a) (x) / on () group_left () sum(y)"), "none");
  EXPECT_EQ(MismatchIn("x * on (pod) group_left sum by (job) (y)"), "pod right");
  EXPECT_EQ(MismatchIn("sum by (a, b) (x) / ignoring (b) sum by (a) (y)"), "none");
  EXPECT_EQ(MismatchIn("sum by (a) (x) or sum by (b) (y)"), "none");
  EXPECT_EQ(MismatchIn("sum by (a) (x) / y"), "none");
  EXPECT_EQ(MismatchIn("sum(x) > 1"), "none");
}

TEST(PromQlLabels, AreBoundedInMemory) {
  std::string growing = "sum by (a) (x)";
  for (int at = 0; at < 5'000; ++at) {
    growing += " * on (a) group_left (b" + std::to_string(at) + ") y";
  }
  EXPECT_EQ(LabelsOfRoot(growing), "any");
}

}  // namespace linter::promql
