// What plain scalars stand for, in both schemas.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <optional>
#include <ostream>
#include <string>
#include <variant>

#include "tests/yaml/parsed.h"

namespace linter::yaml {

using Meaning = std::variant<std::nullptr_t, bool, std::int64_t, double, std::string>;

static Meaning MeaningOf(const Node& node, Schema schema) {
  switch (node.Type(schema)) {
    case ScalarType::Null:
      return nullptr;
    case ScalarType::Bool:
      return node.Bool(schema).value();
    case ScalarType::Int:
      return node.Int(schema).value();
    case ScalarType::Float:
      return node.Float(schema).value();
    case ScalarType::String:
      break;
  }
  return std::string(node.text());
}

static std::int64_t Integer(std::int64_t value) {
  return value;
}

struct Row {
  std::string text;
  Meaning kubernetes;
  Meaning core;
};

class Scalar : public testing::TestWithParam<Row> {};

// Names the test after what is read.
[[maybe_unused]] static void PrintTo(const Row& row, std::ostream* out) {
  *out << row.text;
}

TEST_P(Scalar, ResolvesInBothSchemas) {
  const Row& row = GetParam();
  const Parsed parsed("[" + row.text + "]");
  const Node node = parsed.root().Item(0);
  EXPECT_EQ(MeaningOf(node, Schema::Kubernetes), row.kubernetes) << row.text;
  EXPECT_EQ(MeaningOf(node, Schema::Core), row.core) << row.text;
}

static const Row Rows[] = {
    {"~", nullptr, nullptr},
    {"null", nullptr, nullptr},
    {"NULL", nullptr, nullptr},
    {"nULL", "nULL", "nULL"},
    {"true", true, true},
    {"TRUE", true, true},
    {"tRUE", "tRUE", "tRUE"},
    {"yes", true, "yes"},
    {"No", false, "No"},
    {"on", true, "on"},
    {"OFF", false, "OFF"},
    {"y", true, "y"},
    {"N", false, "N"},
    {"'yes'", "yes", "yes"},
    {"\"1\"", "1", "1"},
    {"0", Integer(0), Integer(0)},
    {"-12", Integer(-12), Integer(-12)},
    {"+12", Integer(12), Integer(12)},
    {"0755", Integer(493), Integer(755)},
    {"-0755", Integer(-493), Integer(-755)},
    {"08", 8.0, Integer(8)},
    {"0o17", Integer(15), Integer(15)},
    {"0x1F", Integer(31), Integer(31)},
    {"-0x1F", Integer(-31), "-0x1F"},
    {"0b101", Integer(5), "0b101"},
    {"1_000", Integer(1000), "1_000"},
    {"0x", "0x", "0x"},
    {"9223372036854775807", Integer(INT64_MAX), Integer(INT64_MAX)},
    {"-9223372036854775808", Integer(INT64_MIN), Integer(INT64_MIN)},
    {"1.5", 1.5, 1.5},
    {".5", 0.5, 0.5},
    {"1.", 1.0, 1.0},
    {"1e3", 1000.0, 1000.0},
    {"1E-2", 0.01, 0.01},
    {"1e400", "1e400", "1e400"},
    {"1e-400", 0.0, 0.0},
    {".inf", INFINITY, INFINITY},
    {"-.Inf", -INFINITY, -INFINITY},
    {"1.2.3", "1.2.3", "1.2.3"},
    {"1Gi", "1Gi", "1Gi"},
    {"12:30:45", "12:30:45", "12:30:45"},
    {"2001-12-14", "2001-12-14", "2001-12-14"},
    {"e3", "e3", "e3"},
    {".", ".", "."},
    {"+", "+", "+"},
    {"_1", "_1", "_1"},
};

INSTANTIATE_TEST_SUITE_P(Table, Scalar, testing::ValuesIn(Rows));

TEST(ScalarAccess, IntegersBeyondTheirTypeAreStillNumbers) {
  const Parsed parsed("[18446744073709551615, 99999999999999999999, 3.0, 3.5, .nan]");
  const Node root = parsed.root();
  EXPECT_EQ(root.Item(0).Type(), ScalarType::Int);
  EXPECT_EQ(root.Item(0).Int(), std::nullopt);
  EXPECT_EQ(root.Item(0).Float(), 18446744073709551615.0);
  EXPECT_EQ(root.Item(1).Type(), ScalarType::Int);
  EXPECT_EQ(root.Item(1).Float(), 1e20);
  EXPECT_EQ(root.Item(2).Int(), 3);
  EXPECT_EQ(root.Item(3).Int(), std::nullopt);
  EXPECT_TRUE(std::isnan(root.Item(4).Float().value()));
}

}  // namespace linter::yaml
